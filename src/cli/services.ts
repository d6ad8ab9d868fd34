/** The services that the terminal reaches: all that are here, as botocore describes them to the CLI. */

import { optionName } from '../api/option-name.ts';
import type { ServiceDefinition, Waiter } from '../api/service-definition.ts';
import type { AwsServiceName } from '../api/services.ts';

export type CliService = ServiceDefinition & { readonly signingName: AwsServiceName };

/** By their words on the command line. Each comes with the first command that names it: together they outweigh the shell. */
const LOAD: Readonly<Record<string, () => Promise<ServiceDefinition>>> = {
  lambda: async () => (await import('../api/services/lambda.ts')).lambdaDefinition,
  logs: async () => (await import('../api/services/logs.ts')).logsDefinition,
  cloudwatch: async () => (await import('../api/services/cloudwatch.ts')).cloudWatchDefinition,
  iam: async () => (await import('../api/services/iam.ts')).iamDefinition,
  sts: async () => (await import('../api/services/sts.ts')).stsDefinition,
  s3api: async () => (await import('../api/services/s3.ts')).s3Definition,
  'service-quotas': async () => (await import('../api/services/service-quotas.ts')).serviceQuotasDefinition,
  'application-autoscaling': async () =>
    (await import('../api/services/application-autoscaling.ts')).applicationAutoScalingDefinition,
  sqs: async () => (await import('../api/services/sqs.ts')).sqsDefinition,
  events: async () => (await import('../api/services/events.ts')).eventsDefinition,
  sns: async () => (await import('../api/services/sns.ts')).snsDefinition,
  elbv2: async () => (await import('../api/services/elbv2.ts')).elbv2Definition,
  apigateway: async () => (await import('../api/services/apigateway.ts')).apiGatewayDefinition,
  apigatewayv2: async () => (await import('../api/services/apigatewayv2.ts')).apiGatewayV2Definition,
  kms: async () => (await import('../api/services/kms.ts')).kmsDefinition,
};

export const CLI_SERVICES: readonly string[] = Object.keys(LOAD);

/** Undefined when no service has that word. */
export const cliService = async (command: string): Promise<CliService | undefined> =>
  Object.hasOwn(LOAD, command) ? ((await LOAD[command]?.()) as CliService | undefined) : undefined;

/** By its word on the command line. */
export function waiterOf({ waiters }: CliService, word: unknown): (Waiter & { name: string }) | undefined {
  const found = [...waiters].find(([name]) => optionName(name) === word);
  return found && { name: found[0], ...found[1] };
}

/** Answers in a stream of events, which the CLI does not offer. */
const NOT_COMMANDS = new Set(['InvokeWithResponseStream']);

export const operationsOf = ({ model }: CliService) =>
  [...model.operations.values()].filter(({ name }) => !NOT_COMMANDS.has(name));
