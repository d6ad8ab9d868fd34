/** What CloudWatch reads metrics from (kernel/metric-store.ts). */

export type MetricUnit = 'Count' | 'Milliseconds' | 'Bytes' | 'Seconds' | 'Percent' | 'None';

/** A metric that has datapoints. */
export interface ListedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Start of the latest minute with a datapoint. */
  readonly lastAtMs: number;
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
  unit: MetricUnit;
  statistics: MetricStatistics;
}

export interface MetricSource {
  /** Of one namespace, or of all. */
  metrics(namespace?: string): Iterable<ListedMetric>;
  /**
   * The samples of the minutes from `startMs` up to but not including `endMs`, merged by periods that are counted from
   * `startMs`; the earliest first. Periods without samples are absent.
   */
  statistics(
    namespace: string,
    name: string,
    dimensions: Readonly<Record<string, string>>,
    startMs: number,
    endMs: number,
    periodMs: number,
  ): MetricPeriod[];
}
