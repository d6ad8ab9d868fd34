/**
 * Monaco's editor comes with its diff editors, for its API can make them, and with a second way to draw, for it can be
 * switched on. The console does neither: their classes are empty in the build.
 */
import type { Plugin } from 'vite';

/** By the names of their files. */
const UNUSED: Record<string, string> = {
  diffEditorWidget: 'DiffEditorWidget',
  multiDiffEditorWidget: 'MultiDiffEditorWidget',
  viewGpuContext: 'ViewGpuContext',
  viewLinesGpu: 'ViewLinesGpu',
  rulersGpu: 'RulersGpu',
  gpuMark: 'GpuMarkOverlay',
};
const FILE = new RegExp(`monaco-editor[\\\\/].*[\\\\/](${Object.keys(UNUSED).join('|')})\\.js$`);

export function leanMonaco(): Plugin {
  return {
    name: 'lean-monaco',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: FILE },
      handler: (id) => `export class ${UNUSED[FILE.exec(id)?.[1] ?? '']} {}`,
    },
  };
}
