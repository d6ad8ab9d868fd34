/** Our own small contract as a service of the region: api/coldspark.ts says what each operation does. */
import type { ArnScope } from '../../api/arn.ts';
import type { ColdsparkOperations, PutMailRequest, TestEvent } from '../../api/coldspark.ts';
import { invariant, ServiceException } from '../../api/errors.ts';
import type { AccountTime } from '../../kernel/account-time.ts';
import type { AppliedQuotas } from '../../kernel/applied-quotas.ts';
import type { Change, Outbox } from '../../kernel/outbox.ts';
import type { ObservationRecorder } from '../../kernel/recorder.ts';
import { type Neighbours, READS } from '../../kernel/service.ts';
import { defineService, deletes, later, reads, uploads, writes } from '../../kernel/service-declaration.ts';
import type { DecisionSource, EventSource, HopSource, LiveSource, RegionParts } from '../region-parts.ts';
import { putAccountConcurrency } from './account-concurrency.ts';
import { AccountClockOperations } from './clock.ts';
import { coldsparkWire } from './coldspark-wire.ts';
import { invokeRefusal } from './invoke-permission.ts';
import { MAIL_TABLE, Mailbox } from './mail.ts';
import { SETTINGS_TABLE, Settings } from './settings.ts';
import { TEST_EVENTS_TABLE, TestEvents } from './test-events.ts';

export interface ColdsparkContext {
  testEvents: TestEvents;
  settings: Settings;
  mailbox: Mailbox;
  outbox: Outbox;
  recorder: ObservationRecorder;
  trace: DecisionSource;
  live: LiveSource;
  events: EventSource;
  hops: HopSource;
  clock: AccountClockOperations;
  quotas: AppliedQuotas;
  time: AccountTime;
  neighbours: Neighbours;
  scope: ArnScope;
  servicesInUse(): string[];
}

export type ColdsparkParts = Pick<
  RegionParts,
  | 'outbox'
  | 'random'
  | 'luck'
  | 'pace'
  | 'recorder'
  | 'trace'
  | 'live'
  | 'events'
  | 'hops'
  | 'time'
  | 'quotas'
  | 'neighbours'
  | 'scope'
  | 'servicesInUse'
>;

/**
 * Operations that are half the region's own, for they need promises and the packages (region/account-file.ts). Here
 * GetBackup brings to disk what is still in memory; the file is written from there. RestoreBackup comes with the file, and
 * reaches the command with the records that were read from it.
 */
interface FileOperations {
  GetBackup: { input: Record<string, never>; output: Record<string, never> };
  RestoreBackup: { input: { file: Uint8Array } | { records: readonly Change[] }; output: Record<string, never> };
}

/** What other services ask of it, and nobody else can. */
interface NeighbourOperations {
  PutMail: { input: PutMailRequest; output: Record<string, never> };
}

const COLDSPARK_TABLES = { testEvents: TEST_EVENTS_TABLE, settings: SETTINGS_TABLE, mail: MAIL_TABLE };

export const coldspark = defineService<
  ColdsparkOperations & FileOperations & NeighbourOperations,
  ColdsparkContext,
  ColdsparkParts,
  typeof COLDSPARK_TABLES
>({
  wire: coldsparkWire,
  operations: {
    ListServicesInUse: reads(({ servicesInUse }) => ({ services: servicesInUse() })),
    TestInvokePermission: reads((context, input) => {
      const refusal = invokeRefusal(context, input);
      return refusal === undefined ? {} : { refusal };
    }),
    ListTestEvents: reads(({ testEvents }, input) => testEvents.list(input)),
    PutTestEvent: writes(({ testEvents }, input) => testEvents.put(input as TestEvent)),
    DeleteTestEvent: deletes(({ testEvents }, input) => testEvents.delete(input)),
    GetDecisions: reads(({ trace }, { functionName, requestId, sinceMs }) => ({
      decisions: trace.decisions(functionName, requestId, sinceMs),
    })),
    GetEnvironments: reads(({ live }, input) => live.environmentLives(input)),
    GetLiveSamples: reads(({ live }, input) => live.liveSamples(input)),
    GetEventTimeline: reads(({ events }, input) => events.eventTimeline(input)),
    GetHops: reads(({ hops }, input) => hops.read(input)),
    SendHopAgain: later({ needsRoom: true, repeatable: false }, ({ hops, neighbours }, { id, payload }, done) =>
      neighbours.call(hops.again(id, payload), (answer) =>
        done({
          output: answer instanceof ServiceException ? { refusal: { code: answer.code, message: answer.message } } : {},
        }),
      ),
    ),
    GetFailingTries: reads(({ events }, { functionName }) => ({
      functionName,
      tries: events.failingTries(functionName),
    })),
    PutFailingTries: writes(({ events }, { functionName, tries }) => {
      events.failTries(functionName, tries);
      return { functionName, tries };
    }),
    ListMail: reads(({ mailbox }, input) => mailbox.list(input)),
    PutMail: writes(({ mailbox }, input) => mailbox.put(input)),
    DeleteMail: deletes(({ mailbox }, input) => mailbox.delete(input)),
    GetSettings: reads(({ settings }) => settings.get()),
    PutSettings: writes(({ settings }, input) => settings.put(input)),
    GetClock: later(READS, ({ clock }, input, done) => clock.whenSkipped(input, () => done({ output: clock.get() }))),
    PutClock: { traits: READS, run: ({ clock }, input) => clock.put(input) },
    AdvanceClock: { traits: READS, run: ({ clock }, input) => clock.advance(input) },
    TurnClock: later(READS, ({ clock }, input, done) => clock.turn(input, () => done({ output: clock.get() }))),
    PutAccountConcurrency: writes(({ quotas }, input) => putAccountConcurrency(quotas, input)),
    ResetAccount: deletes(({ outbox }) => silent(() => outbox.replacement([]))),
    GetBackup: reads(({ recorder }) => silent(() => recorder.flush())),
    RestoreBackup: uploads(({ outbox, time }, input) => {
      invariant('records' in input, 'a backup is read before it is restored');
      return silent(() => outbox.replacement(time.carriedInto(input.records)));
    }, 'file'),
  },
  tables: COLDSPARK_TABLES,
  context: (parts, tables) => ({
    testEvents: new TestEvents(tables.testEvents),
    ...parts,
    settings: new Settings(tables.settings, parts.luck, parts.pace),
    mailbox: new Mailbox(tables.mail, parts.time.account, parts.random),
    clock: new AccountClockOperations(parts.time),
  }),
  restored: ({ settings }) => settings.apply(),
});

/** An operation that has nothing to tell. */
function silent(act: () => void): Record<string, never> {
  act();
  return {};
}
