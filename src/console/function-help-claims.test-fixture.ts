/** What the help panels say of functions, versions and aliases, asked of the service. */
import {
  AddPermissionCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionCommand,
  DeleteFunctionUrlConfigCommand,
  GetAccountSettingsCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  InvokeCommand,
  PublishLayerVersionCommand,
  TagResourceCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { expect } from 'vitest';
import {
  ARN,
  account,
  alias,
  allow,
  type Claim,
  configure,
  create,
  deploy,
  environment,
  half,
  invoke,
  lambda,
  MINUTE,
  open,
  provision,
  provisionAll,
  publish,
  ROLE,
  refused,
  reserve,
  settle,
  twoVersions,
  withUrl,
} from './help-claims.test-fixture.ts';
import { FACTS, inWords } from './help-facts.ts';

export const functionClaims: Claim[] = [
  {
    topic: 'clock',
    says: 'A skip to the next event after a function failed an asynchronous event takes one minute and runs it again.',
    async ask() {
      let runs = 0;
      await create({}, () => {
        runs++;
        throw new Error('boom');
      });
      await lambda().send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' }));
      account.page.service.advance(1000);
      const { coldspark } = account.page.access;
      const { accountMs, nextEvent } = await coldspark.call('GetClock', {});
      expect(Math.round(((nextEvent?.atMs ?? 0) - accountMs) / MINUTE)).toBe(1);
      await coldspark.call('AdvanceClock', { to: 'next-event' });
      account.page.service.advance(500);
      expect(runs).toBe(2);
    },
  },
  {
    topic: 'permissions',
    says: 'Two versions behind one weighted alias must have the same execution role.',
    async ask() {
      await create();
      await publish();
      await configure({ Role: `${ROLE}2` });
      await publish();
      await refused(alias({ RoutingConfig: half }));
    },
  },
  {
    topic: 'function-overview',
    says: 'Without a suffix it runs $LATEST, whatever is in it at that moment. With :3 it runs version 3 for ever, with :prod whatever the alias prod points to now.',
    async ask() {
      await twoVersions();
      await alias();
      await deploy('third', () => 'third');
      expect([await invoke(), await invoke('1'), await invoke('prod')]).toEqual(['third', 'first', 'first']);
      await lambda().send(new UpdateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '2' }));
      expect([await invoke('1'), await invoke('prod')]).toEqual(['first', 'second']);
    },
  },
  {
    topic: 'function-url',
    says: 'It can belong to $LATEST or to an alias, never to a numbered version.',
    async ask() {
      await twoVersions();
      await alias();
      const url = (Qualifier?: string) =>
        lambda().send(new CreateFunctionUrlConfigCommand({ FunctionName: 'f', Qualifier, AuthType: 'NONE' }));
      await url();
      await url('prod');
      await refused(url('1'));
    },
  },
  {
    topic: 'function-url',
    says: 'The console adds both statements, the API neither, and deleting the URL leaves them.',
    async ask() {
      await create();
      await lambda().send(new CreateFunctionUrlConfigCommand({ FunctionName: 'f', AuthType: 'NONE' }));
      await refused(lambda().send(new GetPolicyCommand({ FunctionName: 'f' })));
      await lambda().send(
        new AddPermissionCommand({
          FunctionName: 'f',
          StatementId: 's',
          Action: 'lambda:InvokeFunctionUrl',
          Principal: '*',
          FunctionUrlAuthType: 'NONE',
        }),
      );
      await lambda().send(new DeleteFunctionUrlConfigCommand({ FunctionName: 'f' }));
      expect((await lambda().send(new GetPolicyCommand({ FunctionName: 'f' }))).Policy).toContain('InvokeFunctionUrl');
    },
  },
  {
    topic: 'function-url',
    says: 'Since October 2025 the resource-based policy must let everybody use both lambda:InvokeFunctionUrl and lambda:InvokeFunction.',
    async ask() {
      await create({}, () => ({ statusCode: 201, body: 'made' }));
      const send = await withUrl();
      expect((await send()).status).toBe(403);
      await allow({ Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' });
      expect((await send()).status).toBe(403);
      await allow({ Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true });
      expect((await send()).status).toBe(201);
    },
  },
  {
    topic: 'function-url',
    says: 'The function gets each request as an event in payload format 2.0; an object with a statusCode says what the response is, anything else is the body of a 200.',
    async ask() {
      await create({}, (event) => (event as { version: string }).version);
      const send = await withUrl();
      await allow({ Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' });
      await allow({ Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true });
      expect(await send()).toEqual({ status: 200, text: '2.0' });
    },
  },
  {
    topic: 'code-properties',
    says: 'Two versions with the same SHA-256 hash hold the same code; they may still differ in configuration.',
    async ask() {
      await create();
      await publish();
      await configure({ MemorySize: 256 });
      await publish();
      const [one, two] = await Promise.all(
        ['1', '2'].map((Qualifier) =>
          lambda().send(new GetFunctionConfigurationCommand({ FunctionName: 'f', Qualifier })),
        ),
      );
      expect(one?.CodeSha256).toBe(two?.CodeSha256);
      expect(one?.MemorySize).not.toBe(two?.MemorySize);
    },
  },
  {
    topic: 'code-source',
    says: 'what you deploy reaches nobody who calls a published version or an alias of one.',
    async ask() {
      await create();
      await publish();
      await alias();
      await deploy('second', () => 'second');
      expect([await invoke('1'), await invoke('prod'), await invoke()]).toEqual(['first', 'first', 'second']);
    },
  },
  {
    topic: 'code-source',
    says: 'code that does not compile is deployed, and fails when it is loaded.',
    async ask() {
      const zip = account.page.service.zip('broken', () => null);
      const broken = {
        handler: () => null,
        load: () => {
          throw new Error('SyntaxError');
        },
      };
      account.page.service.zip('broken', broken);
      await create({ Code: { ZipFile: zip } });
      const { FunctionError } = await lambda().send(new InvokeCommand({ FunctionName: 'f' }));
      expect(FunctionError).toBe('Unhandled');
    },
  },
  {
    topic: 'code-source',
    says: 'Code outside the handler runs once for each execution environment, during Init.',
    async ask() {
      let loads = 0;
      const program = { handler: () => null, load: () => void loads++ };
      await create({ Code: { ZipFile: account.page.service.zip('loads', program) } });
      await invoke();
      await invoke();
      expect(loads).toBe(1);
    },
  },
  {
    topic: 'runtime-settings',
    says: 'Runtime, handler and architecture are frozen with each published version.',
    async ask() {
      await create();
      await publish();
      await configure({ Runtime: 'python3.14', Handler: 'other.handler' });
      const one = await lambda().send(new GetFunctionConfigurationCommand({ FunctionName: 'f', Qualifier: '1' }));
      expect(one).toMatchObject({
        Runtime: 'python3.13',
        Handler: 'lambda_function.lambda_handler',
        Architectures: ['x86_64'],
      });
    },
  },
  {
    topic: 'layers',
    says: `A function has at most ${inWords(FACTS.layers)}, and together with them it is at most ${FACTS.unzippedMb} MB unzipped.`,
    async ask() {
      await create();
      const arns: string[] = [];
      for (let i = 0; i <= FACTS.layers; i++) {
        const Content = { ZipFile: account.page.service.zip(`layer ${i}`, () => null) };
        const layer = await lambda().send(new PublishLayerVersionCommand({ LayerName: `l${i}`, Content }));
        arns.push(layer.LayerVersionArn ?? '');
      }
      await configure({ Layers: arns.slice(1) });
      await refused(configure({ Layers: arns }));
      const { AccountLimit } = await lambda().send(new GetAccountSettingsCommand({}));
      expect(AccountLimit?.CodeSizeUnzipped).toBe(FACTS.unzippedMb * 1024 * 1024);
    },
  },
  {
    topic: 'test-event',
    says: `A private one is its creator's own, at most ${inWords(FACTS.privateEvents)} a function; a shareable one is there for everybody in the account.`,
    async ask() {
      const put = (name: string, sharing: 'private' | 'shareable') =>
        account.page.access.coldspark.call('PutTestEvent', { functionName: 'f', name, body: '{}', sharing });
      for (let i = 0; i < FACTS.privateEvents; i++) await put(`e${i}`, 'private');
      await expect(put('more', 'private')).rejects.toThrow(`${FACTS.privateEvents}`);
      await put('more', 'shareable');
    },
  },
  {
    topic: 'test-event',
    says: 'A synchronous test shows the answer or the error, and Lambda neither retries',
    async ask() {
      let runs = 0;
      await create({}, () => {
        runs++;
        throw new Error('broken');
      });
      await invoke();
      account.page.service.advance(FACTS.eventAgeHours * 60 * MINUTE);
      expect(runs).toBe(1);
    },
  },
  {
    topic: 'test-event',
    says: 'An asynchronous one is answered with 202 before anything runs:',
    async ask() {
      open({ timeRuns: false });
      let runs = 0;
      await create({}, () => runs++);
      const { StatusCode } = await lambda().send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' }));
      expect([StatusCode, runs]).toEqual([202, 0]);
      settle();
      expect(runs).toBe(1);
    },
  },
  {
    topic: 'test-event',
    says: 'With two versions behind it, each invocation is a draw of its own: at 50 % several answers of the same version in a row are ordinary.',
    async ask() {
      await twoVersions();
      await alias({ RoutingConfig: half });
      const drawn: unknown[] = [];
      for (let i = 0; i < 40; i++) drawn.push(await invoke('prod'));
      expect(new Set(drawn).size).toBe(2);
      expect(drawn.join(' ')).toMatch(/first first first|second second second/);
    },
  },
  {
    topic: 'test-event',
    says: `A function that fails is tried ${inWords(FACTS.retries)} times more, after ${inWords(FACTS.firstRetryMinutes)} minute and after ${inWords(FACTS.secondRetryMinutes)};`,
    async ask() {
      const runs: number[] = [];
      const now = () => account.page.service.core.time.account.now;
      await create({}, () => {
        runs.push(now());
        throw new Error('broken');
      });
      const { StatusCode } = await lambda().send(new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event' }));
      expect(StatusCode).toBe(202);
      account.page.service.advance(FACTS.eventAgeHours * 60 * MINUTE);
      const minutes = runs.slice(1).map((at, index) => Math.round((at - (runs[index] ?? 0)) / MINUTE));
      expect(minutes).toEqual([FACTS.firstRetryMinutes, FACTS.secondRetryMinutes]);
      expect(minutes).toHaveLength(FACTS.retries);
    },
  },
  {
    topic: 'test-event',
    says: `a throttled event waits in the queue for up to ${inWords(FACTS.eventAgeHours)} hours.`,
    async ask() {
      for (const [waitMinutes, expected] of [
        [FACTS.eventAgeHours * 60 - 10, 1],
        [FACTS.eventAgeHours * 60 + 10, 0],
      ] as const) {
        open();
        let events = 0;
        await create({ Timeout: 900 }, (event) => {
          if (event === 'queued') events++;
          return null;
        });
        // all that is reserved is in use: throttled, and not dropped as with nothing reserved
        await reserve(1);
        await provisionAll();
        await lambda().send(
          new InvokeCommand({ FunctionName: 'f', InvocationType: 'Event', Payload: JSON.stringify('queued') }),
        );
        account.page.service.advance(waitMinutes * MINUTE);
        expect(events).toBe(0);
        await reserve(2);
        account.page.service.advance(20 * MINUTE);
        expect(events).toBe(expected);
      }
    },
  },
  {
    topic: 'versions',
    says: 'It never changes; it can be deleted unless an alias points to it. Numbers only rise and are never used again.',
    async ask() {
      await twoVersions();
      await alias();
      const remove = (Qualifier: string) => lambda().send(new DeleteFunctionCommand({ FunctionName: 'f', Qualifier }));
      await refused(remove('1'));
      await remove('2');
      await configure({ Description: 'third' });
      expect(await publish()).toBe('3');
      await refused(configure({ FunctionName: `${ARN}:1`, Description: 'changed' }));
    },
  },
  {
    topic: 'versions',
    says: 'Only after an update of code or configuration since the last one, even an update that changed nothing. Otherwise Lambda answers with the version that exists. Tags, reserved concurrency and aliases are not part of a version.',
    async ask() {
      await create();
      expect([await publish(), await publish()]).toEqual(['1', '1']);
      await lambda().send(new TagResourceCommand({ Resource: ARN, Tags: { a: 'b' } }));
      await reserve(5);
      await alias();
      expect(await publish()).toBe('1');
      await configure({ Description: '' });
      expect(await publish()).toBe('2');
    },
  },
  {
    topic: 'versions',
    says: 'Changing an environment variable changes $LATEST only: an alias shows it after you publish a version and move the alias.',
    async ask() {
      await create({ Environment: { Variables: { STAGE: 'dev' } } });
      await publish();
      await alias();
      await environment({ STAGE: 'prod' });
      const stage = async (Qualifier?: string) =>
        (await lambda().send(new GetFunctionConfigurationCommand({ FunctionName: 'f', Qualifier }))).Environment
          ?.Variables?.STAGE;
      expect([await stage(), await stage('prod')]).toEqual(['prod', 'dev']);
      const FunctionVersion = await publish();
      await lambda().send(new UpdateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion }));
      expect(await stage('prod')).toBe('prod');
    },
  },
  {
    topic: 'versions',
    says: `All versions of all functions share ${FACTS.codeStorageGb} GB of code storage in a Region.`,
    async ask() {
      const { AccountLimit } = await lambda().send(new GetAccountSettingsCommand({}));
      expect(AccountLimit?.TotalCodeSize).toBe(FACTS.codeStorageGb * 1024 ** 3);
    },
  },
  {
    topic: 'versions',
    says: 'one that an alias uses, also as its additional version, is not deleted.',
    async ask() {
      await twoVersions();
      await alias({ RoutingConfig: half });
      for (const Qualifier of ['1', '2'])
        await refused(lambda().send(new DeleteFunctionCommand({ FunctionName: 'f', Qualifier })));
    },
  },
  {
    topic: 'aliases',
    says: 'An alias is a name with an ARN of its own that points to one version, or to two with weights. Callers keep the alias; you move it. An alias cannot point to another alias.',
    async ask() {
      await twoVersions();
      await alias();
      await alias({ Name: 'both', RoutingConfig: half });
      expect((await lambda().send(new GetAliasCommand({ FunctionName: 'f', Name: 'prod' }))).AliasArn).toBe(
        `${ARN}:prod`,
      );
      await refused(alias({ Name: 'again', FunctionVersion: 'prod' }));
    },
  },
  {
    topic: 'aliases',
    says: 'Permissions belong to what is named: a caller allowed to invoke the function without a suffix is not thereby allowed to invoke the alias.',
    async ask() {
      await create();
      await publish();
      await alias();
      await lambda().send(
        new AddPermissionCommand({
          FunctionName: 'f',
          StatementId: 's',
          Action: 'lambda:InvokeFunction',
          Principal: 's3.amazonaws.com',
        }),
      );
      await lambda().send(new GetPolicyCommand({ FunctionName: 'f' }));
      await refused(lambda().send(new GetPolicyCommand({ FunctionName: 'f', Qualifier: 'prod' })));
    },
  },
  {
    topic: 'weighted-alias',
    says: `At most ${inWords(FACTS.versionsPerAlias)} versions.`,
    async ask() {
      await twoVersions();
      await configure({ Description: 'third' });
      await publish();
      await alias({ RoutingConfig: half });
      await refused(alias({ Name: 'three', RoutingConfig: { AdditionalVersionWeights: { '2': 0.3, '3': 0.3 } } }));
    },
  },
  {
    topic: 'weighted-alias',
    says: 'The weight is the share of the additional version; the other gets the rest. Both must be published, with the same execution role and the same dead-letter queue; $LATEST is not allowed.',
    async ask() {
      await twoVersions();
      await alias({ RoutingConfig: { AdditionalVersionWeights: { '2': 1 } } });
      expect(await invoke('prod')).toBe('second');
      await refused(alias({ Name: 'latest', FunctionVersion: '$LATEST', RoutingConfig: half }));
      await refused(alias({ Name: 'latest', RoutingConfig: { AdditionalVersionWeights: { $LATEST: 0.5 } } }));
      const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
      account.page.service.targets.add(queue);
      await configure({ DeadLetterConfig: { TargetArn: queue } });
      const withQueue = await publish();
      await refused(alias({ Name: 'queue', RoutingConfig: { AdditionalVersionWeights: { [withQueue]: 0.5 } } }));
    },
  },
  {
    topic: 'weighted-alias',
    says: 'Of 10 requests at 10 %, one case in three has none at all for the additional version.',
    async ask() {
      await twoVersions();
      await alias({ RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } } });
      let without = 0;
      const cases = 100;
      for (let i = 0; i < cases; i++) {
        let seen = false;
        for (let request = 0; request < 10; request++) if ((await invoke('prod')) === 'second') seen = true;
        if (!seen) without++;
      }
      // 0.9 ** 10 = 0.349; with the seed of the test the count is always the same
      expect(without / cases).toBeGreaterThan(0.25);
      expect(without / cases).toBeLessThan(0.45);
    },
  },
  {
    topic: 'weighted-alias',
    says: 'An alias with weights cannot be given provisioned concurrency.',
    async ask() {
      await twoVersions();
      await alias({ RoutingConfig: half });
      await refused(provision('prod'));
    },
  },
  {
    topic: 'settings',
    says: 'Which version each request through a weighted alias runs, in the order in which requests arrive there.',
    async ask() {
      const drawn = async () => {
        open({ seed: 2026 });
        await twoVersions();
        await alias({ RoutingConfig: half });
        return Promise.all(Array.from({ length: 50 }, () => invoke('prod')));
      };
      const first = await drawn();
      expect(new Set(first).size).toBe(2);
      expect(await drawn()).toEqual(first);
    },
  },
];
