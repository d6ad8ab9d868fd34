/**
 * Composition root of a tab's region worker: the tab's part in the region over IndexedDB, Web Locks, BroadcastChannel
 * and the sandbox. Its life is the life of the leadership: the lock goes with it.
 */
import { accountNow, clockAt } from '../api/account-clock.ts';
import { CHECK_PYTHON, type RegionStatus } from '../api/coldspark.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime, timeRecordOf } from '../kernel/account-time.ts';
import { type Caller, rootCaller } from '../kernel/caller.ts';
import type { Call } from '../kernel/service.ts';
import type { EnvironmentEvent } from '../lambda/runtime-host.ts';
import type { FunctionVersion } from '../lambda/state.ts';
import { within } from '../sandbox/within.ts';
import { Answers } from './answers.ts';
import { BlobStore } from './blob-store.ts';
import { BlobSweeper } from './blob-sweeper.ts';
import { whenNoBlobsAreInUse, withBlobsInUse } from './blobs-in-use.ts';
import { BridgeClient } from './bridge-client.ts';
import { openChannel } from './channel.ts';
import { createCore } from './core.ts';
import { RegionDatabase } from './database.ts';
import { engineNames } from './engine-names.ts';
import { beginFreshLog } from './fresh-log.ts';
import { answerHandler } from './handler-requests.ts';
import { skippingIdleTime } from './held-calls.ts';
import { IndexedDbStorage } from './indexeddb-storage.ts';
import { IngestLink } from './ingest-link.ts';
import { LaterSandbox } from './later-sandbox.ts';
import { standForElection } from './leader.ts';
import { liveClock } from './live-clock.ts';
import type { FromPage, FromWorker, Opening, PageRequest } from './port-messages.ts';
import { QuietPage } from './quiet-page.ts';
import { engineConfig, regionName } from './region-names.ts';
import { isCall, newSeed, RequestReader } from './request-reader.ts';
import { RunningEnvironments } from './running-environments.ts';
import { withPackageFromS3 } from './s3-packages.ts';
import { outcomeUnknown, serviceFailure, serviceNotLoaded } from './service-failure.ts';
import { ServiceLoader } from './services-around-lambda.ts';
import { callerOfToken, expiredToken, isOver, sessionTokenOf } from './session-caller.ts';
import { SpareRuntimes } from './spare-runtimes.ts';
import { openBody, withWholeBody } from './stored-bodies.ts';
import { Tab } from './tab.ts';
import { calledServices } from './tables.ts';

/** Of opening the database, with whatever another tab still writes. */
const STORAGE_LIMIT_MS = 60_000;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
const PACKAGES = '/packages/';

addEventListener(
  'message',
  ({ data, ports: [port] }: MessageEvent<Opening>) => {
    if (port) runRegion(data.baseUrl, port);
  },
  { once: true },
);

