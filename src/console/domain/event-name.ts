/** The rule for the name of a saved test event, and what to offer in place of a name that breaks it. */
import { isTestEventName, TEST_EVENT_NAME_LENGTH } from '../../api/coldspark.ts';

export interface EventNameProblem {
  message: string;
  /** A valid name close to what was typed, where there is one. */
  suggestion?: string;
}

/** What is wrong with a name, or undefined when it may be saved. */
export function eventNameProblem(name: string): EventNameProblem | undefined {
  if (name === '') return { message: 'Enter a name for the test event.' };
  if (isTestEventName(name)) return undefined;

  const suggestion = name
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, TEST_EVENT_NAME_LENGTH)
    .replace(/^-+|-+$/g, '');
  const message = /\s/.test(name)
    ? "The event name can't contain spaces."
    : name.length > TEST_EVENT_NAME_LENGTH
      ? `The event name can't be longer than ${TEST_EVENT_NAME_LENGTH} characters.`
      : 'The event name can contain only letters, numbers, dots, hyphens and underscores.';
  return suggestion === '' ? { message } : { message, suggestion };
}
