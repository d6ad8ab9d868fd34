/** What the help panels of the Configuration tab say, asked of the service. */

import {
  DeleteAliasCommand,
  GetAccountSettingsCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  ListTagsCommand,
  TagResourceCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { expect } from 'vitest';
import { DEFAULT_ACCOUNT_QUOTAS } from '../api/quotas.ts';
import {
  ARN,
  account,
  alias,
  allocated,
  type Claim,
  configure,
  create,
  environment,
  half,
  invoke,
  lambda,
  open,
  provision,
  publish,
  refused,
  reserve,
  settle,
  twoVersions,
} from './help-claims.test-fixture.ts';
import { FACTS, inWords } from './help-facts.ts';

export const configurationClaims: Claim[] = [
  {
    topic: 'general-configuration',
    says: 'Memory, ephemeral storage, timeout and description are part of a version: what you edit is $LATEST, and each published version keeps what it was published with.',
    async ask() {
      const before = { MemorySize: 128, EphemeralStorage: { Size: 512 }, Timeout: 3, Description: 'before' };
      await create(before);
      await publish();
      await configure({ MemorySize: 256, EphemeralStorage: { Size: 1024 }, Timeout: 9, Description: 'after' });
      expect(
        await lambda().send(new GetFunctionConfigurationCommand({ FunctionName: 'f', Qualifier: '1' })),
      ).toMatchObject(before);
    },
  },
  {
    topic: 'general-configuration',
    says: `From ${FACTS.timeout.leastSeconds} second to ${FACTS.timeout.mostMinutes} minutes.`,
    async ask() {
      await create({ Timeout: FACTS.timeout.leastSeconds });
      await configure({ Timeout: FACTS.timeout.mostMinutes * 60 });
      await refused(configure({ Timeout: FACTS.timeout.mostMinutes * 60 + 1 }));
      await refused(configure({ Timeout: FACTS.timeout.leastSeconds - 1 }));
    },
  },
  {
    topic: 'memory',
    says: `From ${inWords(FACTS.memoryMb.least)} MB to ${inWords(FACTS.memoryMb.most)} MB in steps of 1 MB.`,
    async ask() {
      await create({ MemorySize: FACTS.memoryMb.least });
      await configure({ MemorySize: FACTS.memoryMb.least + 1 });
      await configure({ MemorySize: FACTS.memoryMb.most });
      await refused(configure({ MemorySize: FACTS.memoryMb.least - 1 }));
      await refused(configure({ MemorySize: FACTS.memoryMb.most + 1 }));
    },
  },
  {
    topic: 'ephemeral-storage',
    says: `from ${inWords(FACTS.ephemeralStorageMb.least)} MB to ${inWords(FACTS.ephemeralStorageMb.most)} MB.`,
    async ask() {
      const size = (Size: number) => configure({ EphemeralStorage: { Size } });
      await create();
      await size(FACTS.ephemeralStorageMb.least);
      await size(FACTS.ephemeralStorageMb.most);
      await refused(size(FACTS.ephemeralStorageMb.least - 1));
      await refused(size(FACTS.ephemeralStorageMb.most + 1));
    },
  },
  {
    topic: 'snapstart',
    says: 'It works for published versions only, and not together with provisioned concurrency.',
    async ask() {
      await create({ SnapStart: { ApplyOn: 'PublishedVersions' } });
      const state = async (Qualifier?: string) =>
        (await lambda().send(new GetFunctionConfigurationCommand({ FunctionName: 'f', Qualifier }))).SnapStart
          ?.OptimizationStatus;
      await publish();
      expect([await state(), await state('1')]).toEqual(['Off', 'On']);
      await refused(provision('1'));
    },
  },
  {
    topic: 'environment-variables',
    says: `All keys and values together take at most ${FACTS.environmentKb} KB.`,
    async ask() {
      await create();
      const overhead = JSON.stringify({ KEY: '' }).length;
      await environment({ KEY: 'x'.repeat(FACTS.environmentKb * 1024 - overhead) });
      await refused(environment({ KEY: 'x'.repeat(FACTS.environmentKb * 1024 - overhead + 1) }));
    },
  },
  {
    topic: 'environment-variables',
    says: 'Lambda sets keys of its own, such as AWS_REGION, AWS_LAMBDA_FUNCTION_VERSION or AWS_ACCESS_KEY_ID, and refuses them here. Others, such as TZ or PATH, you may set.',
    async ask() {
      await create();
      for (const key of ['AWS_REGION', 'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_ACCESS_KEY_ID'])
        await refused(environment({ [key]: 'x' }));
      await environment({ TZ: 'Asia/Tokyo', PATH: '/opt/bin' });
    },
  },
  {
    topic: 'tags',
    says: 'Versions and aliases have none of their own, and changing tags gives you nothing new to publish.',
    async ask() {
      await create();
      const version = await publish();
      await alias();
      for (const qualifier of [version, 'prod'])
        await refused(lambda().send(new TagResourceCommand({ Resource: `${ARN}:${qualifier}`, Tags: { a: 'b' } })));
      await lambda().send(new TagResourceCommand({ Resource: ARN, Tags: { a: 'b' } }));
      expect((await lambda().send(new ListTagsCommand({ Resource: ARN }))).Tags).toEqual({ a: 'b' });
      expect(await publish()).toBe(version);
    },
  },
  {
    topic: 'concurrency',
    says: `The functions of the account share ${inWords(FACTS.accountConcurrency)};`,
    async ask() {
      const { AccountLimit } = await lambda().send(new GetAccountSettingsCommand({}));
      expect(AccountLimit?.ConcurrentExecutions).toBe(FACTS.accountConcurrency);
    },
  },
  {
    topic: 'concurrency',
    says: `${FACTS.unreservedConcurrency} must stay unreserved,`,
    async ask() {
      await create();
      const most = FACTS.accountConcurrency - FACTS.unreservedConcurrency;
      await refused(reserve(most + 1));
      await reserve(most);
      const { AccountLimit } = await lambda().send(new GetAccountSettingsCommand({}));
      expect(AccountLimit?.UnreservedConcurrentExecutions).toBe(FACTS.unreservedConcurrency);
    },
  },
  {
    topic: 'concurrency',
    says: `so an account that begins with ${FACTS.newAccountConcurrency} can reserve nothing at all: AWS answers that its unreserved concurrency would fall below its minimum.`,
    async ask() {
      open({ quotas: { ...DEFAULT_ACCOUNT_QUOTAS, concurrentExecutions: FACTS.newAccountConcurrency } });
      await create();
      await expect(reserve(1)).rejects.toThrow(`below its minimum value of [${FACTS.newAccountConcurrency}]`);
    },
  },
  {
    topic: 'account-concurrency',
    says: 'an idle environment on demand is warm and takes none.',
    async ask() {
      open({ quotas: { ...DEFAULT_ACCOUNT_QUOTAS, concurrentExecutions: 1 } });
      await create();
      await create({ FunctionName: 'g' });
      await invoke();
      // of f one environment is idle now
      await lambda().send(new InvokeCommand({ FunctionName: 'g' }));
    },
  },
  {
    topic: 'account-concurrency',
    says: 'A provisioned one takes it also while it is idle, so that provisioning much leaves little to the others.',
    async ask() {
      open({ quotas: { ...DEFAULT_ACCOUNT_QUOTAS, concurrentExecutions: 101 } });
      await create();
      await publish();
      await provision('1', 1);
      settle();
      await refused(provision('1', 2));
    },
  },
  {
    topic: 'account-concurrency',
    says: 'A function with a reservation is throttled at it, however much the account has left,',
    async ask() {
      open({ timeRuns: false });
      await create();
      await reserve(1);
      const running = invoke();
      await refused(invoke());
      settle();
      await running;
    },
  },
  {
    topic: 'concurrency',
    says: 'it holds for $LATEST, all versions and all aliases together,',
    async ask() {
      open({ timeRuns: false });
      await create();
      await publish();
      await alias();
      await reserve(1);
      const running = invoke('prod');
      for (const qualifier of [undefined, '1', 'prod']) await refused(invoke(qualifier));
      settle();
      await running;
    },
  },
  {
    topic: 'concurrency',
    says: 'With 0 the function does not run at all.',
    async ask() {
      await create();
      await reserve(0);
      await refused(invoke());
    },
  },
  {
    topic: 'concurrency',
    says: `A request for which there is no concurrency is refused with ${FACTS.throttleStatus}, "${FACTS.throttleMessage}"`,
    async ask() {
      await create();
      await reserve(0);
      await expect(invoke()).rejects.toMatchObject({
        message: FACTS.throttleMessage,
        $metadata: { httpStatusCode: FACTS.throttleStatus },
      });
    },
  },
  {
    topic: 'provisioned-concurrency',
    says: 'They belong to one published version or to one alias, never to $LATEST: a caller that names another qualifier still starts cold.',
    async ask() {
      await create();
      await publish();
      await alias();
      await refused(provision('$LATEST'));
      await provision('prod');
      allocated();
      const cold = async (Qualifier?: string) =>
        Buffer.from(
          (await lambda().send(new InvokeCommand({ FunctionName: 'f', Qualifier, LogType: 'Tail' }))).LogResult ?? '',
          'base64',
        )
          .toString()
          .includes('Init Duration');
      expect(await cold()).toBe(true);
      const before = account.page.service.runtime.effects.length;
      await invoke('prod');
      const { effects } = account.page.service.runtime;
      expect(effects.slice(before).some(({ type }) => type === 'start-environment')).toBe(false);
    },
  },
  {
    topic: 'provisioned-concurrency',
    says: "What is provisioned is set aside from the account's concurrency, or from what the function has reserved, as soon as you save. When all of the reservation is provisioned, nothing is left for $LATEST.",
    async ask() {
      await create();
      await publish();
      await reserve(1);
      await refused(provision('1', 2));
      await provision('1');
      await refused(invoke());
      settle();
      expect(await invoke('1')).toBe('first');
    },
  },
  {
    topic: 'provisioned-concurrency',
    says: "What you save is ready after AWS's minute or two on the account's clock; what was ready before goes on meanwhile.",
    async ask() {
      await create();
      await publish();
      await provision('1');
      const available = async () => {
        const config = { FunctionName: 'f', Qualifier: '1' };
        const { Status, AvailableProvisionedConcurrentExecutions: count } = await lambda().send(
          new GetProvisionedConcurrencyConfigCommand(config),
        );
        return [Status, count];
      };
      settle();
      expect(await available()).toEqual(['IN_PROGRESS', 0]);
      settle();
      expect(await available()).toEqual(['READY', 1]);
      await provision('1', 3);
      expect(await available()).toEqual(['IN_PROGRESS', 1]);
    },
  },
  {
    topic: 'provisioned-concurrency',
    says: 'An alias cannot have weights when you configure it; set them later and what it has is spread over its two versions. Pointed to another version, it is allocated anew.',
    async ask() {
      await twoVersions();
      await alias({ RoutingConfig: half });
      await refused(provision('prod'));
      await lambda().send(new DeleteAliasCommand({ FunctionName: 'f', Name: 'prod' }));
      await alias();
      await provision('prod');
      allocated();
      await lambda().send(new UpdateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '2' }));
      const config = { FunctionName: 'f', Qualifier: 'prod' };
      const status = async () => (await lambda().send(new GetProvisionedConcurrencyConfigCommand(config))).Status;
      expect(await status()).toBe('IN_PROGRESS');
      allocated();
      expect(await status()).toBe('READY');
      await lambda().send(
        new UpdateAliasCommand({
          FunctionName: 'f',
          Name: 'prod',
          RoutingConfig: { AdditionalVersionWeights: { '1': 0.5 } },
        }),
      );
    },
  },
];
