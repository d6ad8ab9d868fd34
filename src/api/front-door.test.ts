import { expect, test } from 'vitest';
import { addressedBy, localHost } from './front-door.ts';

test.each([
  [
    'abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.localhost:4173',
    'function-url',
    'abcdefghijklmnopqrstuvwxyz012345',
  ],
  ['a1b2c3d4e5.execute-api.localhost:4173', 'execute-api', 'a1b2c3d4e5'],
  ['A1B2C3D4E5.execute-api.us-east-1.amazonaws.com', 'execute-api', 'a1b2c3d4e5'],
  ['shop.elb.localhost:4173', 'elb', 'shop'],
  ['shop-123.us-east-1.elb.localhost', 'elb', 'shop-123'],
  ['shop-123.us-east-1.elb.amazonaws.com', 'elb', 'shop-123'],
])('%s is behind a front door', (host, door, name) => {
  expect(addressedBy(host)).toEqual({ door, name });
});

test.each([
  ...['localhost:4173', '127.0.0.1', 'execute-api.localhost', 'b.s3.localhost', 'a1.execute-api.evil.example'],
  ...['a.b.execute-api.localhost', 'elb.localhost', 'shop.elb.localhost.evil.example', undefined],
])('%s is not', (host) => {
  expect(addressedBy(host)).toBeUndefined();
});

test('whoever is on this computer reaches it at the port of the page', () => {
  expect(localHost('execute-api', 'a1b2', '127.0.0.1:4173')).toBe('a1b2.execute-api.localhost:4173');
  expect(addressedBy(localHost('elb', 'shop', 'localhost'))).toEqual({ door: 'elb', name: 'shop' });
});
