/** Execution roles, through IAM's own SDK client. */
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { afterEach, expect, test } from 'vitest';
import { ObservedRegion, start } from '../observed-region.test-fixture.ts';

const program = { handler: () => 'done' };
const opened: ObservedRegion[] = [];
const open = () => {
  const region = new ObservedRegion(program);
  opened.push(region);
  return region;
};

afterEach(() => {
  for (const region of opened.splice(0)) expect(region.bugs).toEqual([]);
});

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const create = async (region: ObservedRegion, RoleName: string, more: Partial<CreateRoleCommandInput> = {}) => {
  const input = { RoleName, AssumeRolePolicyDocument: TRUST, ...more };
  return (await region.iam.send(new CreateRoleCommand(input))).Role;
};

test('a role is there for later calls, and after a reload', async () => {
  const region = open();
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: 'ü' },
  ];
  const role = await create(region, 'f-role-abc12345', { Path: '/service-role/', Description: '1 < 2 & "3"', Tags });
  expect(role).toMatchObject({
    Path: '/service-role/',
    RoleName: 'f-role-abc12345',
    Arn: 'arn:aws:iam::123456789012:role/service-role/f-role-abc12345',
    CreateDate: start,
    Description: '1 < 2 & "3"',
    MaxSessionDuration: 3600,
    Tags,
  });
  expect(role?.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
  expect(decodeURIComponent(role?.AssumeRolePolicyDocument ?? '')).toBe(TRUST);

  const again = region.reloaded(program);
  opened.push(again);
  expect((await again.iam.send(new GetRoleCommand({ RoleName: 'f-role-abc12345' }))).Role).toEqual(role);
});

test('roles are listed by name, by path, in pages', async () => {
  const region = open();
  for (const name of ['c', 'a', 'b']) await create(region, name, { Path: name === 'c' ? '/' : '/service-role/' });
  const names: (string | undefined)[][] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: region.iam }, { MaxItems: 2 }))
    names.push(Roles.map(({ RoleName }) => RoleName));
  expect(names).toEqual([['a', 'b'], ['c']]);
  const { Roles } = await region.iam.send(new ListRolesCommand({ PathPrefix: '/service-role/' }));
  expect(Roles?.map(({ RoleName }) => RoleName)).toEqual(['a', 'b']);
});

test('a role that is deleted is gone', async () => {
  const region = open();
  await create(region, 'gone');
  await region.iam.send(new DeleteRoleCommand({ RoleName: 'gone' }));
  expect((await region.iam.send(new ListRolesCommand())).Roles).toEqual([]);
});

test('policies of a role are kept, listed and given back, and stand in the way of its end', async () => {
  const region = open();
  await create(region, 'r');
  const RoleName = 'r';
  const PolicyDocument = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const end = () => region.iam.send(new DeleteRoleCommand({ RoleName }));
  for (const PolicyName of ['b', 'a'])
    await region.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  await region.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: BASIC }));
  await region.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: BASIC }));
  const first = await region.iam.send(new ListRolePoliciesCommand({ RoleName, MaxItems: 1 }));
  const rest = await region.iam.send(new ListRolePoliciesCommand({ RoleName, Marker: first.Marker }));
  expect([first.PolicyNames, first.IsTruncated, rest.PolicyNames, rest.IsTruncated]).toEqual([
    ['a'],
    true,
    ['b'],
    false,
  ]);
  const policy = await region.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'a' }));
  expect(decodeURIComponent(policy.PolicyDocument ?? '')).toBe(PolicyDocument);
  const listed = await region.iam.send(new ListAttachedRolePoliciesCommand({ RoleName, PathPrefix: '/service-role/' }));
  expect(listed.AttachedPolicies).toEqual([{ PolicyArn: BASIC, PolicyName: 'AWSLambdaBasicExecutionRole' }]);
  await expect(end()).rejects.toMatchObject({ message: 'Cannot delete entity, must detach all policies first.' });
  await region.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: BASIC }));
  await region.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'a' }));
  await expect(end()).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete entity, must delete policies first.',
  });
  await region.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'b' }));
  await end();
});

const NOWHERE = 'arn:aws:iam::123456789012:policy/mine';

const refusals: [string, (region: ObservedRegion) => Promise<unknown>, string, string][] = [
  [
    'a role that is not there',
    (region) => region.iam.send(new GetRoleCommand({ RoleName: 'none' })),
    'NoSuchEntityException',
    'The role with name none cannot be found.',
  ],
  [
    'a name that is taken, in whatever case',
    async (region) => [await create(region, 'Taken'), await create(region, 'taken')],
    'EntityAlreadyExistsException',
    'Role with name taken already exists.',
  ],
  [
    'a trust policy that is no JSON',
    (region) => create(region, 'r', { AssumeRolePolicyDocument: 'Allow' }),
    'MalformedPolicyDocumentException',
    'This policy contains invalid Json',
  ],
  [
    'a policy that is no JSON',
    async (region) => {
      await create(region, 'r');
      return region.iam.send(new PutRolePolicyCommand({ RoleName: 'r', PolicyName: 'p', PolicyDocument: 'Allow' }));
    },
    'MalformedPolicyDocumentException',
    'This policy contains invalid Json',
  ],
  [
    'a policy that the role does not have',
    async (region) => {
      await create(region, 'r');
      return region.iam.send(new GetRolePolicyCommand({ RoleName: 'r', PolicyName: 'toString' }));
    },
    'NoSuchEntityException',
    'The role policy with name toString cannot be found.',
  ],
  [
    'a policy that nobody has made',
    async (region) => {
      await create(region, 'r');
      return region.iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: NOWHERE }));
    },
    'NoSuchEntityException',
    `Policy ${NOWHERE} does not exist or is not attachable.`,
  ],
  [
    'a policy that is not attached',
    async (region) => {
      await create(region, 'r');
      return region.iam.send(new DetachRolePolicyCommand({ RoleName: 'r', PolicyArn: NOWHERE }));
    },
    'NoSuchEntityException',
    `Policy ${NOWHERE} was not found.`,
  ],
  [
    'a name with a space',
    (region) => create(region, 'a role'),
    'ValidationError',
    "1 validation error detected: Value 'a role' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  ],
];

test.each(refusals)('AWS’s words for %s', async (_name, call, name, message) => {
  await expect(call(open())).rejects.toMatchObject({ name, message });
});
