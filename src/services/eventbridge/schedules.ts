/** Rules that run by the clock: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html */
import { validationException } from '../../api/errors.ts';
import { nextTime, parseSchedule, type Schedule } from '../../api/schedule.ts';
import { type Arrival, scheduleSettlement } from '../../kernel/settlement.ts';
import { type EventBridgeContext, type RuleRecord, ruleArn, ruleKey } from './context.ts';
import { sendToTargets } from './deliveries.ts';
import { newEvent } from './event.ts';
import { countMatch } from './metrics.ts';

/** `rate(…)` or `cron(…)`. */
export function readSchedule(text: string): Schedule {
  const schedule = parseSchedule(text);
  if (!schedule || schedule.type === 'at') throw validationException('Parameter ScheduleExpression is not valid.');
  return schedule;
}

/** Keeps the rule, which waits for its next time, if it has a schedule and is enabled. */
export function waitForNext(context: EventBridgeContext, { settlesAtMs: _, ...rule }: RuleRecord): void {
  const { rules, clock } = context;
  const { schedule, state, createdAtMs } = rule;
  const isWaiting = schedule !== undefined && state !== 'DISABLED';
  const next = isWaiting ? nextTime(readSchedule(schedule), { afterMs: clock.now, createdAtMs }) : undefined;
  const key = ruleKey(rule.busName, rule.name);
  rules.set(key, { ...rule, ...(next !== undefined && { settlesAtMs: next }) });
  scheduleSettlement(clock, rules, key, scheduleArrival(context));
}

export const scheduleArrival = (context: EventBridgeContext): Arrival<RuleRecord> => ({
  settle: (rule) => run(context, rule),
  name: ({ name }) => `schedule of rule ${name}`,
});

/** The event of a schedule goes to its own rule only. */
function run(context: EventBridgeContext, rule: Readonly<RuleRecord>): void {
  waitForNext(context, rule);
  countMatch(context, rule);
  const event = newEvent(context, {
    detailType: 'Scheduled Event',
    source: 'aws.events',
    resources: [ruleArn(context.scope, rule.busName, rule.name)],
    detail: '{}',
  });
  sendToTargets(context, rule, event);
}
