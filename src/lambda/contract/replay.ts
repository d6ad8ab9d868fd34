/**
 * Replays a recorded case: its requests go through AWS's SDK to an engine of their own, its answers are compared with
 * what AWS answered. Steps that are no operation let time pass (WaitActive, WaitProvisioned, Sleep) or repeat one (InvokeUntilVersions).
 */
import * as sdk from '@aws-sdk/client-lambda';
import { lambdaClient } from '../../api/connect.ts';
import type { HttpResponse } from '../../api/http.ts';
import { zipOf } from '../deployment-package.test-fixture.ts';
import { ACCOUNT_ID, REGION, TestRegion } from '../lambda.test-fixture.ts';
import { type Json, Mismatch, Placeholders } from './placeholders.ts';
import { RECORDED_PROGRAMS } from './recorded-programs.ts';

export interface RecordedCase {
  name: string;
  note?: string;
  needs?: string[];
  steps: RecordedStep[];
}

interface RecordedStep {
  op: string;
  input?: Record<string, Json>;
  expect?: Expectation;
  /** Name → path of a member of the answer. */
  save?: Record<string, string>;
}

interface Expectation {
  ok?: boolean;
  status?: number;
  body?: Json;
  log_tail?: Json;
  error?: {
    code?: string;
    status?: number;
    message?: string;
    violations?: string[];
    members?: Json;
    wire?: { Type?: string; message_member?: string };
  };
}

interface Answer {
  status: number;
  /** Of the SDK: members of the output, or of the exception. */
  members: Record<string, unknown>;
  error: { code: string; message: string } | undefined;
}

/** Longer than any creation, update or allocation takes. */
const SETTLING_MS = 5_000;

