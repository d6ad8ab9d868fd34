// @vitest-environment happy-dom
/** The pages of EventBridge over a whole service in memory: what is put in a form arrives, and what is refused is shown. */
import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventBridgeOperations } from '../../../api/models/events-types.ts';
import type { SqsOperations } from '../../../api/models/sqs-types.ts';
import { type ServiceClient, serviceClient } from '../../../api/service-client.ts';
import { eventsDefinition } from '../../../api/services/events.ts';
import { sqsDefinition } from '../../../api/services/sqs.ts';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import type { CodeEditorProps } from '../../widgets/code-editor/code-editor.tsx';
import { EventBridgePage } from './eventbridge-page.tsx';
import { placeOf } from './pattern-editor.tsx';
import { CreateRulePage, EditRulePage } from './rule-form-page.tsx';
import { RulePage } from './rule-page.tsx';
import { nextTimes, readSchedule } from './schedule-dates.tsx';
import { SendEventsPage } from './send-events-page.tsx';

vi.mock('../../widgets/code-editor/lazy-code-editor.tsx', () => ({
  LazyCodeEditor: ({ ariaLabel, value, onChange }: CodeEditorProps) => (
    <textarea aria-label={ariaLabel} value={value} onChange={({ target }) => onChange?.(target.value)} />
  ),
}));

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';

let page: PageRegion;
let events: ServiceClient<EventBridgeOperations>;

beforeEach(async () => {
  page = new PageRegion();
  events = serviceClient<EventBridgeOperations>(eventsDefinition, page.access.region.handle);
  await page.createFunction('f');
});
afterEach(() => {
  cleanup();
  expect(page.service.bugs).toEqual([]);
});

const type = async (label: string | RegExp, value: string, selector = 'input') =>
  fireEvent.change(await screen.findByLabelText(label, { selector }), { target: { value } });
const write = (label: string, value: string) => type(label, value, 'textarea');
const press = async (name: string | RegExp) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => button.click());
};
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('radio', { name }));

test('a rule is made with its target, which lets it in', async () => {
  page.render(<CreateRulePage />);
  await type('Name', 'big');
  await write('Event pattern', '{"source": ["shop"]}');
  await type('Lambda function', FUNCTION);
  await press('Create rule');
  await waitFor(async () =>
    expect(await events.call('ListTargetsByRule', { Rule: 'big' })).toEqual({
      Targets: [{ Id: 'Target1', Arn: FUNCTION }],
    }),
  );
  expect(await events.call('DescribeRule', { Name: 'big' })).toMatchObject({ EventPattern: '{"source": ["shop"]}' });
  const { Policy = '' } = await page.access.lambda.send(new GetPolicyCommand({ FunctionName: 'f' }));
  expect(JSON.parse(Policy)).toMatchObject({
    Statement: [
      {
        Sid: 'AWSEvents_big_Target1',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:events:us-east-1:123456789012:rule/big' } },
      },
    ],
  });
  await waitFor(() => expect(page.history.href).toBe('/eventbridge/rules/big'));
});

