/**
 * Our own small contract, for what AWS has no word for: the console's saved test events, the bytes of a deployment
 * package, the syntax of sources, the account's settings, backup and reset, and what the tab is doing. Same transport as everything else
 * (service `coldspark`): `POST /<Operation>` with a JSON body, answered with JSON; packages and backups travel as bytes.
 */

import type { AccountClock, ClockEvent } from './account-clock.ts';
import type { BridgeState } from './bridge.ts';
import type { EnvironmentLives, EnvironmentLivesRequest } from './environment-lives.ts';
import { ServiceException } from './errors.ts';
import type { EventTimeline, EventTimelineRequest, FailingTriesSetting } from './event-timeline.ts';
import type { Hops, HopsRequest } from './hops.ts';
import type { Handle, HttpResponse } from './http.ts';
import type { LiveSamples, LiveSamplesRequest } from './live-samples.ts';
import type { ThrottleReason } from './throttle-reasons.ts';

/** A saved test event of a function. */
export interface TestEvent {
  functionName: string;
  name: string;
  /** The event, JSON text as typed. */
  body: string;
  /** Private when absent: of those a function has only so many. */
  sharing?: TestEventSharing;
}
/** https://docs.aws.amazon.com/lambda/latest/dg/testing-functions.html#creating-private-events */
export const PRIVATE_EVENTS_PER_FUNCTION = 10;

export type TestEventSharing = 'private' | 'shareable';

/** Of a test event's name. https://docs.aws.amazon.com/lambda/latest/dg/testing-functions.html */
export const TEST_EVENT_NAME_LENGTH = 25;
export const TEST_EVENT_NAME_RULE = `Maximum of ${TEST_EVENT_NAME_LENGTH} characters consisting of letters, numbers, dots, hyphens and underscores.`;
export const isTestEventName = (name: string) =>
  name.length <= TEST_EVENT_NAME_LENGTH && /^[a-zA-Z0-9._-]+$/.test(name);

/** What keeps a source file from compiling, and where. Lines and columns count from 1, columns in UTF-16 units. */
export interface SyntaxProblem {
  path: string;
  line: number;
  column: number;
  /** Where what is wrong ends, if that is known: the column after it, on the same line. */
  endColumn?: number;
  message: string;
}

export interface AccountSettings {
  /** Makes the luck of weighted aliases repeat itself: 1 to 64 characters. Absent: fresh luck each time. */
  seed?: string;
  /** Seconds of the account's time until the first environment of provisioned concurrency is there: 0 to 600. Absent: 90,
   * for AWS's minute or two. */
  provisioningSeconds?: number;
  /** Init takes at least as long as it usually does on AWS (api/typical-init.ts). Absent: it takes what it takes. */
  initDelay?: boolean;
}

/** An e-mail or a text message that SNS has sent: it lies in the console, for nothing leaves the browser. */
export interface Mail {
  id: string;
  sentAtMs: number;
  /** An address, or a telephone number. */
  to: string;
  /** Whose messages they are, as people call it. */
  from: string;
  /** Text messages have none. */
  subject?: string;
  body: string;
  topicArn?: string;
  /** It is delivered for that. */
  subscriptionArn?: string;
  /** It asks whether messages are wanted: ConfirmSubscription takes it for a yes. */
  token?: string;
}
export type PutMailRequest = Omit<Mail, 'id' | 'sentAtMs'>;
/** The oldest give way. */
export const MAILS_KEPT = 100;

/** Of the quota "Concurrent executions". */
export interface AccountConcurrencySetting {
  /** 1 to MAXIMUM_ACCOUNT_CONCURRENCY. */
  concurrentExecutions: number;
}

/** Of so many invocations, the last ones, it is known why they went where they went. */
export const DECISIONS_KEPT = 1000;

/** Why an invocation went where it went. */
export interface Decision {
  requestId: string;
  /** When it was accepted or refused, in milliseconds since 1970. */
  atMs: number;
  functionName: string;
  qualifier?: string | undefined;
  /** The version that was chosen. */
  version: string;
  /** How, when the alias is weighted: the draw fell below the additional version's weight, or it did not. */
  routing?: { draw: number; primaryVersion: string; additionalVersion: string; weight: number } | undefined;
  /** Lambda's own queue sent it: a try of an asynchronous event. */
  isEvent: boolean;
  start?: 'warm' | 'cold' | 'provisioned' | undefined;
  /** Out of which it ran, or which had no room for it. */
  concurrency: 'provisioned' | 'reserved' | 'unreserved';
  /** Its version's provisioned concurrency had no room. */
  spillover: boolean;
  logStreamName?: string | undefined;
  /** At that moment: itself included, when it was accepted. */
  counts: ConcurrencyCounts;
  /** Why it was refused. */
  throttle?: ThrottleReason | undefined;
  /** Absent while it runs, and when it was refused. */
  status?: 'success' | 'failure' | 'error' | 'timeout' | undefined;
  errorType?: string | undefined;
  durationMs?: number | undefined;
  /** Its environment's Init, when that was not reported before: it waited for it if `start` is `cold`. */
  initDurationMs?: number | undefined;
}

