/** JSON for the editor: colours, brackets and folding. https://www.rfc-editor.org/rfc/rfc8259 */
import type { languages } from 'monaco-editor/editor';

export const jsonTokens: languages.IMonarchLanguage = {
  defaultToken: 'invalid',
  tokenPostfix: '.json',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/[{}[\]]/, '@brackets'],
      [/[,:]/, 'delimiter'],
      // a string before a colon is a key
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"/, 'string', '@string'],
      [/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/(?:true|false|null)\b/, 'keyword'],
    ],
    string: [
      [/[^"\\]+/, 'string'],
      [/\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/, 'string.escape'],
      [/\\./, 'invalid'],
      [/"/, 'string', '@pop'],
      // a string ends with its line
      [/$/, 'string', '@pop'],
    ],
  },
};

export const jsonConfiguration: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}', notIn: ['string'] },
    { open: '[', close: ']', notIn: ['string'] },
    { open: '"', close: '"', notIn: ['string'] },
  ],
};
