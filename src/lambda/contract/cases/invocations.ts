/** Cases of invocations: refused, throttled, failed. */
import type { FakeProgram } from '../../fake-runtime.test-fixture.ts';
import { FUNCTION_ARN, OTHER_ACCOUNT_ARN } from '../refusals.ts';
import { type ContractCase, exits, type Given, on, raises } from '../story.ts';

const SIX_MB = 6 * 1024 * 1024;

const invoking = (input: Given) => on('Invoke', input);

/** One invocation of a function that does what the program does. */
const running =
  (program: FakeProgram): ContractCase =>
  async (story) => {
    await story.active(program);
    return () => story.send('Invoke', { FunctionName: 'f' });
  };

const onPending =
  (input: Given): ContractCase =>
  async (story) => {
    await story.create();
    return () => story.send('Invoke', { FunctionName: 'f', ...input });
  };

const reserving = (input: Given) => on('PutFunctionConcurrency', input);

const answering = { handler: () => null };

export const INVOCATION_CASES: Readonly<Record<string, ContractCase>> = {
  'Invoke/bad name': invoking({ FunctionName: 'bad name' }),
  'Invoke/bad qualifier': invoking({ Qualifier: 'bad!' }),
  'Invoke/missing function': invoking({ FunctionName: 'missing' }),
  'Invoke/missing version': invoking({ Qualifier: '9' }),
  'Invoke/missing alias': invoking({ FunctionName: 'f:nowhere' }),
  'Invoke/missing function, dry run': invoking({ FunctionName: 'missing', InvocationType: 'DryRun' }),
  'Invoke/name and qualifier differ': invoking({ FunctionName: 'f:1', Qualifier: '2' }),
  'Invoke/function of another region': invoking({ FunctionName: FUNCTION_ARN.replace('us-east-1', 'eu-central-1') }),
  'Invoke/function of another account': invoking({ FunctionName: OTHER_ACCOUNT_ARN }),
  'Invoke/invocation type that is none': invoking({ InvocationType: 'Later' }),
  'Invoke/log type that is none': invoking({ LogType: 'Head' }),
  'Invoke/function is Pending': onPending({}),
  'Invoke/function is Pending, dry run': onPending({ InvocationType: 'DryRun' }),
  'Invoke/event that is not JSON': invoking({ Payload: 'hello' }),
  'Invoke/event over 6 MB': invoking({ Payload: JSON.stringify('x'.repeat(SIX_MB)) }),
  'Invoke/client context that is not JSON': invoking({ ClientContext: 'bm90IEpTT04=' }),

  'Invoke/asynchronous, missing function': invoking({ FunctionName: 'missing', InvocationType: 'Event' }),
  'Invoke/asynchronous, function is Pending': onPending({ InvocationType: 'Event' }),
  'Invoke/asynchronous, event over 1 MB': invoking({
    InvocationType: 'Event',
    Payload: JSON.stringify('x'.repeat(1024 * 1024)),
  }),

  async 'Invoke/reserved concurrency is 0'(story) {
    await story.active();
    // a warm environment does not help
    await story.send('Invoke', { FunctionName: 'f' });
    await story.send('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 0 });
    return () => story.send('Invoke', { FunctionName: 'f' });
  },
  async 'Invoke/reserved concurrency is used up'(story) {
    await story.withVersions();
    await story.send('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 2 });
    // $LATEST and a version count together
    story.burst(1);
    story.burst(1, 'f:1');
    return () => story.send('Invoke', { FunctionName: 'f', Qualifier: '2' });
  },
  async 'Invoke/unreserved concurrency is used up'(story) {
    await story.active();
    await story.create({ FunctionName: 'g' });
    story.settle();
    await story.send('PutFunctionConcurrency', { FunctionName: 'g', ReservedConcurrentExecutions: 900 });
    story.burst(100);
    return () => story.send('Invoke', { FunctionName: 'f' });
  },
  async 'Invoke/too many new environments'(story) {
    const durationMs = 1;
    await story.active({ ...answering, durationMs });
    // 600 of 1,000 new environments are taken, then their code is replaced
    const first = story.burst(600);
    story.region.advance(200);
    await Promise.all(first);
    await story.send('UpdateFunctionConfiguration', { FunctionName: 'f', Description: 'again' });
    story.settle();
    // 1.2 s have given 120 back
    story.burst(520);
    return () => story.send('Invoke', { FunctionName: 'f' });
  },
  async 'Invoke/ten times the reservation in a second'(story) {
    await story.active({ ...answering, initMs: 0, durationMs: 0 });
    await story.send('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
    for (let sent = 0; sent < 10; sent++) await story.send('Invoke', { FunctionName: 'f' });
    return () => story.send('Invoke', { FunctionName: 'f' });
  },
  async "Invoke/ten times the account's concurrency in a second"(story) {
    await story.active({ ...answering, initMs: 0, durationMs: 0 });
    for (let sent = 0; sent < 20; sent++) {
      story.burst(500);
      story.region.advance(0);
    }
    return () => story.send('Invoke', { FunctionName: 'f' });
  },

  'Invoke/handler raises': running({ handler: raises('boom') }),
  'Invoke/module raises': running({ ...answering, load: raises('no module') }),
  'Invoke/handler runs longer than the timeout': running({ ...answering, durationMs: 3_001 }),
  'Invoke/handler ends the process': running({ handler: exits() }),
  'Invoke/handler ends the process with a status': running({ handler: exits('exit status 1') }),
  'Invoke/memory runs out': running({ handler: exits('signal: killed', true) }),
  'Invoke/module ends the process': running({ ...answering, load: exits() }),
  'Invoke/answer over 6 MB': running({ handler: () => 'x'.repeat(SIX_MB + 100) }),

  'PutFunctionConcurrency/missing function': reserving({ FunctionName: 'missing', ReservedConcurrentExecutions: 1 }),
  'PutFunctionConcurrency/an alias': reserving({ FunctionName: 'f:live', ReservedConcurrentExecutions: 1 }),
  'PutFunctionConcurrency/negative reservation': reserving({ ReservedConcurrentExecutions: -1 }),
  'PutFunctionConcurrency/less than 100 unreserved left': reserving({ ReservedConcurrentExecutions: 901 }),
  async 'PutFunctionConcurrency/less than what is provisioned'(story) {
    await story.withVersions();
    await story.send('PutProvisionedConcurrencyConfig', {
      FunctionName: 'f',
      Qualifier: '1',
      ProvisionedConcurrentExecutions: 2,
    });
    return () => story.send('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  },
  'GetFunctionConcurrency/missing function': on('GetFunctionConcurrency', { FunctionName: 'missing' }),
  'GetFunctionConcurrency/an alias': on('GetFunctionConcurrency', { FunctionName: 'f:live' }),
  'DeleteFunctionConcurrency/missing function': on('DeleteFunctionConcurrency', { FunctionName: 'missing' }),
  'DeleteFunctionConcurrency/an alias': on('DeleteFunctionConcurrency', { FunctionName: 'f:live' }),

  'InvokeWithResponseStream/missing function': on('InvokeWithResponseStream', { FunctionName: 'missing' }),
  'InvokeWithResponseStream/asynchronous': on('InvokeWithResponseStream', { InvocationType: 'Event' }),
  async 'InvokeWithResponseStream/reserved concurrency is 0'(story) {
    await story.active();
    await story.send('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 0 });
    return () => story.send('InvokeWithResponseStream', { FunctionName: 'f' });
  },
  'InvokeAsync/missing function': on('InvokeAsync', { FunctionName: 'missing', InvokeArgs: '{}' }),
  async 'InvokeAsync/function is Pending'(story) {
    await story.create();
    return () => story.send('InvokeAsync', { FunctionName: 'f', InvokeArgs: '{}' });
  },
};
