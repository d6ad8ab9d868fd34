// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { EditForm, EditPage, type FormRead } from './edit-page.tsx';

afterEach(cleanup);

function Field({ initial }: { initial: string }) {
  const [text, setText] = useState(initial);
  return <input aria-label="Text" value={text} onChange={({ target }) => setText(target.value)} />;
}

const page = (read: FormRead<string>) => (
  <EditPage title="Edit" topic="tags" read={read}>
    {(data) => <Field initial={data} />}
  </EditPage>
);
const field = () => screen.queryByLabelText<HTMLInputElement>('Text');

test('a form begins with what is read now, not with what an earlier visit left', () => {
  const { rerender } = render(page({ data: 'old', error: null, isFetchedAfterMount: false }));
  expect(field()).toBeNull();
  rerender(page({ data: 'new', error: null, isFetchedAfterMount: true }));
  expect(field()?.value).toBe('new');
});

test('what is typed outlives later reads, failed ones too', () => {
  const { rerender } = render(page({ data: 'read', error: null, isFetchedAfterMount: true }));
  fireEvent.change(screen.getByLabelText('Text'), { target: { value: 'typed' } });
  rerender(page({ data: 'changed elsewhere', error: null, isFetchedAfterMount: true }));
  rerender(page({ data: 'changed elsewhere', error: new Error('gone'), isFetchedAfterMount: true }));
  expect(field()?.value).toBe('typed');
});

test('a read that fails is told instead of a form', () => {
  render(page({ data: undefined, error: new Error('Function not found'), isFetchedAfterMount: true }));
  expect(field()).toBeNull();
  expect(screen.getByText(/Function not found/)).toBeTruthy();
});

const form = (onSave: () => void, state: { pending?: boolean; error?: unknown } = {}) => (
  <EditForm cancelPath="/functions/f" pending={state.pending ?? false} error={state.error} onSave={onSave}>
    <Field initial="kept" />
  </EditForm>
);

test('a refusal stands in the form, and what was typed stays', () => {
  const { rerender } = render(form(() => undefined));
  fireEvent.change(screen.getByLabelText('Text'), { target: { value: 'typed' } });
  rerender(form(() => undefined, { error: new Error('Refused.') }));
  expect(screen.getAllByText(/Refused\./).length).toBeGreaterThan(0);
  expect(field()?.value).toBe('typed');
});

test('Save is sent once while it runs', () => {
  const onSave = vi.fn();
  const { container, rerender } = render(form(onSave));
  const submit = () => fireEvent.submit(container.querySelector('form') as HTMLFormElement);
  submit();
  rerender(form(onSave, { pending: true }));
  submit();
  expect(onSave).toHaveBeenCalledTimes(1);
});
