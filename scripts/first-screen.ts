/**
 * What the first screens need, as few files: the frame around every page with its tables, which index.html names, so that
 * they load beside the entry and not one after the other when it has run; then a function's page; then its code. What
 * only other screens need is cut as the bundler does it.
 */
import type { Plugin, Rolldown } from 'vite';

const CONSOLE = 'console';
const COMMON = 'common';
/** Imported through modules that name all there is: only the bundler knows which of them a screen uses. */
const BARRELS = /[\\/](?:@smithy|@aws-sdk|date-fns)[\\/]|utils[\\/]date-time[\\/]/;
/** A few lines each. */
const COMMANDS = /client-lambda[\\/]dist-es[\\/]commands[\\/]/;

export interface FirstScreens {
  /** The page's entry. */
  entry: string;
  /** What every screen needs. */
  frame: string[];
  /** By the names of their files: screens whose needs come on top, in this order. */
  screens: Record<string, string>;
  /** What can be opened on every screen: what it has in common with screens is a file of its own. */
  aside: string;
}

/** For `build.rolldownOptions.output.codeSplitting`. */
export function firstScreenChunks({ entry, frame, screens, aside }: FirstScreens): Rolldown.CodeSplittingOptions {
  const stages: Stage[] = [
    { name: CONSOLE, modules: frame },
    { name: COMMON, modules: [] },
    ...Object.entries(screens).map(([name, screen]) => ({ name, modules: [screen] })),
  ];
  const own = new Set(Object.values(screens));
  let chunks: Map<string, string> | undefined;
  const chunkOf = (id: string, context: Rolldown.ChunkingContext) => {
    chunks ??= withCommon(chunksOf([{ name: '', modules: [entry] }, ...stages], context), screens, [aside], context);
    if (COMMANDS.test(id)) return CONSOLE;
    return BARRELS.test(id) || own.has(id) ? undefined : chunks.get(id);
  };
  return {
    groups: stages.map(({ name }, at) => ({
      name: (id, context) => (chunkOf(id, context) === name ? name : null),
      debugName: name,
      // what a module imports comes with it, but for what is further up
      priority: stages.length - at,
    })),
  };
}

interface Stage {
  name: string;
  modules: string[];
}

/** Each module belongs to the first that imports it. */
function chunksOf(stages: Stage[], context: Rolldown.ChunkingContext): Map<string, string> {
  const chunks = new Map<string, string>();
  for (const { name, modules } of stages)
    for (const id of staticImports(modules, context)) if (!chunks.has(id)) chunks.set(id, name);
  return chunks;
}

/** Of the screens' modules, those that what stands aside imports too are common. */
function withCommon(
  chunks: Map<string, string>,
  screens: Record<string, string>,
  aside: string[],
  context: Rolldown.ChunkingContext,
): Map<string, string> {
  for (const id of staticImports(aside, context)) if ((chunks.get(id) ?? '') in screens) chunks.set(id, COMMON);
  return chunks;
}

function staticImports(entries: string[], context: Rolldown.ChunkingContext): Set<string> {
  const found = new Set(entries);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/** Nearly all of it runs at once: browsers that know the words compile it while it comes, beside the page's thread. */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

/** `ahead`: the names of the files whose scripts begin with COMPILE_AHEAD. https://v8.dev/blog/explicit-compile-hints */
export function firstScreenLinks(...ahead: string[]): Plugin {
  return {
    name: 'first-screen-links',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && ahead.includes(chunk.name)) chunk.code = COMPILE_AHEAD + chunk.code;
      },
    },
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
