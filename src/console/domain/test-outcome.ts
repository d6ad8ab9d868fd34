/** How one press of Test ended: with an answer of the function, or refused before anything ran. */

/** In Invoke's names. */
interface SentInvocation {
  FunctionName: string;
  Qualifier: string | undefined;
  InvocationType?: 'Event';
  Payload: Uint8Array;
}

export interface FunctionOutcome {
  kind: 'succeeded' | 'failed';
  sent?: SentInvocation;
  /** Name of the saved event, or undefined for one that was never saved. */
  eventName?: string;
  /** The response payload, JSON text as the function answered it. */
  payload: string;
  /** The last 4 KB of the execution log. */
  logTail: string;
  requestId: string;
  executedVersion: string;
  /** Of the version that ran. */
  codeSha256: string;
  /** Milliseconds since 1970. */
  startedAtMs: number;
}

/** An API-level failure (throttle, permission): no summary and no log, because nothing ran. */
export interface RefusedOutcome {
  kind: 'refused';
  message: string;
  /** When it was throttled: the service remembers why. */
  throttledRequestId?: string;
}

/** An asynchronous invocation that was queued: what becomes of it shows in the logs and the metrics. */
export interface AcceptedOutcome {
  kind: 'accepted';
  eventName?: string;
  sent: SentInvocation;
  requestId: string;
}

export type TestOutcome = FunctionOutcome | AcceptedOutcome | RefusedOutcome;

export const refusalText = (message: string) => `Calling the invoke API action failed with this message: ${message}`;

/** JSON text with two spaces of indent; text that is not JSON stays as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Why a text is not JSON, or undefined when it is. */
export function jsonProblem(text: string): string | undefined {
  if (text.trim() === '') return 'The event is empty. Enter valid JSON, for example {}.';
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `The event is not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
