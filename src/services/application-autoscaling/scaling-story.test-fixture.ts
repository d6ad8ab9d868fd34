/** An account whose alias `prod` of version 1 is scaled: spoken to in each service's own protocol, on a clock that is turned. */
import {
  CreateAliasCommand,
  PublishVersionCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda';
import { expect } from 'vitest';
import type { ApplicationAutoScalingOperations } from '../../api/models/application-autoscaling-types.ts';
import type { CloudWatchOperations } from '../../api/models/cloudwatch-types.ts';
import type { LambdaOperations } from '../../api/models/lambda-types.ts';
import { type AwsServiceName, SERVICES } from '../../api/services.ts';
import { ObservedRegion } from '../observed-region.test-fixture.ts';

export const TARGET = {
  ServiceNamespace: 'lambda',
  ResourceId: 'function:f:prod',
  ScalableDimension: 'lambda:function:ProvisionedConcurrency',
} as const;

export const MINUTE_MS = 60_000;

/** Long enough for all of a burst to be at work at once. */
const PROGRAM = { durationMs: 500, handler: () => 'ok' };

type Spoken = ApplicationAutoScalingOperations &
  CloudWatchOperations &
  Omit<LambdaOperations, keyof ApplicationAutoScalingOperations>;

export class ScalingStory {
  region: ObservedRegion;
  /** What `f` does, unless the region came with another. */
  readonly program = PROGRAM;

  readonly #timeoutSeconds: number;

  constructor(region = new ObservedRegion(PROGRAM), timeoutSeconds = 3) {
    this.region = region;
    this.#timeoutSeconds = timeoutSeconds;
  }

  async opened(provisioned = 0): Promise<this> {
    await this.region.withFunction('f');
    await this.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: this.#timeoutSeconds });
    this.region.advance(1000);
    await this.region.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
    this.region.advance(1000);
    await this.region.lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '1' }));
    if (provisioned > 0) {
      await this.region.lambda.send(
        new PutProvisionedConcurrencyConfigCommand({
          FunctionName: 'f',
          Qualifier: 'prod',
          ProvisionedConcurrentExecutions: provisioned,
        }),
      );
      this.minutes(2);
    }
    // from the beginning of a minute on
    this.region.advance(MINUTE_MS - (this.region.now % MINUTE_MS));
    return this;
  }

  /** Registered between bounds, with the policy `track` for a utilization of 0.7. */
  async tracked(provisioned: number, MinCapacity: number, MaxCapacity: number, more = {}): Promise<this> {
    await this.opened(provisioned);
    await this.call('RegisterScalableTarget', { ...TARGET, MinCapacity, MaxCapacity });
    await this.call('PutScalingPolicy', {
      ...TARGET,
      PolicyName: 'track',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 0.7,
        PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' },
        ...more,
      },
    });
    return this;
  }

  async call<O extends keyof Spoken>(name: O, input: Spoken[O]['input']): Promise<Spoken[O]['output']> {
    const service = (['application-autoscaling', 'monitoring', 'lambda'] as AwsServiceName[]).find((each) =>
      SERVICES[each].model.operations.has(name),
    );
    const { protocol, model } = SERVICES[service ?? 'lambda'];
    const operation = model.operations.get(name);
    if (!service || !operation) throw new Error(`no ${name}`);
    const request = protocol.request(model, operation, { ...input });
    const response = await this.region.handle({ service, ...request });
    if (response.status < 300) return protocol.output(model, operation, response) as Spoken[O]['output'];
    const { code, message } = protocol.readRefusal(model, response);
    throw new Error(`${code}: ${message}`);
  }

  minutes(count: number): void {
    this.region.advance(count * MINUTE_MS);
  }

  /** So many at once, at the beginning of each of so many minutes, one after the other. */
  async load(concurrency: number, minutes = 1): Promise<void> {
    for (let i = 0; i < minutes; i++) {
      this.region.timeRuns = false;
      const invoked = Array.from({ length: concurrency }, () => this.region.invoke('f', 'prod'));
      await expect.poll(() => this.region.waiting, { interval: 0 }).toBe(concurrency);
      this.minutes(1);
      this.region.timeRuns = true;
      await Promise.all(invoked);
    }
  }

  async capacity(): Promise<[requested: number, status: string] | undefined> {
    const { ProvisionedConcurrencyConfigs: configs = [] } = await this.call('ListProvisionedConcurrencyConfigs', {
      FunctionName: 'f',
    });
    const [config] = configs;
    return config && [config.RequestedProvisionedConcurrentExecutions ?? 0, config.Status ?? ''];
  }

  async alarmStates(): Promise<(string | undefined)[]> {
    const { MetricAlarms = [] } = await this.call('DescribeAlarms', {});
    return MetricAlarms.map(({ StateValue }) => StateValue);
  }

  /** The newest first. */
  async activities() {
    const { ScalingActivities = [] } = await this.call('DescribeScalingActivities', { ServiceNamespace: 'lambda' });
    return ScalingActivities;
  }

  async told(): Promise<string[]> {
    return (await this.activities()).map(({ Description, StatusCode }) => `${Description} ${StatusCode}`).reverse();
  }
}
