/** What passed between resources, the last of it: a fold of the calls by which it passed. */
import type { ArnScope } from '../api/arn.ts';
import { functionArn } from '../api/arn.ts';
import { resourceNotFound, ServiceException } from '../api/errors.ts';
import {
  HOP_PAYLOAD_BYTES,
  HOPS_KEPT,
  HOPS_SHOWN,
  type Hop,
  type HopOutcome,
  type Hops,
  type HopsRequest,
} from '../api/hops.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Observations } from '../kernel/outbox.ts';
import { RecordedSequence } from '../kernel/recorded-sequence.ts';
import type { RecordedFold } from '../kernel/recorder.ts';
import type { Answer, AnswerDone, Call } from '../kernel/service.ts';
import type { BatchOutcome, QueueMapping, QueueMappings } from '../services/queue-mappings.ts';
import { idsGiven, idsNamedIn, payloadOf, receiverOf, withoutPayload, withPayload } from './passing-operations.ts';

/** As it is on disk. */
interface HopRecord {
  hop: Hop;
  /** By which it passed, without the payload; absent where no call can repeat it. */
  call?: Call;
  /** Under which the receiver has it. */
  ids: string[];
}

interface KeptHop extends HopRecord {
  /** Ids of what led to it, while none of them is known: a topic delivers before its publisher has the message's id, and a
   * handler sends before its caller has the invocation's. */
  awaited: readonly string[];
  number: number;
  recorded: boolean;
}

/** What a passing costs is an entry of the list and a copy of what it passes, up to some kilobytes. */
export class HopRecords implements RecordedFold {
  readonly table = 'hops';
  onDirty = () => {};
  readonly #scope: ArnScope;
  readonly #now: () => number;
  /** Of the invocation that runs in the caller's environment. */
  readonly #requestIdOf: (caller: Caller) => string | undefined;
  readonly #sequence = new RecordedSequence<HopRecord>(this.table);
  /** By their ids, the oldest first. */
  readonly #kept = new Map<number, KeptHop>();
  /** Hops by the ids under which receivers have what they passed. */
  readonly #given = new Map<string, number>();
  /** Hops that await such an id. */
  readonly #awaiting = new Map<string, number[]>();
  #nextId = 0;
  #dirty = false;

  constructor(scope: ArnScope, now: () => number, requestIdOf: (caller: Caller) => string | undefined) {
    this.#scope = scope;
    this.#now = now;
    this.#requestIdOf = requestIdOf;
  }

  /** Notes what the call passes; what it comes to is noted before `done` is told. */
  watch(call: Call, done: AnswerDone): AnswerDone {
    const to = receiverOf(call, this.#scope);
    if (to === undefined) return done;
    const payload = payloadOf(call);
    const kept = this.#begin(
      this.#senderOf(call.caller),
      to,
      call.operation,
      payload ?? '',
      this.#requestIdOf(call.caller),
    );
    if (payload !== undefined) kept.call = withoutPayload({ ...call, caller: withoutOrigin(call.caller) });
    // a notification names the object
    if (call.operation === 'PutObject') this.#givenIds(kept, [to]);
    return (answer) => {
      this.#answered(kept, call, answer);
      done(answer);
    };
  }

  /** Notes a batch that Lambda's poller hands from a queue to a function. */
  polled({ queueArn, functionArn }: QueueMapping, event: Uint8Array): (outcome: BatchOutcome) => void {
    const kept = this.#begin(queueArn, functionArn, 'Invoke', event);
    return (outcome) => {
      if (outcome instanceof ServiceException) this.#end(kept, refusal(outcome));
      else this.#end(kept, { status: outcome.isError ? 'failed' : 'accepted' }, outcome.requestId);
    };
  }

