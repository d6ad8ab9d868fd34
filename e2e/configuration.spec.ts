/** The course notes on environment variables (000) and reserved concurrency (003, first half), as journeys. */
import type { Locator } from 'playwright/test';
import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN } from './prepared-account.ts';
import { recorded } from './recorded-metrics.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

const READS_ENVIRONMENT = `import json
import os

def lambda_handler(event, context):
    return os.getenv("ENVIRONMENT_NAME")
`;

import { TerminalPage } from './terminal-page.ts';
import { expect, test } from './test.ts';

const THROTTLED = 'Calling the invoke API action failed with this message: Rate Exceeded.';

class Configuration {
  readonly console: LambdaConsole;

  constructor(console: LambdaConsole) {
    this.console = console;
  }

  async open(section: string): Promise<void> {
    await this.console.tab('Configuration');
    const { page } = this.console;
    await page
      .getByRole('navigation', { name: 'Configuration' })
      .getByRole('link', { name: section, exact: true })
      .click();
  }

  panel(): Locator {
    return this.console.page.getByRole('tabpanel', { name: 'Configuration' });
  }

  /** The section's first Edit leads to a page of its own. */
  async edit(section: string, title: string): Promise<void> {
    await this.open(section);
    await this.panel().getByRole('link', { name: 'Edit', exact: true }).first().click();
    await expect(this.console.heading(title)).toBeVisible();
  }

  async save(title: string): Promise<void> {
    await this.console.button('Save').click();
    await expect(this.console.heading(title)).toBeHidden();
    await expect(this.console.flash(/Successfully updated the function/).first()).toBeVisible();
  }

  async setVariable(key: string, value: string): Promise<void> {
    await this.edit('Environment variables', 'Edit environment variables');
    const { page } = this.console;
    const variable = page.getByRole('textbox', { name: 'Key', exact: true });
    await expect(this.console.button('Add environment variable')).toBeVisible();
    if ((await variable.count()) === 0) await this.console.button('Add environment variable').click();
    await variable.fill(key);
    await page.getByRole('textbox', { name: 'Value', exact: true }).fill(value);
    await this.save('Edit environment variables');
  }

  async expectVariable(key: string, value: string): Promise<void> {
    await this.open('Environment variables');
    const keyCell = this.console.page.getByRole('rowheader', { name: key, exact: true });
    await expect(this.panel().getByRole('row').filter({ has: keyCell })).toContainText(value);
  }

  async reserve(concurrency: string): Promise<void> {
    await this.edit('Concurrency and recursion detection', 'Edit concurrency');
    await this.console.page.getByRole('radio', { name: /^Reserve concurrency/ }).check();
    await this.console.page.getByLabel('Reserved concurrency', { exact: true }).fill(concurrency);
  }
}

/** Presses Test and expects the service's refusal: no summary and no log, because nothing ran. */
async function expectThrottled(console: LambdaConsole): Promise<void> {
  const { page } = console;
  await console.tab('Test');
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Test' });
  await expect(panel.getByText(THROTTLED).first()).toBeVisible();
  await expect(panel.getByText('Executing function: failed')).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Summary' })).toHaveCount(0);
  await expect(panel.getByRole('heading', { name: 'Log output' })).toHaveCount(0);
}

