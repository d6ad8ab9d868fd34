/**
 * The frame around every page, with its tables, as one script and one style sheet that index.html names: they load beside
 * the entry, and not one after the other when it has run. What only some screens need is cut as the bundler does it.
 */
import type { Plugin, Rolldown } from 'vite';

const CONSOLE = 'console';
/** Imported through modules that name all there is: only the bundler knows which of them the first screen uses. */
const BARRELS = /[\\/](?:@smithy|@aws-sdk|date-fns)[\\/]|utils[\\/]date-time[\\/]/;

/** For `build.rolldownOptions.output.codeSplitting`: by the paths of the page's entry and of what every
 * first screen needs then. */
export function firstScreenChunks(entry: string, ...first: string[]): Rolldown.CodeSplittingOptions {
  let modules: Set<string> | undefined;
  return {
    groups: [
      {
        name(id, context) {
          modules ??= difference(staticImports(first, context), staticImports([entry], context));
          return modules.has(id) && !BARRELS.test(id) ? CONSOLE : null;
        },
        priority: 1,
      },
    ],
  };
}

const difference = (all: Set<string>, without: Set<string>) => new Set([...all].filter((id) => !without.has(id)));

function staticImports(entries: string[], context: Rolldown.ChunkingContext): Set<string> {
  const found = new Set(entries);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

export function firstScreenLinks(): Plugin {
  return {
    name: 'first-screen-links',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        const chunk = Object.values(bundle ?? {}).find((each) => each.type === 'chunk' && each.name === CONSOLE);
        if (chunk?.type !== 'chunk' || !path.endsWith('/index.html')) return;
        const styles = [...(chunk.viteMetadata?.importedCss ?? [])];
        return [
          {
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${chunk.fileName}` },
            injectTo: 'head',
          },
          ...styles.map((href) => ({
            tag: 'link',
            attrs: { rel: 'stylesheet', crossorigin: true, href: `./${href}` },
            injectTo: 'head' as const,
          })),
        ];
      },
    },
  };
}