/** Concurrency in use, and what there was of it. */
export interface ConcurrencyCounts {
  /** Of the account: the quota, all requests in flight, all reservations, what is provisioned outside them, and what is
   * in use of the rest. */
  quota: number;
  accountInFlight: number;
  accountReserved: number;
  accountProvisioned: number;
  unreservedInFlight: number;
  /** Of the function; -1 when it has no reservation. */
  reserved: number;
  /** Set aside for versions of the function, all together. */
  functionProvisioned: number;
  onDemandInFlight: number;
  /** Of the version: what was requested, and how much of it has environments that may be used. */
  provisioned: number;
  allocated: number;
  provisionedInFlight: number;
}

/** The account's clock, read at the moment of the answer. */
export type ClockState = Omit<AccountClock, 'hostMs' | 'revision'> & {
  /** What comes next by itself; absent when nothing does. */
  nextEvent?: ClockEvent;
};

export interface ClockSettings {
  /** How fast the account's time goes while no handler runs: 1 to 3600. */
  rate?: number;
  paused?: boolean;
}

/** So far, to the next event of the account, or no farther. */
export type ClockAdvance = { ms: number } | { to: 'next-event' } | { stop: true };

/** The clock as a program turns it, all in one: the settings first, then the skip. */
export type ClockTurn = ClockSettings & ({ seconds?: number } | { to?: 'next-event' });

export interface ColdsparkOperations {
  /** `skipped`: the answer waits until no skip is under way. */
  GetClock: { input: { skipped?: boolean }; output: ClockState };
  /** Members that are left out stay as they are. Pausing stops a skip. */
  PutClock: { input: ClockSettings; output: ClockState };
  /** Begins a skip and answers at once; the region's status tells how far it has come. It stops where a handler starts, and
   * goes on when that has ended. While one is under way, another adds to it. */
  AdvanceClock: { input: ClockAdvance; output: ClockState };
  /** Answers when no skip is under way any more. */
  TurnClock: { input: ClockTurn; output: ClockState };
  /** Of the last 1,000 invocations, oldest first: all, those of one function, those of no earlier time, or those with one
   * request id, which the tries of an asynchronous event have in common. Of what was running or ended in the last second
   * before another tab takes over nothing is known there. */
  GetDecisions: {
    input: { functionName?: string; requestId?: string; sinceMs?: number };
    output: { decisions: Decision[] };
  };
  /** Of a function's environments: those that live, and the last ones that have ended. The leader's memory. */
  GetEnvironments: { input: EnvironmentLivesRequest; output: EnvironmentLives };
  /** What happens now, for a picture that moves. The leader's memory, too. */
  GetLiveSamples: { input: LiveSamplesRequest; output: LiveSamples };
  /** What became of the last 1,000 asynchronous events. */
  GetEventTimeline: { input: EventTimelineRequest; output: EventTimeline };
  /** What passed between resources, the last 500 times. */
  GetHops: { input: HopsRequest; output: Hops };
  /** Passes the same to the same once more, with this payload, as whoever passed it. Answers when the receiver has. */
  SendHopAgain: { input: { id: number; payload: string }; output: { refusal?: { code: string; message: string } } };
  /** The next tries of a function's asynchronous events that end in an error of Lambda's own: a switch to see what AWS
   * does after a 5xx. Kept with the function until they are used up. */
  GetFailingTries: { input: { functionName: string }; output: FailingTriesSetting };
  PutFailingTries: { input: FailingTriesSetting; output: FailingTriesSetting };
  /** Of the services around Lambda, those that the region has loaded: no other one has records. Asking does not load any. */
  ListServicesInUse: { input: Record<string, never>; output: { services: string[] } };
  /** Whether a service of AWS may invoke a function, a version or an alias on behalf of a resource, by what the policy says
   * now; the refusal in AWS's words when it may not. Nothing is invoked. */
  TestInvokePermission: {
    input: { functionArn: string; principal: string; sourceArn: string };
    output: { refusal?: string };
  };
  ListTestEvents: { input: { functionName: string }; output: { events: TestEvent[] } };
  PutTestEvent: { input: TestEvent; output: TestEvent };
  DeleteTestEvent: { input: { functionName: string; name: string }; output: Record<string, never> };
  /** Newest first: all, or what came to one address. */
  ListMail: { input: { to?: string }; output: { mail: Mail[] } };
  /** All of it, or what came to one address. */
  DeleteMail: { input: { to?: string }; output: Record<string, never> };
  GetSettings: { input: Record<string, never>; output: AccountSettings };
  /** Replaces all settings. The seed's draws begin anew, also when it is the one that was set; not when it stays and
   * another setting changes. */
  PutSettings: { input: AccountSettings; output: AccountSettings };
  /** Gives the account as many concurrent executions as it is to have, fewer too, at once. Service Quotas grants increases
   * above AWS's default alone, so that an account of AWS has 10 only when AWS opens it with 10. */
  PutAccountConcurrency: { input: AccountConcurrencySetting; output: AccountConcurrencySetting };
  /** Everything is gone, and the clock is the wall's again: functions, versions and their counters, aliases, test events, logs, settings, packages. */
  ResetAccount: { input: Record<string, never>; output: Record<string, never> };
}
export type ColdsparkOperation = keyof ColdsparkOperations;

