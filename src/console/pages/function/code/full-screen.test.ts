// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { hideTheRest } from './full-screen.ts';

test('everything beside it on the way to the root is out of reach, and comes back', () => {
  document.body.innerHTML = `
    <div id="root"><header></header><main><p></p><section><div id="editor"><b></b></div><i></i></section></main></div>
    <div id="dialog"></div>`;
  const hidden = () =>
    [...document.querySelectorAll<HTMLElement>('*')].filter((e) => e.inert).map((e) => e.tagName.toLowerCase());
  const editor = document.querySelector('#editor');
  if (!editor) throw new Error('no editor');
  const showTheRest = hideTheRest(editor);
  expect(hidden()).toEqual(['header', 'p', 'i']);
  showTheRest();
  expect(hidden()).toEqual([]);
});
