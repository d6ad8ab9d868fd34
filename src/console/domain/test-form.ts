/** What a person has filled in on the Test tab, before anything of it is saved or sent. */
import { eventTemplate } from './event-templates.ts';

export interface TestForm {
  action: 'create' | 'edit';
  invocationType: 'RequestResponse' | 'Event';
  sharing: 'private' | 'shareable';
  templateId: string;
  /** The event that is being written, JSON text as typed. */
  newEvent: { name: string; body: string };
  /** The saved event that is being edited, as it is in the form. */
  savedEvent?: { name: string; body: string };
}

export const emptyTestForm: TestForm = {
  action: 'create',
  invocationType: 'RequestResponse',
  sharing: 'private',
  templateId: 'hello-world',
  newEvent: { name: '', body: eventTemplate('hello-world') },
};

/** Under which the form of a function, version or alias is kept. */
export const testFormKey = (functionName: string, qualifier: string | undefined) =>
  `${functionName}:${qualifier ?? ''}`;

const emptyEvent = { name: '', body: '' };

/** The event the form is about now: with no saved one chosen, an empty one. */
export function eventOf({ action, newEvent, savedEvent = emptyEvent }: TestForm): { name: string; body: string } {
  return action === 'create' ? newEvent : savedEvent;
}

/** Changes the event the form is about; the other one stays as it was left. */
export function withEvent(form: TestForm, change: Partial<TestForm['newEvent']>): TestForm {
  const event = { ...eventOf(form), ...change };
  return form.action === 'create' ? { ...form, newEvent: event } : { ...form, savedEvent: event };
}

/** Begins or goes on editing a saved event; a first one is there already when none was chosen before. */
export function editingSaved(form: TestForm, saved: readonly { name: string; body: string }[]): TestForm {
  const kept = form.savedEvent && saved.some(({ name }) => name === form.savedEvent?.name);
  const first = saved[0];
  if (kept || !first) return { ...form, action: 'edit' };
  return { ...form, action: 'edit', savedEvent: { name: first.name, body: first.body } };
}