/** What the tab is doing, for banners and status lines. */
export interface RegionStatus {
  /** `starting` until a leader answers; `read-only` when the disk is full. */
  phase: 'starting' | 'ready' | 'read-only' | 'failed';
  /** Whether this tab runs the engine. */
  leader: boolean;
  /** One sentence when the phase is `read-only` or `failed`. */
  reason?: string;
  /** The account's time; absent until a leader has told it. */
  clock?: AccountClock;
  /** Preparing Python for the first time: fraction done, 0 to 1. */
  preparingPython?: number;
  /** What really runs handlers, for example `CPython 3.14.2 (Pyodide 314.0.7)`. */
  engines: { python: string; nodejs: string };
}

/** The tab as a region, as its clients see it: one door, and news. */
export interface Region {
  readonly handle: Handle;
  readonly status: RegionStatus;
  /** Called after each status change. Returns the unsubscribe. */
  onStatus(listener: (status: RegionStatus) => void): () => void;
  /** Called with the topics (api/topics.ts) of what changed, once it is on disk. Returns the unsubscribe. */
  onChange(listener: (topics: string[]) => void): () => void;
  readonly bridge: BridgeState;
  /** Called after each change of the bridge's state. Returns the unsubscribe. */
  onBridge(listener: (state: BridgeState) => void): () => void;
}

export interface ColdsparkClient {
  call<O extends ColdsparkOperation>(
    operation: O,
    input: ColdsparkOperations[O]['input'],
  ): Promise<ColdsparkOperations[O]['output']>;
  /** The zip behind `GetFunction`'s Code.Location. */
  getPackage(location: string): Promise<Uint8Array>;
  /** What CPython has against each source, by path. Nothing of them is run. */
  checkPython(sources: Readonly<Record<string, string>>): Promise<SyntaxProblem[]>;
  /** The whole account as one file: every resource, log and metric, and the packages. Also when the disk is full. */
  getBackup(): Promise<Uint8Array>;
  /** Puts the account of a backup in this one's place, all of it or nothing. */
  restoreBackup(file: Uint8Array): Promise<void>;
}

/** Path, below the page's base, under which a package's bytes are found; Code.Location ends in it. */
export const packagePath = (sha256: string) => `packages/${encodeURIComponent(sha256)}.zip`;

/** Where sources are sent to be checked: each tab's own sandbox answers. */
export const CHECK_PYTHON = '/CheckPython';

/** A client of the coldspark contract over the one door. Errors are thrown as ServiceException. */
export function coldsparkClient(handle: Handle): ColdsparkClient {
  const send = async (method: string, path: string, body: Uint8Array): Promise<HttpResponse> => {
    const response = await handle({ service: 'coldspark', method, path, query: {}, headers: {}, body });
    if (response.status >= 400) {
      const text = new TextDecoder().decode(response.body);
      const members = JSON.parse(text || '{}') as { message?: string };
      const code = response.headers['x-amzn-errortype'] ?? 'InternalFailure';
      throw new ServiceException(code, response.status, members.message ?? text);
    }
    return response;
  };
  return {
    async call(operation, input) {
      const response = await send('POST', `/${operation}`, new TextEncoder().encode(JSON.stringify(input)));
      return JSON.parse(new TextDecoder().decode(response.body) || '{}');
    },
    async getPackage(location) {
      const path = location.slice(location.indexOf('/packages/'));
      return (await send('GET', path, new Uint8Array())).body;
    },
    async checkPython(sources) {
      const response = await send('POST', CHECK_PYTHON, new TextEncoder().encode(JSON.stringify(sources)));
      return JSON.parse(new TextDecoder().decode(response.body));
    },
    async getBackup() {
      return (await send('POST', '/GetBackup', new Uint8Array())).body;
    },
    async restoreBackup(file) {
      await send('POST', '/RestoreBackup', file);
    },
  };
}
