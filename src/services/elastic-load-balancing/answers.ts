/** What a load balancer answers: a function's result, a response of its own, or an error in place of either. */
import type { HttpResponse } from '../../api/http.ts';
import type { FixedResponseActionConfig, RedirectActionConfig } from '../../api/models/elbv2-types.ts';
import {
  isProxyResult,
  MalformedResult,
  readBody,
  readHeaders,
  readMultiValueHeaders,
  readStatus,
} from '../../kernel/front-door/proxy-result.ts';
import type { ReceivedRequest } from '../../kernel/front-door/received-request.ts';
import { authorityOf } from './routing.ts';

const SERVER = { server: 'awselb/2.0' };
const utf8 = new TextEncoder();

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#load-balancer-http-error-codes */
const REASONS = {
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  413: 'Request Entity Too Large',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
};

/** A page that says no more than its status. */
export function ownAnswer(status: keyof typeof REASONS, headers: Record<string, string> = {}): HttpResponse {
  const title = `${status} ${REASONS[status]}`;
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { ...SERVER, 'content-type': 'text/html', ...headers }, body: utf8.encode(page) };
}

export const fixedAnswer = ({
  StatusCode,
  ContentType,
  MessageBody = '',
}: FixedResponseActionConfig): HttpResponse => ({
  status: Number(StatusCode),
  headers: { ...SERVER, ...(ContentType !== undefined && { 'content-type': `${ContentType}; charset=utf-8` }) },
  body: utf8.encode(MessageBody),
});

/** `port`: the listener's. The one that a client of this computer says stays, or it would be led astray. */
export function redirectAnswer(config: RedirectActionConfig, request: ReceivedRequest, port: number): HttpResponse {
  const { host, port: saidPort = port } = authorityOf(request);
  const parts: Readonly<Record<string, string>> = {
    ...{ protocol: 'http', host, port: String(saidPort) },
    path: request.rawPath.slice(1),
    query: request.rawQueryString,
  };
  const filled = (text = '') => text.replaceAll(/#\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
  const query = filled(config.Query);
  const location = `${filled(config.Protocol).toLowerCase()}://${filled(config.Host)}:${filled(config.Port)}${filled(config.Path)}`;
  const status = config.StatusCode === 'HTTP_301' ? 301 : 302;
  return ownAnswer(status, { location: query === '' ? location : `${location}?${query}` });
}

/** `payload`: JSON text. Undefined: it is no response. */
export function functionAnswer(payload: string, isMultiValue: boolean): HttpResponse | undefined {
  try {
    const result: unknown = JSON.parse(payload);
    if (!isProxyResult(result) || !('statusCode' in result)) throw new MalformedResult();
    const { body = null } = result;
    if (body !== null && typeof body !== 'string') throw new MalformedResult();
    const read = isMultiValue
      ? readMultiValueHeaders(result.multiValueHeaders)
      : { headers: readHeaders(result.headers) };
    return {
      status: readStatus(result.statusCode),
      ...read,
      headers: { ...SERVER, 'content-type': 'application/octet-stream', ...read.headers },
      body: readBody(result),
    };
  } catch (error) {
    if (error instanceof MalformedResult) return undefined;
    throw error;
  }
}
