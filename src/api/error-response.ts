/** An error as JSON, its code in the header where clients of AWS look for it. */
import type { HttpResponse } from './http.ts';

/** `members`: the body, for clients differ in the spelling of the message that they read. */
export const errorResponse = (status: number, code: string, members: object): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
  body: new TextEncoder().encode(JSON.stringify(members)),
});