export class Replay {
  // in the recordings, time passed between two steps that no step tells of
  readonly #region = new TestRegion({ pace: { provisioningMs: 1500, initDelay: false } });
  readonly #placeholders = new Placeholders({ account: ACCOUNT_ID, region: REGION });
  readonly #zips = new Map<string, Uint8Array>();
  readonly #client = lambdaClient(
    async (request) => {
      this.#wire = await this.#region.handle(request);
      return this.#wire;
    },
    { region: REGION },
  );
  /** The last response as it travelled. */
  #wire: HttpResponse | undefined;

  /** Throws a Mismatch at the first answer that is not as recorded, and the first bug of ours. */
  async run({ steps }: RecordedCase): Promise<void> {
    for (const [index, step] of steps.entries()) {
      await this.#step(step, `step ${index + 1} ${step.op}`);
      if (this.#region.bugs.length > 0) throw this.#region.bugs[0];
    }
  }

  async #step({ op, input = {}, expect = { ok: true }, save = {} }: RecordedStep, where: string): Promise<void> {
    const filled = this.#fill(input) as Record<string, unknown>;
    switch (op) {
      case 'WaitActive':
        this.#region.advance(SETTLING_MS);
        return this.#requireActive(filled, where);
      case 'WaitProvisioned':
        this.#region.advance(SETTLING_MS);
        return this.#requireReady(filled, where);
      case 'Sleep':
        this.#region.advance(Number(filled.seconds) * 1000);
        return;
      case 'InvokeUntilVersions':
        return this.#invokeUntilVersions(filled, where);
    }
    const answer = await this.#send(op, filled);
    if (expect.error) this.#compareError(expect.error, answer, where);
    else this.#compareOutput(expect, answer, where);
    for (const [name, path] of Object.entries(save))
      this.#placeholders.bind(name, memberAt(answer.members, path, where));
  }

  async #requireActive(input: Record<string, unknown>, where: string): Promise<void> {
    const { members } = await this.#send('GetFunctionConfiguration', input);
    if (members.State !== 'Active' || members.LastUpdateStatus !== 'Successful')
      throw new Mismatch(`${where}: State ${members.State}, LastUpdateStatus ${members.LastUpdateStatus}`);
  }

  async #requireReady(input: Record<string, unknown>, where: string): Promise<void> {
    const { members } = await this.#send('GetProvisionedConcurrencyConfig', input);
    if (members.Status !== 'READY') throw new Mismatch(`${where}: Status ${members.Status}`);
  }

  async #invokeUntilVersions(given: Record<string, unknown>, where: string): Promise<void> {
    const { versions, max, ...input } = given;
    const missing = new Set(versions as string[]);
    for (let i = 0; i < Number(max) && missing.size > 0; i++) {
      const { members } = await this.#send('Invoke', input);
      missing.delete(String(members.ExecutedVersion));
    }
    if (missing.size > 0) throw new Mismatch(`${where}: never ran ${[...missing]}`);
  }

  async #send(operation: string, input: Record<string, unknown>): Promise<Answer> {
    const Command = (sdk as unknown as Record<string, new (input: unknown) => sdk.InvokeCommand>)[
      `${operation}Command`
    ];
    if (!Command) throw new Error(`The SDK has no ${operation}`);
    try {
      const output = await this.#client.send(new Command(input));
      const members: Record<string, unknown> = { ...output };
      if (operation === 'Invoke') members.Payload = output.Payload?.transformToString() ?? '';
      return { status: output.$metadata.httpStatusCode ?? 0, members, error: undefined };
    } catch (error) {
      if (!(error instanceof sdk.LambdaServiceException)) throw error;
      const { name: code, message, $metadata } = error;
      return { status: $metadata.httpStatusCode ?? 0, members: { ...error }, error: { code, message } };
    }
  }

  #compareOutput({ status, body, log_tail: logTail }: Expectation, answer: Answer, where: string): void {
    const { error, members } = answer;
    if (error) throw new Mismatch(`${where}: expected success, got ${answer.status} ${error.code}: ${error.message}`);
    if (status !== undefined && status !== answer.status)
      throw new Mismatch(`${where}: expected status ${status}, got ${answer.status}`);
    if (body !== undefined) this.#placeholders.match(body, members, where);
    if (logTail !== undefined) {
      const text = Buffer.from(String(members.LogResult), 'base64').toString();
      const lines = text.split('\n').filter((line) => !line.startsWith('INIT_START'));
      // the last line ends too
      this.#placeholders.match(logTail, lines.slice(0, -1), `${where}: log`);
    }
  }

  #compareError(expected: NonNullable<Expectation['error']>, answer: Answer, where: string): void {
    const { error, members } = answer;
    if (!error) throw new Mismatch(`${where}: expected ${expected.code}, but it succeeded`);
    const { code, status, message, violations = [], wire } = expected;
    if (code !== undefined && code !== error.code)
      throw new Mismatch(`${where}: expected ${code}, got ${error.code}: ${error.message}`);
    if (status !== undefined && status !== answer.status)
      throw new Mismatch(`${where}: expected status ${status}, got ${answer.status}`);
    if (message !== undefined) this.#placeholders.match(message, error.message, `${where}: message`);
    for (const violation of violations) {
      const text = this.#placeholders.fill(violation);
      if (!error.message.includes(text)) throw new Mismatch(`${where}: no violation ${text} in ${error.message}`);
    }
    if (expected.members !== undefined) this.#placeholders.match(expected.members, members, where);
    if (wire) this.#compareWire(wire, where);
  }

  #compareWire(
    { Type, message_member: messageMember }: { Type?: string; message_member?: string },
    where: string,
  ): void {
    const body = JSON.parse(new TextDecoder().decode(this.#wire?.body)) as Record<string, unknown>;
    if (Type !== undefined && body.Type !== Type)
      throw new Mismatch(`${where}: expected Type ${Type}, got ${body.Type}`);
    if (messageMember !== undefined && !(messageMember in body))
      throw new Mismatch(`${where}: the message is not in ${messageMember}: ${Object.keys(body)}`);
  }

  #fill(value: Json): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#fill(item));
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(([name, member]) => [
        this.#placeholders.fill(name),
        this.#fill(member),
      ]);
      return Object.fromEntries(members);
    }
    if (typeof value !== 'string') return value;
    return this.#bytes(value) ?? this.#placeholders.saved(value) ?? this.#placeholders.fill(value);
  }

  #bytes(text: string): Uint8Array | undefined {
    const [, kind, argument = ''] = /^<(zip|zipof|bytes|hex):([\s\S]*)>$/.exec(text) ?? [];
    switch (kind) {
      case 'zip':
        return this.#zip(argument);
      case 'zipof':
        return zipOf({ 'handler.py': '#'.repeat(Number(argument)) }, 'stored');
      case 'bytes':
        return Buffer.from(argument, 'latin1');
      case 'hex':
        return Buffer.from(argument, 'hex');
      default:
        return undefined;
    }
  }

  #zip(name: string): Uint8Array {
    const program = RECORDED_PROGRAMS[name];
    if (!program) throw new Error(`No program stands for the package ${name}`);
    const zip = this.#zips.get(name) ?? this.#region.zip(name, program);
    this.#zips.set(name, zip);
    return zip;
  }
}

function memberAt(members: Record<string, unknown>, path: string, where: string): unknown {
  let value: unknown = members;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) throw new Mismatch(`${where}: nothing to save at ${path}`);
    value = (value as Record<string, unknown>)[name];
  }
  if (value === undefined) throw new Mismatch(`${where}: nothing to save at ${path}`);
  return value;
}
