/**
 * The console's saved test events. AWS keeps private ones with the console's user; here they are records of the
 * region, at most ten a function, and stay when the function is deleted.
 * https://docs.aws.amazon.com/lambda/latest/dg/testing-functions.html#creating-private-events
 */
import type { TestEvent } from '../../api/coldspark.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import type { Outbox } from '../../engine/outbox.ts';
import { Table } from '../../engine/table.ts';
import { readJson } from './json-input.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/testing-functions.html#creating-private-events */
const EVENTS_PER_FUNCTION = 10;
const EVENT_NAME = /^[a-zA-Z0-9._-]{1,25}$/;

const keyOf = (functionName: string, name: string) => `${functionName}:${name}`;

export class TestEvents {
  readonly table: Table<TestEvent>;

  constructor(outbox: Outbox) {
    this.table = new Table('testEvents', outbox);
  }

  list({ functionName }: { functionName: string }): { events: TestEvent[] } {
    return { events: this.#of(functionName).sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  put({ functionName, name, body }: TestEvent): TestEvent {
    if (!EVENT_NAME.test(name))
      throw invalidParameterValue(
        'Event name: Maximum of 25 characters consisting of letters, numbers, dots, hyphens and underscores.',
      );
    readJson(body);
    const key = keyOf(functionName, name);
    if (!this.table.has(key) && this.#of(functionName).length >= EVENTS_PER_FUNCTION)
      throw invalidParameterValue(`You can configure a total of ${EVENTS_PER_FUNCTION} private test events.`);

    const event = { functionName, name, body };
    this.table.set(key, event);
    return event;
  }

  delete({ functionName, name }: { functionName: string; name: string }): Record<string, never> {
    this.table.delete(keyOf(functionName, name));
    return {};
  }

  #of(functionName: string): TestEvent[] {
    return [...this.table.values()].filter((event) => event.functionName === functionName);
  }
}
