// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CliButton } from './cli-button.tsx';
import { useTerminal } from './terminal-panel/terminal-store.ts';

beforeEach(() => useTerminal.setState({ open: false, orders: [] }));
afterEach(cleanup);

const open = () => fireEvent.click(screen.getByRole('button', { name: 'CLI command: DeleteFunction' }));

test('Run in terminal hands the command over and closes what it was chosen in', () => {
  render(<CliButton operation="DeleteFunction" input={{ FunctionName: 'f' }} />);
  open();
  expect(screen.getByText('aws lambda delete-function --function-name f')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Run in terminal' }));
  expect(useTerminal.getState()).toMatchObject({
    open: true,
    orders: ['aws lambda delete-function --function-name f'],
  });
  expect(screen.queryByText('aws lambda delete-function --function-name f')).toBeNull();
});

test('a command that needs a package is not offered to be run', () => {
  render(<CliButton operation="UpdateFunctionCode" input={{ FunctionName: 'f', ZipFile: '' }} />);
  fireEvent.click(screen.getByRole('button', { name: 'CLI command: UpdateFunctionCode' }));
  expect(screen.queryByRole('button', { name: 'Run in terminal' })).toBeNull();
});
