/** V8 does not say where in an evaluated or imported text a syntax error is: a parser does. */

import acorn from 'late:acorn';
import type { Options } from 'acorn';

interface Located {
  loc?: { line: number; column: number };
}

/**
 * Puts the place of a SyntaxError into its stack, if it is in this source, in the form of Node.js:
 * file and line, the line, a caret. Any other error is returned as it is.
 */
export function locateSyntaxError(
  error: unknown,
  file: string,
  source: string,
  sourceType: Options['sourceType'] & string,
) {
  if (!(error instanceof SyntaxError)) return error;
  const place = findSyntaxError(source, sourceType);
  if (!place) return error;
  const text = source.split('\n')[place.line - 1] ?? '';
  const where = sourceType === 'module' ? `file://${file}` : file;
  error.stack = `${where}:${place.line}\n${text}\n${' '.repeat(place.column)}^\n\n${error.name}: ${error.message}`;
  return error;
}

function findSyntaxError(source: string, sourceType: Options['sourceType'] & string) {
  try {
    acorn().parse(source, {
      ecmaVersion: 'latest',
      sourceType,
      allowHashBang: true,
      allowReturnOutsideFunction: sourceType === 'script',
    });
    return undefined;
  } catch (error) {
    return (error as Located).loc;
  }
}