function runRegion(baseUrl: string, port: MessagePort): void {
  const name = regionName(baseUrl);
  const tabId = crypto.randomUUID();
  let calls = 0;
  const config = engineConfig(baseUrl);
  const database = new RegionDatabase(name);
  const packages = new BlobStore(database);
  const ingest = new IngestLink(baseUrl);
  const sweeper = new BlobSweeper({
    removeUnnamed: (sha256s) => packages.removeUnnamed(sha256s),
    whenNoneAreInUse: (act) => whenNoBlobsAreInUse(name, act),
    after: (delayMs, callBack) => void setTimeout(callBack, delayMs),
    reportBug: (error) => console.error(error),
  });
  const services = new ServiceLoader();
  const reader = new RequestReader(services.loaded);
  const calledFor = (call: Call) => reader.traits(call).calls ?? [];
  // copied, not transferred: a stored reply is sent again to whoever asks again
  const toPage = (message: FromWorker) => port.postMessage(message);
  // the page has a steady clock of its own
  const tellPage = ({ clock, ...status }: RegionStatus) =>
    toPage({ type: 'status', status: { ...status, ...(clock && { clock: clockAt(clock, now().hostMs) }) } });
  const reportBug = (error: unknown) => console.error(error);

  const sandboxes = new SandboxRequests(toPage);
  const hear = (environmentId: string, event: EnvironmentEvent) => {
    environments.hear(environmentId, event);
    tab.environmentEvent(environmentId, event);
  };
  const host = new LaterSandbox(async () => {
    const { realWorkerCaps, SandboxRuntimeHost } = await import('../sandbox/runtime-host.ts');
    return new SandboxRuntimeHost(
      {
        connect: () => sandboxes.request(),
        pageAnswers: () => sandboxes.pageAnswers(),
        readPackage: async (sha256) => {
          const bytes = await packages.get(sha256);
          if (!bytes) throw new Error(`No package ${sha256} is stored.`);
          return bytes;
        },
        onPreparingPython: (fraction) => tab.preparingPython(fraction),
        assetBase: new URL(baseUrl),
        realWorkerCaps: realWorkerCaps((navigator as { deviceMemory?: number }).deviceMemory),
        answerHandler: (spec, request) => answerHandler(spec, request, (...asked) => run(...asked).then(whole)),
      },
      hear,
    );
  }, hear);
  const environments = new RunningEnvironments(host);
  const quiet = new QuietPage();
  // what could not be loaded now is tried again when it is needed
  quiet.run(() => void Promise.all([services.loadEvery(), host.load()]).catch(() => undefined));
  const spares = new SpareRuntimes(host);
  const channel = openChannel(name, (message) => tab.hear(message));
  const now = liveClock({ wall: () => Date.now(), steady: () => performance.now() });
  const alarm = new Alarm(
    () => tab.wake(),
    () => now().hostMs,
  );

  const tab: Tab = new Tab({
    channel,
    openStorage: () => {
      // nobody waits for it: the sooner the first write, the sooner the log that may be torn is gone
      beginFreshLog(name).catch(reportBug);
      const late = `its database did not open within ${STORAGE_LIMIT_MS / 1000} seconds`;
      const opened = IndexedDbStorage.open(database, () => sweeper.soon());
      return within(STORAGE_LIMIT_MS, opened, late);
    },
    missing: (call) => services.missing(call.service, ...calledFor(call)),
    prepare: async (snapshot) => {
      await Promise.all([services.loadOwnersOf(snapshot), services.missing(...calledServices(snapshot))]);
    },
    createCore: (snapshot, moment, reportBugOfCore) => {
      const time = new AccountTime(moment, timeRecordOf(snapshot));
      const { core, restore } = createCore({
        config,
        time,
        seed: newSeed(),
        around: services.loaded,
        reportBug: reportBugOfCore,
      });
      restore(snapshot);
      sweeper.soon();
      // a runtime weighs more than a screen
      for (const { table, value } of snapshot) {
        if (table === 'versions') quiet.run(() => spares.prepare((value as FunctionVersion).runtime));
      }
      return core;
    },
    perform: (effect) => environments.perform(effect),
    stopEnvironments: () => environments.stopAll(),
    now,
    wakeAt: (atMs) => alarm.set(atMs),
    traits: (call) => reader.traits(call),
    refuse: (call, error) => reader.refuse(call, error),
    newCallId: () => `${tabId}-${++calls}`,
    engines: engineNames(navigator.userAgent),
    changed: (topics) => toPage({ type: 'changed', topics }),
    after: (delayMs, callBack) => void setTimeout(callBack, delayMs),
    statusChanged: (status) => {
      tellPage(status);
      bridge.lead(status.leader);
    },
    reportBug,
  });

  /** Answered with a refusal when one of them did not come. */
  const load = (...names: string[]): Promise<HttpResponse | undefined> | undefined =>
    services.missing(...names)?.then(
      () => undefined,
      (error: unknown) => {
        reportBug(error);
        return serviceNotLoaded(names.join(', '));
      },
    );

  const run = async (
    request: HttpRequest,
    caller: Caller,
    heard: (operation: string) => void = () => {},
  ): Promise<HttpResponse> => {
    if (request.service === 'coldspark' && request.path.startsWith(PACKAGES)) return sendPackage(packages, request);
    if (request.service === 'coldspark' && request.path === CHECK_PYTHON) return checkPython(host, request);
    // the path of an invocation has no pause that it can do without
    const loading = load(request.service);
    const notLoaded = loading && (await loading);
    if (notLoaded) return notLoaded;
    const answering = () => answerCall(request, caller, heard);
    return reader.uploads(request) ? withBlobsInUse(name, answering) : answering();
  };

  const answerCall = async (
    request: HttpRequest,
    caller: Caller,
    heard: (operation: string) => void,
  ): Promise<HttpResponse> => {
    const read = reader.uploads(request) ? await ingest.read(request, caller) : reader.parse(request, caller);
    const parsed = isCall(read) ? await withPackage(read, caller) : read;
    if (!isCall(parsed)) return parsed;
    if (isOver(caller, accountTime)) return reader.refuse(parsed, expiredToken());
    const loadingCalled = load(...calledFor(parsed));
    const calledNotLoaded = loadingCalled && (await loadingCalled);
    if (calledNotLoaded) return calledNotLoaded;
    heard(parsed.operation);
    // whoever creates a function is about to try it
    if (parsed.operation === 'CreateFunction' && tab.status.leader)
      spares.prepare((parsed.input as { Runtime?: string }).Runtime);
    const response = await tab.call(parsed);
    return parsed.operation === 'GetBackup' ? writeBackup(request, caller, response) : response;
  };

  /** Nobody waits whose package does not lie in S3. */
  const withPackage = (call: Call, caller: Caller): Call | Promise<Call | HttpResponse> => {
    const { packages = [] } = reader.traits(call);
    const fetching = withPackageFromS3(call, packages, { answer: (request) => run(request, caller), whole });
    return fetching ? fetching.then((fetched) => ingest.readPackages(fetched)) : call;
  };

  /** `flushed`: the answer to bringing to disk what was in memory. Without it, on a full disk, the file has the rest. */
  const writeBackup = async (request: HttpRequest, caller: Caller, flushed: HttpResponse): Promise<HttpResponse> => {
    const file = await ingest.read(request, caller);
    return isCall(file) || (file.status !== 200 && flushed.status !== 200) ? flushed : file;
  };

  /** With the bytes that it names. */
  const whole = (response: HttpResponse): HttpResponse | Promise<HttpResponse> =>
    response.stored ? withBlobsInUse(name, () => withWholeBody(response, packages)) : response;

  /** Console, terminal and bridge: whoever holds an access key is the account's root user, or a session that STS gave. */
  const root = rootCaller(config.accountId);
  const accountTime = () => (tab.status.clock ? accountNow(tab.status.clock, now().hostMs) : Date.now());
  const answer = async (request: HttpRequest, heard?: (operation: string) => void): Promise<HttpResponse> => {
    try {
      const token = sessionTokenOf(request);
      return await run(request, token === undefined ? root : await callerOfToken(token, root), heard);
    } catch (error) {
      reportBug(error);
      return outcomeUnknown();
    }
  };

  const bridge = new BridgeClient({
    baseUrl,
    channelName: `${name}:bridge`,
    answer: skippingIdleTime(answer),
    open: (stored) => openBody(stored, packages, (closed) => withBlobsInUse(name, closed)),
    accountNow: accountTime,
    stateChanged: (state) => toPage({ type: 'bridge', state }),
  });

  const bell = new Bell();
  const answers = new Answers({
    send: (given) => toPage({ type: 'responses', answers: given }),
    afterWhatCame: (callBack) => bell.ring(callBack),
  });
  const serve = async ({ id, request }: PageRequest) => {
    const response = await answer(request)
      .then(whole)
      .catch((error: unknown) => {
        reportBug(error);
        return outcomeUnknown();
      });
    answers.give({ id, response });
  };

  port.onmessage = (event: MessageEvent<FromPage>) => {
    const { data } = event;
    if (data.type === 'sandbox') {
      const [sandbox] = event.ports;
      if (sandbox) sandboxes.opened(data.id, sandbox);
      return;
    }
    if (data.type === 'here') {
      sandboxes.pageAnswered();
      return;
    }
    // the clock's face asks every second while somebody's pointer rests on the top bar
    if (data.requests.some(({ request }) => request.path !== '/GetClock')) quiet.heard();
    answers.expect(data.requests.length);
    for (const request of data.requests) void serve(request);
  };
  tellPage(tab.status);
  tab.join();
  standForElection(name, () => tab.lead()).catch((error: unknown) => tab.giveUp(error));
}

