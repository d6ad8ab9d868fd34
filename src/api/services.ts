/**
 * Every service of AWS that is here, said once: bridge, terminal, SDK clients and region read it.
 * CONTRIBUTING.md shows how one is added.
 */
import cloudWatchJson from './models/cloudwatch.json' with { type: 'json' };
import iamJson from './models/iam.json' with { type: 'json' };
import lambdaJson from './models/lambda.json' with { type: 'json' };
import logsJson from './models/logs.json' with { type: 'json' };
import serviceQuotasJson from './models/service-quotas.json' with { type: 'json' };
import stsJson from './models/sts.json' with { type: 'json' };
import { definition, type ServiceDefinition } from './service-definition.ts';

/** By the name in credential scopes. */
export const SERVICES = {
  lambda: definition(lambdaJson),
  logs: definition(logsJson, 'InvalidParameterException'),
  monitoring: definition(cloudWatchJson, 'ValidationError'),
  iam: definition(iamJson, 'ValidationError'),
  sts: definition(stsJson, 'ValidationError'),
  servicequotas: definition(serviceQuotasJson),
} satisfies Record<string, ServiceDefinition>;

export type AwsServiceName = keyof typeof SERVICES;

/** One of them, with its name. */
export type AwsService = ServiceDefinition & { readonly signingName: AwsServiceName };

export const AWS_SERVICES = Object.values(SERVICES) as readonly AwsService[];

export const isAwsService = (name: string): name is AwsServiceName => Object.hasOwn(SERVICES, name);
