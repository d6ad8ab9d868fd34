// @vitest-environment happy-dom
/** The Test tab over a Lambda in memory: what it says it invokes, and what it says of a result that is no longer true. */
import {
  CreateAliasCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyTestForm, testFormKey, withEvent } from '../../../domain/test-form.ts';
import { editTestForm, useDrafts } from '../../../drafts.ts';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { functionQuery } from '../../../queries/functions.ts';
import { TestingTab } from './testing-tab.tsx';

vi.mock('../../../widgets/code-editor/lazy-code-editor.tsx', () => ({
  prefetchCodeEditor: () => undefined,
  LazyCodeEditor: ({ ariaLabel, value }: { ariaLabel: string; value: string }) => (
    <textarea aria-label={ariaLabel} value={value} readOnly />
  ),
}));
vi.mock('../../../draft-storage.ts', () => ({ useDraftsLoaded: () => true }));
// no layout, no scrolling
Element.prototype.scrollIntoView = () => undefined;

let page: PageRegion;
let name = '';
let count = 0;

beforeEach(async () => {
  page = new PageRegion();
  // runs are kept for the visit: each test has a function of its own
  name = `f${++count}`;
  await page.createFunction(name, () => 'this is version1');
});
afterEach(() => {
  cleanup();
  useDrafts.setState({ code: {}, testForms: {} });
  expect(page.service.bugs).toEqual([]);
});

const press = (button: string) => fireEvent.click(screen.getByRole('button', { name: button }));

async function testIt(): Promise<void> {
  press('Test');
  await screen.findByText(/^Executing function: (succeeded|failed|event accepted)/);
}

const publishAndPoint = async () => {
  const { lambda } = page.access;
  await lambda.send(new PublishVersionCommand({ FunctionName: name }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Description: 'second' }));
  page.service.advance(10_000);
  await lambda.send(new PublishVersionCommand({ FunctionName: name }));
  await lambda.send(new CreateAliasCommand({ FunctionName: name, Name: 'prod', FunctionVersion: '1' }));
};

test('an event that is no JSON gets the focus, where its problem stands, and nothing is invoked', async () => {
  page.render(<TestingTab functionName={name} />);
  await screen.findByLabelText('Event JSON');
  const key = Object.keys(useDrafts.getState().testForms)[0] ?? testFormKey(name, undefined);
  act(() => editTestForm(key, withEvent(emptyTestForm, { body: '{' })));
  press('Test');
  await screen.findByText(/^The event is not valid JSON/);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Event JSON')));
  expect(screen.queryByText(/^Executing function/)).toBeNull();
});

test('the card names what it invokes', async () => {
  await publishAndPoint();
  page.render(<TestingTab functionName={name} />);
  expect(await screen.findByText(`${name}:$LATEST`)).toBeTruthy();
  // asked about without a qualifier: the overview shows the same answer, and an unqualified ARN
  const shown = await page.queryClient.ensureQueryData(functionQuery(page.access, name));
  expect(shown.Configuration?.FunctionArn).toMatch(new RegExp(`:${name}$`));
  cleanup();
  page.render(<TestingTab functionName={name} qualifier="prod" />);
  expect(await screen.findByText(`${name}:prod`)).toBeTruthy();
  cleanup();
  page.render(<TestingTab functionName={name} qualifier="2" />);
  expect(await screen.findByText(`${name}:2`)).toBeTruthy();
});

test('version and answer stand on the first line, without Details', async () => {
  page.render(<TestingTab functionName={name} />);
  await testIt();
  expect(document.querySelector('.test-answer')?.textContent).toBe('$LATEST, cold start: "this is version1"');
});

test('the Summary has its figures from a JSON log too', async () => {
  await page.access.lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName: name, LoggingConfig: { LogFormat: 'JSON' } }),
  );
  page.service.advance(10_000);
  page.render(<TestingTab functionName={name} />);
  await testIt();
  press('Details');
  const figure = (label: string) => screen.getByText(label).parentElement?.nextElementSibling?.textContent;
  await waitFor(() => expect(figure('Duration')).toMatch(/^\d+\.\d\d ms$/));
  expect(figure('Billed duration')).toMatch(/^\d+ ms$/);
  expect(figure('Resources configured')).toBe('128 MB');
  expect(figure('Max memory used')).toMatch(/^\d+ MB$/);
  expect(figure('Init duration')).toMatch(/ ms$/);
  // they stay open for the visit
  press('Details');
});