test('note 000: an environment variable, changed without touching the code, frozen with a version', async ({
  page,
}) => {
  const console = new LambdaConsole(page);
  const configuration = new Configuration(console);
  const name = 'environment-variables';
  await console.createFunction(name, 'Python 3.13');
  await console.writeCode(READS_ENVIRONMENT);
  await console.deploy();

  await configuration.open('Environment variables');
  await expect(
    configuration.panel().getByText('No environment variables associated with this function.'),
  ).toBeVisible();
  await configuration.setVariable('ENVIRONMENT_NAME', 'dev');
  await configuration.expectVariable('ENVIRONMENT_NAME', 'dev');
  await console.saveTestEvent('sample-event');
  expect(await console.test()).toBe('"dev"');

  await console.publish();
  await expect(console.heading(`${name}:1`)).toBeVisible();
  await console.backToFunction(name);
  await configuration.setVariable('ENVIRONMENT_NAME', 'prod');
  expect(await console.test()).toBe('"prod"');

  // the version keeps what it was published with, says so, and offers no Edit
  await console.open(`#/functions/${name}/versions/1`);
  expect(await console.test()).toBe('"dev"');
  await configuration.expectVariable('ENVIRONMENT_NAME', 'dev');
  await expect(configuration.panel().getByText('Frozen with version 1')).toBeVisible();
  await expect(configuration.panel().getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
});

test('note 003: 20 reserved leave 980, 0 refuses every invocation and counts each once, and back', async ({ page }) => {
  const console = new LambdaConsole(page);
  const configuration = new Configuration(console);
  const name = PLAIN;
  await console.open(`#/functions/${name}?tab=configure`);
  await console.publish();
  await console.backToFunction(name);
  await console.createAlias(name, 'prod', '1');
  await console.backToFunction(name);
  expect(await console.test()).toContain('Hello from Lambda!');

  await configuration.open('Concurrency and recursion detection');
  const panel = configuration.panel();
  await expect(panel.getByText('Use unreserved account concurrency')).toBeVisible();
  await expect(panel.getByText('1000', { exact: true })).toBeVisible();

  await configuration.reserve('20');
  await expect(page.getByText('Unreserved account concurrency: 1000')).toBeVisible();
  await configuration.save('Edit concurrency');
  await expect(panel.getByText('20', { exact: true })).toBeVisible();
  await expect(panel.getByText('980', { exact: true })).toBeVisible();
  await expect(
    panel.getByText(
      'Unreserved account concurrency is now lower. AWS raises quotas automatically based on usage, or you can request a quota increase.',
    ),
  ).toBeVisible();

  await configuration.reserve('0');
  await configuration.save('Edit concurrency');
  await expect(page.getByText('This function is throttled')).toBeVisible();
  for (const path of ['', '/versions/1', '/aliases/prod']) {
    await console.open(`#/functions/${name}${path}`);
    await expectThrottled(console);
  }

  await console.open(`#/functions/${name}`);
  await console.tab('Monitor');
  expect(await recorded(page, 'Throttles')).toEqual({ 'Throttles (sum)': 3 });
  // the one of before
  expect(await recorded(page, 'Invocations')).toEqual({ 'Invocations (sum)': 1 });

  await configuration.edit('Concurrency and recursion detection', 'Edit concurrency');
  await page.getByRole('radio', { name: 'Use unreserved account concurrency' }).check();
  await configuration.save('Edit concurrency');
  await expect(page.getByText('This function is throttled')).toBeHidden();
  for (const path of ['', '/versions/1', '/aliases/prod']) {
    await console.open(`#/functions/${name}${path}`);
    expect(await console.test()).toContain('Hello from Lambda!');
  }
});

test('Throttle reserves nothing, after asking', async ({ page }) => {
  const console = new LambdaConsole(page);
  const name = PLAIN;
  await console.open(`#/functions/${name}?tab=configure`);
  await console.button('Throttle').click();
  const dialog = page.getByRole('dialog', { name: `Throttle function ${name}` });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('This function is throttled')).toBeHidden();

  await console.button('Throttle').click();
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('This function is throttled')).toBeVisible();
  await expectThrottled(console);
});

