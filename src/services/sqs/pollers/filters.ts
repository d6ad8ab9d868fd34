/**
 * Which messages reach the function. A body that is JSON is looked into; one that is not matches only as a text.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
import { compileEventPattern } from '../../../kernel/event-pattern/compiler.ts';
import { type EventPattern, fieldsOf, matches } from '../../../kernel/event-pattern/event-pattern.ts';
import type { QueueRecord } from './queue-event.ts';

/** Patterns as they were compiled last. */
export class Filters {
  #texts: readonly string[] = [];
  #patterns: readonly EventPattern[] = [];

  /** Whether one of the patterns takes the message, or there are none. */
  take(texts: readonly string[], record: QueueRecord): boolean {
    if (texts.length === 0) return true;
    if (texts.join() !== this.#texts.join()) this.#patterns = texts.map(compileEventPattern);
    this.#texts = texts;
    const fields = fieldsOf({ ...record, body: contentOf(record.body) });
    return this.#patterns.some((pattern) => matches(pattern, fields));
  }
}

function contentOf(body: string): unknown {
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === 'object' && content !== null ? content : body;
  } catch {
    // a text
    return body;
  }
}
