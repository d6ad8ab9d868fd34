import { expect, test } from 'vitest';
import { rootCaller } from '../kernel/caller.ts';
import { writeSessionToken } from '../kernel/role-session.ts';
import { callerOfToken, isOver, sessionTokenOf } from './session-caller.ts';

const root = rootCaller('123456789012');
const token = writeSessionToken({
  roleArn: 'arn:aws:iam::123456789012:role/r',
  sessionName: 'é',
  tags: {},
  transitiveTagKeys: [],
  expiresAtMs: 1000,
});

test('who sends the token of a session is that session, until it is over', async () => {
  const caller = await callerOfToken(token, root);
  expect(caller).toMatchObject({ arn: 'arn:aws:sts::123456789012:assumed-role/r/é' });
  expect([isOver(caller, () => 999), isOver(caller, () => 1000), isOver(root, () => 1000)]).toEqual([
    ...[false, true, false],
  ]);
});

test.each(['', 'IQoJb3JpZ2luX2VjE', 'no base64!'])('the token %o says nothing here', async (text) => {
  expect(await callerOfToken(text, root)).toBe(root);
});

test('a token is a header, or in the query of a presigned address', () => {
  const request = { service: 'sts' as const, method: 'GET', path: '/', query: {}, headers: {}, body: new Uint8Array() };
  expect(sessionTokenOf(request)).toBeUndefined();
  expect(sessionTokenOf({ ...request, headers: { 'x-amz-security-token': 'a' } })).toBe('a');
  expect(sessionTokenOf({ ...request, query: { 'X-Amz-Security-Token': 'b' } })).toBe('b');
});
