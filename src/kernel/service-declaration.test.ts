import { expect, test } from 'vitest';
import { ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { ANONYMOUS, rootCaller } from './caller.ts';
import { Outbox } from './outbox.ts';
import type { Answer, AnswerDone } from './service.ts';
import { defineService, later, reads, uploads, writes } from './service-declaration.ts';
import type { Table, TableDeclaration } from './table.ts';
import type { Wire } from './wire.ts';

interface Notes {
  Get: { input: { id: string }; output: { text: string } };
  Put: { input: { id: string; text: string }; output: object };
  Wait: { input: { long: boolean }; output: object };
  Upload: { input: { file: string }; output: object };
  Break: { input: object; output: object };
}

const utf8 = new TextEncoder();
const wire: Wire = {
  name: 'logs',
  failure: new ServiceException('Failure', 500, 'failed'),
  spokenIn: ({ headers }) => (headers.form ? { asForm: true } : {}),
  operationOf: ({ path }) => path,
  read({ path, body }) {
    if (path === 'Refused') throw new ServiceException('Refused', 400, 'refused');
    return { operation: path, input: JSON.parse(new TextDecoder().decode(body)), isAnonymous: path === 'Wait' };
  },
  response: (operation, output, requestId, { asForm }) => ({
    status: 200,
    headers: { operation, requestId, ...(asForm && { form: 'yes' }) },
    body: utf8.encode(JSON.stringify(output)),
  }),
  refusal: ({ code, status }, requestId) => ({ status, headers: { code, requestId }, body: new Uint8Array() }),
};

interface Context {
  notes: Table<string>;
  waiting: AnswerDone[];
  resumed: string[];
}

const notes: TableDeclaration<string> = { name: 'notes', kind: 'resource' };
const TABLES = { notes };

const declared = defineService<Notes, Context, Omit<Context, 'notes'>, typeof TABLES>({
  wire,
  operations: {
    Get: reads(({ notes }, { id }) => {
      const text = notes.get(id);
      if (text === undefined) throw new ServiceException('NotFound', 404, 'no note');
      return { text };
    }),
    Put: writes(({ notes }, { id, text }) => {
      notes.set(id, text);
      return {};
    }),
    Wait: later(
      ({ long }) => ({ needsRoom: false, repeatable: !long }),
      ({ waiting }, _, done) => waiting.push(done),
    ),
    Upload: uploads(() => ({}), 'file'),
    Break: reads(() => {
      throw new TypeError('our bug');
    }),
  },
  tables: TABLES,
  context: (parts, tables) => ({ ...parts, ...tables }),
  restored: ({ notes, resumed }) => resumed.push(...notes.keys()),
  readsObservations: true,
  uploadBytes: 20,
});

function open() {
  const parts = { waiting: [] as AnswerDone[], resumed: [] as string[] };
  const outbox = new Outbox();
  const bugs: unknown[] = [];
  let flushes = 0;
  const ports = {
    changes: outbox,
    newRequestId: () => 'drawn',
    reportBug: (bug: unknown) => bugs.push(bug),
    flush: () => flushes++,
  };
  const service = declared.start(parts, ports);
  const request = (path: string, input: object, headers = {}): HttpRequest => ({
    service: 'logs',
    method: 'POST',
    path,
    query: {},
    headers,
    body: utf8.encode(JSON.stringify(input)),
  });
  const send = (path: string, input: object, headers = {}): HttpResponse | undefined => {
    const call = service.parse(request(path, input, headers), rootCaller('123456789012'));
    if ('status' in call) return call;
    let response: HttpResponse | undefined;
    service.run(call, (answer) => {
      response = service.respond(call, answer);
    });
    return response;
  };
  return { service, outbox, ...parts, bugs, request, send, flushes: () => flushes };
}

test('an operation answers, or refuses in its service’s form', () => {
  const { send, bugs } = open();
  expect(send('Get', { id: 'a' })).toMatchObject({ status: 404, headers: { code: 'NotFound', requestId: 'drawn' } });
  send('Put', { id: 'a', text: 'hello' });
  expect(new TextDecoder().decode(send('Get', { id: 'a' })?.body)).toBe('{"text":"hello"}');
  expect(send('Refused', {})).toMatchObject({ status: 400, headers: { code: 'Refused' } });
  expect(bugs).toEqual([]);
});

test('what is none of AWS’s is reported and answered as a failure', () => {
  const { send, bugs } = open();
  expect(send('Break', {})).toMatchObject({ status: 500, headers: { code: 'Failure' } });
  expect(bugs).toEqual([expect.objectContaining({ message: 'our bug' })]);
});

test('an answer comes later, with the id of its own', () => {
  const { service, request, waiting } = open();
  const call = service.parse(request('Wait', { long: true }), rootCaller('123456789012'));
  if ('status' in call) throw new Error('refused');
  const answers: Answer[] = [];
  service.run(call, (answer) => answers.push(answer));
  expect(answers).toEqual([]);
  waiting[0]?.({ output: {}, requestId: 'own' });
  expect(answers.map((answer) => service.respond(call, answer).headers.requestId)).toEqual(['own']);
});

test('a call carries who signed it, and the answer is spoken as the call was', () => {
  const { service, request, send } = open();
  const root = rootCaller('123456789012');
  expect(service.parse(request('Get', {}), root)).toMatchObject({ caller: root });
  expect(service.parse(request('Wait', {}), root)).toMatchObject({ caller: ANONYMOUS });
  expect(send('Put', { id: 'a' }, { form: 'yes' })?.headers.form).toBe('yes');
});

test('a reader knows the traits of a call without running anything', () => {
  const reader = declared.reader({ newRequestId: () => 'id', reportBug: () => undefined });
  const traits = (operation: string, input = {}) =>
    reader.traits({ service: 'logs', operation, input, caller: ANONYMOUS });
  expect(traits('Get')).toEqual({ needsRoom: false, repeatable: true });
  expect(traits('Put')).toEqual({ needsRoom: true, repeatable: true });
  expect(traits('Wait', { long: true })).toEqual({ needsRoom: false, repeatable: false });
  expect(traits('Upload')).toEqual({ needsRoom: true, repeatable: true, packages: ['file'] });
});

test('uploads are known before they are read, and have a largest size', () => {
  const { service, request, send } = open();
  expect(service.uploads(request('Upload', {}))).toBe(true);
  expect(service.uploads(request('Put', {}))).toBe(false);
  expect(send('Upload', { file: 'x'.repeat(20) })).toMatchObject({ status: 413 });
  expect(send('Put', { id: 'a', text: 'x'.repeat(20) })).toMatchObject({ status: 200 });
});

test('its tables are filled from the disk, and then it goes on', () => {
  const { service, resumed, send, outbox } = open();
  expect(declared.tables.map(({ name }) => name)).toEqual(['notes']);
  service.restore([
    { table: 'notes', key: 'a', value: 'kept' },
    { table: 'others', key: 'b', value: 'left alone' },
  ]);
  expect(resumed).toEqual(['a']);
  expect(send('Get', { id: 'a' })?.status).toBe(200);
  expect(outbox.drain().changes).toEqual([]);
});

test('a service that reads logs or metrics brings them to disk before each operation', () => {
  const { send, flushes } = open();
  send('Get', { id: 'a' });
  send('Put', { id: 'a' });
  expect(flushes()).toBe(2);
});
