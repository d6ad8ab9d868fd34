/**
 * What a function's result of format 1.0 is as a response: it must be an object, of which a status code is the least.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
 */
import type { HttpResponse } from '../../api/http.ts';
import {
  isProxyResult,
  MalformedResult,
  readBody,
  readHeaders,
  readMultiValueHeaders,
  readStatus,
} from '../../kernel/front-door/proxy-result.ts';

interface Reading {
  /** Where the function says none. */
  contentType: string;
  /** Whether a body that says it is Base64 is decoded. */
  decodes: boolean;
}

/** Throws MalformedResult. Where both have a header, the list of values counts. */
export function proxyResponse(payload: string, { contentType, decodes }: Reading): HttpResponse {
  const result: unknown = JSON.parse(payload);
  if (!isProxyResult(result)) throw new MalformedResult();
  const { statusCode = 200, headers, multiValueHeaders } = result;
  if (typeof result.body === 'object' && result.body !== null) throw new MalformedResult();
  if (!Object.keys(result).some((name) => MEMBERS.has(name))) throw new MalformedResult();
  const single = readHeaders(headers);
  const many = readMultiValueHeaders(multiValueHeaders);
  const { 'set-cookie': cookie, ...plain } = single;
  const cookies = many.cookies ?? (cookie === undefined ? [] : [cookie]);
  return {
    status: readStatus(statusCode),
    headers: { 'content-type': contentType, ...plain, ...many.headers },
    ...(cookies.length > 0 && { cookies }),
    body: readBody(decodes ? result : { body: result.body }),
  };
}

/** At least one of them makes an object a response; others, or none, do not. */
const MEMBERS = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);
