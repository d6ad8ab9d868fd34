/** What HTTP APIs and REST APIs have in common: ids, and where they answer. */
import type { ArnScope } from '../../api/arn.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type Random, randomId, randomText } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';

export interface GatewayContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
}

export type StageVariables = Readonly<Record<string, string>>;

const API_ID_LENGTH = 10;
const PART_ID_LENGTH = 7;
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

export const newApiId = ({ random }: GatewayContext) => randomId(random, API_ID_LENGTH);

/** Of a route, a resource, an integration, a deployment. */
export const newPartId = ({ random }: GatewayContext) => randomId(random, PART_ID_LENGTH);

/** Of a request, as `x-amz-apigw-id` and `apigw-requestid` have it. */
export const newExtendedRequestId = ({ random }: GatewayContext) => `${randomText(random, BASE64, 15)}=`;

/** Where an API answers on AWS. */
export const apiDomain = ({ region }: ArnScope, apiId: string) => `${apiId}.execute-api.${region}.amazonaws.com`;

/** As times are in answers: whole seconds since 1970. */
export const secondsOf = (atMs: number) => Math.floor(atMs / 1000);

/** Whom the function's policy grants the call to: a path's variables are stars in it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
export const executeArn = (
  { region, accountId }: ArnScope,
  { apiId, stage, method, path }: { apiId: string; stage: string; method: string; path: string },
) => `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stage}/${method}${path.replace(/\{[^}]*\}/g, '*')}`;

/** The list with the item in the place of the one that it is of, or at its end. */
export const withItem = <T>(items: readonly T[], item: T, isSame: (other: T) => boolean): T[] =>
  items.some(isSame) ? items.map((other) => (isSame(other) ? item : other)) : [...items, item];

const VARIABLE_NAME = /^\w+$/;
const VARIABLE_VALUE = /^[A-Za-z0-9\-._~:/?#&=,]*$/;

/** A stage variable that API Gateway does not take, as its refusal names it; undefined when all are good. */
export function badStageVariable(variables: StageVariables): string | undefined {
  for (const [name, value] of Object.entries(variables)) {
    if (!VARIABLE_NAME.test(name))
      return `Stage variable name '${name}' is invalid. Please only use alphanumeric characters and underscores.`;
    if (!VARIABLE_VALUE.test(value))
      return `Stage variable value '${value}' is invalid. Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`;
  }
  return undefined;
}
