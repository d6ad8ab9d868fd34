// @vitest-environment happy-dom
/** Invoke many over a Lambda in memory: what it says while requests are in flight, and what when they are answered. */
import {
  CreateAliasCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { FakeProgram } from '../../../../lambda/fake-runtime.test-fixture.ts';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { InvokeMany } from './invoke-many.tsx';

vi.mock('../../../widgets/code-editor/lazy-code-editor.tsx', () => ({ LazyCodeEditor: () => null }));
vi.mock('../../../draft-storage.ts', () => ({ useDraftsLoaded: () => true }));

let count = 0;
afterEach(cleanup);

/** A function of its own for each test, for runs are kept for the visit. */
async function withFunction(handler: FakeProgram['handler'], timeRuns = true) {
  const page = new PageRegion({ timeRuns });
  const name = `many${++count}`;
  await page.createFunction(name, handler);
  return { page, name };
}

const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });

function invokeMany(invocations: number, atATime: number): void {
  type('Invocations', String(invocations));
  type('At a time', String(atATime));
  fireEvent.click(screen.getByRole('button', { name: 'Invoke many' }));
}

/** The value beside a label of the result. */
const figure = (label: string) => screen.getByText(label).closest('dt')?.nextElementSibling?.textContent;

const reserve = (page: PageRegion, name: string, reserved: number) =>
  page.access.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: reserved }),
  );

/** The icon's colour, by its class: Cloudscape's own name for the status. */
const ended = async () => (await screen.findAllByText(/invocations answered in/))[0] as HTMLElement;
const statusOf = (element: HTMLElement) =>
  /status-(success|warning|error|stopped)/.exec(element.closest('[class*="status-"]')?.className ?? '')?.[1];

test('while requests run, they are in flight, and nobody says that all were throttled', async () => {
  const { page, name } = await withFunction(() => 'ok', false);
  await reserve(page, name, 2);
  page.render(<InvokeMany functionName={name} />);
  invokeMany(6, 3);
  await waitFor(() => expect(figure('Throttles')).toContain('4'));
  expect(figure('In flight')).toContain('2');
  expect(screen.getByText(/4 of 6 invocations answered, 2 in flight/)).toBeTruthy();
  expect(screen.queryByText(/Every request was throttled/)).toBeNull();
  await act(async () => page.service.advance(60_000));
  expect(statusOf(await ended())).toBe('warning');
  expect(screen.queryByText(/Every request was throttled/)).toBeNull();
  expect(screen.queryByText('In flight')).toBeNull();
});

test('when all were throttled, that is said at the end, in red', async () => {
  const { page, name } = await withFunction(() => 'ok');
  await reserve(page, name, 0);
  page.render(<InvokeMany functionName={name} />);
  invokeMany(5, 5);
  const line = await ended();
  expect(line.textContent).toContain('5 were throttled');
  expect(statusOf(line)).toBe('error');
  expect(screen.getByText(/Every request was throttled: nothing ran/)).toBeTruthy();
});

test('a run of errors alone is no success', async () => {
  const { page, name } = await withFunction(() => {
    throw new Error('broken');
  });
  page.render(<InvokeMany functionName={name} />);
  invokeMany(4, 2);
  const line = await ended();
  expect(line.textContent).toContain('4 failed with an error');
  expect(statusOf(line)).toBe('error');
});

test('a run without any trouble is green, and tells waiting from Duration', async () => {
  const { page, name } = await withFunction(() => 'ok');
  page.render(<InvokeMany functionName={name} />);
  invokeMany(4, 2);
  expect(statusOf(await ended())).toBe('success');
  expect(screen.getByText('Lambda: Duration')).toBeTruthy();
  expect(screen.getByText('This browser: waiting')).toBeTruthy();
});

test('where versions are drawn, the seed stands there and can be restarted', async () => {
  const { page, name } = await withFunction(() => 'ok');
  const { lambda, coldspark } = page.access;
  await lambda.send(new PublishVersionCommand({ FunctionName: name }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Description: 'second' }));
  page.service.advance(10_000);
  await lambda.send(new PublishVersionCommand({ FunctionName: name }));
  const RoutingConfig = { AdditionalVersionWeights: { '2': 0.5 } };
  await lambda.send(new CreateAliasCommand({ FunctionName: name, Name: 'prod', FunctionVersion: '1', RoutingConfig }));
  page.render(<InvokeMany functionName={name} qualifier="prod" />);
  expect(await screen.findByText(/Each draw is fresh luck/)).toBeTruthy();
  await page.elsewhere(() => coldspark.call('PutSettings', { seed: 'class-2026' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Restart the draws' }));
  await waitFor(() => expect(page.seeds).toEqual(['class-2026', 'class-2026']));
});

test('each invocation can be looked at when the run is over, and says why it went where it went', async () => {
  const { page, name } = await withFunction(() => 'ok', false);
  await reserve(page, name, 2);
  page.render(<InvokeMany functionName={name} />);
  invokeMany(3, 3);
  await waitFor(() => expect(figure('Throttles')).toContain('1'));
  expect(screen.queryByText('Each invocation')).toBeNull();
  await act(async () => page.service.advance(60_000));
  await ended();
  fireEvent.click(screen.getByRole('button', { name: /^Each invocation/ }));
  const rows = within(await screen.findByRole('table', { name: 'Each invocation' }));
  await waitFor(() => expect(rows.getAllByText('success')).toHaveLength(2));
  expect(rows.getAllByText('throttled')).toHaveLength(1);
  fireEvent.click(rows.getAllByRole('button', { name: /^Why this\?/ }).at(-1) as HTMLElement);
  expect((await screen.findAllByText(/^2 of 2 reserved in use\./)).length).toBeGreaterThan(0);
});
