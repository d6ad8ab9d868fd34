// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { letKeysPass } from './passing-keys.ts';

function screen() {
  let handler: (event: KeyboardEvent) => boolean = () => true;
  const typed: string[] = [];
  letKeysPass({
    attachCustomKeyEventHandler: (given) => {
      handler = given;
    },
    input: (text) => void typed.push(text),
  });
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    return { forShell: handler(event), prevented: event.defaultPrevented };
  };
  return { press, typed };
}

test('Ctrl+V is left to the browser, which pastes', () => {
  const { press } = screen();
  expect(press('v', { code: 'KeyV', ctrlKey: true })).toEqual({ forShell: false, prevented: false });
  expect(press('v', { code: 'KeyV' }).forShell).toBe(true);
  expect(press('c', { code: 'KeyC', ctrlKey: true }).forShell).toBe(true);
});

test('Tab is the shell’s; after Escape, or with Shift, it leaves', () => {
  const { press, typed } = screen();
  expect(press('Tab')).toEqual({ forShell: false, prevented: true });
  expect(typed).toEqual(['\t']);
  press('Escape');
  expect(press('Tab')).toEqual({ forShell: false, prevented: false });
  expect(press('Tab', { shiftKey: true }).prevented).toBe(false);
  expect(typed).toEqual(['\t']);
});
