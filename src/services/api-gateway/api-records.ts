/** What HTTP APIs and REST APIs have in common: ids, and where they answer. */
import type { ArnScope } from '../../api/arn.ts';
import type { StageVariables } from '../../api/integration-target.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { MetricStore } from '../../kernel/metric-store.ts';
import { type Random, randomId, randomText } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';

export interface GatewayContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  metrics: MetricStore;
}

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

/** Whether whoever asks must have signed. Differs from AWS: there are no other authorizers. */
export type Authorization = 'NONE' | 'AWS_IAM';

/** Undefined for what nobody here can ask for. */
export const readAuthorization = (type = 'NONE'): Authorization | undefined =>
  type === 'NONE' || type === 'AWS_IAM' ? type : undefined;

/** As times are in answers: whole seconds since 1970. */
export const secondsOf = (atMs: number) => Math.floor(atMs / 1000);

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
