// @vitest-environment happy-dom
/** Live over a Lambda in memory: it moves by itself, and stands still while it is paused. */
import {
  CreateAliasCommand,
  InvokeCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { LiveView } from './live-view.tsx';

afterEach(cleanup);

// a chart has the same title
const figure = (label: string) =>
  screen
    .queryAllByText(label)
    .map((element) => element.closest('dt'))
    .find((term) => term !== null)?.nextElementSibling?.textContent;
const invoke = (page: PageRegion) =>
  act(async () => void (await page.access.lambda.send(new InvokeCommand({ FunctionName: 'f' }))));

test('counts what happens, tells of environments, and stands still while it is paused', async () => {
  const page = new PageRegion();
  await page.createFunction('f', () => 'ok');
  await page.access.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'f', ReservedConcurrentExecutions: 3 }),
  );
  page.render(<LiveView functionName="f" />);
  await waitFor(() => expect(figure('In flight, of 3 reserved')).toBe('0'));
  expect(await screen.findByText('No environments.')).toBeTruthy();

  await invoke(page);
  // the second is over, and still the last one
  await act(async () => page.service.advance(1000));
  await waitFor(() => expect([figure('Invocations a second'), figure('Cold starts a second')]).toEqual(['1', '1']));
  expect(await screen.findByText(/^Init \d+ ms · 1 invocation · idle, ends in (10:00|09:5\d)/)).toBeTruthy();

  fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
  await invoke(page);
  await act(async () => page.service.advance(1000));
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(figure('Cold starts a second')).toBe('1');
  expect(screen.queryByText(/ · 2 invocations · /)).toBeNull();

  fireEvent.click(screen.getByRole('button', { name: 'Resume' }));
  await waitFor(() => expect(figure('Cold starts a second')).toBe('0'));
  expect(await screen.findByText(/ · 2 invocations · /, undefined, { timeout: 3000 })).toBeTruthy();
  expect(page.service.bugs).toEqual([]);
});

test('on an alias it counts what named the alias, and shows the environments of its versions', async () => {
  const page = new PageRegion();
  await page.createFunction('f', () => 'ok');
  const { lambda } = page.access;
  const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
  await lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: Version }));
  page.render(<LiveView functionName="f" alias="prod" />);
  await waitFor(() => expect(figure('In flight')).toBe('0'));
  expect(screen.getByText(/^What named the alias prod, second by second/)).toBeTruthy();

  await invoke(page);
  await act(async () => page.service.advance(1000));
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(figure('Invocations a second')).toBe('0');
  expect(screen.getByText('No environments.')).toBeTruthy();

  await act(async () => void (await lambda.send(new InvokeCommand({ FunctionName: 'f', Qualifier: 'prod' }))));
  await act(async () => page.service.advance(1000));
  await waitFor(() => expect(figure('Invocations a second')).toBe('1'));
  expect(await screen.findByText(/^Init \d+ ms · 1 invocation · idle/)).toBeTruthy();
});