async function sendPackage(packages: BlobStore, { path }: HttpRequest): Promise<HttpResponse> {
  const sha256 = decodeURIComponent(path.slice(PACKAGES.length).replace(/\.zip$/, ''));
  const bytes = await packages.get(sha256);
  if (!bytes) return serviceFailure(404, 'This deployment package is not stored here.');
  return { status: 200, headers: { 'content-type': 'application/zip' }, body: bytes };
}

async function checkPython(host: LaterSandbox, { body }: HttpRequest): Promise<HttpResponse> {
  const { pythonSyntax } = await host.load();
  const problems = await pythonSyntax.check(JSON.parse(new TextDecoder().decode(body)));
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, body: new TextEncoder().encode(JSON.stringify(problems)) };
}

/** Rings when what has come before has had its turn: a timer would take its time. */
class Bell {
  readonly #channel = new MessageChannel();
  #heard: (() => void)[] = [];

  constructor() {
    this.#channel.port1.onmessage = () => this.#heard.shift()?.();
  }

  ring(heard: () => void): void {
    this.#heard.push(heard);
    this.#channel.port2.postMessage(undefined);
  }
}

/**
 * One timer. What is due moves with every invocation, mostly later, and setting a timer costs more than a step that finds
 * nothing due: so one that rings too early is left to ring, and is set anew then.
 */
