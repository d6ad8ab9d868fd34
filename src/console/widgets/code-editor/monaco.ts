/**
 * Monaco with the features and languages the console needs, and no more: colouring of JavaScript works without the
 * TypeScript worker (1.4 MB), and JSON has a grammar of its own, because Monaco's JSON service loads every feature of
 * the editor after it has started, which it then cannot start. Loaded as one lazy chunk.
 */
import 'monaco-editor/features/anchorSelect/register';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/yaml/register';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import * as javascript from 'monaco-editor/languages/definitions/javascript/javascript';
import * as python from 'monaco-editor/languages/definitions/python/python';
import { jsonConfiguration, jsonTokens } from './json-language.ts';
import { darkTheme, type EditorTheme, lightTheme } from './themes.ts';

/** It finds links and words to suggest: nobody waits for these while the editor comes up. */
const WORKER_DELAY_MS = 3_000;

self.MonacoEnvironment = {
  async getWorker() {
    await new Promise((resolve) => setTimeout(resolve, WORKER_DELAY_MS));
    return new EditorWorker();
  },
};

// Monaco would load these when the first such file is open, and show it without colours until then
const LANGUAGES: [id: string, monaco.languages.IMonarchLanguage, monaco.languages.LanguageConfiguration][] = [
  ['javascript', javascript.language, javascript.conf],
  ['python', python.language, python.conf],
  ['json', jsonTokens, jsonConfiguration],
];
for (const [id, tokens, configuration] of LANGUAGES) {
  monaco.languages.register({ id });
  monaco.languages.setMonarchTokensProvider(id, tokens);
  monaco.languages.setLanguageConfiguration(id, configuration);
}

function defineTheme({ name, base, background, lineNumber, brackets, tokens }: EditorTheme): void {
  monaco.editor.defineTheme(name, {
    base,
    inherit: false,
    rules: Object.entries(tokens).map(([token, colour]) => ({ token, foreground: colour.slice(1) })),
    colors: {
      'editor.background': background,
      'editor.foreground': tokens[''] ?? '',
      'editorLineNumber.foreground': lineNumber,
      'editorLineNumber.dimmedForeground': lineNumber,
      'editorBracketHighlight.foreground1': brackets[0],
      'editorBracketHighlight.foreground2': brackets[1],
      'editorBracketHighlight.foreground3': brackets[2],
      'editorLineNumber.activeForeground': tokens[''] ?? '',
    },
  });
}
defineTheme(lightTheme);
defineTheme(darkTheme);

export { monaco };
