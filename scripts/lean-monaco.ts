/**
 * Monaco's editor comes with its diff editors, for its API can make them, and with a second way to draw, for it can be
 * switched on. The console does neither: their classes are empty in the build. Of its 600 icons the font keeps those that
 * Monaco's own sources name.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
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

const ICON_SHEET = /monaco-editor[\\/].*[\\/]codicon\.css$/;
const ICON_FONT = /url\(\.\/codicon\.ttf\) format\("truetype"\)/;

export function leanMonaco(): Plugin {
  let fontDir = '';
  return {
    name: 'lean-monaco',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      fontDir = join(config.cacheDir, 'fonts');
    },
    load: {
      filter: { id: FILE },
      handler: (id) => `export class ${UNUSED[FILE.exec(id)?.[1] ?? '']} {}`,
    },
    transform: {
      filter: { id: ICON_SHEET },
      async handler(code, id) {
        if (!ICON_FONT.test(code)) this.error('The font of icons stands elsewhere than it did.');
        const bytes = await subsetFont(readFileSync(join(dirname(id), 'codicon.ttf')), namedIcons(), {
          targetFormat: 'woff2',
        });
        mkdirSync(fontDir, { recursive: true });
        const file = join(fontDir, `codicon-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`);
        writeFileSync(file, bytes);
        return { code: code.replace(ICON_FONT, `url('${file}') format('woff2')`), map: null };
      },
    },
  };
}

/** The signs of all icons that Monaco's sources name, one after the other. */
export function namedIcons(): string {
  const folder = fileURLToPath(new URL('../node_modules/monaco-editor/esm/vs/', import.meta.url));
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const signs = new Map<string, string>();
  const byClass = new Map<string, string>();
  // a number, or the class of an icon that has it
  const icon = /(\w+): register\('([\w-]+)', (?:(0x[\da-f]+)|'([\w-]+)')\)/g;
  for (const file of ['base/common/codiconsLibrary.js', 'base/common/codicons.js'])
    for (const [, name = '', className = '', code, like = ''] of read(file).matchAll(icon)) {
      const sign = code === undefined ? (byClass.get(like) ?? '') : String.fromCodePoint(Number(code));
      signs.set(name, sign);
      byClass.set(className, sign);
    }
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const named = new Set(
    sources.flatMap((file) => [...read(file).matchAll(/\bCodicon\.(\w+)/g)].map(([, name]) => name)),
  );
  return [...named].map((name) => signs.get(name ?? '') ?? '').join('');
}
