/**
 * CloudWatch's statistic set, what Sum, Average, Minimum, Maximum and SampleCount are made of, with a histogram beside it
 * from which percentiles are read. Sets are merged over minutes; a percentile of a longer period is read from the merged
 * histogram and is never an average of percentiles.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Statistic
 *
 * Differs from AWS: percentiles are right to 1 % of their value.
 */

/** Ratio of a bucket's bounds: the mean of its samples is within 1 % of each of them. */
const LOG_GAMMA = Math.log(1.01);
/** The bucket of values that have no logarithm: below all others. */
const ZERO = -(2 ** 31);

const logBucket = (value: number) => (value > 0 ? Math.ceil(Math.log(value) / LOG_GAMMA) : ZERO);

/** Of counts, which most samples are: a logarithm each would be the dearest part of a sample. */
const COUNT_BUCKETS = Int32Array.from({ length: 1025 }, (_, count) => logBucket(count));

const bucketOf = (value: number) =>
  value >= 0 && value < COUNT_BUCKETS.length && Number.isInteger(value)
    ? (COUNT_BUCKETS[value] as number)
    : logBucket(value);

/** Of a bucket: its number, how many samples are in it, and their sum. */
const CELLS = 3;
const FIRST_BUCKETS = 4;

/**
 * How many samples are in which bucket. An open table in one array: the next bucket with a number is its neighbour, so
 * that those of a set, which lie together, mostly find their own place free.
 */
class Buckets {
  #cells = new Float64Array(FIRST_BUCKETS * CELLS);
  #mask = FIRST_BUCKETS - 1;
  #used = 0;

  count(bucket: number, samples: number, sum: number): void {
    if (this.#used * 2 > this.#mask) this.#grow();
    const cells = this.#cells;
    const at = this.#find(bucket);
    if (cells[at + 1] === 0) {
      this.#used++;
      cells[at] = bucket;
    }
    (cells[at + 1] as number) += samples;
    (cells[at + 2] as number) += sum;
  }

  /** Keeps its room. */
  clear(): void {
    this.#cells.fill(0);
    this.#used = 0;
  }

  /** In no order. */
  each(visit: (bucket: number, samples: number, sum: number) => void): void {
    const cells = this.#cells;
    for (let at = 0; at < cells.length; at += CELLS) {
      const samples = cells[at + 1] as number;
      if (samples > 0) visit(cells[at] as number, samples, cells[at + 2] as number);
    }
  }

  list(): [bucket: number, samples: number, sum: number][] {
    const all: [number, number, number][] = [];
    this.each((...one) => all.push(one));
    return all;
  }

  /** Where the cells of a bucket are, or may be. */
  #find(bucket: number): number {
    const cells = this.#cells;
    let place = bucket & this.#mask;
    while (cells[place * CELLS + 1] !== 0 && cells[place * CELLS] !== bucket) place = (place + 1) & this.#mask;
    return place * CELLS;
  }

  #grow(): void {
    const known = this.#cells;
    this.#mask = this.#mask * 2 + 1;
    this.#cells = new Float64Array((this.#mask + 1) * CELLS);
    this.#used = 0;
    for (let at = 0; at < known.length; at += CELLS) {
      const samples = known[at + 1] as number;
      if (samples > 0) this.count(known[at] as number, samples, known[at + 2] as number);
    }
  }
}

/** As it is kept on disk. */
export interface StatisticSetRecord {
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
  /** Bucket, number of samples in it, and their sum. */
  buckets: [number, number, number][];
}

export class StatisticSet {
  sampleCount = 0;
  sum = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  readonly #buckets = new Buckets();

  static restore({ sampleCount, sum, minimum, maximum, buckets }: StatisticSetRecord): StatisticSet {
    const set = new StatisticSet();
    set.sampleCount = sampleCount;
    set.sum = sum;
    set.minimum = minimum;
    set.maximum = maximum;
    // what has no logarithm had another number once
    for (const [bucket, samples, ofBucket] of buckets) set.#buckets.count(Math.max(bucket, ZERO), samples, ofBucket);
    return set;
  }

  record(): StatisticSetRecord {
    const { sampleCount, sum, minimum, maximum } = this;
    return { sampleCount, sum, minimum, maximum, buckets: this.#buckets.list() };
  }

  add(value: number, samples = 1): void {
    if (samples === 0) return;
    this.sampleCount += samples;
    this.sum += value * samples;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    this.#buckets.count(bucketOf(value), samples, value * samples);
  }

  /** Forgets all samples. */
  clear(): void {
    this.sampleCount = 0;
    this.sum = 0;
    this.minimum = Number.POSITIVE_INFINITY;
    this.maximum = Number.NEGATIVE_INFINITY;
    this.#buckets.clear();
  }

  merge(other: StatisticSet): void {
    this.sampleCount += other.sampleCount;
    this.sum += other.sum;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
    other.#buckets.each((bucket, samples, sum) => this.#buckets.count(bucket, samples, sum));
  }

  /** The value that so many percent of the samples do not exceed; at both ends exact. */
  percentile(percent: number): number {
    const rank = Math.max(1, Math.ceil((percent / 100) * this.sampleCount));
    if (rank === 1) return this.minimum;
    if (rank >= this.sampleCount) return this.maximum;
    let seen = 0;
    for (const [, samples, sum] of this.#buckets.list().sort(([a], [b]) => a - b)) {
      seen += samples;
      if (seen >= rank) return sum / samples;
    }
    return this.maximum;
  }
}
