/**
 * What happened to alarms; it outlives them. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 *
 * Differs from AWS: of 30 days the last 2,000 entries are kept.
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  AlarmHistoryItem,
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
} from '../../api/models/cloudwatch-types.ts';
import { nextToken, type Order, page, readPageToken } from '../../kernel/page.ts';
import type { AlarmHistoryRecord } from './alarm.ts';
import type { AlarmParts } from './context.ts';

const RETENTION_MS = 30 * 24 * 60 * 60 * 1000;
const ENTRIES = 2000;
const PAGE_SIZE = 100;

const keyOf = ({ atMs, sequence }: AlarmHistoryRecord) => `${atMs}:${sequence}`;

export function recordHistory(
  { alarmHistory, clock }: AlarmParts,
  alarmName: string,
  entry: Pick<AlarmHistoryRecord, 'type' | 'summary'> & { data: object },
): void {
  const entries = [...alarmHistory.values()];
  const sequence = entries.reduce((highest, each) => Math.max(highest, each.sequence), 0) + 1;
  const record = { ...entry, alarmName, atMs: clock.now, sequence, data: JSON.stringify(entry.data) };
  alarmHistory.set(keyOf(record), record);
  if (entries.length < ENTRIES && entries.every(({ atMs }) => atMs > clock.now - RETENTION_MS)) return;
  const kept = [record, ...entries.sort((a, b) => b.sequence - a.sequence)].slice(0, ENTRIES);
  for (const old of entries)
    if (!kept.includes(old) || old.atMs <= clock.now - RETENTION_MS) alarmHistory.delete(keyOf(old));
}

const invalidToken = () => new ServiceException('InvalidNextToken', 400, 'Invalid nextToken');

export function describeAlarmHistory(
  { alarmHistory }: AlarmParts,
  input: DescribeAlarmHistoryInput,
): DescribeAlarmHistoryOutput {
  const { AlarmName, AlarmTypes, HistoryItemType, StartDate = 0, EndDate, MaxRecords = PAGE_SIZE, ScanBy } = input;
  const endMs = EndDate === undefined ? Number.POSITIVE_INFINITY : EndDate * 1000;
  const found = [...alarmHistory.values()]
    .filter(() => AlarmTypes === undefined || AlarmTypes.includes('MetricAlarm'))
    .filter(({ alarmName }) => AlarmName === undefined || alarmName === AlarmName)
    .filter(({ type }) => HistoryItemType === undefined || type === HistoryItemType)
    .filter(({ atMs }) => atMs >= StartDate * 1000 && atMs <= endMs);
  const direction = ScanBy === 'TimestampAscending' ? 1 : -1;
  const order: Order<AlarmHistoryRecord, number> = {
    placeOf: ({ sequence }) => sequence,
    compare: (a, b) => (a - b) * direction,
  };
  const isPlace = (place: unknown): place is number => typeof place === 'number';
  const { records, next } = page(found, order, readPageToken(input.NextToken, isPlace, invalidToken), MaxRecords);
  return { AlarmHistoryItems: records.map(describe), ...nextToken('NextToken', next) };
}

const describe = ({ alarmName, atMs, type, summary, data }: AlarmHistoryRecord): AlarmHistoryItem => ({
  AlarmName: alarmName,
  AlarmType: 'MetricAlarm',
  Timestamp: atMs / 1000,
  HistoryItemType: type,
  HistorySummary: summary,
  HistoryData: data,
});
