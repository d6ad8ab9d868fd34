/**
 * One step of the region: a command in, its outcome out, synchronously. Whoever calls it decides what time it is and
 * when the outcome may leave (region/commit-loop.ts).
 */
import type { HttpResponse } from '../api/http.ts';
import type { VirtualClock } from './clock.ts';
import type { Outbox, Outcome } from './outbox.ts';
import type { Call, Service } from './service.ts';

/** `Event`: what an environment may report, which the kernel only carries. */
export type Command<Event = unknown> =
  | { type: 'call'; callId: string; call: Call }
  /** A timer is due. */
  | { type: 'wake' }
  | { type: 'environment'; environmentId: string; event: Event };

/** The synchronous whole: every service, one clock, one outbox. */
export interface Core<Effect = unknown, Event = unknown> {
  clock: VirtualClock;
  outbox: Outbox<Effect>;
  services: ReadonlyMap<string, Service>;
  onEnvironmentEvent(environmentId: string, event: Event): void;
}

/** Brings the clock to `now` (firing what is due on the way), runs the command, and hands over what came of it. */
export function step<Effect, Event>(core: Core<Effect, Event>, command: Command<Event>, now: number): Outcome<Effect> {
  core.clock.advanceTo(now);
  switch (command.type) {
    case 'call': {
      const { callId, call } = command;
      const service = core.services.get(call.service);
      if (service) service.run(call, (answer) => core.outbox.reply(callId, service.respond(call, answer)));
      else core.outbox.reply(callId, unknownService(call.service));
      break;
    }
    case 'environment':
      core.onEnvironmentEvent(command.environmentId, command.event);
      break;
    case 'wake':
      break;
  }
  return core.outbox.drain();
}

function unknownService(name: string): HttpResponse {
  const body = JSON.stringify({ message: `Coldspark has no service "${name}".` });
  return {
    status: 404,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'UnknownOperationException' },
    body: new TextEncoder().encode(body),
  };
}
