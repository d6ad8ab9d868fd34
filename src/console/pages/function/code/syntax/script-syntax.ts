/**
 * What keeps JavaScript and JSON files from being loaded. Whether a file is a module is decided as Node.js does.
 * https://nodejs.org/api/packages.html#determining-module-system
 */
import { parse } from 'acorn';
import type { SyntaxProblem } from '../../../../../api/coldspark.ts';
import { jsonFaultAt } from './json-fault.ts';

/** Texts by path. */
export type Sources = Readonly<Record<string, string>>;

interface ScriptSyntax {
  sources: Sources;
  /** Every package.json, for the nearest one above a file tells what `.js` means. */
  packageFiles: Sources;
  /** Whether the runtime takes a `.js` file that reads as a module for one, as Node.js 24 does. */
  detectModules: boolean;
}

export function scriptProblems({ sources, packageFiles, detectModules }: ScriptSyntax): SyntaxProblem[] {
  return Object.entries(sources).flatMap(([path, text]) => {
    const place = path.endsWith('.json')
      ? jsonPlace(text)
      : scriptPlace(text, moduleFormat(path, packageFiles), detectModules);
    return place ? [{ path, ...place }] : [];
  });
}

type Place = Omit<SyntaxProblem, 'path'>;
type ModuleFormat = 'module' | 'commonjs' | 'unsaid';

function moduleFormat(path: string, packageFiles: Sources): ModuleFormat {
  if (path.endsWith('.mjs')) return 'module';
  if (path.endsWith('.cjs')) return 'commonjs';
  for (let folder = path; folder !== ''; ) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const text = packageFiles[folder === '' ? 'package.json' : `${folder}/package.json`];
    if (text !== undefined) return typeIn(text);
    if (folder.endsWith('node_modules')) break;
  }
  return 'unsaid';
}

function typeIn(packageJson: string): ModuleFormat {
  try {
    const { type } = JSON.parse(packageJson) ?? {};
    return type === 'module' || type === 'commonjs' ? type : 'unsaid';
  } catch {
    // a problem of its own
    return 'unsaid';
  }
}

function scriptPlace(text: string, format: ModuleFormat, detectModules: boolean): Place | undefined {
  const place = parsePlace(text, format === 'module' ? 'module' : 'commonjs');
  if (!place || format === 'module' || parsePlace(text, 'module')) return place;
  // it would do as a module: then that it is none is what is wrong
  if (format === 'unsaid' && detectModules) return undefined;
  const word = text
    .split('\n')
    [place.line - 1]?.slice(place.column - 1)
    .match(/^(import|export)\b/)?.[0];
  if (word === undefined) return place;
  return {
    ...place,
    message: `Cannot use ${word} outside a module. Name the file .mjs or set "type" in package.json.`,
  };
}

function parsePlace(text: string, sourceType: 'module' | 'commonjs'): Place | undefined {
  try {
    parse(text, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
    return undefined;
  } catch (error) {
    if (!isLocated(error)) throw error;
    const { line, column } = error.loc;
    // acorn ends its messages with the place
    return { line, column: column + 1, message: error.message.replace(/ \(\d+:\d+\)$/, '') };
  }
}

function isLocated(error: unknown): error is SyntaxError & { loc: { line: number; column: number } } {
  return error instanceof SyntaxError && 'loc' in error;
}

function jsonPlace(text: string): Place | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const before = text.slice(0, jsonFaultAt(text)).split('\n');
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      message: (error instanceof Error ? error.message : String(error)).replace(/,? (in JSON )?at position .*$/, ''),
    };
  }
}