  read({ resource, chainOf, status, limit = HOPS_SHOWN }: HopsRequest): Hops {
    const all = [...this.#kept.values()].map(({ hop }) => hop);
    if (chainOf !== undefined) return { hops: chain(all, chainOf), more: 0 };
    const found = all
      .filter((hop) => resource === undefined || [hop.from, hop.to].some((arn) => arn && isOf(arn, resource)))
      .filter((hop) => status === undefined || hop.outcome?.status === status)
      .reverse();
    return { hops: found.slice(0, limit), more: Math.max(0, found.length - limit) };
  }

  /** The call that passes it once more, with another payload. */
  again(id: number, payload: string): Call {
    const kept = this.#kept.get(id);
    if (!kept) throw resourceNotFound(`There is no hop ${id}: the last ${HOPS_KEPT} are kept.`);
    if (!kept.call)
      throw new ServiceException('InvalidParameterValueException', 400, `${kept.hop.operation} cannot be sent again.`);
    try {
      return withPayload(kept.call, payload);
    } catch (error) {
      throw new ServiceException('InvalidParameterValueException', 400, `The payload is no JSON: ${String(error)}`);
    }
  }

  flush(observations: Observations): void {
    this.#dirty = false;
    const byNumber = new Map([...this.#kept.values()].map((kept) => [kept.number, kept]));
    this.#sequence.flush(observations, {
      first: Math.min(...byNumber.keys()),
      isNew: (number) => byNumber.get(number)?.recorded === false,
      read: (number) => {
        const kept = byNumber.get(number);
        if (!kept) return undefined;
        kept.recorded = true;
        const { hop, call, ids } = kept;
        return { hop, ids, ...(call && { call }) };
      },
    });
  }

  /** What was awaited when a leader died was answered to nobody: it stays without an outcome. */
  restore(records: Iterable<unknown>): void {
    this.#sequence.restore(records).forEach((record, number) => {
      this.#kept.set(record.hop.id, { ...record, awaited: [], number, recorded: true });
      for (const id of record.ids) this.#given.set(id, record.hop.id);
      this.#nextId = record.hop.id + 1;
    });
  }

  /** `requestId`: of the invocation that passes it. What it passes may name somebody else's ids. */
  #begin(
    from: string | undefined,
    to: string,
    operation: string,
    payload: Uint8Array | string,
    requestId?: string,
  ): KeptHop {
    const id = this.#nextId++;
    const kept: KeptHop = {
      hop: { id, atMs: this.#now(), ...(from !== undefined && { from }), to, operation, ...keptPart(payload) },
      ids: [],
      awaited: [],
      number: this.#sequence.add(),
      recorded: false,
    };
    this.#kept.set(id, kept);
    const named = requestId === undefined ? idsNamedIn(kept.hop.payload) : [requestId];
    this.#causedBy(kept, named);
    if (kept.hop.cause === undefined) this.#await(kept, named);
    this.#letGo();
    this.#touch(kept);
    return kept;
  }

  #causedBy({ hop }: KeptHop, ids: readonly string[]): void {
    const cause = ids.map((id) => this.#given.get(id)).find((found) => found !== undefined && found < hop.id);
    if (cause !== undefined) hop.cause ??= cause;
  }

  #await(kept: KeptHop, ids: readonly string[]): void {
    kept.awaited = ids;
    for (const id of ids) this.#awaiting.set(id, [...(this.#awaiting.get(id) ?? []), kept.hop.id]);
  }

  #answered(kept: KeptHop, call: Call, answer: Answer): void {
    if (answer instanceof ServiceException) {
      this.#end(kept, refusal(answer));
      return;
    }
    this.#givenIds(kept, idsGiven(call, answer));
    const {
      FunctionError,
      Entries = [],
      Failed = [],
    } = answer.output as {
      FunctionError?: string;
      Entries?: { ErrorCode?: string; ErrorMessage?: string }[];
      Failed?: { Code?: string; Message?: string }[];
    };
    const [failed] = [
      ...Entries.filter(({ ErrorCode }) => ErrorCode !== undefined).map((entry) => [
        entry.ErrorCode,
        entry.ErrorMessage,
      ]),
      ...Failed.map((entry) => [entry.Code, entry.Message]),
    ];
    if (failed) this.#end(kept, { status: 'refused', error: { code: failed[0] ?? '', message: failed[1] ?? '' } });
    else this.#end(kept, { status: FunctionError === undefined ? 'accepted' : 'failed' }, answer.requestId);
  }

  #end(kept: KeptHop, outcome: Omit<HopOutcome, 'atMs'>, requestId?: string): void {
    kept.hop.outcome = { atMs: this.#now(), ...outcome };
    if (requestId !== undefined) {
      kept.hop.requestId = requestId;
      this.#givenIds(kept, [requestId]);
    }
    this.#touch(kept);
  }

  #givenIds(kept: KeptHop, ids: readonly string[]): void {
    for (const id of ids) {
      kept.ids.push(id);
      this.#given.set(id, kept.hop.id);
      for (const effect of this.#awaiting.get(id) ?? []) this.#ledTo(kept, this.#kept.get(effect));
      this.#awaiting.delete(id);
    }
  }

  #awaitNoMore(id: string, hop: number): void {
    const others = (this.#awaiting.get(id) ?? []).filter((each) => each !== hop);
    if (others.length > 0) this.#awaiting.set(id, others);
    else this.#awaiting.delete(id);
  }

  #ledTo({ hop }: KeptHop, effect: KeptHop | undefined): void {
    if (!effect || effect.hop.id <= hop.id) return;
    effect.hop.cause ??= hop.id;
    this.#touch(effect);
  }

  #letGo(): void {
    for (const [hop, { ids, awaited }] of this.#kept) {
      if (this.#kept.size <= HOPS_KEPT) return;
      this.#kept.delete(hop);
      for (const id of ids) if (this.#given.get(id) === hop) this.#given.delete(id);
      for (const id of awaited) this.#awaitNoMore(id, hop);
    }
  }

  #touch(kept: KeptHop): void {
    kept.recorded = false;
    if (this.#dirty) return;
    this.#dirty = true;
    this.onDirty();
  }

  #senderOf(caller: Caller): string | undefined {
    if (caller.type === 'service') return caller.sourceArn;
    // a session is called by the name of its function
    return caller.type === 'role' ? functionArn(this.#scope, caller.arn.split('/').at(-1) ?? '') : undefined;
  }
}

