/** The account's concurrency: one caller takes all of it, others throttle, AWS refuses a new account's cure, and it cures. */
import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { expect, test } from './test.ts';

test('a new account of 10: one caller takes all, the others throttle; a reservation is refused there and cures with 110', async ({
  page,
}) => {
  const console = new LambdaConsole(page);
  await console.open('#/functions');
  await page.getByRole('link', { name: 'Account concurrency' }).click();
  await expect(
    page.getByRole('img', { name: /^Quota of 1,000 concurrent executions\. Unreserved 1,000/ }),
  ).toBeVisible();

  // Service Quotas only raises, and only beyond the default
  await page.getByRole('button', { name: '10, a new account' }).click();
  await page.getByRole('button', { name: 'Request increase' }).click();
  await expect(
    page.getByText('You must provide a quota value greater than the default quota value of 1000.0').first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Set quota' }).click();
  await expect(page.getByText('An account with 100 or less can reserve nothing.')).toBeVisible();

  await page.getByRole('button', { name: 'Start the callers' }).click();
  await expect(page.getByText('Nobody is throttled.')).toBeVisible();
  await page.getByRole('button', { name: 'Take everything: Load balancer' }).click();
  await expect(page.getByText(/API.* are throttled: the unreserved concurrency is used up/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Unreserved' })).toContainText('ConcurrentInvocationLimitExceeded');

  await page.getByRole('button', { name: 'Reserve for Load balancer' }).click();
  await expect(page.getByText(/below its minimum value of \[10\]\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Set the quota to 110' }).click();
  await expect(page.getByText('Now 110.')).toBeVisible();
  // ten times the quota, and the greedy one takes that, too
  await page.getByRole('button', { name: 'Take everything: Load balancer' }).click();
  await expect(page.getByRole('region', { name: 'Unreserved' })).toContainText('110 of 110 in use');
  await page.getByRole('button', { name: 'Reserve for Load balancer' }).click();
  await expect(page.getByText(/^Load balancer is throttled at its own reservation/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Reserved for three-callers-load-balancer' })).toContainText(
    'ReservedFunctionConcurrentInvocationLimitExceeded',
  );

  // the same requests, one by one
  await page.getByRole('button', { name: 'Traffic, one request at a time' }).click();
  await expect(page.getByRole('cell', { name: '429: reservation used up' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Picture' }).click();
  await page.getByRole('button', { name: 'One step back' }).click();
  await page.getByRole('button', { name: 'Stop the callers' }).click();
  await page.getByRole('button', { name: "1,000, AWS's default" }).click();
  await page.getByRole('button', { name: 'Set quota' }).click();
  await expect(page.getByRole('img', { name: /^Quota of 1,000 .* in use \d+\. Unreserved 990/ })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(page, '.traffic', '.pool')).toEqual([]);
});
