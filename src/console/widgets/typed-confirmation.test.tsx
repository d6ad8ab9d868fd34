// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TypedConfirmation } from './typed-confirmation.tsx';

afterEach(cleanup);

test.each([
  ['', false],
  ['res', false],
  ['reset', false],
  ['RESET', true],
  ['reset ', true],
])('typed "%s": whether it says what is wrong', (typed, isWrong) => {
  render(<TypedConfirmation word="reset" typed={typed} onChange={() => undefined} />);
  expect(screen.queryByText('Type reset, in small letters and nothing else.') !== null).toBe(isWrong);
});
