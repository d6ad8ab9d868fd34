/**
 * A program that asks again and again whether provisioned concurrency is ready is held until it is. Nobody looks on
 * meanwhile: the account's idle time until then is skipped for it, event by event, as by the clock's own control.
 */
import type { HttpRequest, HttpResponse } from '../api/http.ts';

/** An operation whose answer waits for the account's time. */
const HELD = 'GetProvisionedConcurrencyConfig';
/** Before time is skipped for it: what takes less just passes. */
const PATIENCE_MS = 250;

const TO_NEXT_EVENT: HttpRequest = {
  service: 'coldspark',
  method: 'POST',
  path: '/TurnClock',
  query: {},
  headers: {},
  body: new TextEncoder().encode('{"to":"next-event"}'),
};

type Answer = (request: HttpRequest, heard: (operation: string) => void) => Promise<HttpResponse>;

/** `answer`, for programs. */
export function skippingIdleTime(answer: Answer): Answer {
  return async (request, heard) => {
    let operation = '';
    let answered = false;
    const answering = answer(request, (name) => {
      operation = name;
      heard(name);
    }).finally(() => {
      answered = true;
    });
    void skip();
    return answering;

    async function skip(): Promise<void> {
      await pause();
      while (!answered && operation === HELD) {
        const { status } = await answer(TO_NEXT_EVENT, () => {});
        // nothing is to come: it waits for what runs
        if (status !== 200) return;
        await pause();
      }
    }
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
