/** How a help panel's claim is asked of the service: a function f, and what is done with it. */
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateAliasCommand,
  type CreateAliasCommandInput,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  CreateFunctionUrlConfigCommand,
  InvokeCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from 'vitest';
import type { FakeProgram } from '../lambda/fake-runtime.test-fixture.ts';
import type { TestRegionOptions } from '../lambda/lambda.test-fixture.ts';
import type { HelpTopic } from './help-titles.ts';
import { PageRegion } from './page-region.test-fixture.tsx';

export interface Claim {
  topic: HelpTopic;
  /** As it stands in the panel. */
  says: string;
  ask: () => Promise<unknown>;
}

export const MINUTE = 60_000;
export const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:f';
export const ROLE = 'arn:aws:iam::123456789012:role/r';

/** The account that is asked. */
export const account = { page: new PageRegion() };

/** Another one, with nothing in it. */
export function open(options?: TestRegionOptions): void {
  account.page = new PageRegion(options);
}

export const lambda = () => account.page.access.lambda;
export const settle = () => account.page.service.advance(MINUTE);
/** Provisioned concurrency takes AWS's minute or two. */
export const allocated = () => account.page.service.advance(2 * MINUTE);

export function create(
  input: Partial<CreateFunctionCommandInput> = {},
  program: FakeProgram['handler'] = () => 'first',
) {
  return lambda()
    .send(
      new CreateFunctionCommand({
        FunctionName: 'f',
        Runtime: 'python3.13',
        Handler: 'lambda_function.lambda_handler',
        Role: ROLE,
        Code: { ZipFile: account.page.service.zip('first', program) },
        ...input,
      }),
    )
    .then(settle);
}

export const configure = (input: Partial<UpdateFunctionConfigurationCommandInput>) =>
  lambda()
    .send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', ...input }))
    .then(settle);
export const deploy = (name: string, program: FakeProgram['handler']) =>
  lambda()
    .send(new UpdateFunctionCodeCommand({ FunctionName: 'f', ZipFile: account.page.service.zip(name, program) }))
    .then(settle);
export const publish = async () => {
  const { Version = '' } = await lambda().send(new PublishVersionCommand({ FunctionName: 'f' }));
  settle();
  return Version;
};
/** Versions 1 and 2, which answer "first" and "second". */
export async function twoVersions() {
  await create();
  await publish();
  await deploy('second', () => 'second');
  await publish();
}
export const alias = (input: Partial<CreateAliasCommandInput> = {}) =>
  lambda().send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '1', ...input }));
export const half = { AdditionalVersionWeights: { '2': 0.5 } };
export const invoke = async (Qualifier?: string) => {
  const { Payload } = await lambda().send(new InvokeCommand({ FunctionName: 'f', Qualifier, Payload: '{}' }));
  return JSON.parse(new TextDecoder().decode(Payload)) as unknown;
};
export const reserve = (ReservedConcurrentExecutions: number) =>
  lambda().send(new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions }));
export const provision = (Qualifier: string, ProvisionedConcurrentExecutions = 1) =>
  lambda().send(
    new PutProvisionedConcurrencyConfigCommand({ FunctionName: 'f', Qualifier, ProvisionedConcurrentExecutions }),
  );
export const environment = (Variables: Record<string, string>) => configure({ Environment: { Variables } });
export const refused = (what: Promise<unknown>) => expect(what).rejects.toMatchObject({ $fault: 'client' });

/** Asks a new function URL without any signature. */
export async function withUrl() {
  const { FunctionUrl = '' } = await lambda().send(
    new CreateFunctionUrlConfigCommand({ FunctionName: 'f', AuthType: 'NONE' }),
  );
  const { host } = new URL(FunctionUrl);
  return async () => {
    const { status, body } = await account.page.service.handle({
      service: 'function-url',
      method: 'GET',
      path: '/',
      query: {},
      headers: { host },
      body: new Uint8Array(),
    });
    return { status, text: new TextDecoder().decode(body) };
  };
}

export const allow = (
  grant: Pick<AddPermissionCommandInput, 'Action' | 'FunctionUrlAuthType' | 'InvokedViaFunctionUrl'>,
) =>
  lambda().send(
    new AddPermissionCommand({ FunctionName: 'f', StatementId: `s${grant.Action?.length}`, Principal: '*', ...grant }),
  );

/** All that is reserved is set aside for a version: what names another is throttled. */
export async function provisionAll() {
  await publish();
  await provision('1');
  allocated();
}