test('what the service refuses is said in its words, changes nothing, and loses nothing typed', async ({ page }) => {
  const console = new LambdaConsole(page);
  const configuration = new Configuration(console);
  const name = PLAIN;
  await console.open(`#/functions/${name}?tab=configure`);

  await configuration.reserve('901');
  await expect(page.getByText("The unreserved account concurrency can't go below 100.")).toBeVisible();
  await console.button('Save').click();
  await expect(
    page.getByText(/decreases account's UnreservedConcurrentExecution below its minimum value of \[100\]\./).first(),
  ).toBeVisible();
  await expect(page.getByLabel('Reserved concurrency', { exact: true })).toHaveValue('901');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(configuration.panel().getByText('Use unreserved account concurrency')).toBeVisible();

  await configuration.edit('Environment variables', 'Edit environment variables');
  await console.button('Add environment variable').click();
  await console.button('Save').click();
  await expect(page.getByText('Enter a key.').first()).toBeVisible();
  const key = page.getByRole('textbox', { name: 'Key', exact: true });
  const value = page.getByRole('textbox', { name: 'Value', exact: true });
  await key.fill('AWS_REGION');
  await value.fill('eu-west-1');
  await console.button('Save').click();
  await expect(page.getByText(/Reserved keys used in this request: AWS_REGION/).first()).toBeVisible();
  await expect(value).toHaveValue('eu-west-1');
  await key.fill('KEY');
  await value.fill('x'.repeat(4087));
  await expect(page.getByText('4,097 of 4,096 bytes used')).toBeVisible();
  await console.button('Save').click();
  await expect(page.getByText(/exceeded the 4KB limit\. String measured: \{"KEY":"x/).first()).toBeVisible();
  await value.fill('x'.repeat(4086));
  await configuration.save('Edit environment variables');
  await configuration.expectVariable('KEY', 'x'.repeat(40));

  await configuration.edit('General configuration', 'Edit basic settings');
  await page.getByLabel('Memory', { exact: true }).fill('10241');
  await expect(page.getByText('Set memory to between 128 MB and 10240 MB.')).toBeVisible();
  await page.getByLabel('Timeout minutes').fill('15');
  await page.getByLabel('Timeout seconds').fill('1');
  await expect(page.getByText('Set timeout to between 1 second and 15 minutes.')).toBeVisible();
  await console.button('Save').click();
  await expect(page.getByText(/Member must have value less than or equal to 10240/).first()).toBeVisible();
  await page.getByLabel('Memory', { exact: true }).fill('10240');
  await page.getByLabel('Timeout seconds').fill('0');
  await configuration.save('Edit basic settings');
  await expect(configuration.panel().getByText('10240 MB')).toBeVisible();
  await expect(configuration.panel().getByText('15 min 0 sec')).toBeVisible();
});

test('tags are added, changed and removed, and belong to the whole function', async ({ page }) => {
  const console = new LambdaConsole(page);
  const configuration = new Configuration(console);
  const name = PLAIN;
  await console.open(`#/functions/${name}?tab=configure`);
  await configuration.open('Tags');
  await expect(configuration.panel().getByText('No tags associated with this function.')).toBeVisible();

  const manage = async () => {
    await configuration.panel().getByRole('link', { name: 'Manage tags' }).first().click();
    await expect(console.heading('Manage tags')).toBeVisible();
  };
  await manage();
  await console.button('Add new tag').click();
  await page.getByPlaceholder('Enter key').fill('course');
  await page.getByPlaceholder('Enter value').fill('lambda');
  await page.keyboard.press('Escape');
  await configuration.save('Manage tags');
  const row = configuration.panel().getByRole('row').filter({ hasText: 'course' });
  await expect(row).toContainText('lambda');

  await console.publish();
  await configuration.open('Tags');
  await expect(row).toContainText('lambda');
  await expect(configuration.panel().getByText('Belongs to the whole function')).toBeVisible();
  await expect(configuration.panel().getByRole('link', { name: 'Manage tags' })).toHaveCount(0);

  await console.backToFunction(name);
  await configuration.open('Tags');
  await manage();
  await console.button(/^Remove/).click();
  await configuration.save('Manage tags');
  await expect(configuration.panel().getByText('No tags associated with this function.')).toBeVisible();
});

const SAYS_INIT_TYPE = `const { AWS_LAMBDA_INITIALIZATION_TYPE } = process.env;

export const handler = async () => AWS_LAMBDA_INITIALIZATION_TYPE;
`;

test('provisioned concurrency of an alias: ready, used, edited and removed', async ({ page }) => {
  const console = new LambdaConsole(page);
  const configuration = new Configuration(console);
  const name = PLAIN;
  await console.open(`#/functions/${name}`);
  await console.writeCode(SAYS_INIT_TYPE);
  await console.deploy();
  await console.publish();
  await console.backToFunction(name);
  await console.createAlias(name, 'prod', '1');
  expect(await console.test()).toBe('"on-demand"');

  // from the alias's page the form knows what it is for; what the service refuses is said there
  await configuration.open('Concurrency and recursion detection');
  const panel = configuration.panel();
  await panel.getByRole('link', { name: 'Add configuration' }).first().click();
  await expect(page.getByRole('radio', { name: 'Alias' })).toBeChecked();
  const wanted = page.getByLabel('Provisioned concurrency', { exact: true });
  await wanted.fill('901');
  await expect(page.getByText(/^The maximum allowed provisioned concurrency is 900, based on/).first()).toBeVisible();
  await console.button('Save').click();
  await expect(page.getByText(/below its minimum value of \[100\]\./).first()).toBeVisible();
  await wanted.fill('2');
  await configuration.save('Configure provisioned concurrency');

  const row = panel.getByRole('row').filter({ has: page.getByRole('link', { name: 'prod', exact: true }) });
  await expect(row).toContainText('Alias');
  // AWS's minute or two, on the account's clock
  await expect(row).toContainText('In progress (0/2)');
  await console.turnClock('+15 min');
  await expect(row).toContainText('Ready');
  await expect(row).toContainText('2 available');
  expect(await violationsOf(page, 'main')).toEqual([]);
  // the alias is warm, and $LATEST stays cold: Why this? says why
  const result = page.getByRole('tabpanel', { name: 'Test', exact: true });
  for (const [path, type, concurrency, environment] of [
    [
      '/aliases/prod',
      'provisioned-concurrency',
      '1 of 2 in use, with this request',
      'A provisioned environment took it',
    ],
    ['', 'on-demand', 'Provisioned for other versions of this function: 2', 'a new one was started: a cold start'],
  ]) {
    await console.open(`#/functions/${name}${path}`);
    expect(await console.test()).toBe(`"${type}"`);
    await console.button('Why this?').click();
    await expect(result.getByRole('listitem').filter({ hasText: `${concurrency}` })).toBeVisible();
    await expect(result.getByRole('listitem').filter({ hasText: `${environment}` })).toBeVisible();
  }
  const terminal = new TerminalPage(page);
  await terminal.open();
  expect(await terminal.run('coldspark why')).toMatch(/^Environment No environment of \$LATEST was free/m);
  await console.button('Close terminal').click();

  // as it is now: both starts on one chart, each environment a bar
  await console.tab('Monitor');
  await console.button('Live').click();
  const live = page.getByRole('tabpanel', { name: 'Monitor', exact: true });
  await expect(
    live.getByRole('img', { name: /^Cold starts a second, line chart: Cold starts, 60 data points, highest 1;/ }),
  ).toBeVisible();
  await expect(live.getByRole('listitem').filter({ hasText: 'Version 1 provisioned' })).toHaveCount(2);
  await expect(
    live.getByRole('listitem').filter({ hasText: /\$LATEST.*1 invocation · idle, ends in 09:/ }),
  ).toBeVisible();
  expect(await violationsOf(page, 'main')).toEqual([]);

  await configuration.open('Concurrency and recursion detection');
  await row.getByRole('radio').check();
  await panel.getByRole('link', { name: 'Edit', exact: true }).nth(1).click();
  await expect(wanted).toHaveValue('2');
  await wanted.fill('1');
  await configuration.save('Edit provisioned concurrency');
  await expect(row).toContainText('1 available');
  await row.getByRole('radio').check();
  await console.button('Remove').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(panel.getByText('No configurations')).toBeVisible();
  await console.open(`#/functions/${name}/aliases/prod`);
  expect(await console.test()).toBe('"on-demand"');
});