/** The mappings, with what pollers hand to functions noted: it goes by no door. */
export const watchedMappings = (mappings: QueueMappings, records: HopRecords): QueueMappings => ({
  polled: () => mappings.polled(),
  get: (id) => mappings.get(id),
  follow: (changed) => mappings.follow(changed),
  lineageIn: (header) => mappings.lineageIn(header),
  invoke(id, event, lineage, done) {
    const mapping = mappings.get(id);
    const ended = mapping && records.polled(mapping, event);
    mappings.invoke(id, event, lineage, (outcome) => {
      ended?.(outcome);
      done(outcome);
    });
  },
});

const refusal = ({ code, message }: ServiceException): Omit<HopOutcome, 'atMs'> => ({
  status: 'refused',
  error: { code, message },
});

function withoutOrigin(caller: Caller): Caller {
  if (caller.type !== 'role' && caller.type !== 'service') return caller;
  const { origin: _, ...without } = caller;
  return without;
}

function keptPart(payload: Uint8Array | string): Pick<Hop, 'payload' | 'isCut'> {
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const text = new TextDecoder().decode(bytes.subarray(0, HOP_PAYLOAD_BYTES));
  return { payload: text, ...(bytes.length > HOP_PAYLOAD_BYTES && { isCut: true as const }) };
}

/** Whether the ARN is the resource's, or one within it: a version of a function, an object of a bucket. */
const isOf = (arn: string, resource: string) =>
  arn === resource || arn.startsWith(`${resource}:`) || arn.startsWith(`${resource}/`);

/** All that led to it, itself, and all that it led to. */
function chain(hops: readonly Hop[], id: number): Hop[] {
  const byId = new Map(hops.map((hop) => [hop.id, hop]));
  let root = byId.get(id);
  if (!root) return [];
  for (let cause: Hop | undefined = root; cause; cause = cause.cause === undefined ? undefined : byId.get(cause.cause))
    root = cause;
  const found = new Set([root.id]);
  // an effect comes after its cause
  for (const { id: each, cause } of hops) if (cause !== undefined && found.has(cause)) found.add(each);
  return hops.filter(({ id: each }) => found.has(each));
}
