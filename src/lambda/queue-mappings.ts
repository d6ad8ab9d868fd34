/**
 * Event source mappings of queues, for whoever polls the queues: which are to be polled, as what they say now, and the
 * function that each invokes. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
import { parseFunctionName } from '../api/arn.ts';
import { ServiceException } from '../api/errors.ts';
import type { Lineage } from '../kernel/caller.ts';
import { lineageIn } from '../kernel/trace-header.ts';
import type { DataPlane } from './context.ts';
import { isQueue } from './control-plane/event-sources.ts';
import { type EventSourceMapping, LATEST, qualifiedKey } from './state.ts';
import type { LambdaState } from './tables.ts';

type State = Pick<LambdaState, 'functions' | 'versions' | 'aliases' | 'eventSourceMappings'>;
type Outcome = { payload: string; isError: boolean; requestId: string } | ServiceException;

export interface PolledMapping {
  queueArn: string;
  functionName: string;
  functionArn: string;
  roleArn: string;
  batchSize: number;
  windowMs: number;
  filters: readonly string[];
  reportsFailures: boolean;
  maximumConcurrency?: number;
  pollers?: { least: number; most: number };
}

export class QueueMappings {
  readonly #state: State;
  readonly #dataPlane: Pick<DataPlane, 'invoke'>;
  readonly #followers: ((id: string) => void)[] = [];

  constructor(state: State, dataPlane: Pick<DataPlane, 'invoke'>) {
    this.#state = state;
    this.#dataPlane = dataPlane;
  }

  *polled(): Iterable<string> {
    for (const id of this.#state.eventSourceMappings.keys()) if (this.get(id)) yield id;
  }

  get(id: string): PolledMapping | undefined {
    const mapping = this.#state.eventSourceMappings.get(id);
    const { functionName = '', settings: { EventSourceArn: queueArn, ...settings } = {} } = mapping ?? {};
    if (!mapping || queueArn === undefined || !isQueue(queueArn) || !isOn(mapping)) return undefined;
    const roleArn = this.#roleOf(functionName, qualifierOf(mapping));
    if (roleArn === undefined) return undefined;
    const { ScalingConfig, ProvisionedPollerConfig: provisioned } = settings;
    return {
      ...{ queueArn, functionName, functionArn: mapping.functionArn, roleArn },
      batchSize: settings.BatchSize ?? 1,
      windowMs: (settings.MaximumBatchingWindowInSeconds ?? 0) * 1000,
      filters: settings.FilterCriteria?.Filters?.map(({ Pattern = '' }) => Pattern) ?? [],
      reportsFailures: settings.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      ...(ScalingConfig?.MaximumConcurrency !== undefined && { maximumConcurrency: ScalingConfig.MaximumConcurrency }),
      ...(provisioned && {
        pollers: {
          least: provisioned.MinimumPollers ?? LEAST_POLLERS,
          most: provisioned.MaximumPollers ?? MOST_POLLERS,
        },
      }),
    };
  }

  follow(changed: (id: string) => void): void {
    this.#followers.push(changed);
  }

  /** A mapping may be one to be polled now, or none any more. */
  changed({ uuid, settings }: EventSourceMapping): void {
    if (isQueue(settings.EventSourceArn)) for (const follower of this.#followers) follower(uuid);
  }

  invoke(id: string, event: Uint8Array, lineage: Lineage | undefined, done: (outcome: Outcome) => void): void {
    const mapping = this.#state.eventSourceMappings.get(id);
    if (!mapping) throw new Error(`There is no mapping ${id}.`);
    const { functionName } = mapping;
    const request = { functionName, qualifier: qualifierOf(mapping), payload: event, lineage };
    this.#dataPlane.invoke({ ...request, logTail: false, clientContext: undefined }, (result) =>
      done(
        result instanceof ServiceException
          ? result
          : { payload: result.payload, isError: result.functionError !== undefined, requestId: result.requestId },
      ),
    );
  }

  lineageIn(header: string): Lineage | undefined {
    return lineageIn(header, this.#state.functions.keys());
  }

  /** Undefined when there is no such function, version or alias. */
  #roleOf(functionName: string, qualifier = LATEST): string | undefined {
    const { aliases, versions } = this.#state;
    const version = aliases.get(qualifiedKey(functionName, qualifier))?.functionVersion ?? qualifier;
    return versions.get(qualifiedKey(functionName, version))?.role;
  }
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html */
const LEAST_POLLERS = 2;
const MOST_POLLERS = 200;

const isOn = ({ enabled, state }: EventSourceMapping) => enabled && (state === 'Enabled' || state === 'Updating');

const qualifierOf = ({ functionArn }: EventSourceMapping) => parseFunctionName(functionArn).qualifier;
