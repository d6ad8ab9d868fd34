/** Event source mappings of queues, as whoever polls the queues for functions knows them. */
import type { ServiceException } from '../api/errors.ts';
import type { Lineage } from '../kernel/caller.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
export interface QueueMapping {
  queueArn: string;
  functionName: string;
  /** Of the version or alias that is invoked, if it is one. */
  functionArn: string;
  /** The execution role that polls; of what the mapping names, as it is now. */
  roleArn: string;
  batchSize: number;
  /** How long a batch waits to become full. */
  windowMs: number;
  /** Patterns, of which one will do; none: every message reaches the function. */
  filters: readonly string[];
  /** Whether the function says which messages of a batch have failed. */
  reportsFailures: boolean;
  maximumConcurrency?: number;
  /** Of provisioned mode. */
  pollers?: { least: number; most: number };
}

/** What the function answered, or why it was not run. */
export type BatchOutcome = { payload: string; isError: boolean; requestId: string } | ServiceException;

export interface QueueMappings {
  /** Ids of those that are to be polled now. */
  polled(): Iterable<string>;
  /** Undefined when it is not to be polled, or not any more. */
  get(id: string): QueueMapping | undefined;
  /** `changed` is told of every mapping that begins or ends to be polled. */
  follow(changed: (id: string) => void): void;
  /** Runs the function; `done` is called once, now or later. */
  invoke(id: string, event: Uint8Array, lineage: Lineage | undefined, done: (outcome: BatchOutcome) => void): void;
  /** The chain in a tracing header. */
  lineageIn(header: string): Lineage | undefined;
}
