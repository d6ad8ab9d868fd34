import { expect, test } from 'vitest';
import { type Account, ARN, openAccount, refusalOf } from './control-plane.test-fixture.ts';
import { getFunction } from './functions.ts';
import { listTags, tagResource, untagResource } from './tags.ts';

const Resource = `${ARN}:f`;
const tags = (account: Account) => listTags(account.context, { Resource }).Tags;
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'value']));

test('tags are added, replaced and taken away, each time with another revision of $LATEST', () => {
  const account = openAccount();
  account.activeFunction({ Tags: { a: '1' } });
  const revision = () => getFunction(account.context, { FunctionName: 'f' }).Configuration?.RevisionId;
  const revisions = [revision()];
  expect(tagResource(account.context, { Resource, Tags: { b: '2', c: '3' } })).toEqual({});
  revisions.push(revision());
  tagResource(account.context, { Resource, Tags: { b: 'x' } });
  revisions.push(revision());
  expect(tags(account)).toEqual({ a: '1', b: 'x', c: '3' });
  untagResource(account.context, { Resource, TagKeys: ['a', 'nothing'] });
  revisions.push(revision());
  expect(tags(account)).toEqual({ b: 'x', c: '3' });
  expect(new Set(revisions).size).toBe(4);
  untagResource(account.context, { Resource, TagKeys: ['b', 'c'] });
  expect(tags(account)).toEqual({});
  expect(getFunction(account.context, { FunctionName: 'f' })).not.toHaveProperty('Tags');
});

test('fifty fit, one more does not', () => {
  const account = openAccount();
  account.activeFunction({ Tags: many(50) });
  expect(refusalOf(() => tagResource(account.context, { Resource, Tags: { more: '' } }))).toBe(
    'InvalidParameterValueException 400: Number of tags exceeds resource tag limit.',
  );
  tagResource(account.context, { Resource, Tags: { key7: 'replaced' } });
  expect(tags(account)?.key7).toBe('replaced');
});

test.each([
  [
    'no tags',
    Resource,
    {},
    'InvalidParameterValueException 400: An error occurred and the request cannot be processed.',
  ],
  [
    'a version',
    `${Resource}:v1`,
    { a: '1' },
    'InvalidParameterValueException 400: Tags on function aliases and versions are not supported. Please specify a function ARN.',
  ],
  ['an unknown function', `${ARN}:g`, { a: '1' }, `ResourceNotFoundException 404: Function not found: ${ARN}:g`],
  [
    'an event source mapping',
    'arn:aws:lambda:us-east-1:123456789012:event-source-mapping:x',
    { a: '1' },
    'ResourceNotFoundException 404: Event source mapping not found: arn:aws:lambda:us-east-1:123456789012:event-source-mapping:x',
  ],
])('tagging with %s is refused', (_, resource, given, refusal) => {
  const account = openAccount();
  account.activeFunction();
  expect(refusalOf(() => tagResource(account.context, { Resource: resource, Tags: given }))).toBe(refusal);
});
