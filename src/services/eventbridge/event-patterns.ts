/** Event patterns: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
import { ServiceException, validationException } from '../../api/errors.ts';
import type { TestEventPatternRequest, TestEventPatternResponse } from '../../api/models/events-types.ts';
import { compileEventPattern } from '../../kernel/event-pattern/compiler.ts';
import { type EventPattern, fieldsOf, matches } from '../../kernel/event-pattern/event-pattern.ts';
import { PatternRefusal } from '../../kernel/event-pattern/match-expression.ts';
import type { RuleRecord } from './context.ts';

export function compilePattern(text: string): EventPattern {
  try {
    return compileEventPattern(text);
  } catch (error) {
    if (!(error instanceof PatternRefusal)) throw error;
    const message = `Event pattern is not valid. Reason: ${error.message}`;
    throw new ServiceException('InvalidEventPatternException', 400, message);
  }
}

const patterns = new WeakMap<Readonly<RuleRecord>, EventPattern>();

/** Compiled once for each change of the rule. */
export function patternOf(rule: Readonly<RuleRecord>): EventPattern | undefined {
  if (rule.pattern === undefined) return undefined;
  const known = patterns.get(rule);
  if (known) return known;
  const compiled = compilePattern(rule.pattern);
  patterns.set(rule, compiled);
  return compiled;
}

/** What an event cannot do without. */
const REQUIRED = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
export function testEventPattern(_: unknown, input: TestEventPatternRequest): TestEventPatternResponse {
  const event = readEvent(input.Event);
  const pattern = compilePattern(input.EventPattern);
  if (!REQUIRED.every((name) => Object.hasOwn(event, name))) throw invalidEvent();
  return { Result: matches(pattern, fieldsOf(event)) };
}

const invalidEvent = () => validationException('Parameter Event is not valid.');

function readEvent(text: string): object {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    throw invalidEvent();
  }
  if (typeof event !== 'object' || event === null || Array.isArray(event)) throw invalidEvent();
  return event;
}
