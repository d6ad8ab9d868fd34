/**
 * CORS of a function URL or an HTTP API: AWS itself answers the browser's question, and says whose pages may read an answer.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
import type { HttpResponse } from '../../api/http.ts';
import type { ReceivedRequest } from './received-request.ts';

type Asked = Pick<ReceivedRequest, 'method' | 'headers'>;

/** In the words of both models. */
export interface Cors {
  AllowCredentials?: boolean | undefined;
  AllowHeaders?: string[] | undefined;
  AllowMethods?: string[] | undefined;
  AllowOrigins?: string[] | undefined;
  ExposeHeaders?: string[] | undefined;
  MaxAge?: number | undefined;
}

/** Whether a browser asks before it sends; the function never hears of that. */
export const isPreflight = ({ method, headers }: Asked) =>
  method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;

export function preflightResponse(cors: Cors, request: Asked, status: number): HttpResponse {
  const { AllowMethods, AllowHeaders, MaxAge } = cors;
  const origin = originHeaders(cors, request);
  return {
    status,
    headers: {
      ...origin,
      ...(origin && {
        ...listHeader('access-control-allow-methods', AllowMethods),
        ...listHeader('access-control-allow-headers', AllowHeaders),
        ...(MaxAge !== undefined && { 'access-control-max-age': String(MaxAge) }),
      }),
    },
    body: new Uint8Array(),
  };
}

/** The address's own rules take the place of what the function says about them. */
export function withCors(cors: Cors, request: Asked, response: HttpResponse): HttpResponse {
  const origin = originHeaders(cors, request);
  if (!origin) return response;
  const exposed = listHeader('access-control-expose-headers', cors.ExposeHeaders);
  return { ...response, headers: { ...response.headers, ...origin, ...exposed } };
}

/** Undefined when the page's origin is not allowed, or there is no page. */
function originHeaders(cors: Cors, { headers: { origin } }: Asked): Record<string, string> | undefined {
  const { AllowOrigins = [], AllowCredentials = false } = cors;
  const forAll = AllowOrigins.includes('*');
  if (origin === undefined || (!forAll && !AllowOrigins.includes(origin))) return undefined;
  return {
    'access-control-allow-origin': forAll && !AllowCredentials ? '*' : origin,
    ...(AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin',
  };
}

const listHeader = (name: string, values: readonly string[] = []): Record<string, string> =>
  values.length > 0 ? { [name]: values.join(',') } : {};
