/**
 * A region for the terminal's tests and for recording the real CLI beside it: the whole core with a fake runtime. Each
 * request comes a second after the one before, so both see the same times.
 */

import { coldsparkClient } from '../api/coldspark.ts';
import type { Handle, HttpRequest, HttpResponse } from '../api/http.ts';
import { AccountTime } from '../kernel/account-time.ts';
import { rootCaller } from '../kernel/caller.ts';
import { at } from '../kernel/one-clock.test-fixture.ts';
import type { Call } from '../kernel/service.ts';
import { passTo, step } from '../kernel/step.ts';
import { readZip, sha256Of, zipOf } from '../lambda/deployment-package.test-fixture.ts';
import { type FakeProgram, FakeRuntime } from '../lambda/fake-runtime.test-fixture.ts';
import type { RegionCommand, RegionCore, RegionOutcome } from '../lambda/runtime-host.ts';
import { createCore } from '../region/core.ts';
import { EVERY_SERVICE } from '../region/every-service.ts';
import { ingestCall } from '../region/ingest.ts';
import { withPackageFromS3 } from '../region/s3-packages.ts';
import { withWholeBody } from '../region/stored-bodies.ts';
import type { CommandContext, CommandFiles, FoundFile } from './command.ts';
import { FileError } from './command.ts';

const START_MS = Date.UTC(2026, 2, 1, 10);
const SECOND_MS = 1000;

/** Packages that stories use, by file name, and what they do when they run. */
const PROGRAMS: Readonly<Record<string, FakeProgram>> = {
  'function.zip': { handler: (event) => event },
  'second.zip': { handler: () => ({ version: 'second' }) },
  'failing.zip': {
    handler: () => {
      throw new Error('boom');
    },
  },
};

const packages = Object.fromEntries(
  Object.keys(PROGRAMS).map((name) => [name, zipOf({ 'lambda_function.py': `# ${name}\n` })]),
);

/** The files every story finds in its folder. */
export const storyFiles = (): Record<string, Uint8Array> => ({
  ...packages,
  'layer.zip': zipOf({ 'python/greeting.py': 'TEXT = "hello"\n' }),
  'payload.json': utf8('{"n": 1}'),
  'not-a-zip.txt': utf8('just text'),
  'latin1.txt': Uint8Array.of(0xe4, 0xf6),
  'tree/a.txt': utf8('a'),
  'tree/b/c.txt': utf8('cc'),
  'tree/d.bin': Uint8Array.of(1, 2, 3),
  'part1.bin': new Uint8Array(5 * 1024 * 1024).fill(1),
  'bucket-policy.json': utf8(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:root' },
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::b-one/*',
        },
      ],
    }),
  ),
  'denying-policy.json': utf8(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b-one/*' }],
    }),
  ),
  'alias.json': utf8('{"FunctionName": "f", "Name": "fromjson", "FunctionVersion": "1"}'),
  'list.json': utf8('[1, 2]'),
  'logs-policy.json': utf8(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:PutLogEvents'], Resource: '*' }],
    }),
  ),
  'trust.json': utf8(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  ),
});

const utf8 = (text: string) => new TextEncoder().encode(text);

export class CliRegion {
  readonly bugs: unknown[] = [];
  readonly #core: RegionCore;
  readonly #runtime: FakeRuntime;
  readonly #waiting = new Map<string, (response: HttpResponse) => void>();
  readonly #blobs = new Map<string, Uint8Array>();
  #calls = 0;

  constructor() {
    const { core } = createCore({
      around: EVERY_SERVICE,
      config: {
        accountId: '123456789012',
        region: 'us-east-1',
        codeLocation: (sha256) => `https://packages.test/packages/${encodeURIComponent(sha256)}.zip`,
      },
      time: new AccountTime(at(START_MS)),
      seed: 1,
      reportBug: (error) => this.bugs.push(error),
    });
    this.#core = core;
    this.#runtime = new FakeRuntime(() => core.time.host.now);
    for (const [name, bytes] of Object.entries(packages)) {
      const program = PROGRAMS[name];
      if (program) this.#runtime.programs.set(sha256Of(bytes), program);
    }
  }

  get now(): number {
    return this.#core.time.account.now;
  }

  /** On which requests come and handlers run, however the account's is turned. */
  get #hostNow(): number {
    return this.#core.time.host.now;
  }

  readonly handle: Handle = async (request) => {
    this.#advance(SECOND_MS);
    return this.#whole(await this.#answer(request));
  };

  /** What lies in the mailbox, as JSON. */
  async mail(): Promise<string> {
    return JSON.stringify(await coldsparkClient(this.handle).call('ListMail', {}));
  }

  async #answer(request: HttpRequest): Promise<HttpResponse> {
    const call = await this.#read(request);
    return 'status' in call ? call : this.#call(call);
  }

  #whole(response: HttpResponse): Promise<HttpResponse> {
    return withWholeBody(response, { get: async (sha256) => this.#blobs.get(sha256) });
  }

  async #read(request: HttpRequest): Promise<Call | HttpResponse> {
    const service = this.#core.services.get(request.service);
    if (!service) throw new Error(`There is no service ${request.service}.`);
    const parsed = service.parse(request, rootCaller('123456789012'));
    if ('status' in parsed) return parsed;
    const { content, packages = [] } = service.traits(parsed);
    const sink = {
      put: async () => {},
      putAll: async (blobs: Iterable<readonly [string, Uint8Array]>) => {
        for (const [sha256, bytes] of blobs) this.#blobs.set(sha256, bytes);
      },
    };
    if (content) return ingestCall(parsed, { content }, sink);
    const ports = {
      answer: (asked: HttpRequest) => this.#answer(asked),
      whole: (given: HttpResponse) => this.#whole(given),
    };
    return ingested((await withPackageFromS3(parsed, packages, ports)) ?? parsed);
  }

  #call(call: Call): Promise<HttpResponse> {
    return new Promise((resolve) => {
      const callId = String(this.#calls++);
      this.#waiting.set(callId, resolve);
      this.#step({ type: 'call', callId, call }, this.#hostNow);
      while (this.#waiting.has(callId)) this.#toNextEvent();
    });
  }

  #advance(ms: number): void {
    const end = this.#hostNow + ms;
    while (this.#nextAtMs() <= end) this.#toNextEvent();
    this.#pass(end);
  }

  #nextAtMs(): number {
    const never = Number.POSITIVE_INFINITY;
    return Math.min(this.#core.time.nextAtMs ?? never, this.#runtime.nextAtMs ?? never);
  }

  #toNextEvent(): void {
    const timerAtMs = this.#core.time.nextAtMs ?? Number.POSITIVE_INFINITY;
    const reportAtMs = this.#runtime.nextAtMs ?? Number.POSITIVE_INFINITY;
    const report = reportAtMs < timerAtMs ? this.#runtime.take() : undefined;
    if (!report) {
      this.#pass(timerAtMs);
      return;
    }
    const { environmentId, event } = report;
    this.#step({ type: 'environment', environmentId, event }, reportAtMs);
  }

  #pass(now: number): void {
    this.#handOver(passTo(this.#core, at(now)));
  }

  #step(command: RegionCommand, now: number): void {
    this.#pass(now);
    this.#handOver(step(this.#core, command, at(now)));
  }

  #handOver({ replies, effects }: RegionOutcome): void {
    for (const effect of effects) this.#runtime.perform(effect);
    for (const { callId, response } of replies) {
      this.#waiting.get(callId)?.(response);
      this.#waiting.delete(callId);
    }
  }
}

