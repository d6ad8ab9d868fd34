/**
 * `coldspark`, a module that AWS does not have: a request to AWS as HTTP has it, without a signature. What an SDK's HTTP
 * layer does can stand on it.
 */
import { Buffer } from 'buffer';
import type { HttpResponse } from '../../../api/http.ts';
import { type HandlerRequest, type HandlerRequestOptions, handlerRequest } from '../../handler-request.ts';

type Options = Omit<HandlerRequestOptions, 'body'> & { body?: string | Uint8Array };

export function createColdspark(requestAws: (request: HandlerRequest) => Promise<HttpResponse>) {
  return {
    /** Resolves with AWS's answer, whatever its status. Without options but `service`: an empty POST to `/`. */
    async awsRequest({ body = '', ...options }: Options) {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const response = await requestAws(handlerRequest({ ...options, body: bytes }));
      return { status: response.status, headers: response.headers, body: Buffer.from(response.body) };
    },
  };
}