test('a queue lets the rule in beside those that it let in before', async () => {
  const queues = serviceClient<SqsOperations>(sqsDefinition, page.access.region.handle);
  const { QueueUrl = '' } = await queues.call('CreateQueue', { QueueName: 'q' });
  const Statement = [{ Sid: 'old', Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }];
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await queues.call('SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
  const Arn = 'arn:aws:sqs:us-east-1:123456789012:q';
  await events.call('PutRule', { Name: 'r', ScheduleExpression: 'rate(1 day)' });
  await events.call('PutTargets', {
    Rule: 'r',
    Targets: [
      { Id: 'q', Arn, Input: '{}' },
      { Id: 'f', Arn: FUNCTION },
    ],
  });
  page.render(<EditRulePage ruleName="r" />);
  await press('Remove f');
  await press('Update rule');
  await waitFor(async () =>
    expect((await events.call('ListTargetsByRule', { Rule: 'r' })).Targets).toEqual([{ Id: 'q', Arn, Input: '{}' }]),
  );
  await waitFor(async () => {
    const { Attributes } = await queues.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
    const { Statement: now } = JSON.parse(Attributes?.Policy ?? '') as { Statement: { Sid: string }[] };
    expect(now.map(({ Sid }) => Sid)).toEqual(['old', 'AWSEvents_r_q']);
  });
});

test('while one types it is told whether the sample event matches, and AWS’s reason when it cannot', async () => {
  page.render(<CreateRulePage />);
  expect(await screen.findByText('Sample event matched the event pattern')).toBeTruthy();
  await write('Event pattern', '{"source": ["other"]}');
  expect(await screen.findByText('Sample event did not match the event pattern')).toBeTruthy();
  await write('Event pattern', '{"source": "other"}');
  expect(await screen.findByText(/"source" must be an object or an array/)).toBeTruthy();
  await write('Sample event', 'nothing');
  await write('Event pattern', '{"source": ["other"]}');
  expect(await screen.findByText('Parameter Event is not valid.')).toBeTruthy();
});

test('what is wrong with a rule is said at its fields', async () => {
  page.render(<CreateRulePage />);
  await press('Create rule');
  expect(await screen.findByText('Enter a name.')).toBeTruthy();
  expect(screen.getByText('Choose a target.')).toBeTruthy();
  expect(page.writes.filter((written) => written.includes('AWSEvents'))).toEqual([]);
  await type('Name', 'r');
  await type('Lambda function', FUNCTION);
  await choose(/^Schedule/);
  await type('Schedule expression', 'rate(5 minute)');
  await press('Create rule');
  expect(await screen.findByText('Parameter ScheduleExpression is not valid.')).toBeTruthy();
  await type('Schedule expression', 'rate(5 minutes)');
  expect((await screen.findAllByRole('listitem')).length).toBeGreaterThanOrEqual(10);
});

test('a rule shows what it has, and is disabled and enabled', async () => {
  await events.call('PutRule', {
    Name: 'r',
    EventPattern: '{"source":["s"]}',
    ScheduleExpression: 'cron(0 12 * * ? *)',
  });
  await events.call('PutTargets', {
    Rule: 'r',
    Targets: [{ Id: 'one', Arn: `${FUNCTION}:prod`, InputPath: '$.detail' }],
  });
  page.render(<RulePage ruleName="r" />);
  expect((await screen.findByRole('link', { name: 'f:prod' })).getAttribute('href')).toBe('#/functions/f/aliases/prod');
  expect(screen.getByText('Part of the matched event')).toBeTruthy();
  const [first] = createWrapper().findAll('ol time');
  expect(first?.getElement().textContent).toMatch(/12:00:00 UTC$/);
  await press('Disable');
  expect(await screen.findByText('Disabled')).toBeTruthy();
  await press('Enable');
  await waitFor(async () => expect((await events.call('DescribeRule', { Name: 'r' })).State).toBe('ENABLED'));
});

test('a rule that is not there says so', async () => {
  await events.call('PutRule', { Name: 'r', EventPattern: '{"source":["s"]}' });
  page.render(<RulePage ruleName="missing" />);
  expect(await screen.findByText('Rule missing does not exist on EventBus default.')).toBeTruthy();
});

test('the rules of a bus are listed, and a bus that is gone says so', async () => {
  await events.call('CreateEventBus', { Name: 'orders', Description: 'of the shop' });
  await events.call('PutRule', { Name: 'r', EventPattern: '{"source":["s"]}', EventBusName: 'orders' });
  page.render(<EventBridgePage bus="orders" />);
  expect((await screen.findByRole('link', { name: 'r' })).getAttribute('href')).toBe(
    '#/eventbridge/rules/r?bus=orders',
  );
  cleanup();
  page.render(<EventBridgePage bus="gone" />);
  expect(await screen.findByText('Event bus gone does not exist.')).toBeTruthy();
});

test('an event is sent as it was written; what the entry lacks is said at its field', async () => {
  await events.call('PutRule', { Name: 'r', EventPattern: '{"detail":{"total":[7]}}' });
  page.render(<SendEventsPage />);
  await write('Event detail', '{"total": 7');
  await press('Send');
  expect(await screen.findByText('Detail is malformed.')).toBeTruthy();
  await write('Event detail', '{ "total": 7 }');
  await press('Send');
  await waitFor(() => expect(screen.queryByText('Detail is malformed.')).toBeNull());
  await type('Event source', '');
  await press('Send');
  expect(await screen.findByText(/Source is a required argument/)).toBeTruthy();
});

test('the next ten dates of a schedule', () => {
  const schedule = readSchedule('cron(0 12 ? * MON *)');
  const times = schedule ? nextTimes(schedule, Date.UTC(2026, 2, 1)) : [];
  expect(times).toHaveLength(10);
  expect(times.slice(0, 2).map((ms) => new Date(ms).toISOString())).toEqual([
    '2026-03-02T12:00:00.000Z',
    '2026-03-09T12:00:00.000Z',
  ]);
  expect(readSchedule('at(2026-03-01T10:00:00)')).toBeUndefined();
});

test('the place of a refusal is that of what was read last', () => {
  const message =
    'Event pattern is not valid. Reason: "a" must be an object or an array\n at [Source: (String)"{\n"a": 1}"; line: 2, column: 7]';
  expect(placeOf(message)).toEqual({ line: 2, column: 6, message: '"a" must be an object or an array' });
  expect(placeOf('Parameter Event is not valid.')).toBeUndefined();
});
