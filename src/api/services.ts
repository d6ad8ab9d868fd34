/**
 * Every service of AWS that is here, said once: bridge, terminal and SDK clients read it. The region takes each definition
 * from its own file, when it loads the service. CONTRIBUTING.md shows how one is added.
 */
import type { ServiceDefinition } from './service-definition.ts';
import { apiGatewayDefinition } from './services/apigateway.ts';
import { apiGatewayV2Definition } from './services/apigatewayv2.ts';
import { applicationAutoScalingDefinition } from './services/application-autoscaling.ts';
import { cloudWatchDefinition } from './services/cloudwatch.ts';
import { elbv2Definition } from './services/elbv2.ts';
import { eventsDefinition } from './services/events.ts';
import { iamDefinition } from './services/iam.ts';
import { kmsDefinition } from './services/kms.ts';
import { lambdaDefinition } from './services/lambda.ts';
import { logsDefinition } from './services/logs.ts';
import { s3Definition } from './services/s3.ts';
import { serviceQuotasDefinition } from './services/service-quotas.ts';
import { snsDefinition } from './services/sns.ts';
import { sqsDefinition } from './services/sqs.ts';
import { stsDefinition } from './services/sts.ts';

/** By the name in credential scopes. */
export const SERVICES = {
  lambda: lambdaDefinition,
  logs: logsDefinition,
  monitoring: cloudWatchDefinition,
  iam: iamDefinition,
  sts: stsDefinition,
  s3: s3Definition,
  servicequotas: serviceQuotasDefinition,
  'application-autoscaling': applicationAutoScalingDefinition,
  sqs: sqsDefinition,
  events: eventsDefinition,
  sns: snsDefinition,
  elasticloadbalancing: elbv2Definition,
  apigateway: apiGatewayDefinition,
  apigatewayv2: apiGatewayV2Definition,
  kms: kmsDefinition,
} satisfies Record<string, ServiceDefinition>;

export type AwsServiceName = keyof typeof SERVICES;

/** One of them, with its name. */
export type AwsService = ServiceDefinition & { readonly signingName: AwsServiceName };

export const AWS_SERVICES = Object.values(SERVICES) as readonly AwsService[];

export const isAwsService = (name: string): name is AwsServiceName => Object.hasOwn(SERVICES, name);
