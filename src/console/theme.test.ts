import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as tokens from '#tokens';
import { tokenVariable } from './theme.ts';

const COMPONENTS = join(import.meta.dirname, '../../node_modules/@cloudscape-design/components');

/** Names under which our sources import design tokens. */
function importedTokens(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return importedTokens(path);
    const list = /import \{([^}]*)\} from '#tokens'/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    return list.split(',').flatMap((name) => name.trim() || []);
  });
}

/** All variables the installed components' stylesheets mention. */
function variablesOfComponents(): Set<string> {
  const files = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  return new Set(files.flatMap((file) => readFileSync(join(COMPONENTS, file), 'utf8').match(/--[\w-]+/g) ?? []));
}

test('every design token we use is a variable of the installed components’ stylesheets', () => {
  const names = importedTokens(import.meta.dirname);
  expect(names.length).toBeGreaterThan(5);
  const known = variablesOfComponents();
  const unknown = names.filter((name) => !known.has(tokenVariable((tokens as Record<string, string>)[name] ?? '')));
  expect(unknown).toEqual([]);
});

test('what is no token is refused', () => {
  expect(() => tokenVariable('#ff9900')).toThrow('Not a design token: #ff9900');
});
