/**
 * What an API calls, and as whom: the function that an integration names, by its ARN or by a path of Lambda's API around
 * it, and the ARN under which the call is granted. Stage variables stand in either as `${stageVariables.name}`, so each
 * stage calls an alias of its own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-set-stage-variables-aws-console.html
 */
import type { ArnScope } from './arn.ts';

export type StageVariables = Readonly<Record<string, string>>;

const INVOCATION = /^arn:aws[\w-]*:apigateway:[^:]*:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/;
const VARIABLE = /\$\{stageVariables\.(\w+)\}/g;

/** The ARN of the function as the URI has it, variables unresolved. */
export const functionIn = (uri: string): string => INVOCATION.exec(uri)?.[1] ?? uri;

/** As methods of REST APIs want it. */
export const invocationUri = ({ region }: ArnScope, functionArn: string): string =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;

/** A variable that the stage has not is empty, as on AWS. */
export const withStageVariables = (text: string, variables: StageVariables): string =>
  text.replace(VARIABLE, (_, name: string) => (Object.hasOwn(variables, name) ? (variables[name] ?? '') : ''));

/** Names of those that the text has and the stage has not. */
export const missingVariables = (text: string, variables: StageVariables): string[] => [
  ...new Set(
    [...text.matchAll(VARIABLE)].map(([, name = '']) => name).filter((name) => !Object.hasOwn(variables, name)),
  ),
];

export const hasStageVariables = (text: string): boolean => text.search(VARIABLE) >= 0;

export const isFunctionArn = (text: string): boolean => /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:./.test(text);

/** Whom the function's policy grants the call to: a path's variables are stars in it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
export const executeArn = (
  { region, accountId }: ArnScope,
  { apiId, stage, method, path }: { apiId: string; stage: string; method: string; path: string },
) => `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${method}${path.replace(/\{[^}]*\}/g, '*')}`;
