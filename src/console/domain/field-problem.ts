/**
 * What is wrong with a field, said beside it before anything is sent. Whether it is wrong, AWS's own validation decides
 * by the shape of the operation's member, and mostly in its words: a learner will meet them again.
 */

import type { Shape } from '../../api/model.ts';
import { shapeOf } from '../../api/shape-of.ts';
import { violationsOf } from '../../api/validate.ts';
import { readWholeNumber } from './whole-number.ts';

/** `noun` with its article (`a name`), `member` as AWS writes it (`name`). */
export function textProblem(shape: Shape, value: string, noun: string, member: string): string {
  const violations = violationsOf(shape, value, member);
  return violations.length > 0 && value === '' ? `Enter ${noun}.` : violations.join('. ');
}

const DISJUNCTION = new Intl.ListFormat('en', { type: 'disjunction' });

/** Of the name of something new: its length, and which of its characters are not allowed, each once. */
export function newNameProblem(shape: Shape, name: string, member: string): string {
  // a letter before it: what is a name then may stand in one
  const wrong = [...new Set(name)].filter((character) => violationsOf(shape, `a${character}`).length > 0);
  if (wrong.length > 0) {
    const named = wrong.map((character) => (/\s/.test(character) ? 'spaces' : character));
    return `The name can't include ${DISJUNCTION.format(new Set(named))}.`;
  }
  const length = [...name].length;
  return shape.max !== undefined && length > shape.max
    ? `The name has ${length} characters; at most ${shape.max} are allowed.`
    : textProblem(shape, name, 'a name', member);
}

/** Of a whole number as it is typed; `range` is the field's own sentence about what it takes. */
export function numberProblem(shape: Shape, typed: string, range: string): string {
  const value = readWholeNumber(typed);
  if (value === undefined) return `Enter a whole number. ${range}`;
  return violationsOf(shape, value).length > 0 ? range : '';
}

export const FUNCTION_DESCRIPTION = shapeOf('UpdateFunctionConfiguration', 'Description');
export const MEMORY_SIZE = shapeOf('UpdateFunctionConfiguration', 'MemorySize');
export const EPHEMERAL_STORAGE = shapeOf('UpdateFunctionConfiguration', 'EphemeralStorage', 'Size');
export const TIMEOUT = shapeOf('UpdateFunctionConfiguration', 'Timeout');
export const ROLE = shapeOf('UpdateFunctionConfiguration', 'Role');
export const VARIABLE_NAME = shapeOf('UpdateFunctionConfiguration', 'Environment', 'Variables', 'key');
export const ALIAS_NAME = shapeOf('CreateAlias', 'Name');
export const ALIAS_DESCRIPTION = shapeOf('CreateAlias', 'Description');
export const ALIAS_WEIGHT = shapeOf('CreateAlias', 'RoutingConfig', 'AdditionalVersionWeights', 'value');
export const LAYER_NAME = shapeOf('PublishLayerVersion', 'LayerName');
export const LAYER_RUNTIMES = shapeOf('PublishLayerVersion', 'CompatibleRuntimes');
export const LAYER_VERSION_ARN = shapeOf('UpdateFunctionConfiguration', 'Layers', 'item');
export const CORS_MAX_AGE = shapeOf('CreateFunctionUrlConfig', 'Cors', 'MaxAge');
