/**
 * Which function an integration calls: its ARN, or a path of Lambda's API around it. Stage variables stand in either as
 * `${stageVariables.name}`, so each stage calls an alias of its own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-set-stage-variables-aws-console.html
 */
import type { StageVariables } from './api-records.ts';

const INVOCATION = /^arn:aws[\w-]*:apigateway:[^:]*:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/;
const VARIABLE = /\$\{stageVariables\.(\w+)\}/g;

/** The ARN of the function as the URI has it, variables unresolved. */
export const functionIn = (uri: string): string => INVOCATION.exec(uri)?.[1] ?? uri;

/** A variable that the stage has not is empty, as on AWS. */
export const withStageVariables = (text: string, variables: StageVariables): string =>
  text.replace(VARIABLE, (_, name: string) => (Object.hasOwn(variables, name) ? (variables[name] ?? '') : ''));

export const isFunctionArn = (text: string): boolean => /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:./.test(text);
