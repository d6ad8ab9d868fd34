// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useHeadingFocus } from './use-heading-focus.ts';

afterEach(cleanup);

function Page({ name, loaded = true, button = true }: { name: string; loaded?: boolean; button?: boolean }) {
  useHeadingFocus(name);
  return (
    <>
      {button && <button type="button">Actions</button>}
      {loaded && <h1 key={name}>{name}</h1>}
    </>
  );
}
const heading = (name: string) => screen.getByRole('heading', { name });

test('the first page takes no focus, the next one has it on its heading, also when that comes later', async () => {
  const { rerender } = render(<Page name="a" />);
  expect(document.activeElement).toBe(document.body);
  rerender(<Page name="b" loaded={false} />);
  rerender(<Page name="b" />);
  await waitFor(() => expect(document.activeElement).toBe(heading('b')));
});

test('what a dialog gives the focus back to goes with its page: the heading has it again', async () => {
  const { rerender } = render(<Page name="a" />);
  rerender(<Page name="b" />);
  screen.getByRole('button').focus();
  rerender(<Page name="b" button={false} />);
  await waitFor(() => expect(document.activeElement).toBe(heading('b')));
});

test('once somebody types or points, the focus is theirs', async () => {
  const { rerender } = render(<Page name="a" />);
  rerender(<Page name="b" />);
  fireEvent.keyDown(document.body, { key: 'Tab' });
  screen.getByRole('button').focus();
  rerender(<Page name="b" button={false} />);
  await Promise.resolve();
  expect(document.activeElement).not.toBe(heading('b'));
});
