/** When a schedule runs next. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html */
import Box from '@cloudscape-design/components/box';
import { nextTime, parseSchedule, type Schedule } from '../../../api/schedule.ts';
import { accountNow } from '../../account-now.ts';

const DATES = 10;

/** `rate(…)` or `cron(…)`; undefined for text that is none. */
export function readSchedule(text: string): Schedule | undefined {
  const schedule = parseSchedule(text);
  return schedule?.type === 'at' ? undefined : schedule;
}

export function nextTimes(schedule: Schedule, nowMs: number): number[] {
  const times: number[] = [];
  for (let afterMs = nowMs; times.length < DATES; ) {
    const next = nextTime(schedule, { afterMs, createdAtMs: nowMs });
    if (next === undefined) break;
    times.push(next);
    afterMs = next;
  }
  return times;
}

/** `begins`: as if it was put in place now. A rate counts from there, so of an old one only that is known. */
export function ScheduleDates({ expression, begins = false }: { expression: string; begins?: boolean }) {
  const schedule = readSchedule(expression);
  if (!schedule) return null;
  if (schedule.type === 'rate' && !begins) return <Box>Counted from when the rule was created.</Box>;
  const times = nextTimes(schedule, accountNow());
  if (times.length === 0) return <Box>It comes to no time any more.</Box>;
  return (
    <div>
      <Box variant="awsui-key-label">Next {DATES} trigger date(s), in UTC</Box>
      <ol aria-label="Next trigger dates">
        {times.map((ms) => (
          <li key={ms}>
            <time dateTime={new Date(ms).toISOString()}>{new Date(ms).toUTCString().replace('GMT', 'UTC')}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}
