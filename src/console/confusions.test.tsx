// @vitest-environment happy-dom
/**
 * What people get wrong about concurrency and asynchronous invocation is answered where it arises: on the screen itself, and
 * not only in its help. Each confusion has its number in the list of what learners ask.
 */
import {
  InvokeCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { PageRegion } from './page-region.test-fixture.tsx';
import { AddDestinationPage } from './pages/function/async/add-destination-page.tsx';
import { EditAsyncInvocationPage } from './pages/function/async/edit-async-invocation-page.tsx';
import { EditConcurrencyPage } from './pages/function/configuration/edit-concurrency-page.tsx';
import { EditProvisionedConcurrencyPage } from './pages/function/configuration/edit-provisioned-concurrency-page.tsx';
import { invocationWidgets } from './pages/function/monitor/metric-widgets.ts';
import { WidgetCard } from './pages/function/monitor/widget-card.tsx';
import { AutoScalingPage } from './pages/function/scaling/auto-scaling-page.tsx';
import { PolicySection } from './pages/function/scaling/policy-section.tsx';
import { ScheduledActionsSection } from './pages/function/scaling/scheduled-actions-section.tsx';
import { TargetSection } from './pages/function/scaling/target-section.tsx';
import { TestTab } from './pages/function/test/test-tab.tsx';
import { WhySteps } from './widgets/why-this/why-steps.tsx';

afterEach(cleanup);

interface Screen {
  content: ReactNode;
  /** How many executions the account may have at once: AWS's default when it is left out. */
  quota?: number;
  /** What is done before, with its request id. */
  before?: (page: PageRegion) => Promise<string | undefined>;
  /** What is done on it first. */
  act?: () => unknown;
  /** By the confusion's number. */
  answers: Record<string, RegExp>;
}

const choose = (name: RegExp) => async () => fireEvent.click(await screen.findByRole('radio', { name }));
const of = { functionName: 'f', qualifier: 'prod' };

const WINDOW = { startMs: 0, endMs: 60_000, periodMs: 60_000 };

const SCREENS: Record<string, Screen> = {
  'Edit concurrency': {
    content: <EditConcurrencyPage functionName="f" />,
    answers: {
      '3, reserved is not provisioned': /keeps nothing warm: that is what provisioned concurrency is for/,
      '17, it starves others and is a ceiling':
        /guarantee and a ceiling at once.* taken from what all other functions share/,
    },
  },
  'Edit concurrency of a new account': {
    content: <EditConcurrencyPage functionName="f" />,
    quota: 10,
    act: choose(/^Reserve concurrency/),
    answers: {
      '2, nothing can be reserved':
        /reserve at most 0: an account whose quota is 10 must leave all of it unreserved.* Account concurrency/,
    },
  },
  'Configure provisioned concurrency': {
    content: <EditProvisionedConcurrencyPage functionName="f" />,
    answers: {
      '3, provisioned is not reserved':
        /limits nothing and needs no reservation: reserved concurrency is another setting/,
      '4, not on $LATEST': /\$LATEST has none: Lambda provisions published versions/,
      '5, who names another qualifier starts cold':
        /names another qualifier, or the function alone, starts cold all the same/,
      '18, it may throttle others':
        /set aside from the account's unreserved concurrency at once, also while it is idle: whatever else runs there has so much less, and may be throttled/,
      '19, it is not ready at once': /minute or two until it is ready; requests start cold until then/,
    },
  },
  'Edit asynchronous configuration': {
    content: <EditAsyncInvocationPage functionName="f" />,
    answers: {
      '13 and 14, retries are not for synchronous invocations':
        /Of asynchronous invocations alone: who invokes synchronously, as the Test tab does, gets the error/,
      '14, a dead-letter queue is no redrive policy': /Neither is the redrive policy of an SQS queue/,
      '27, which of the two':
        /gets the event alone. A destination on failure.* gets a record with the response.* for something new, choose that/,
    },
  },
  'Add destination': {
    content: <AddDestinationPage functionName="f" />,
    answers: {
      '13, not for the Test button': /Not for the Test button’s synchronous invocations/,
      '14, not for what is read of a queue':
        /What fails of an SQS queue goes to the dead-letter queue of its own redrive policy/,
      '27, which of the two':
        /A dead-letter queue \(Asynchronous invocation, Edit\) is the older way: it gets the event alone/,
    },
  },
  'Add a second destination': {
    content: <AddDestinationPage functionName="f" />,
    before: async (page) => {
      await page.createFunction('g');
      const arn = 'arn:aws:lambda:us-east-1:123456789012:function:g';
      const DestinationConfig = { OnFailure: { Destination: arn } };
      await page.access.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'f', DestinationConfig }));
      return undefined;
    },
    answers: { '28, it replaces the first': /A condition has one destination. Saving replaces \S+:function:g/ },
  },
  Test: {
    content: <TestTab functionName="f" />,
    answers: {
      '13, the button is synchronous': /nothing is retried, and no destination or dead-letter queue hears of it/,
    },
  },
  'Why this? of a call past what is provisioned': {
    content: 'why',
    before: async (page) => {
      const { lambda } = page.access;
      await lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
      const config = { FunctionName: 'f', Qualifier: '1', ProvisionedConcurrentExecutions: 2 };
      await lambda.send(new PutProvisionedConcurrencyConfigCommand(config));
      page.service.advance(200_000);
      return (await lambda.send(new InvokeCommand({ FunctionName: 'f' }))).$metadata.requestId;
    },
    answers: {
      '5, it reached another version':
        /Provisioned for other versions of this function: 2. Only requests that reach those versions can use it/,
    },
  },
  'Why this? of a throttle': {
    content: 'why',
    before: async (page) => {
      await page.access.lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 0 }),
      );
      await page.access.lambda.send(new InvokeCommand({ FunctionName: 'f' })).catch(() => undefined);
      return (await page.access.coldspark.call('GetDecisions', {})).decisions.at(-1)?.requestId;
    },
    answers: {
      '16, it is counted nowhere else': /counts in Throttles, neither in Invocations nor in Errors, and writes no log/,
    },
  },
  Monitor: {
    content: invocationWidgets(false).map(({ lines: _, ...widget }) => (
      <WidgetCard key={widget.title} {...widget} series={[]} window={WINDOW} zone="UTC" loading={false} />
    )),
    answers: { '16, throttles are apart': /Refused before anything ran: neither Invocations nor Errors, and no log/ },
  },
  'Auto scaling': {
    content: (
      <>
        <AutoScalingPage functionName="f" />
        <TargetSection {...of} target={{ MinCapacity: 1, MaxCapacity: 2 } as never} config={undefined} />
        <PolicySection {...of} policies={[]} />
        <ScheduledActionsSection {...of} actions={[]} />
      </>
    ),
    answers: {
      '19, three points out and fifteen in':
        /above the target for three minutes.* below nine tenths of it for fifteen.* takes a minute or two more/,
      '34, it does not scale in at night':
        /INSUFFICIENT_DATA, and nothing moves: what was scaled out stays for the night/,
      '35, functions scale without it': /Without it functions scale as well, on demand and with cold starts/,
      '36, a deployment sets it back': /A deployment that names a number of its own sets the capacity back to it/,
      '36, a schedule that is gone brings nothing back': /Deleting an action brings no capacity back/,
      '37, bounds of 0 delete the configuration':
        /Bounds of 0 delete the configuration.* ProvisionedConcurrencyConfigNotFoundException/,
      '38, a short burst is not seen': /A shorter burst is not seen/,
    },
  },
};

test.each(Object.entries(SCREENS))('%s answers', async (_, { content, quota, before, act: first, answers }) => {
  const page = new PageRegion(
    quota === undefined ? {} : { quotas: { concurrentExecutions: quota, totalCodeSizeBytes: 1e9 } },
  );
  await page.createFunction('f');
  const requestId = await before?.(page);
  page.render(content === 'why' ? <WhySteps functionName="f" requestId={requestId ?? ''} /> : content);
  await act(async () => void (await first?.()));
  const shown = () => document.body.textContent?.replace(/\s+/g, ' ');
  for (const [confusion, answer] of Object.entries(answers))
    await waitFor(() => expect(shown(), confusion).toMatch(answer));
});

test('each confusion of this kind has its answer', () => {
  const numbers = Object.values(SCREENS).flatMap(({ answers }) =>
    Object.keys(answers).flatMap((confusion) => confusion.split(',')[0]?.match(/\d+/g) ?? []),
  );
  expect([...new Set(numbers.map(Number))].sort((a, b) => a - b)).toEqual([
    2, 3, 4, 5, 13, 14, 16, 17, 18, 19, 27, 28, 34, 35, 36, 37, 38,
  ]);
});
