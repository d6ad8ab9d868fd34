/** The rule for the name of a saved test event, and what to offer in place of a name that breaks it. */

export const EVENT_NAME_MAX_LENGTH = 25;
export const EVENT_NAME_RULE =
  'Maximum of 25 characters consisting of letters, numbers, dots, hyphens and underscores.';

/** At most this many private events are kept for a function. */
export const SAVED_EVENTS_LIMIT = 10;

export interface EventNameProblem {
  message: string;
  /** A valid name close to what was typed, where there is one. */
  suggestion?: string;
}

/** What is wrong with a name, or undefined when it may be saved. */
export function eventNameProblem(name: string): EventNameProblem | undefined {
  if (name === '') return { message: 'Enter a name for the test event.' };
  if (name.length <= EVENT_NAME_MAX_LENGTH && /^[A-Za-z0-9._-]+$/.test(name)) return undefined;

  const suggestion = name
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, EVENT_NAME_MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  const message = /\s/.test(name)
    ? "The event name can't contain spaces."
    : name.length > EVENT_NAME_MAX_LENGTH
      ? `The event name can't be longer than ${EVENT_NAME_MAX_LENGTH} characters.`
      : 'The event name can contain only letters, numbers, dots, hyphens and underscores.';
  return suggestion === '' ? { message } : { message, suggestion };
}
