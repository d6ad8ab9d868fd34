import { describe, expect, test } from 'vitest';
import { ServiceException } from '../errors.ts';
import type { HttpRequest } from '../http.ts';
import type { Shape } from '../model.ts';
import { SERVICES } from '../services.ts';
import { restJson } from './rest-json.ts';

const lambdaModel = SERVICES.lambda.model;

const FUNCTIONS = '/2015-03-31/functions';

const request = (method: string, path: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  service: 'lambda',
  method,
  path,
  query: {},
  headers: {},
  body: new Uint8Array(),
  ...rest,
});
const json = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const parse = (...parts: Parameters<typeof request>) =>
  restJson.parse(lambdaModel, request(...parts), 'ValidationException');
const body = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('a request', () => {
  test('is read from label, query and body', () => {
    expect(
      parse('PUT', `${FUNCTIONS}/f/aliases/prod`, {
        body: json({ FunctionVersion: '2', Unknown: 1, Description: null }),
      }),
    ).toEqual({ operation: 'UpdateAlias', input: { FunctionName: 'f', Name: 'prod', FunctionVersion: '2' } });
    expect(parse('GET', FUNCTIONS, { query: { MaxItems: '7', Marker: 'm' } }).input).toEqual({
      MaxItems: 7,
      Marker: 'm',
    });
    expect(
      parse('DELETE', '/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Af', {
        query: { tagKeys: 'one' },
      }).input.TagKeys,
    ).toEqual(['one']);
  });

  test('without a body is one with an empty object', () => {
    expect(parse('POST', `${FUNCTIONS}/f/versions`).input).toEqual({ FunctionName: 'f' });
  });

  test('keeps the keys of a map whatever they are called', () => {
    const { input } = parse('POST', '/2017-03-31/tags/arn:aws:lambda:us-east-1:123456789012:function:f', {
      body: json('{"Tags":{"__proto__":"x"}}'),
    });
    expect(Object.entries(input.Tags as object)).toEqual([['__proto__', 'x']]);
  });

  test.each([
    ['malformed JSON', '{"a":', 'Could not parse request body into json'],
    ['a list', '[]', 'Start of structure expected'],
    ['a number for a text', '{"Description":1}', 'NUMBER_VALUE can not be converted to a String'],
    ['a text for a number', '{"Timeout":"3"}', 'STRING_VALUE can not be converted to an Integer'],
    ['a boolean for a text', '{"Handler":true}', 'TRUE_VALUE can not be converted to a String'],
    ['a list for a structure', '{"Environment":[]}', 'Start of list found where not expected.'],
    ['a structure for a list', '{"Layers":{}}', 'Start of structure or map found where not expected.'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'Could not parse request body into json'],
  ])('with %s is a SerializationException', (_, text, message) => {
    const attempt = () =>
      parse('PUT', `${FUNCTIONS}/f/configuration`, { body: typeof text === 'string' ? json(text) : text });
    expect(attempt).toThrow(expect.objectContaining({ code: 'SerializationException', status: 400 }));
    expect(attempt).toThrow(message);
  });

  test('with a zip that is not base64 is a SerializationException', () => {
    expect(() => parse('PUT', `${FUNCTIONS}/f/code`, { body: json({ ZipFile: '%' }) })).toThrow(
      expect.objectContaining({ code: 'SerializationException' }),
    );
  });

  test('with a number in the query that is none is a SerializationException', () => {
    expect(() => parse('GET', FUNCTIONS, { query: { MaxItems: 'many' } })).toThrow(
      expect.objectContaining({ code: 'SerializationException' }),
    );
  });

  test('to a malformed path is 400, to an unknown one 403', () => {
    expect(() => parse('GET', `${FUNCTIONS}/%zz`)).toThrow(expect.objectContaining({ status: 400 }));
    expect(() => parse('GET', '/2015-03-31/nothing')).toThrow(
      expect.objectContaining({
        code: 'AccessDeniedException',
        status: 403,
        message: 'Unable to determine service/operation name to be authorized',
      }),
    );
  });
});

describe('a response', () => {
  test('has the status and body of the model', () => {
    const response = restJson.response(lambdaModel, 'CreateAlias', { Name: 'prod', Description: undefined }, 'id-1');
    expect(response.status).toBe(201);
    expect(response.headers).toEqual({ 'content-type': 'application/json', 'x-amzn-requestid': 'id-1' });
    expect(body(response.body)).toEqual({ Name: 'prod' });
  });

  test('without an output has no body', () => {
    expect(restJson.response(lambdaModel, 'DeleteFunction', {}, 'id-1')).toMatchObject({
      status: 204,
      body: new Uint8Array(),
    });
  });

  test('of an invocation: headers, status and the payload as it is', () => {
    const output = { StatusCode: 202, Payload: json('"x"'), LogResult: 'TE9H', ExecutedVersion: '$LATEST' };
    const response = restJson.response(lambdaModel, 'Invoke', output, 'id-1');
    expect(response.status).toBe(202);
    expect(response.headers).toMatchObject({ 'x-amz-log-result': 'TE9H', 'x-amz-executed-version': '$LATEST' });
    expect(body(response.body)).toBe('x');
  });

  test('body carries no bytes in any operation, which JSON could not', () => {
    const holdsBytes = (shape: Shape | undefined): boolean =>
      shape !== undefined &&
      (shape.type === 'blob' ||
        shape.members.some((member) => member !== shape.payload && holdsBytes(member.shape)) ||
        holdsBytes(shape.item) ||
        holdsBytes(shape.value));
    const carriers = [...lambdaModel.operations.values()].filter((operation) => holdsBytes(operation.output));
    expect(carriers.map((operation) => operation.name)).toEqual([]);
  });
});

describe('a refusal', () => {
  test.each([
    ['ResourceNotFoundException', 404, { Type: 'User', Message: 'm' }],
    ['InvalidParameterValueException', 400, { Type: 'User', message: 'm' }],
    ['ResourceConflictException', 409, { Type: 'User', message: 'm' }],
    ['PreconditionFailedException', 412, { Type: 'User', message: 'm' }],
    ['KMSAccessDeniedException', 502, { Type: 'Service', Message: 'm' }],
    ['ValidationException', 400, { message: 'm' }],
    ['AccessDeniedException', 403, { Message: 'm' }],
  ])('%s has the members AWS sends', (code, status, members) => {
    const response = restJson.refusal(lambdaModel, new ServiceException(code, status, 'm'), 'id-1');
    expect(response.status).toBe(status);
    expect(response.headers['x-amzn-errortype']).toBe(code);
    expect(body(response.body)).toEqual(members);
  });

  test('of a throttle tells Reason in the body and Retry-After in the header', () => {
    const throttle = new ServiceException('TooManyRequestsException', 429, 'Rate Exceeded.', {
      Reason: 'CallerRateLimitExceeded',
      retryAfterSeconds: '1',
    });
    const response = restJson.refusal(lambdaModel, throttle, 'id-1');
    expect(body(response.body)).toEqual({ Type: 'User', message: 'Rate Exceeded.', Reason: 'CallerRateLimitExceeded' });
    expect(response.headers['retry-after']).toBe('1');
  });
});
