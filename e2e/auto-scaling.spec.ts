/**
 * Provisioned concurrency that scales, on our page, over a simulated day: out for a load of some minutes, further by the
 * clock, and nothing for want of requests in the night.
 */

import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { VERSIONED } from './prepared-account.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

test('auto scaling over a simulated day', async ({ page }) => {
  const console = new LambdaConsole(page);
  await console.open(`#/functions/${VERSIONED}?tab=configure&subtab=concurrency`);
  await page.getByRole('link', { name: 'Auto scaling' }).click();
  await expect(console.heading('Auto scaling')).toBeVisible();
  await expect(page.getByText(/AWS's Lambda console has no such page/)).toBeVisible();

  // registered, the capacity is pulled up to the minimum, which takes AWS's minute or two
  await page.getByLabel('Maximum capacity').fill('4');
  await console.button('Register').click();
  const activities = page.getByRole('table', { name: 'Scaling activities' });
  await expect(activities.getByRole('row').filter({ hasText: 'minimum capacity was set to 1' })).toContainText(
    'InProgress',
  );
  await console.turnClock('+15 min');
  await expect(activities.getByRole('row').filter({ hasText: 'minimum capacity was set to 1' })).toContainText(
    'Successful',
  );

  await console.button('Add policy').click();
  const alarms = page.getByRole('table', { name: 'Alarms', exact: true });
  await expect(alarms.getByRole('row', { name: /AlarmHigh/ })).toContainText('> 0.7 for 3 minutes');
  await expect(alarms.getByRole('row', { name: /AlarmLow/ })).toContainText('< 0.63 for 15 minutes');

  await page.getByLabel('Name', { exact: true }).fill('peak');
  await page.getByLabel('Schedule', { exact: true }).fill('every morning');
  await page.getByLabel('Scheduled minimum').fill('3');
  await console.button('Add scheduled action').click();
  await expect(page.getByText('Parameter Schedule is not valid: every morning')).toBeVisible();
  await page.getByLabel('Schedule', { exact: true }).fill('rate(12 hours)');
  await console.button('Add scheduled action').click();
  await expect(page.getByRole('table', { name: 'Scheduled actions' }).getByRole('row', { name: /peak/ })).toBeVisible();

  // three minutes above the target, and it goes out
  await page.getByLabel('Minutes', { exact: true }).fill('4');
  await console.button('Run load').click();
  const out = activities.getByRole('row').filter({ hasText: 'Setting desired concurrency to 2.' });
  await expect(out).toContainText(/AlarmHigh-\S+ in state ALARM triggered policy utilization/, { timeout: 15_000 });
  await expect(console.button('Stop')).toBeHidden({ timeout: 15_000 });
  expect(await violationsOf(page, 'main')).toEqual([]);

  // the night passes, without requests and without anything to see for the alarms
  for (let quarter = 0; quarter < 4; quarter++) await console.turnClock('+6 h');
  await expect(activities.getByRole('row').filter({ hasText: 'scheduled action name peak was triggered' })).toHaveCount(
    2,
  );
  await expect(activities.getByRole('row').filter({ hasText: 'Setting desired concurrency to 3.' })).toContainText(
    'Successful',
  );
  await expect(alarms.getByRole('row', { name: /AlarmHigh/ })).toContainText('Insufficient data');
  await page.getByText('1 day', { exact: true }).click();
  await expect(page.getByRole('img', { name: /Capacity, \d+ data points, highest 3/ })).toBeVisible();
});
