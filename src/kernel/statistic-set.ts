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
/** The bucket of values that have no logarithm. */
const ZERO = Number.MIN_SAFE_INTEGER;

const logBucket = (value: number) => (value > 0 ? Math.ceil(Math.log(value) / LOG_GAMMA) : ZERO);

/** Of counts, which most samples are: a logarithm each would be the dearest part of a sample. */
const COUNT_BUCKETS = Float64Array.from({ length: 1025 }, (_, count) => logBucket(count));

/** Looked up by whole numbers alone: by any other the engine would make a property's name of it. */
const bucketOf = (value: number) => (Number.isInteger(value) ? COUNT_BUCKETS[value] : undefined) ?? logBucket(value);

interface Bucket {
  samples: number;
  sum: number;
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
  readonly #buckets = new Map<number, Bucket>();

  static restore({ sampleCount, sum, minimum, maximum, buckets }: StatisticSetRecord): StatisticSet {
    const set = new StatisticSet();
    set.sampleCount = sampleCount;
    set.sum = sum;
    set.minimum = minimum;
    set.maximum = maximum;
    for (const [bucket, samples, ofBucket] of buckets) set.#count(bucket, samples, ofBucket);
    return set;
  }

  record(): StatisticSetRecord {
    const { sampleCount, sum, minimum, maximum } = this;
    const buckets = Array.from(this.#buckets, ([key, bucket]): [number, number, number] => [
      key,
      bucket.samples,
      bucket.sum,
    ]);
    return { sampleCount, sum, minimum, maximum, buckets };
  }

  add(value: number, samples = 1): void {
    if (samples === 0) return;
    this.sampleCount += samples;
    this.sum += value * samples;
    if (value < this.minimum) this.minimum = value;
    if (value > this.maximum) this.maximum = value;
    this.#count(bucketOf(value), samples, value * samples);
  }

  merge(other: StatisticSet): void {
    this.sampleCount += other.sampleCount;
    this.sum += other.sum;
    this.minimum = Math.min(this.minimum, other.minimum);
    this.maximum = Math.max(this.maximum, other.maximum);
    for (const [bucket, { samples, sum }] of other.#buckets) this.#count(bucket, samples, sum);
  }

  /** The value that so many percent of the samples do not exceed; at both ends exact. */
  percentile(percent: number): number {
    const rank = Math.max(1, Math.ceil((percent / 100) * this.sampleCount));
    if (rank === 1) return this.minimum;
    if (rank >= this.sampleCount) return this.maximum;
    let seen = 0;
    for (const [, { samples, sum }] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      seen += samples;
      if (seen >= rank) return sum / samples;
    }
    return this.maximum;
  }

  #count(key: number, samples: number, sum: number): void {
    const bucket = this.#buckets.get(key);
    if (!bucket) {
      this.#buckets.set(key, { samples, sum });
      return;
    }
    bucket.samples += samples;
    bucket.sum += sum;
  }
}
