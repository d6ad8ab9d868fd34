/**
 * The words after an option to the value AWS gets, as the model describes it: text, number, boolean, JSON, or shorthand.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html
 */
import type { Shape } from '../api/model.ts';
import { readable } from './argument-parser.ts';
import { generalFailure, parameterError } from './failure.ts';
import { JsonError, readPythonJson } from './python-json.ts';
import { pythonRepr } from './python-text.ts';
import { asModelled, readShorthand, ShorthandError } from './shorthand.ts';

/** `words` is a list for options that take several; bytes came from a file. */
export function parameterValue(option: string, shape: Shape, words: string | string[] | Uint8Array): unknown {
  if (words instanceof Uint8Array) return words;
  if (takesShorthand(shape) && !looksLikeJson(Array.isArray(words) ? words[0] : words))
    return shorthand(option, shape, words);
  if (typeof words !== 'string') return list(option, shape, words);
  return value(option, shape, words);
}

const isComplex = ({ type }: Shape) => type === 'structure' || type === 'map' || type === 'list';
const takesShorthand = (shape: Shape) => isComplex(shape) && (!shape.item || isComplex(shape.item));
const looksLikeJson = (word: string | undefined) => /^\s*[[{]/.test(word ?? '');

function shorthand(option: string, shape: Shape, words: string | string[]): unknown {
  try {
    return Array.isArray(words) ? asModelled(shape, words.map(readShorthand)) : asModelled(shape, readShorthand(words));
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(option, error.message);
    throw error;
  }
}

function list(option: string, shape: Shape, words: string[]): unknown {
  const [only, ...others] = words;
  if (only !== undefined && others.length === 0 && only.trim().startsWith('[')) return json(option, only);
  const { item } = shape;
  return item ? words.map((word) => value(option, item, word)) : words;
}

function value(option: string, shape: Shape, word: string): unknown {
  switch (shape.type) {
    case 'integer':
    case 'long':
      if (!readable('int', word)) throw generalFailure(`invalid literal for int() with base 10: ${pythonRepr(word)}`);
      return Number(word);
    case 'double':
      return Number(word);
    case 'boolean':
      return word.toLowerCase() !== 'false' && word !== '';
    case 'structure':
    case 'map':
      if (word.trim() === '') throw generalFailure('string index out of range');
      if (!word.trimStart().startsWith('{')) throw parameterError(option, `Invalid JSON:\n${word}`);
      return json(option, word);
    case 'list':
      if (!looksLikeJson(word)) return word;
      return json(option, word);
    default:
      return word;
  }
}

function json(option: string, text: string): unknown {
  try {
    return readPythonJson(text);
  } catch (error) {
    if (error instanceof JsonError)
      throw parameterError(option, `Invalid JSON: ${error.message}\nJSON received: ${text}`);
    throw error;
  }
}
