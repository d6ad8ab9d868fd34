// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ServiceException } from '../../api/errors.ts';
import { EditPage, type FormRead } from './edit-page.tsx';

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

test('a form does not outlive what it is about', () => {
  const { rerender } = render(page({ data: 'read', error: null, isFetchedAfterMount: true }));
  const gone = new ServiceException('ResourceNotFoundException', 404, 'Function not found: f');
  rerender(page({ data: 'read', error: gone, isFetchedAfterMount: true }));
  expect(field()).toBeNull();
  expect(screen.getByText('Function not found: f')).toBeTruthy();
});

test('a read that fails is told instead of a form', () => {
  render(page({ data: undefined, error: new Error('Function not found'), isFetchedAfterMount: true }));
  expect(field()).toBeNull();
  expect(screen.getByText(/Function not found/)).toBeTruthy();
});
