/** What API Gateway counts for CloudWatch: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
import type { Dimensions } from '../../kernel/metric-store.ts';
import type { GatewayContext } from './api-records.ts';

const NAMESPACE = 'AWS/ApiGateway';

export interface MeteredStage {
  /** How its kind of APIs spells what went wrong. */
  errors: { client: string; server: string };
  /** What tells the API from others. */
  api: Dimensions;
  stage: string;
}

export const REST_ERRORS = { client: '4XXError', server: '5XXError' };
export const HTTP_ERRORS = { client: '4xx', server: '5xx' };

/** Of one request to a stage. */
export class RequestMetrics {
  readonly #context: GatewayContext;
  readonly #metered: MeteredStage;
  readonly #startedMs: number;

  constructor(context: GatewayContext, metered: MeteredStage) {
    this.#context = context;
    this.#metered = metered;
    this.#startedMs = context.clock.now;
  }

  /** Whatever the integration has answered that was asked at `askedMs`. */
  integrationAnswered(askedMs: number): void {
    this.#add('IntegrationLatency', this.#context.clock.now - askedMs, 'Milliseconds');
  }

  /** Of errors the sum is their number, and the average their rate. */
  answered(status: number): void {
    const { client, server } = this.#metered.errors;
    this.#add('Count', 1);
    this.#add(client, status >= 400 && status < 500 ? 1 : 0);
    this.#add(server, status >= 500 ? 1 : 0);
    this.#add('Latency', this.#context.clock.now - this.#startedMs, 'Milliseconds');
  }

  #add(name: string, value: number, unit: 'Count' | 'Milliseconds' = 'Count'): void {
    const { metrics, clock } = this.#context;
    const { api, stage } = this.#metered;
    for (const dimensions of [api, { ...api, Stage: stage }])
      metrics.metric(NAMESPACE, name, dimensions, unit).add(value, clock.now);
  }
}
