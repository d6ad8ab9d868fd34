import { expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';
import { ANONYMOUS } from '../caller.ts';
import type { Answer, Call } from '../service.ts';
import { defineFrontDoor } from './front-door.ts';
import {
  allValues,
  bodyMembers,
  isTextType,
  joinedValues,
  lastValues,
  queryLines,
  type ReceivedRequest,
} from './received-request.ts';

const PORTS = { newRequestId: () => 'id', reportBug: (error: unknown) => expect(error).toBeUndefined() };
const response = (status: number): HttpResponse => ({ status, headers: {}, body: new Uint8Array() });

const REQUEST: HttpRequest = {
  service: 'execute-api',
  method: 'GET',
  path: '/a%20b?x=1',
  query: {},
  headers: { host: 'A1B2.execute-api.localhost:4173', 'x-own': 'mine' },
  headerLines: [['X-oWn', 'mine']],
  body: new Uint8Array(),
};

/** What comes out of a door to two services, of which each answers as it is told. */
function throughDoor(answers: Record<string, Answer>, request = REQUEST): { response: HttpResponse; asked: Call[] } {
  const asked: Call[] = [];
  const door = defineFrontDoor('execute-api', ['sqs', 'sns'], () => response(403));
  const changes = { change: () => {}, announce: () => {} };
  const neighbours = {
    call(call: Call, done: (answer: Answer) => void) {
      asked.push(call);
      done(answers[call.service] ?? { output: {} });
    },
  };
  const service = door.start({ neighbours }, { ...PORTS, changes });
  const call = service.parse(request, ANONYMOUS);
  if ('status' in call) throw new Error('refused');
  let answer: HttpResponse | undefined;
  service.run(call, (given) => {
    answer = service.respond(call, given);
  });
  if (!answer) throw new Error('no answer');
  return { response: answer, asked };
}

test('the first service that has the name answers, and is asked once', () => {
  const { response: answer, asked } = throughDoor({ sqs: { output: { response: response(201) } } });
  expect(answer.status).toBe(201);
  expect(asked.map(({ service, operation }) => [service, operation])).toEqual([['sqs', 'ReceiveRequest']]);
});

test('the next is asked for what is not the first one’s, and sees the request as it was sent', () => {
  const { response: answer, asked } = throughDoor({ sns: { output: { response: response(202) } } });
  expect(answer.status).toBe(202);
  expect(asked).toHaveLength(2);
  expect(asked[1]?.input).toEqual({
    name: 'a1b2',
    method: 'GET',
    rawPath: '/a%20b',
    rawQueryString: 'x=1',
    headers: REQUEST.headers,
    headerLines: [['X-oWn', 'mine']],
    body: new Uint8Array(),
  } satisfies ReceivedRequest);
});

test('a name that nobody has is answered by the door', () => {
  expect(throughDoor({}).response.status).toBe(403);
});

test('what breaks is an answer, too', () => {
  const broken = new ServiceException('InternalFailure', 500, 'broken');
  expect(throughDoor({ sqs: broken }).response.status).toBe(500);
});

test('a parameter that comes twice has its last value, all of them, or all in one', () => {
  const lines = queryLines('size=L&colour=red&size=XL%21&flag');
  expect(lastValues(lines)).toEqual({ size: 'XL!', colour: 'red', flag: '' });
  expect(allValues(lines)).toEqual({ size: ['L', 'XL!'], colour: ['red'], flag: [''] });
  expect(joinedValues(lines)).toEqual({ size: 'L,XL!', colour: 'red', flag: '' });
  expect([lastValues([]), allValues([]), joinedValues(queryLines(''))]).toEqual([undefined, undefined, undefined]);
});

test('a name that every object has is a parameter like others', () => {
  const lines = queryLines('__proto__=1&constructor=2');
  expect(Object.entries(lastValues(lines) ?? {})).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
  expect(Object.keys(allValues(lines) ?? {})).toEqual(['__proto__', 'constructor']);
});

test('a body is text where its type says so and it is', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(bodyMembers(bytes('grün'), isTextType('text/plain; charset=utf-8'))).toEqual({
    body: 'grün',
    isBase64Encoded: false,
  });
  expect(bodyMembers(bytes('a=1'), isTextType('application/x-www-form-urlencoded'))).toEqual({
    body: 'YT0x',
    isBase64Encoded: true,
  });
  expect(bodyMembers(new Uint8Array([255]), true)).toEqual({ body: '/w==', isBase64Encoded: true });
  expect(bodyMembers(bytes(''), isTextType(undefined))).toEqual({ isBase64Encoded: false });
});
