/** Execution roles, through IAM's own SDK client. */
import {
  CreateRoleCommand,
  type CreateRoleCommandInput,
  DeleteRoleCommand,
  GetRoleCommand,
  ListRolesCommand,
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
    'a name with a space',
    (region) => create(region, 'a role'),
    'ValidationError',
    "1 validation error detected: Value 'a role' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  ],
];

test.each(refusals)('AWS’s words for %s', async (_name, call, name, message) => {
  await expect(call(open())).rejects.toMatchObject({ name, message });
});