/** The call with its zips read, as the ingest worker hands it on. */
function ingested(call: Call): Call {
  const input = call.input as Record<string, unknown>;
  const withZip = (holder: Record<string, unknown>) =>
    holder.ZipFile instanceof Uint8Array ? { ...holder, ZipFile: readZip(holder.ZipFile) } : holder;
  const read = { ...withZip(input) };
  for (const member of ['Code', 'Content'])
    if (read[member]) read[member] = withZip(read[member] as Record<string, unknown>);
  return { ...call, input: read };
}

/** Files in memory, by path. */
export class MemoryFiles implements CommandFiles {
  readonly byPath: Map<string, Uint8Array>;
  /** Told what is written to standard output. */
  printed: (text: string) => void = () => {};
  readonly #folders = new Set(['.']);

  constructor(files: Readonly<Record<string, Uint8Array>>) {
    this.byPath = new Map(Object.entries(files));
  }

  async read(path: string): Promise<Uint8Array> {
    const bytes = this.byPath.get(plain(path));
    if (!bytes) throw new FileError(2, 'No such file or directory');
    return bytes;
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    if (path === '/dev/stdout') {
      this.printed(new TextDecoder().decode(bytes));
      return;
    }
    if (path.includes('/') && !this.#folders.has(path.slice(0, path.lastIndexOf('/'))))
      throw new FileError(2, 'No such file or directory');
    this.byPath.set(plain(path), bytes);
  }

  async kindOf(path: string): Promise<'file' | 'folder' | undefined> {
    if (plain(path) === '' || plain(path) === '.') return 'folder';
    if (this.byPath.has(plain(path))) return 'file';
    return (await this.list(path)).length > 0 ? 'folder' : undefined;
  }

  async list(path: string): Promise<FoundFile[]> {
    const folder = `${plain(path)}/`;
    return [...this.byPath]
      .filter(([name]) => name.startsWith(folder))
      .map(([name, bytes]) => ({ path: name.slice(folder.length), sizeBytes: bytes.length, modifiedMs: 0 }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async makeFolder(path: string): Promise<void> {
    this.#folders.add(path);
  }

  async remove(path: string): Promise<void> {
    this.byPath.delete(plain(path));
  }
}

const plain = (path: string) => path.replace(/^\.\//, '').replace(/\/$/, '');

/** A context in which nothing waits. */
export const storyContext = (
  region: CliRegion,
  files: CommandFiles,
  print: (text: string) => void,
): CommandContext => ({
  handle: region.handle,
  files,
  environment: {
    HOME: '/home',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  now: () => region.now,
  sleep: async () => {},
  random: () => 0.5,
  input: async () => new Uint8Array(),
  bucketUrl: (bucket) => `https://${bucket}.s3.amazonaws.com`,
  print,
  columns: 80,
});
