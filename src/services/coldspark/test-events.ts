/**
 * The console's saved test events: records of the region, which stay when the function is deleted. A name is used once a
 * function, whether its event is private, of which there are at most ten, or shareable.
 * https://docs.aws.amazon.com/lambda/latest/dg/testing-functions.html
 *
 * Differs from AWS: private ones are with the console's user there, shareable ones in the EventBridge schema registry
 * lambda-testevent-schemas. Here is one user and no EventBridge.
 */
import {
  isTestEventName,
  PRIVATE_EVENTS_PER_FUNCTION,
  TEST_EVENT_NAME_RULE,
  type TestEvent,
  type TestEventSharing,
} from '../../api/coldspark.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import { functionTopic } from '../../api/topics.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';
import { readJson } from './json-input.ts';

const SHARING: readonly string[] = ['private', 'shareable'] satisfies TestEventSharing[];

const keyOf = (functionName: string, name: string) => `${functionName}:${name}`;

const isPrivate = ({ sharing }: Pick<TestEvent, 'sharing'>) => sharing !== 'shareable';

/** By `function:name`. */
export const TEST_EVENTS_TABLE: TableDeclaration<TestEvent> = {
  name: 'testEvents',
  kind: 'resource',
  topics: ({ functionName }) => [functionTopic(functionName)],
};

export class TestEvents {
  readonly #table: Table<TestEvent>;

  constructor(table: Table<TestEvent>) {
    this.#table = table;
  }

  list({ functionName }: { functionName: string }): { events: TestEvent[] } {
    return { events: this.#of(functionName).sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  put({ functionName, name, body, sharing = 'private' }: TestEvent): TestEvent {
    if (!isTestEventName(name)) throw invalidParameterValue(`Event name: ${TEST_EVENT_NAME_RULE}`);
    if (!SHARING.includes(sharing)) throw invalidParameterValue(`sharing must be one of ${SHARING.join(', ')}.`);
    readJson(body);
    const key = keyOf(functionName, name);
    const others = this.#of(functionName).filter((other) => other.name !== name && isPrivate(other));
    if (isPrivate({ sharing }) && others.length >= PRIVATE_EVENTS_PER_FUNCTION)
      throw invalidParameterValue(`You can configure a total of ${PRIVATE_EVENTS_PER_FUNCTION} private test events.`);

    const event: TestEvent = { functionName, name, body, ...(sharing === 'shareable' && { sharing }) };
    this.#table.set(key, event);
    return event;
  }

  delete({ functionName, name }: { functionName: string; name: string }): Record<string, never> {
    this.#table.delete(keyOf(functionName, name));
    return {};
  }

  #of(functionName: string): TestEvent[] {
    return [...this.#table.values()].filter((event) => event.functionName === functionName);
  }
}
