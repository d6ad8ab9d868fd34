/**
 * The name of a new function. CreateFunction takes an ARN, too; the form takes the name alone.
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */

import { FUNCTION_NAME_LENGTH } from '../../api/quotas.ts';
import { shapeOf } from '../../api/shape-of.ts';
import { newNameProblem } from './field-problem.ts';

const FUNCTION_NAME = { ...shapeOf('CreateFunction', 'FunctionName'), max: FUNCTION_NAME_LENGTH };

export const FUNCTION_NAME_CONSTRAINT = `Function name must be 1 to ${FUNCTION_NAME_LENGTH} characters, must be unique to the Region, and can't include spaces. Valid characters are a-z, A-Z, 0-9, hyphens (-), and underscores (_).`;

/** What is wrong with this one name; '' when nothing is. */
export const functionNameProblem = (name: string) => newNameProblem(FUNCTION_NAME, name, 'functionName');
