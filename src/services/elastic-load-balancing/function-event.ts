/** The event that a load balancer makes of a request: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer */
import type { HeaderLine } from '../../api/http.ts';
import {
  allValues,
  bodyMembers,
  forwardedHeaders,
  lastValues,
  type ReceivedRequest,
  SOURCE_IP,
} from '../../kernel/front-door/received-request.ts';
import type { TargetGroupRecord } from './context.ts';
import { rawQueryLines } from './routing.ts';
import { hasMultiValueHeaders } from './target-group-attributes.ts';

/** Others are Base64. */
const TEXT_TYPE = /^(?:text\/|application\/(?:json|javascript|xml)(?:;|$))/i;

interface Origin {
  /** Of the listener. */
  port: number;
  /** 24 hexadecimal digits. */
  traceId: string;
  atMs: number;
}

export function functionEvent(group: Readonly<TargetGroupRecord>, request: ReceivedRequest, origin: Origin): object {
  const { method, rawPath, rawQueryString, headers, body } = request;
  const query = rawQueryLines(rawQueryString);
  const lines = headerLines(request, origin);
  const isText = TEXT_TYPE.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  return {
    requestContext: { elb: { targetGroupArn: group.arn } },
    httpMethod: method,
    path: rawPath,
    ...(hasMultiValueHeaders(group)
      ? { multiValueQueryStringParameters: allValues(query) ?? {}, multiValueHeaders: allValues(lines) }
      : { queryStringParameters: lastValues(query) ?? {}, headers: lastValues(lines) }),
    body: '',
    ...bodyMembers(body, isText),
  };
}

/** As they were sent, in lower case, with what load balancers add; who asked before this computer stays in the list. */
function headerLines({ headerLines: sent, headers }: ReceivedRequest, { port, traceId, atMs }: Origin): HeaderLine[] {
  const { 'x-forwarded-for': before } = headers;
  const added = {
    ...forwardedHeaders(headers['x-amzn-trace-id'] ? '' : traceId, atMs),
    ...(headers['x-amzn-trace-id'] && { 'x-amzn-trace-id': headers['x-amzn-trace-id'] }),
    'x-forwarded-for': before ? `${before}, ${SOURCE_IP}` : SOURCE_IP,
    'x-forwarded-port': String(port),
    'x-forwarded-proto': 'http',
  };
  const lower = sent.map(([name, value]): HeaderLine => [name.toLowerCase(), value]);
  return [...lower.filter(([name]) => !Object.hasOwn(added, name)), ...Object.entries(added)];
}
