/**
 * The editor's colours, light and dark. Defined here because the built-in dark theme has a token below the contrast
 * that WCAG 2 AA asks of text.
 */

export interface EditorTheme {
  name: string;
  base: 'vs' | 'vs-dark';
  background: string;
  lineNumber: string;
  /** Of nested brackets, from the outside in. */
  brackets: readonly [string, string, string];
  /** Colours by Monaco token; '' is all other text. */
  tokens: Readonly<Record<string, string>>;
}

export const lightTheme: EditorTheme = {
  name: 'coldspark-light',
  base: 'vs',
  background: '#ffffff',
  lineNumber: '#6e7681',
  brackets: ['#0431fa', '#1a7f37', '#7b3814'],
  tokens: {
    '': '#1f1f1f',
    comment: '#1a7f37',
    string: '#a31515',
    'string.escape': '#b3260b',
    'string.key.json': '#0451a5',
    regexp: '#811f3f',
    keyword: '#0000ff',
    'keyword.flow': '#9b0fb8',
    number: '#0b7350',
    constant: '#0070c1',
    type: '#1f6f87',
    'type.identifier': '#1f6f87',
    tag: '#800000',
    variable: '#001080',
    'identifier.def': '#6f5400',
    invalid: '#c2121f',
  },
};

export const darkTheme: EditorTheme = {
  name: 'coldspark-dark',
  base: 'vs-dark',
  background: '#1f1f1f',
  lineNumber: '#8b949e',
  brackets: ['#ffd700', '#da70d6', '#179fff'],
  tokens: {
    '': '#d4d4d4',
    comment: '#7cb36b',
    string: '#ce9178',
    'string.escape': '#d7ba7d',
    'string.key.json': '#9cdcfe',
    regexp: '#e08b8b',
    keyword: '#6cb2eb',
    'keyword.flow': '#d19fcc',
    number: '#b5cea8',
    constant: '#4fc1ff',
    type: '#4ec9b0',
    'type.identifier': '#4ec9b0',
    tag: '#6cb2eb',
    variable: '#9cdcfe',
    'identifier.def': '#dcdcaa',
    invalid: '#f48771',
  },
};
