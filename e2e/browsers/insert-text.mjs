// @ts-check
/**
 * Runs in each document before its own scripts. Playwright inserts text over WebDriver BiDi by setting the field's value,
 * which React takes for its own doing; this inserts it as an input method does.
 */
export const INSERT_TEXT = `() => {
  const insert = (text) => { document.execCommand('insertText', false, text); };
  Object.defineProperty(window, '__pw_bidiInsertText', { get: () => insert, set: () => {} });
}`;
