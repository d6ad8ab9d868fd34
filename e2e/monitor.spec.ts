/** Many invocations and what is recorded of them: one count, wherever it is looked at. */
import type { Page } from 'playwright/test';
import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { ALIAS, PLAIN, WEIGHTED } from './prepared-account.ts';
import { recorded, rowsOf } from './recorded-metrics.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

/** The alias that sends half of its invocations to each version. */
async function openWeightedAlias(page: Page): Promise<LambdaConsole> {
  const console = new LambdaConsole(page);
  await console.open(`#/functions/${WEIGHTED}/aliases/${ALIAS}?tab=testing`);
  return console;
}

async function invokeMany(page: Page, invocations: number, atATime: number): Promise<void> {
  await page.getByRole('tab', { name: 'Test', exact: true }).click();
  await page.getByRole('tab', { name: 'Invoke many', exact: true }).click();
  await page.getByRole('spinbutton', { name: 'Invocations' }).fill(String(invocations));
  await page.getByRole('spinbutton', { name: 'At a time' }).fill(String(atATime));
  await page.getByRole('button', { name: 'Invoke many', exact: true }).click();
}

/** The end of the run, as the Test tab says it (and a live region repeats it). */
const endOf = (page: Page) =>
  page.getByRole('tabpanel', { name: 'Test' }).getByText(/of [\d,]+ invocations answered in/);

test('200 invocations of a 50/50 alias: the result, the metrics and the log count the same, and axe finds nothing', async ({
  page,
}) => {
  const console = await openWeightedAlias(page);
  await invokeMany(page, 200, 20);
  await expect(endOf(page)).toContainText('200 of 200');

  const result = await rowsOf(page, 'Invocations by version');
  expect(result.map(({ Version }) => Version)).toEqual(['1', '2']);
  const [one = 0, two = 0] = result.map(({ Invocations }) => Number(Invocations));
  expect(one + two).toBe(200);
  for (const row of result) {
    expect(row.Expected).toBe('50 %');
    expect(row['95 % band (exact binomial)']).toBe('86 to 114');
  }
  // beyond these bounds once in ten million journeys
  expect(one).toBeGreaterThan(60);
  expect(one).toBeLessThan(140);
  await expect(
    page.getByRole('img', { name: `Invocations by version: version 1 ${one}, version 2 ${two}` }),
  ).toBeVisible();
  await expect(page.getByText('200 are too few.')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  // through the alias, by version
  await console.tab('Monitor');
  await expect(page.getByRole('img', { name: /^Invocations, line chart/ })).toBeVisible();
  await recorded(page, 'Duration');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(page)).toEqual([]);
  expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 200 });
  expect(await recorded(page, 'Invocations by version')).toEqual({ 'Version 1': one, 'Version 2': two });
  expect(await recorded(page, 'Throttles')).toEqual({ 'Throttles (sum)': 0 });
  expect((await recorded(page, 'Error count and success rate (%)'))['Errors (sum)']).toBe(0);
  await expect(page.getByRole('heading', { name: 'Recent invocations (200)' })).toBeVisible();

  // of the function as a whole
  await console.backToFunction(WEIGHTED);
  await console.tab('Monitor');
  expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 200 });
  expect(await recorded(page, 'Invocations by version')).toEqual({ 'Version 1': one, 'Version 2': two });

  // of what named version 2 itself: nothing
  await console.tab('Versions');
  await page.getByRole('link', { name: '2', exact: true }).click();
  await console.tab('Monitor');
  const monitor = page.getByRole('tabpanel', { name: 'Monitor' });
  // but the concurrency is the whole function's
  await expect(monitor.getByRole('img', { name: /^Total concurrent executions, line chart/ })).toBeVisible();
  await expect(monitor.getByText('Try adjusting the time range.')).toHaveCount(4);
  await expect(monitor.getByRole('img', { name: /^(Invocations|Duration|Error count|Throttles)/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: `Recent invocations (${two})` })).toBeVisible();

  await page.getByRole('button', { name: 'View CloudWatch logs' }).click();
  await page.getByRole('table', { name: 'Log streams' }).getByRole('link').first().click();
  await expect(page.getByRole('table', { name: 'Log events' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

test('results stay while another tab is open; Cancel sends nothing more', async ({ page }) => {
  const console = await openWeightedAlias(page);
  await invokeMany(page, 1000, 5);
  await expect(page.getByRole('progressbar', { name: 'Invocations answered' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(endOf(page)).toContainText('Cancelled: ');
  const text = await endOf(page).innerText();
  const answered = Number(/([\d,]+) of 1,000/.exec(text)?.[1]?.replaceAll(',', ''));
  expect(answered).toBeLessThan(1000);

  await console.tab('Monitor');
  expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': answered });
  await console.tab('Test');
  await expect(endOf(page)).toHaveText(text);
});

test('throttled invocations are counted in Throttles and nowhere else', async ({ page }) => {
  const console = await openWeightedAlias(page);
  await invokeMany(page, 10, 5);
  await expect(endOf(page)).toContainText('10 of 10');

  await console.button('Throttle').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(console.flash(/Successfully updated the function/).first()).toBeVisible();
  await invokeMany(page, 3, 1);
  await expect(endOf(page)).toContainText('3 of 3');
  const result = page.getByRole('tabpanel', { name: 'Test' });
  await expect(result.getByText('Every request was throttled')).toBeVisible();

  await console.tab('Monitor');
  expect(await recorded(page, 'Throttles')).toEqual({ 'Throttles (sum)': 3 });
  expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 10 });
  expect((await recorded(page, 'Error count and success rate (%)'))['Errors (sum)']).toBe(0);
  await expect(page.getByRole('heading', { name: 'Recent invocations (10)' })).toBeVisible();
});

test('the logs link of a Test lands on the lines of that invocation', async ({ page }) => {
  const console = new LambdaConsole(page);
  await console.open(`#/functions/${PLAIN}`);
  await console.writeCode(
    'export const handler = async (event) => {\n  console.log("seen " + event.key1);\n  return "done";\n};\n',
  );
  await console.deploy();
  await console.test();
  await console.test();
  const summary = page.getByRole('tabpanel', { name: 'Test', exact: true });
  const requestId = /Request ID\s+([0-9a-f-]{36})/.exec(await summary.innerText())?.[1] ?? '';
  // in a tab of its own, so that the result stays
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: /^logs/ }).click();
  const logs = await opened;

  await expect(logs.getByRole('heading', { name: `/aws/lambda/${PLAIN}` })).toBeVisible();
  const lines = (await rowsOf(logs, 'Log events')).map(({ Message = '' }) => Message);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe(`START RequestId: ${requestId} Version: $LATEST`);
  expect(lines[1]).toContain('seen value1');
  expect(lines[2]).toBe(`END RequestId: ${requestId}`);
  expect(lines[3]).toMatch(new RegExp(`^REPORT RequestId: ${requestId}\\s+Duration: `));

  await logs.getByRole('link', { name: 'Show the whole stream' }).click();
  await expect(logs.getByText(/^INIT_START Runtime Version/)).toBeVisible();
  await logs.getByRole('searchbox', { name: 'Filter events' }).fill('"seen value1"');
  await logs.keyboard.press('Enter');
  await expect(logs.getByRole('heading', { name: 'Log events (2)' })).toBeVisible();
  await logs.getByRole('searchbox', { name: 'Filter events' }).fill('{ $.json }');
  await logs.keyboard.press('Enter');
  await expect(logs.getByText(/^Invalid filter pattern/)).toBeVisible();
});
