// @vitest-environment happy-dom
/** Publishing says what it leaves out: before, a draft that is not deployed; after, what became of the description. */
import { GetFunctionCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useDrafts } from '../../../drafts.ts';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { useSession } from '../../../session.ts';
import { PublishVersionModal } from './publish-version-modal.tsx';

vi.mock('../../../use-go.ts', () => ({ useGoAfterAnswer: () => () => undefined }));
vi.mock('../../../draft-storage.ts', () => ({ useDraftsLoaded: () => true }));

let page: PageRegion;
beforeEach(async () => {
  page = new PageRegion();
  await page.createFunction('f');
});
afterEach(() => {
  cleanup();
  useDrafts.setState({ code: {} });
  useSession.setState({ flashes: [] });
});

const files = (text: string) => ({ 'lambda_function.py': new TextEncoder().encode(text) });
const draft = () => useDrafts.setState({ code: { f: { baseSha256: 'x', files: files('# edited\n') } } });

async function publish(description: string) {
  const onDismiss = vi.fn();
  page.render(<PublishVersionModal functionName="f" onDismiss={onDismiss} />);
  fireEvent.change(await screen.findByLabelText(/Version description/), { target: { value: description } });
  fireEvent.click(screen.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(onDismiss).toHaveBeenCalled());
  return useSession.getState().flashes[0];
}

test('a draft is said to be left out, and can be deployed there', async () => {
  const sha256 = async () =>
    (await page.access.lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))).Configuration?.CodeSha256 ?? '';
  const before = await sha256();
  useDrafts.setState({ code: { f: { baseSha256: before, files: files('# edited\n') } } });
  page.render(<PublishVersionModal functionName="f" onDismiss={() => undefined} />);
  expect(await screen.findByText(/They are not part of what is published/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Deploy' }));
  await waitFor(async () => expect(await sha256()).not.toBe(before));
});

test('without a draft nothing is said of one', async () => {
  page.render(<PublishVersionModal functionName="f" onDismiss={() => undefined} />);
  await screen.findByText(/Publishing a new version/);
  expect(screen.queryByText(/undeployed/)).toBeNull();
});

test('when nothing new was made, the draft and the dropped description are named', async () => {
  await page.access.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
  draft();
  const flash = await publish('third');
  expect(flash?.header).toBe('No new version was made');
  expect(flash?.content).toContain('Your undeployed changes are no part of $LATEST');
  expect(flash?.content).toContain('The description “third” was dropped');
});

test('and only those that are there', async () => {
  await page.access.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
  const flash = await publish('');
  expect(flash?.content).not.toMatch(/undeployed|description/);
});
