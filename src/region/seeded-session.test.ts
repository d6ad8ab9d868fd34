/**
 * With a seed set, the same clicks give the same draws, ids and backoff, however fast the machine is and whoever looks on;
 * and within one account no id comes twice.
 */
import { expect, test } from 'vitest';
import type { EventTimeline } from '../api/event-timeline.ts';
import type { DescribeLogStreamsResponse } from '../api/models/logs-types.ts';
import type { FakeProgram } from '../lambda/fake-runtime.test-fixture.ts';
import { TurnedRegion } from './turned-region.test-fixture.ts';

/** How fast everything goes that is not the account's. */
interface Speed {
  initMs: number;
  durationMs: number;
  commitMs: number;
  /** Between a click and the next. */
  thinksMs: number;
  /** Reads after each click: pages that look on. */
  looks: number;
}

const FAST: Speed = { initMs: 1, durationMs: 2, commitMs: 0, thinksMs: 1100, looks: 0 };
const SLOW: Speed = { initMs: 700, durationMs: 2100, commitMs: 25, thinksMs: 4000, looks: 3 };

const utf8 = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

class Session {
  readonly region: TurnedRegion;
  readonly #speed: Speed;

  constructor(speed: Speed) {
    this.#speed = speed;
    const { initMs, durationMs, commitMs } = speed;
    const program: FakeProgram = {
      handler: (event) => {
        if ((event as { fails?: true }).fails) throw new Error('no');
        return 'done';
      },
      initMs,
      durationMs,
    };
    this.region = new TurnedRegion({ programs: { f: program, g: program }, commitMs: () => commitMs });
  }

  async click(operation: string, input: object, service: 'lambda' | 'coldspark' = 'lambda') {
    const answer = await this.region.ask(service, operation, input);
    await this.region.pass(this.#speed.thinksMs);
    for (let look = 0; look < this.#speed.looks; look++) {
      await this.region.ask('lambda', 'ListFunctions', {});
      await this.region.ask('lambda', 'GetAccountSettings', {});
    }
    return answer as Record<string, unknown>;
  }

  async test(input: object): Promise<[id: string | undefined, version: string | undefined]> {
    const answer = this.region.call('lambda', 'Invoke', { FunctionName: 'f', Payload: utf8({}), ...input });
    await this.region.pass(this.#speed.thinksMs);
    const { headers = {} } = (await answer) ?? {};
    return [headers['x-amzn-requestid'], headers['x-amz-executed-version']];
  }

  async logStreams(name: string): Promise<string[]> {
    const logGroupName = `/aws/lambda/${name}`;
    const { logStreams = [] } = (await this.region.ask('logs', 'DescribeLogStreams', {
      logGroupName,
    })) as DescribeLogStreamsResponse;
    return logStreams.map(({ logStreamName = '' }) => logStreamName).sort();
  }

  async prepare(): Promise<unknown[]> {
    await this.region.settle();
    await this.region.createFunction('f');
    await this.region.createFunction('g');
    await this.region.pass(this.#speed.thinksMs);
    const made = [
      await this.click('PublishVersion', { FunctionName: 'f' }),
      await this.click('UpdateFunctionConfiguration', { FunctionName: 'f', Description: 'second' }),
      await this.click('PublishVersion', { FunctionName: 'f' }),
    ];
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.5 } };
    made.push(
      await this.click('CreateAlias', { FunctionName: 'f', Name: 'prod', FunctionVersion: '1', RoutingConfig }),
    );
    return made.map(({ RevisionId }) => RevisionId);
  }
}

async function session(speed: Speed, seed: string) {
  const session = new Session(speed);
  await session.region.settle();
  await session.click('PutSettings', { seed }, 'coldspark');
  const revisions = await session.prepare();
  const answers = [];
  for (let i = 0; i < 10; i++) {
    answers.push(await session.test({ Qualifier: 'prod' }));
    if (i % 3 === 0) await session.test({ FunctionName: 'g' });
  }
  await session.click('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  for (let n = 0; n < 6; n++) {
    const Payload = utf8({ n, ...(n % 2 === 0 && { fails: true }) });
    void session.region.call('lambda', 'Invoke', {
      FunctionName: 'f',
      Qualifier: 'prod',
      InvocationType: 'Event',
      Payload,
    });
  }
  await session.region.pass(10 * 60_000);
  const { lanes } = (await session.region.ask('coldspark', 'GetEventTimeline', {})) as EventTimeline;
  const events = lanes.map(({ requestId, steps, outcome }) => ({
    requestId,
    outcome: outcome?.condition,
    tries: steps.flatMap((step) => (step.type === 'try' ? [[step.version, step.status]] : [])),
    retries: steps.flatMap((step) =>
      step.type === 'wait' && step.reason === 'retry' ? [step.untilMs - step.atMs] : [],
    ),
  }));
  const backoffs = lanes.map(({ steps }) =>
    steps.flatMap((step) => (step.type === 'wait' && step.reason !== 'retry' ? [step.untilMs - step.atMs] : [])),
  );
  const streams = (await session.logStreams('f')).map((name) => name.replace(/^[\d/]+/, ''));
  expect(session.region.violations).toEqual([]);
  return { same: { revisions, answers, events, streams }, backoffs };
}

test('ids, draws and backoff are the same at any speed', async () => {
  const [fast, slow, other] = [await session(FAST, 'class'), await session(SLOW, 'class'), await session(FAST, 'x')];
  expect(slow.same).toEqual(fast.same);
  expect(new Set(fast.same.answers.map(([, version]) => version))).toEqual(new Set(['1', '2']));
  expect(fast.same.events.map(({ tries }) => tries.length).sort()).toEqual([1, 1, 1, 3, 3, 3]);
  for (const { retries, tries } of fast.same.events)
    expect(retries).toEqual(tries.length === 3 ? [60_000, 120_000] : []);
  // how often one is refused is a matter of speed, how long it waits then is not
  for (const waits of [...fast.backoffs, ...slow.backoffs])
    expect(waits).toEqual(waits.map((_, refusal) => 1000 * 2 ** refusal));
  expect(slow.backoffs.flat().length).toBeGreaterThan(fast.backoffs.flat().length);

  for (const part of ['revisions', 'answers', 'events', 'streams'] as const)
    expect(JSON.stringify(other.same[part])).not.toBe(JSON.stringify(fast.same[part]));
});

test('no id comes twice in an account, neither when the seed begins anew nor when another tab takes over', async () => {
  const one = new Session(FAST);
  await one.region.settle();
  await one.click('PutSettings', { seed: 'class' }, 'coldspark');
  const revisions = await one.prepare();
  const answers = [await one.test({ Qualifier: 'prod' })];
  await one.click('PutSettings', { seed: 'class' }, 'coldspark');
  answers.push(await one.test({ Qualifier: 'prod' }));
  for (let leader = 0; leader < 3; leader++) {
    await one.region.kill(true);
    await one.region.settle();
    answers.push(await one.test({ Qualifier: 'prod' }));
    revisions.push((await one.click('UpdateAlias', { FunctionName: 'f', Name: 'prod' })).RevisionId);
  }
  // the draws begin anew each time
  expect(new Set(answers.map(([, version]) => version)).size).toBe(1);
  expect(new Set(answers.map(([id]) => id)).size).toBe(answers.length);
  expect(new Set(revisions).size).toBe(revisions.length);
  const streams = await one.logStreams('f');
  expect(streams.length).toBe(4);
});
