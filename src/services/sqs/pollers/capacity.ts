/**
 * How many batches of one mapping may be under way at once.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 *
 * Five at first; while they do not suffice, 300 more a minute, up to 1,250; or as many as the mapping says. In provisioned
 * mode each poller has ten, from the least to the most of them, and 1,000 more come in a minute.
 *
 * Differs from AWS: how far it backs off when batches fail or are throttled it does not say. Here one less for each, down to
 * where it began, and no more are added within the same second.
 */
import type { QueueMapping } from '../../queue-mappings.ts';

type Scaling = Pick<QueueMapping, 'maximumConcurrency' | 'pollers'>;

const FIRST = 5;
const MOST = 1250;
const ADDED_A_SECOND = 300 / 60;
const BATCHES_OF_A_POLLER = 10;
const ADDED_A_SECOND_WHEN_PROVISIONED = 1000 / 60;

export class Capacity {
  #added = 0;
  #troubled = false;

  of(scaling: Scaling): number {
    const { first, most } = boundsOf(scaling);
    return Math.floor(Math.min(first + this.#added, most));
  }

  /** A second in which it did not suffice has passed. */
  grow(scaling: Scaling): void {
    const { first, most, step } = boundsOf(scaling);
    if (!this.#troubled) this.#added = Math.min(this.#added + step, most - first);
    this.#troubled = false;
  }

  /** A batch has failed, or was throttled. */
  backOff(): void {
    this.#troubled = true;
    this.#added = Math.max(0, this.#added - 1);
  }

  /** Nothing is left to do. */
  rest(): void {
    this.#added = 0;
  }
}

function boundsOf({ maximumConcurrency, pollers }: Scaling): { first: number; most: number; step: number } {
  if (pollers)
    return {
      first: pollers.least * BATCHES_OF_A_POLLER,
      most: pollers.most * BATCHES_OF_A_POLLER,
      step: ADDED_A_SECOND_WHEN_PROVISIONED,
    };
  const most = maximumConcurrency ?? MOST;
  return { first: Math.min(FIRST, most), most, step: ADDED_A_SECOND };
}
