import { describe, expect, test } from 'vitest';
import { RouteTable } from './routes.ts';
import { SERVICES } from './services.ts';

const lambdaModel = SERVICES.lambda.model;

const { routes, operations } = lambdaModel;
const match = (method: string, path: string, query = {}) => {
  const found = routes.match({ method, path, query, headers: {} });
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

describe('templates of other services', () => {
  const table = new RouteTable<string>();
  const target = (method: string, path: string, query = {}, headers = {}) =>
    table.match({ method, path, query, headers })?.target;
  table.add('GET', '/v/things/{Id}', 'one');
  table.add('GET', '/v/things/all', 'all');
  table.add('GET', '/{Bucket}', 'list');
  table.add('GET', '/{Bucket}?acl', 'acl');
  table.add('PUT', '/{Bucket}/{Key+}', 'put');
  table.add('PUT', '/{Bucket}/{Key+}', 'part', { query: ['partNumber', 'uploadId'], headers: [] });
  table.add('PUT', '/{Bucket}/{Key+}', 'copy', { query: [], headers: ['x-amz-copy-source'] });

  test('more literal segments beat fewer, in whatever order they were added', () => {
    expect(target('GET', '/v/things/all')).toBe('all');
    expect(target('GET', '/v/things/7')).toBe('one');
  });

  test('a parameter without a value is a fixed query, too', () => {
    expect(target('GET', '/bucket', { acl: '' })).toBe('acl');
    expect(target('GET', '/bucket')).toBe('list');
  });

  test('a greedy label takes all that is left, slashes and all', () => {
    expect(table.match({ method: 'PUT', path: '/b/folder/a%20b/', query: {}, headers: {} })).toEqual({
      target: 'put',
      labels: { Bucket: 'b', Key: 'folder/a b/' },
    });
    expect(target('PUT', '/b')).toBeUndefined();
  });

  test('of equal templates the one wins whose required parameters are all there', () => {
    expect(target('PUT', '/b/k', { partNumber: '1', uploadId: 'u' })).toBe('part');
    expect(target('PUT', '/b/k', { partNumber: '1' })).toBe('put');
    expect(target('PUT', '/b/k', {}, { 'x-amz-copy-source': 'b/other' })).toBe('copy');
  });
});
