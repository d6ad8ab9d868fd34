// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PageRegion } from './page-region.test-fixture.tsx';
import { type Go, useGo, useGoAfterAnswer, useGoWhenDone } from './use-go.ts';

let page: PageRegion;
let answered: Promise<void>;
let answer: () => void;
let drawn: number;

beforeEach(() => {
  page = new PageRegion();
  drawn = 0;
  answered = new Promise((resolve) => {
    answer = resolve;
  });
});
afterEach(cleanup);

const address = () => page.history.href;

function Press({ useStep, waits }: { useStep: () => Go; waits: boolean }) {
  const go = useStep();
  drawn++;
  const press = async () => {
    if (waits) await answered;
    go('/next');
  };
  return (
    <button type="button" onClick={() => void press()}>
      Go
    </button>
  );
}
const press = () => fireEvent.click(screen.getByRole('button', { name: 'Go' }));

test('at once, also from an address that this was not drawn for: no step draws it again', async () => {
  page.render(<Press useStep={useGo} waits={false} />);
  await page.goTo('/other');
  expect(drawn).toBe(1);
  press();
  expect(address()).toBe('/next');
});

test.each([useGoAfterAnswer, useGoWhenDone])('after an answer: %o', async (useStep) => {
  page.render(<Press useStep={useStep} waits />);
  press();
  await act(async () => answer());
  expect(address()).toBe('/next');
});

test.each([useGoAfterAnswer, useGoWhenDone])(
  'whoever left before the answer is not fetched back: %o',
  async (useStep) => {
    page.render(<Press useStep={useStep} waits />);
    press();
    await page.goTo('/other');
    await act(async () => answer());
    expect(address()).toBe('/other');
  },
);
