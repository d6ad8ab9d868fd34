/** Execution roles, through IAM's own SDK client. */
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  paginateListRoles,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterEach, expect, test } from 'vitest';
import { ObservedRegion, start } from '../observed-region.test-fixture.ts';
import { statementPlaces } from './statement-places.ts';

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

const allows = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...more }] });

test('a policy of one’s own is attached, counted, and goes when nobody has it', async () => {
  const region = open();
  await create(region, 'r');
  const { Policy } = await region.iam.send(
    new CreatePolicyCommand({ PolicyName: 'p', Path: '/team/', Description: 'd', PolicyDocument: allows('s3:*') }),
  );
  const PolicyArn = Policy?.Arn ?? '';
  expect(Policy).toMatchObject({
    Arn: 'arn:aws:iam::123456789012:policy/team/p',
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
  });
  await region.iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn }));
  await region.iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'r', PermissionsBoundary: PolicyArn }));
  const again = region.reloaded(program);
  opened.push(again);
  const { Policies } = await again.iam.send(new ListPoliciesCommand({ Scope: 'Local', OnlyAttached: true }));
  expect(Policies).toMatchObject([{ PolicyName: 'p', AttachmentCount: 1, PermissionsBoundaryUsageCount: 1 }]);
  const { Role } = await again.iam.send(new GetRoleCommand({ RoleName: 'r' }));
  expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(PolicyArn);
  const remove = () => again.iam.send(new DeletePolicyCommand({ PolicyArn }));
  await expect(remove()).rejects.toMatchObject({ name: 'DeleteConflictException' });
  await again.iam.send(new DetachRolePolicyCommand({ RoleName: 'r', PolicyArn }));
  await again.iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'r' }));
  await remove();
  await expect(again.iam.send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
    message: `Policy ${PolicyArn} was not found.`,
  });
});

test('AWS’s policies of functions are there with their statements', async () => {
  const region = open();
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const { Policy } = await region.iam.send(new GetPolicyCommand({ PolicyArn }));
  expect(Policy).toMatchObject({ PolicyName: 'AWSLambdaBasicExecutionRole', Path: '/service-role/' });
  const { PolicyVersion } = await region.iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
  expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''))).toMatchObject({
    Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'] }],
  });
});

test('a simulation says what a role’s policies decide, and where the statement stands', async () => {
  const region = open();
  const PolicySourceArn = (await create(region, 'r'))?.Arn;
  const PolicyDocument =
    '{"Version": "2012-10-17", "Statement": {"Sid": "", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}';
  const { Policy } = await region.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument }));
  await region.iam.send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: Policy?.Arn }));
  const ActionNames = ['s3:PutObject', 's3:GetObject'];
  const ResourceArns = ['arn:aws:s3:::b'];
  const ask = new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames, ResourceArns });
  const matched = [
    {
      SourcePolicyId: 'p',
      SourcePolicyType: 'IAM Policy',
      StartPosition: { Line: 1, Column: 41 },
      EndPosition: { Line: 1, Column: 113 },
    },
  ];
  expect((await region.iam.send(ask)).EvaluationResults).toMatchObject([
    {
      EvalActionName: 's3:PutObject',
      EvalDecision: 'allowed',
      MatchedStatements: matched,
      ResourceSpecificResults: [{ EvalResourceDecision: 'allowed', MatchedStatements: matched }],
    },
    { EvalActionName: 's3:GetObject', EvalDecision: 'implicitDeny', MatchedStatements: [] },
  ]);
  const boundary = { RoleName: 'r', PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess' };
  await region.iam.send(new PutRolePermissionsBoundaryCommand(boundary));
  expect((await region.iam.send(ask)).EvaluationResults?.[0]).toMatchObject({
    EvalDecision: 'implicitDeny',
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
  });
});

test('a simulation of policies at hand knows the context that it is told, and says what is missing', async () => {
  const region = open();
  const onlyThere = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } };
  const ask = async (ContextKeyValues?: string[]) => {
    const key = { ContextKeyName: 'aws:RequestedRegion', ContextKeyType: 'string' as const, ContextKeyValues };
    const { EvaluationResults } = await region.iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [allows('sqs:*', '*', onlyThere)],
        ActionNames: ['sqs:SendMessage'],
        ...(ContextKeyValues && { ContextEntries: [key] }),
      }),
    );
    return EvaluationResults?.[0];
  };
  expect(await ask()).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: ['aws:RequestedRegion'] });
  expect(await ask(['us-east-1'])).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: [] });
  expect(await ask(['eu-west-1'])).toMatchObject({ EvalDecision: 'allowed' });
});

test('a statement is found in a text of several lines, whatever stands in its words', () => {
  const text = '{\n "Id": "{[\\"Statement\\":",\n "Statement": [\n  {"Sid": "}"},\n  {"a": {"Statement": [{}]}}\n ]\n}';
  const place = (Line: number, start: number, end: number) => ({
    start: { Line, Column: start },
    end: { Line, Column: end },
  });
  expect(statementPlaces(text)).toEqual([place(4, 4, 15), place(5, 4, 29)]);
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
    'a policy that speaks of a principal',
    (region) => region.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: TRUST })),
    'MalformedPolicyDocumentException',
    'Policy document should not specify a principal.',
  ],
  [
    'an action of no service',
    (region) => region.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allows('Get') })),
    'MalformedPolicyDocumentException',
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
  ],
  [
    'a resource that is no ARN',
    (region) => region.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: allows('s3:*', 'b') })),
    'MalformedPolicyDocumentException',
    'Resource b must be in ARN format or "*".',
  ],
  [
    'a policy of no grammar',
    (region) => region.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: '{"Statement":[]}' })),
    'MalformedPolicyDocumentException',
    'Syntax errors in policy.',
  ],
  [
    'a policy that is too large',
    (region) => {
      const PolicyDocument = allows('s3:*', `arn:aws:s3:::${'b'.repeat(6144)}`);
      return region.iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument }));
    },
    'LimitExceededException',
    'Cannot exceed quota for PolicySize: 6144',
  ],
  [
    'embedded policies that are too large together',
    async (region) => {
      await create(region, 'r');
      for (const PolicyName of ['a', 'b']) {
        const PolicyDocument = allows('s3:*', `arn:aws:s3:::${'b'.repeat(6000)}`);
        await region.iam.send(new PutRolePolicyCommand({ RoleName: 'r', PolicyName, PolicyDocument }));
      }
    },
    'LimitExceededException',
    'Maximum policy size of 10240 bytes exceeded for role r',
  ],
  [
    'trust in what is no AssumeRole',
    async (region) => {
      await create(region, 'r');
      const PolicyDocument = TRUST.replace('sts:AssumeRole', 's3:GetObject');
      return region.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'r', PolicyDocument }));
    },
    'MalformedPolicyDocumentException',
    'AssumeRole policy may only specify STS AssumeRole actions.',
  ],
  [
    'a boundary that is no ARN',
    async (region) => {
      await create(region, 'r');
      const PermissionsBoundary = 'longpolicynamebutnoarn';
      return region.iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'r', PermissionsBoundary }));
    },
    'ValidationError',
    'Invalid ARN:  Could not be parsed!',
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
