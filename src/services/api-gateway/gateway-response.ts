/**
 * What API Gateway answers itself, in place of a function.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
import { errorResponse } from '../../api/error-response.ts';
import type { HttpResponse } from '../../api/http.ts';

/** Of an HTTP API: no code. */
export const gatewayMessage = (status: number, message: string): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode(JSON.stringify({ message })),
});

/** Of a REST API: its code in a header. */
export const gatewayRefusal = (status: number, code: string, message: string): HttpResponse =>
  errorResponse(status, code, { message });

/** Where no API and no stage of it is. */
export const forbidden = (): HttpResponse => gatewayRefusal(403, 'ForbiddenException', 'Forbidden');
