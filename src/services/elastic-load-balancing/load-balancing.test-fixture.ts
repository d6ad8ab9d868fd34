/** An account with a function `f` behind load balancers, for tests; spoken to as real clients speak. */
import { AddPermissionCommand, CreateAliasCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { ServiceException } from '../../api/errors.ts';
import type { Action, LoadBalancingOperations, RuleCondition } from '../../api/models/elbv2-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { elbv2Definition } from '../../api/services/elbv2.ts';
import { ObservedRegion } from '../observed-region.test-fixture.ts';
import { SUBNETS } from './network.ts';

export const F = 'arn:aws:lambda:us-east-1:123456789012:function:f';

export class LoadBalancingStory {
  readonly region: ObservedRegion;
  readonly #client: ServiceClient<LoadBalancingOperations>;

  constructor(region = new ObservedRegion({ handler: () => ({ statusCode: 200, body: 'hello' }) })) {
    this.region = region;
    this.#client = serviceClient<LoadBalancingOperations>(elbv2Definition, region.handle);
  }

  call<O extends keyof LoadBalancingOperations>(
    operation: O,
    input: LoadBalancingOperations[O]['input'],
  ): Promise<LoadBalancingOperations[O]['output']> {
    return this.#client.call(operation, input);
  }

  /** `Code: message`. */
  async refusal<O extends keyof LoadBalancingOperations>(
    operation: O,
    input: LoadBalancingOperations[O]['input'],
  ): Promise<string> {
    try {
      await this.call(operation, input);
    } catch (error) {
      if (error instanceof ServiceException) return `${error.code}: ${error.message}`;
      throw error;
    }
    throw new Error(`${operation} was not refused`);
  }

  /** Its ARN; it is active. */
  async loadBalancer(Name = 'shop'): Promise<string> {
    const Subnets = [...SUBNETS.keys()].slice(0, 2);
    const { LoadBalancers } = await this.call('CreateLoadBalancer', { Name, Subnets });
    this.region.advance(60_000);
    return LoadBalancers?.[0]?.LoadBalancerArn ?? '';
  }

  /** Its ARN. */
  async targetGroup(Name = 'targets'): Promise<string> {
    const { TargetGroups } = await this.call('CreateTargetGroup', { Name, TargetType: 'lambda' });
    return TargetGroups?.[0]?.TargetGroupArn ?? '';
  }

  /** A target group of the function, with the permission; its ARN. */
  async targetGroupOf(target: string, Name = 'targets'): Promise<string> {
    const TargetGroupArn = await this.targetGroup(Name);
    await this.allow(TargetGroupArn, target.slice(F.length + 1) || undefined);
    await this.call('RegisterTargets', { TargetGroupArn, Targets: [{ Id: target }] });
    return TargetGroupArn;
  }

  async allow(SourceArn: string, Qualifier?: string): Promise<void> {
    await this.region.lambda.send(
      new AddPermissionCommand({
        FunctionName: 'f',
        Qualifier,
        StatementId: SourceArn.slice(-16),
        Action: 'lambda:InvokeFunction',
        Principal: 'elasticloadbalancing.amazonaws.com',
        SourceArn,
      }),
    );
  }

  /** Its ARN. */
  async listener(LoadBalancerArn: string, action: Action, Port = 80): Promise<string> {
    const input = { LoadBalancerArn, Protocol: 'HTTP' as const, Port, DefaultActions: [action] };
    const { Listeners } = await this.call('CreateListener', input);
    return Listeners?.[0]?.ListenerArn ?? '';
  }

  /** Its ARN. */
  async rule(ListenerArn: string, Priority: number, condition: RuleCondition, action: Action): Promise<string> {
    const input = { ListenerArn, Priority, Conditions: [condition], Actions: [action] };
    const { Rules } = await this.call('CreateRule', input);
    return Rules?.[0]?.RuleArn ?? '';
  }

  /** Function `f` with alias `prod`. */
  async withFunction(): Promise<this> {
    const FunctionName = 'f';
    await this.region.withFunction(FunctionName);
    await this.region.lambda.send(new PublishVersionCommand({ FunctionName }));
    await this.region.lambda.send(new CreateAliasCommand({ FunctionName, Name: 'prod', FunctionVersion: '1' }));
    return this;
  }
}

export const forward = (TargetGroupArn: string): Action => ({ Type: 'forward', TargetGroupArn });

export const fixed = (StatusCode: string, MessageBody?: string): Action => ({
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode, MessageBody },
});

export const path = (...Values: string[]): RuleCondition => ({ Field: 'path-pattern', Values });
