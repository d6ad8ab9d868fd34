/** A whole region with S3 in it, its bytes in a map: spoken to over the wire, as every client does. */
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import type { S3Operations } from '../../api/models/s3-types.ts';
import { serviceClient } from '../../api/service-client.ts';
import { s3Definition } from '../../api/services/s3.ts';
import { AccountTime } from '../../kernel/account-time.ts';
import { type Caller, rootCaller } from '../../kernel/caller.ts';
import { at } from '../../kernel/one-clock.test-fixture.ts';
import type { Change } from '../../kernel/outbox.ts';
import type { Answer, Call } from '../../kernel/service.ts';
import { passTo, step } from '../../kernel/step.ts';
import { createCore } from '../../region/core.ts';
import { EVERY_SERVICE } from '../../region/every-service.ts';
import { ingestCall } from '../../region/ingest.ts';
import { engineConfig } from '../../region/region-names.ts';
import { withWholeBody } from '../../region/stored-bodies.ts';

const ACCOUNT = '123456789012';
export const START_MS = Date.UTC(2026, 2, 1, 10);

export class S3Region {
  readonly blobs = new Map<string, Uint8Array>();
  readonly disk = new Map<string, Change>();
  readonly bugs: unknown[] = [];
  /** What is asked of AWS's other services, in order. */
  readonly client = serviceClient<S3Operations>(s3Definition, (request) => this.handle(request));
  nowMs = START_MS;
  readonly #composed;
  #calls = 0;

  constructor(disk: Iterable<Change> = []) {
    const records = [...disk];
    this.#composed = createCore({
      around: EVERY_SERVICE,
      config: engineConfig('https://coldspark.test/'),
      time: new AccountTime(at(this.nowMs)),
      seed: 1,
      reportBug: (error) => this.bugs.push(error),
    });
    this.#composed.restore(records);
    for (const change of records) this.disk.set(`${change.table} ${change.key}`, change);
  }

  /** The same account after the page is loaded again. */
  reloaded(): S3Region {
    const region = new S3Region(this.disk.values());
    for (const [sha256, bytes] of this.blobs) region.blobs.set(sha256, bytes);
    return region;
  }

  async handle(request: HttpRequest, caller: Caller = rootCaller(ACCOUNT)): Promise<HttpResponse> {
    const service = this.#composed.core.services.get(request.service);
    const parsed = service?.parse(request, caller);
    if (!service || !parsed) throw new Error(`no service ${request.service}`);
    if ('status' in parsed) return parsed;
    const call = await ingestCall(parsed, service.traits(parsed), {
      put: async (sha256, bytes) => void this.blobs.set(sha256, bytes),
      putAll: async (blobs) => {
        for (const [sha256, bytes] of blobs) this.blobs.set(sha256, bytes);
      },
    });
    const { replies } = this.run(call);
    const [reply] = replies;
    if (!reply) throw new Error('not answered');
    return withWholeBody(reply.response, { get: async (sha256) => this.blobs.get(sha256) });
  }

  /** Of another service, in the form that its model gives inputs and outputs. */
  ask(service: Call['service'], operation: string, input: object): Answer {
    const answers: Answer[] = [];
    this.#store(passTo(this.#composed.core, at(this.nowMs)).changes);
    this.#composed.core.services
      .get(service)
      ?.run({ service, operation, input, caller: rootCaller(ACCOUNT) }, (answer) => void answers.push(answer));
    this.#store(passTo(this.#composed.core, at(this.nowMs)).changes);
    const [answer] = answers;
    if (!answer) throw new Error('not answered');
    return answer;
  }

  run(call: Call) {
    this.#store(passTo(this.#composed.core, at(this.nowMs)).changes);
    const outcome = step(this.#composed.core, { type: 'call', callId: String(++this.#calls), call }, at(this.nowMs));
    this.#store(outcome.changes);
    return outcome;
  }

  #store(changes: readonly Change[]): void {
    for (const change of changes) {
      const id = `${change.table} ${change.key}`;
      if (change.value === undefined) this.disk.delete(id);
      else this.disk.set(id, structuredClone(change));
    }
  }
}

export const text = (body: unknown) => new TextDecoder().decode(body as Uint8Array);
export const bytes = (body: string) => new TextEncoder().encode(body);

/** A request as it comes over the bridge. */
export const request = (
  method: string,
  path: string,
  {
    headers = {},
    body = '',
    query = {},
  }: { headers?: Record<string, string>; body?: string; query?: HttpRequest['query'] } = {},
): HttpRequest => ({ service: 's3', method, path, query, headers, body: bytes(body) });
