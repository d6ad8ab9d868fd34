/** What CloudWatch reads metrics from. */

/** A metric of AWS/Lambda that has datapoints. */
export interface Metric {
  name: string;
  dimensions: Readonly<Record<string, string>>;
  /** Start of the latest minute with a datapoint. */
  lastAtMs: number;
}

/** What CloudWatch's statistics are read from. */
export interface MetricStatistics {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
  /** From 0 to 100. */
  percentile(percent: number): number;
}

export interface MetricPeriod {
  startMs: number;
  unit: 'Count' | 'Milliseconds';
  statistics: MetricStatistics;
}

export interface MetricSource {
  metrics(): Iterable<Metric>;
  /**
   * The samples of the minutes from `startMs` up to but not including `endMs`, merged by periods that are counted from
   * `startMs`; the earliest first. Periods without samples are absent.
   */
  statistics(
    name: string,
    dimensions: Readonly<Record<string, string>>,
    startMs: number,
    endMs: number,
    periodMs: number,
  ): MetricPeriod[];
}
