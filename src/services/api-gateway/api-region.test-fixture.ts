/** A region with function `f`, versions behind `prod`, and APIs that are called as programs call them: by Host. */
import { GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch';
import { AddPermissionCommand, CreateAliasCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import type { HeaderLine, HttpResponse } from '../../api/http.ts';
import type { ApiGatewayOperations } from '../../api/models/apigateway-types.ts';
import type { ApiGatewayV2Operations } from '../../api/models/apigatewayv2-types.ts';
import { type ServiceClient, serviceClient } from '../../api/service-client.ts';
import { apiGatewayDefinition } from '../../api/services/apigateway.ts';
import { apiGatewayV2Definition } from '../../api/services/apigatewayv2.ts';
import type { FakeProgram } from '../../lambda/fake-runtime.test-fixture.ts';
import { minute, ObservedRegion } from '../observed-region.test-fixture.ts';

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:f';
export const ACCOUNT = '123456789012';

/** As a client of AWS signs it. */
export const SIGNATURE: HeaderLine = [
  'Authorization',
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=00',
];

export interface Sent {
  method?: string;
  path?: string;
  headers?: readonly HeaderLine[];
  body?: string;
}

export class ApiRegion {
  readonly region: ObservedRegion;
  readonly rest: ServiceClient<ApiGatewayOperations>;
  readonly http: ServiceClient<ApiGatewayV2Operations>;

  constructor(program: FakeProgram, disk?: ObservedRegion['disk']) {
    this.region = new ObservedRegion(program, disk);
    this.rest = serviceClient<ApiGatewayOperations>(apiGatewayDefinition, this.region.handle);
    this.http = serviceClient<ApiGatewayV2Operations>(apiGatewayV2Definition, this.region.handle);
  }

  /** With `f`, and an alias `prod` of its version 1. */
  async withFunction(timeoutSeconds?: number): Promise<this> {
    await this.region.withFunction('f', timeoutSeconds);
    await this.region.lambda.send(new PublishVersionCommand({ FunctionName: 'f' }));
    await this.region.lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '1' }));
    return this;
  }

  /** API Gateway may call it, for what `SourceArn` names. */
  async allow(SourceArn?: string, Qualifier?: string): Promise<void> {
    await this.region.lambda.send(
      new AddPermissionCommand({
        ...{ FunctionName: 'f', Qualifier, SourceArn, StatementId: `api${Qualifier ?? ''}` },
        ...{ Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
      }),
    );
  }

  /** Of the first hour. */
  async metric(MetricName: string, dimensions: Record<string, string>) {
    const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
    const { Datapoints: [found] = [] } = await this.region.cloudWatch.send(
      new GetMetricStatisticsCommand({
        ...{ Namespace: 'AWS/ApiGateway', MetricName, Dimensions, Period: 3600 },
        ...{ StartTime: minute(0), EndTime: minute(60), Statistics: ['Sum', 'SampleCount', 'Maximum'] },
      }),
    );
    return found;
  }

  send(apiId: string, { method = 'GET', path = '/', headers = [], body = '' }: Sent = {}): Promise<HttpResponse> {
    const headerLines: HeaderLine[] = [['Host', `${apiId}.execute-api.localhost:4173`], ...headers];
    return this.region.handle({
      service: 'execute-api',
      ...{ method, path, headerLines, query: {} },
      headers: Object.fromEntries(headerLines.map(([name, value]) => [name.toLowerCase(), value])),
      body: new TextEncoder().encode(body),
    });
  }
}

export const textOf = ({ body }: HttpResponse) => new TextDecoder().decode(body);
export const jsonOf = (response: HttpResponse) => JSON.parse(textOf(response));
