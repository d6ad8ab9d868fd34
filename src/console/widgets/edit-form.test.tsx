// @vitest-environment happy-dom
/** What all forms that are pages have in common. */
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { PageRegion } from '../page-region.test-fixture.tsx';
import { useGoWhenDone } from '../use-go.ts';
import { EditForm } from './edit-form.tsx';
import { INVALID } from './first-invalid.ts';

let page = new PageRegion();
afterEach(() => {
  cleanup();
  page = new PageRegion();
});

function Field({ initial }: { initial: string }) {
  const [text, setText] = useState(initial);
  return <input aria-label="Text" value={text} onChange={({ target }) => setText(target.value)} />;
}
const field = () => screen.queryByLabelText<HTMLInputElement>('Text');

const form = (onSave: () => void, state: { pending?: boolean; error?: unknown } = {}) => (
  <EditForm cancelPath="/functions/f" pending={state.pending ?? false} values="" error={state.error} onSave={onSave}>
    <Field initial="kept" />
  </EditForm>
);

test('a refusal stands in the form, and what was typed stays', () => {
  const { rerender } = page.render(form(() => undefined));
  fireEvent.change(screen.getByLabelText('Text'), { target: { value: 'typed' } });
  rerender(form(() => undefined, { error: new Error('Refused.') }));
  expect(screen.getAllByText(/Refused\./).length).toBeGreaterThan(0);
  expect(field()?.value).toBe('typed');
});

test('Save is sent once while it runs', () => {
  const onSave = vi.fn();
  const { container, rerender } = page.render(form(onSave));
  const submit = () => fireEvent.submit(container.querySelector('form') as HTMLFormElement);
  submit();
  rerender(form(onSave, { pending: true }));
  submit();
  expect(onSave).toHaveBeenCalledTimes(1);
});

/** A form of one text, which may be wrong. */
function TextForm({ wrong = false, onSave = () => undefined }: { wrong?: boolean; onSave?: () => void }) {
  const [text, setText] = useState('as it was');
  return (
    <EditForm cancelPath="/functions/f" pending={false} values={{ text }} error={undefined} onSave={onSave}>
      <input aria-label="Other" />
      <input aria-label="Text" value={text} aria-invalid={wrong} onChange={({ target }) => setText(target.value)} />
      <div {...(wrong && INVALID)}>
        <button type="button">Choose file</button>
      </div>
    </EditForm>
  );
}
const type = (text: string) => fireEvent.change(screen.getByLabelText('Text'), { target: { value: text } });
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));
const asked = () => screen.queryByRole('dialog', { name: 'Leave this page?' });

test('the first field that is wrong gets the focus after Save, and keeps what was typed', async () => {
  page.render(<TextForm wrong />);
  type('typed');
  await press('Save');
  expect(document.activeElement).toBe(screen.getByLabelText('Text'));
  expect(field()?.value).toBe('typed');
});

test('what was changed is not left without a question', async () => {
  page.render(<TextForm />);
  type('typed');
  await page.goTo('/functions/other');
  expect(asked()).toBeTruthy();
  expect(page.history.href).toBe('/here');
  await press('Stay');
  expect(asked()).toBeNull();
  expect(page.history.href).toBe('/here');
  expect(field()?.value).toBe('typed');
  await page.goTo('/functions/other');
  await press('Leave');
  expect(page.history.href).toBe('/functions/other');
});

test('what is as it was is left at once, also when it was changed back', async () => {
  page.render(<TextForm />);
  type('typed');
  type('as it was');
  await page.goTo('/functions/other');
  expect(asked()).toBeNull();
  expect(page.history.href).toBe('/functions/other');
});

test('what was saved is left without a question', async () => {
  function Saved() {
    const go = useGoWhenDone();
    return <TextForm onSave={() => go('/functions/f')} />;
  }
  page.render(<Saved />);
  type('typed');
  await press('Save');
  expect(asked()).toBeNull();
  expect(page.history.href).toBe('/functions/f');
});
