import { describe, expect, test } from 'vitest';
import { lambdaModel } from './lambda-model.ts';
import { RouteTable } from './routes.ts';

const { routes, operations } = lambdaModel;
const match = (method: string, path: string, query = {}) => {
  const found = routes.match(method, path, query);
  return found && { operation: found.target.name, labels: found.labels };
};

describe("Lambda's routes", () => {
  test('every operation is found by its own template', () => {
    for (const { name, method, uri } of operations.values()) {
      const [path = '', fixed] = uri.replaceAll(/\{\w+\}/g, 'label').split('?');
      const query = Object.fromEntries(new URLSearchParams(fixed));
      expect(match(method, path, query)?.operation).toBe(name);
    }
  });

  test('labels come percent-encoded or as raw ARNs', () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const expected = { operation: 'GetFunction', labels: { FunctionName: arn } };
    expect(match('GET', `/2015-03-31/functions/${arn}`)).toEqual(expected);
    expect(match('GET', `/2015-03-31/functions/${encodeURIComponent(arn)}`)).toEqual(expected);
  });

  test('a trailing slash changes nothing', () => {
    expect(match('GET', '/2015-03-31/functions/')?.operation).toBe('ListFunctions');
    expect(match('GET', '/2015-03-31/functions/f/')?.labels).toEqual({ FunctionName: 'f' });
  });

  test('a fixed query beats the same path without one', () => {
    expect(match('GET', '/2018-10-31/layers', { find: 'LayerVersion' })?.operation).toBe('GetLayerVersionByArn');
    expect(match('GET', '/2018-10-31/layers', { find: 'other' })?.operation).toBe('ListLayers');
  });

  test('what no template fits is nothing', () => {
    expect(match('PATCH', '/2015-03-31/functions/f')).toBeUndefined();
    expect(match('GET', '/2015-03-31/functions/f/unknown')).toBeUndefined();
    expect(match('GET', '/')).toBeUndefined();
  });

  test('a label that is not percent-encoded UTF-8 is an error', () => {
    expect(() => match('GET', '/2015-03-31/functions/%zz')).toThrow(URIError);
  });
});

test('more literal segments beat fewer, in whatever order they were added', () => {
  const table = new RouteTable<string>();
  table.add('GET', '/v/things/{Id}', 'one');
  table.add('GET', '/v/things/all', 'all');
  expect(table.match('GET', '/v/things/all', {})?.target).toBe('all');
  expect(table.match('GET', '/v/things/7', {})?.target).toBe('one');
});
