// @vitest-environment happy-dom
/** A saved alias says so with the way to test it: the Test tab beside it invokes the function. */
import { CreateAliasCommand } from '@aws-sdk/client-lambda';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { useSession } from '../../../session.ts';
import { AliasFormPage } from './alias-form-page.tsx';

let page: PageRegion;
beforeEach(async () => {
  page = new PageRegion();
  await page.createFunction('f');
});
afterEach(() => {
  cleanup();
  useSession.setState({ flashes: [] });
});

async function saved(name: string, form: React.ReactNode): Promise<string | null> {
  page.render(form);
  fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
  await waitFor(() => expect(useSession.getState().flashes).toHaveLength(1));
  cleanup();
  render(useSession.getState().flashes[0]?.content);
  return screen.getByRole('link', { name: `Test ${name}` }).getAttribute('href');
}

test('an edited alias can be tested from its message', async () => {
  await page.access.lambda.send(
    new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '$LATEST' }),
  );
  const href = await saved('prod', <AliasFormPage functionName="f" alias="prod" from="aliases" />);
  expect(href).toBe('#/functions/f/aliases/prod?tab=testing');
});
