// @vitest-environment happy-dom
/** The list of what passed between resources, over a region that has passed something. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ServiceException } from '../../../api/errors.ts';
import { rootCaller, serviceCaller } from '../../../kernel/caller.ts';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { EventsPage } from './events-page.tsx';

const ACCOUNT = '123456789012';
const TopicArn = `arn:aws:sns:us-east-1:${ACCOUNT}:news`;
const QueueUrl = `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/orders`;

afterEach(cleanup);

function open() {
  const region = new PageRegion();
  const publish = { service: 'sns', operation: 'Publish', input: { TopicArn, Message: '{"book":1}' } } as const;
  region.hops.watch({ ...publish, caller: rootCaller(ACCOUNT) }, () => {})({ output: { MessageId: 'm-1' } });
  const notification = JSON.stringify({ Type: 'Notification', MessageId: 'm-1' });
  region.hops.watch(
    {
      service: 'sqs',
      operation: 'SendMessage',
      input: { QueueUrl, MessageBody: notification },
      caller: serviceCaller('sns.amazonaws.com', ACCOUNT, TopicArn),
    },
    () => {},
  )({ output: { MessageId: 'm-2' } });
  region.render(<EventsPage />);
  return region;
}

test('each is told with its ends and its outcome; one that is chosen shows the chain, and what it passed', async () => {
  open();
  const table = await screen.findByRole('table', { name: 'Passed events' });
  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(3));
  const [, newest, oldest] = within(table).getAllByRole('row');
  expect(newest?.textContent).toMatch(/Topicnews.*SendMessage.*Queueorders.*Accepted/);
  expect(oldest?.textContent).toMatch(/From outside.*Publish.*Topicnews.*Accepted/);
  fireEvent.click(within(table).getByRole('radio', { name: 'Select Publish, hop 0' }));
  await screen.findByText('Publish payload');
  const chain = screen.getByRole('list', { name: 'Chain' });
  await waitFor(() => expect(within(chain).getAllByRole('listitem')).toHaveLength(2));
  fireEvent.click(within(chain).getByRole('button', { name: 'SendMessage, hop 1' }));
  await screen.findByText('SendMessage payload');
});

test('an empty list says what would fill it, a filtered one that nothing matches, and a failure is no empty list', async () => {
  const region = new PageRegion();
  const shown = region.render(<EventsPage />);
  expect(await screen.findByText(/^Nothing has passed between resources yet\./)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Resource ARN'), { target: { value: TopicArn } });
  expect(await screen.findByText('No matches')).toBeTruthy();
  shown.unmount();
  region.queryClient.clear();
  const { coldspark } = region.access;
  coldspark.call = () => Promise.reject(new ServiceException('ServiceException', 500, 'The disk is gone.'));
  region.render(<EventsPage />);
  expect(await screen.findByText('The disk is gone.')).toBeTruthy();
  expect(screen.queryByText(/^Nothing has passed/)).toBeNull();
});

test('sent again with a typed payload, a refusal is said and what was typed stays', async () => {
  open();
  fireEvent.click(await screen.findByRole('radio', { name: 'Select SendMessage, hop 1' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Edit and send again' }));
  const payload = screen.getByRole('textbox', { name: 'Payload' });
  fireEvent.change(payload, { target: { value: 'another' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  // nobody made the queue
  await screen.findByText(/The specified queue does not exist/);
  expect(payload).toHaveProperty('value', 'another');
});