class Alarm {
  readonly #ring: () => void;
  readonly #now: () => number;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  #ringsAtMs = Number.POSITIVE_INFINITY;
  readonly #bell = new Bell();

  constructor(ring: () => void, now: () => number) {
    this.#ring = ring;
    this.#now = now;
  }

  /** Rings at that time or before; undefined: it need not ring. */
  set(atMs: number | undefined): void {
    if (atMs === undefined || atMs >= this.#ringsAtMs) return;
    clearTimeout(this.#timeout);
    this.#ringsAtMs = atMs;
    // rounded up, or it would ring just before anything is due
    const inMs = Math.min(Math.max(Math.ceil(atMs - this.#now()), 0), LONGEST_TIMEOUT_MS);
    if (inMs === 0) this.#bell.ring(() => this.#rings());
    else this.#timeout = setTimeout(() => this.#rings(), inMs);
  }

  #rings(): void {
    this.#ringsAtMs = Number.POSITIVE_INFINITY;
    this.#ring();
  }
}

/** What the sandbox needs of the page: a frame, and at times a sign that its thread is free. */
class SandboxRequests {
  readonly #toPage: (message: FromWorker) => void;
  readonly #waiting = new Map<number, (port: MessagePort) => void>();
  #requests = 0;
  #onAnswer: (() => void)[] = [];

  constructor(toPage: (message: FromWorker) => void) {
    this.#toPage = toPage;
  }

  request(): Promise<MessagePort> {
    return new Promise((resolve) => {
      const id = ++this.#requests;
      this.#waiting.set(id, resolve);
      this.#toPage({ type: 'open-sandbox', id });
    });
  }

  opened(id: number, port: MessagePort): void {
    this.#waiting.get(id)?.(port);
    this.#waiting.delete(id);
  }

  pageAnswers(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAnswer.push(resolve);
      this.#toPage({ type: 'are-you-there' });
    });
  }

  pageAnswered(): void {
    for (const resolve of this.#onAnswer.splice(0)) resolve();
  }
}