test('Details stay as they were left, from one test to the next', async () => {
  page.render(<TestingTab functionName={name} />);
  await testIt();
  const details = () => screen.getByRole('button', { name: 'Details' }).getAttribute('aria-expanded');
  expect(details()).toBe('false');
  press('Details');
  await testIt();
  await waitFor(() => expect(details()).toBe('true'));
  press('Details');
  await testIt();
  await waitFor(() => expect(details()).toBe('false'));
});

test('a result from before a change of configuration says so, until the next test', async () => {
  page.render(<TestingTab functionName={name} />);
  await testIt();
  expect(screen.queryByText(/is from before a change/)).toBeNull();
  await page.elsewhere(() =>
    page.access.lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: { STAGE: 'prod' } } }),
    ),
  );
  expect(await screen.findByText(/is from before a change of configuration/)).toBeTruthy();
  press('Test');
  await waitFor(() => expect(screen.queryByText(/is from before a change/)).toBeNull());
});

test('so does one from before the alias was moved, and the draw names its weight', async () => {
  await publishAndPoint();
  page.render(<TestingTab functionName={name} qualifier="prod" />);
  await testIt();
  expect(document.querySelector('.test-answer')?.textContent).toMatch(/^Version 1, cold start: /);
  await page.elsewhere(() =>
    page.access.lambda.send(
      new UpdateAliasCommand({
        FunctionName: name,
        Name: 'prod',
        RoutingConfig: { AdditionalVersionWeights: { '2': 1 } },
      }),
    ),
  );
  expect(await screen.findByText(/is from before a change of alias/)).toBeTruthy();
  press('Test');
  await screen.findByText(/Version 2, drawn at 100%/);
});

test('undeployed changes are said where $LATEST is invoked, and nowhere else', async () => {
  await publishAndPoint();
  useDrafts.setState({ code: { [name]: { baseSha256: 'x', files: {} } } });
  page.render(<TestingTab functionName={name} />);
  expect(await screen.findByText(/You have undeployed changes. They are not part of what is tested/)).toBeTruthy();
  cleanup();
  page.render(<TestingTab functionName={name} qualifier="1" />);
  await screen.findByText(`${name}:1`);
  expect(screen.queryByText(/You have undeployed changes/)).toBeNull();
});

test('an asynchronous event of a function with nothing reserved is said to be dropped', async () => {
  page.render(<TestingTab functionName={name} />);
  await page.elsewhere(() =>
    page.access.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 0 })),
  );
  fireEvent.click(screen.getByLabelText('Asynchronous'));
  await testIt();
  expect(screen.getByText(/dropped it at once, without a try/)).toBeTruthy();
  expect(screen.queryByText(/tried twice more/)).toBeNull();
});

test('Why this? tells which version was drawn, out of which concurrency, in which environment', async () => {
  await publishAndPoint();
  const { lambda } = page.access;
  const RoutingConfig = { AdditionalVersionWeights: { '2': 1 } };
  await lambda.send(new UpdateAliasCommand({ FunctionName: name, Name: 'prod', RoutingConfig }));
  page.render(<TestingTab functionName={name} qualifier="prod" />);
  await testIt();
  press('Why this?');
  expect(await screen.findByText(/The draw was [\d.]+, below 1: version 2\./)).toBeTruthy();
  expect(screen.getByText(/No environment of version 2 was free/)).toBeTruthy();
  const link = screen.getByRole('link', { name: /^Weighted aliases/ });
  expect(link.getAttribute('href')).toBe('https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html');
});

test('Why this? of a throttle has the counts of that moment', async () => {
  await page.access.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 0 }),
  );
  page.render(<TestingTab functionName={name} />);
  await testIt();
  press('Why this?');
  expect(await screen.findByText(/The reserved concurrency of .* is 0, which stops it/)).toBeTruthy();
});
