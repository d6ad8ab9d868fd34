// @vitest-environment happy-dom
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PageRegion } from '../page-region.test-fixture.tsx';
import { useFunction } from './functions.ts';

afterEach(cleanup);

test('a page is drawn again when an answer says something else, and only then', async () => {
  const page = new PageRegion();
  await page.createFunction('f');
  let drawn = 0;
  function Page() {
    const { data } = useFunction('f');
    drawn++;
    return data ? <h1>{data.Configuration?.Description || 'no description'}</h1> : null;
  }
  page.render(<Page />);
  await screen.findByRole('heading', { name: 'no description' });
  const before = drawn;
  await act(async () => {
    await page.queryClient.invalidateQueries();
    // what listens is told a task later
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(drawn).toBe(before);

  const described = { FunctionName: 'f', Description: 'the first' };
  await page.elsewhere(() => page.quietly().lambda.send(new UpdateFunctionConfigurationCommand(described)));
  await screen.findByRole('heading', { name: 'the first' });
});
