/**
 * What a dialog acts on: one resource, known by its ARN, and how to find out whether that is still there. A name on screen
 * is not enough: the address can change below an open dialog, and another tab can delete what it is about.
 */
import {
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  GetLayerVersionByArnCommand,
} from '@aws-sdk/client-lambda';
import { ACCOUNT_ID, ARN_SCOPE } from '../../api/account.ts';
import { functionArn, layerArn } from '../../api/arn.ts';
import { isNotFound } from '../errors.ts';
import type { RegionAccess } from '../region.ts';
import { type DestinationCondition, destinationsOf, listEventInvokeConfigs } from './event-invoke-configs.ts';
import { listProvisionedConcurrency } from './provisioned-concurrency.ts';
import { queryKeys } from './query-keys.ts';
import { listTestEvents } from './test-events.ts';

export interface Subject {
  arn: string;
  /** What of it, if AWS gives that no ARN of its own: a test event, a file of the draft. */
  part?: string;
  /** What is said when it is gone. */
  name: string;
  /** Below which key of the cache its news arrives. */
  queryKey: readonly string[];
  /** Whether the service has it now, under this very ARN. */
  isThere(access: RegionAccess): Promise<boolean>;
}

/** The answer's ARN is compared, not the fact that there was an answer. */
async function answers(arn: string, read: Promise<string | undefined>): Promise<boolean> {
  try {
    return (await read) === arn;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

async function isListed<T>(list: Promise<readonly T[]>, matches: (item: T) => boolean): Promise<boolean> {
  try {
    return (await list).some(matches);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** A function, or with a qualifier its version or alias. */
export function functionSubject(functionName: string, qualifier?: string, part?: string): Subject {
  const arn = functionArn(ARN_SCOPE, functionName, qualifier);
  return {
    arn,
    ...(part !== undefined && { part }),
    name: qualifier === undefined ? `The function ${functionName}` : `${functionName}:${qualifier}`,
    queryKey: queryKeys.function(functionName),
    isThere: ({ lambda }) => {
      const input = { FunctionName: functionName, ...(qualifier !== undefined && { Qualifier: qualifier }) };
      return answers(
        arn,
        lambda.send(new GetFunctionConfigurationCommand(input)).then(({ FunctionArn }) => FunctionArn),
      );
    },
  };
}

export function functionUrlSubject(functionName: string, alias: string | undefined): Subject {
  const arn = functionArn(ARN_SCOPE, functionName, alias);
  return {
    arn,
    part: 'url',
    name: 'The function URL',
    queryKey: queryKeys.function(functionName),
    isThere: ({ lambda }) => {
      const input = { FunctionName: functionName, ...(alias !== undefined && { Qualifier: alias }) };
      return answers(
        arn,
        lambda.send(new GetFunctionUrlConfigCommand(input)).then(({ FunctionArn }) => FunctionArn),
      );
    },
  };
}

export function provisionedConcurrencySubject(functionName: string, qualifier: string): Subject {
  const arn = functionArn(ARN_SCOPE, functionName, qualifier);
  return {
    arn,
    part: 'provisioned-concurrency',
    name: `The provisioned concurrency configuration of ${functionName}:${qualifier}`,
    queryKey: queryKeys.function(functionName),
    isThere: (access) =>
      isListed(listProvisionedConcurrency(access, functionName), ({ FunctionArn }) => FunctionArn === arn),
  };
}

export function destinationSubject(
  functionName: string,
  qualifier: string | undefined,
  condition: DestinationCondition,
): Subject {
  const arn = functionArn(ARN_SCOPE, functionName, qualifier ?? '$LATEST');
  return {
    arn,
    part: `destination/${condition}`,
    name: 'The destination',
    queryKey: queryKeys.function(functionName),
    isThere: (access) =>
      isListed(
        listEventInvokeConfigs(access, functionName),
        (config) => config.FunctionArn === arn && destinationsOf(config).some((row) => row.condition === condition),
      ),
  };
}

export function testEventSubject(functionName: string, name: string): Subject {
  return {
    arn: functionArn(ARN_SCOPE, functionName),
    part: `test-event/${name}`,
    name: `The test event ${name}`,
    queryKey: queryKeys.function(functionName),
    isThere: (access) => isListed(listTestEvents(access, functionName), (event) => event.name === name),
  };
}

export function layerVersionSubject(layerName: string, version: number): Subject {
  const arn = layerArn(ARN_SCOPE, layerName, version);
  return {
    arn,
    name: `Version ${version} of the layer ${layerName}`,
    queryKey: queryKeys.layers,
    isThere: ({ lambda }) =>
      answers(
        arn,
        lambda.send(new GetLayerVersionByArnCommand({ Arn: arn })).then(({ LayerVersionArn }) => LayerVersionArn),
      ),
  };
}

/** Is always there. */
export const ACCOUNT: Subject = {
  arn: `arn:aws:iam::${ACCOUNT_ID}:root`,
  name: 'The account',
  queryKey: queryKeys.account,
  isThere: async () => true,
};
