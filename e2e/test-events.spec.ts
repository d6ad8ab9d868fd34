/** Saved test events, private and shareable, and an event that is only queued. */
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN } from './prepared-account.ts';
import { recorded } from './recorded-metrics.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

test('a shareable event, invoked asynchronously: accepted, then seen in the logs and on the Monitor tab', async ({
  page,
}) => {
  const lambda = new LambdaConsole(page);
  await lambda.open(`#/functions/${PLAIN}?tab=testing`);
  await lambda.saveTestEvent('mine');
  await page.getByRole('radio', { name: 'Create new event' }).check();
  await page.getByRole('radio', { name: /^Shareable/ }).check();
  await lambda.saveTestEvent('ours', '{"key1":"shared"}');

  await page.getByRole('button', { name: /^Event name/ }).click();
  const group = (name: string) => page.getByRole('group', { name });
  await expect(group('Private saved events').getByRole('option', { name: 'mine' })).toBeVisible();
  await group('Shareable saved events').getByRole('option', { name: 'ours' }).click();

  await page.getByRole('radio', { name: /^Asynchronous/ }).check();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Test' });
  await expect(panel.getByText(/^Executing function: event accepted/)).toBeVisible();
  await expect(panel.getByText('202', { exact: true })).toBeVisible();
  await expect(panel.getByText('Summary', { exact: true })).toBeHidden();

  await lambda.tab('Monitor');
  await expect(async () => {
    expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 1 });
  }).toPass();
});
