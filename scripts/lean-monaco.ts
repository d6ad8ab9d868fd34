/**
 * Monaco's editor comes with its diff editors, for its API can make them; the console makes none. Their classes are empty
 * in the build.
 */
import type { Plugin } from 'vite';

export function leanMonaco(): Plugin {
  return {
    name: 'lean-monaco',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: {
        id: /monaco-editor[\\/].*[\\/](?:diffEditor[\\/]diffEditorWidget|multiDiffEditor[\\/]multiDiffEditorWidget)\.js$/,
      },
      handler: (id) => `export class ${id.includes('multiDiff') ? 'MultiDiffEditorWidget' : 'DiffEditorWidget'} {}`,
    },
  };
}
