/**
 * One step of the region: a command or a timer in, its outcome out, synchronously. Whoever calls it decides what time it
 * is and when the outcome may leave (region/commit-loop.ts).
 */
import { errorResponse } from '../api/error-response.ts';
import type { AccountTime, Moment } from './account-time.ts';
import type { Outbox, Outcome } from './outbox.ts';
import type { Call, Service } from './service.ts';

/** `Event`: what an environment may report, which the kernel only carries. */
export type Command<Event = unknown> =
  | { type: 'call'; callId: string; call: Call }
  | { type: 'environment'; environmentId: string; event: Event };

/** The synchronous whole: every service, the two times, one outbox. */
export interface Core<Effect = unknown, Event = unknown> {
  time: AccountTime;
  outbox: Outbox<Effect>;
  services: ReadonlyMap<string, Service>;
  onEnvironmentEvent(environmentId: string, event: Event): void;
  /** What only records the last step: run when its outcome has been handed over, or by the next step at the latest. */
  record(): void;
}

/** Fires the next timer that is due and hands over what came of it; undefined when none is due by then. */
export function fireNext<Effect, Event>(core: Core<Effect, Event>, moment: Moment): Outcome<Effect> | undefined {
  core.record();
  return core.time.fireNext(moment) ? core.outbox.drain() : undefined;
}

/** Fires everything that is due by then; for whoever hands nothing over in between. */
export function passTo<Effect, Event>(core: Core<Effect, Event>, moment: Moment): Outcome<Effect> {
  do core.record();
  while (core.time.fireNext(moment));
  return core.outbox.drain();
}

/** Runs the command at that moment, whatever timers are still to fire, and hands over what came of it. */
export function step<Effect, Event>(
  core: Core<Effect, Event>,
  command: Command<Event>,
  moment: Moment,
): Outcome<Effect> {
  core.record();
  core.time.reach(moment);
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
  }
  return core.outbox.drain();
}

const unknownService = (name: string) =>
  errorResponse(404, 'UnknownOperationException', { message: `Coldspark has no service "${name}".` });
