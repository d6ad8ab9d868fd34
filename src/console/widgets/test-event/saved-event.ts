/** Saving the event of a form: which name it gets, what stands in the way, and the save itself. */
import { PRIVATE_EVENTS_PER_FUNCTION, type TestEvent } from '../../../api/coldspark.ts';
import { type EventNameProblem, eventNameProblem } from '../../domain/event-name.ts';
import { eventOf, type TestForm } from '../../domain/test-form.ts';
import { jsonProblem } from '../../domain/test-outcome.ts';
import { useDeleteTestEvent, usePutTestEvent, useTestEvents } from '../../queries/test-events.ts';

/** Why an event may not be saved under the form's name, or undefined. */
export function nameProblem(form: TestForm, saved: readonly TestEvent[]): EventNameProblem | undefined {
  const { name } = eventOf(form);
  if (form.action === 'edit') return name === '' ? { message: 'Choose a saved event to edit.' } : undefined;
  const problem = eventNameProblem(name);
  if (problem) return problem;
  if (saved.some((event) => event.name === name))
    return { message: `A test event named ${name} already exists. To change it, choose Edit saved event.` };
  if (form.sharing === 'private' && saved.filter(isPrivate).length >= PRIVATE_EVENTS_PER_FUNCTION)
    return {
      message: `You can save at most ${PRIVATE_EVENTS_PER_FUNCTION} private test events for a function. Delete one to save another, or make this one shareable.`,
    };
  return undefined;
}

/** A saved event belongs to its creator unless it says otherwise. */
export const isPrivate = ({ sharing }: TestEvent): boolean => sharing !== 'shareable';

export interface FormProblems {
  name?: EventNameProblem;
  body?: string;
}

/** What keeps a form from being saved; for a test without saving only the body counts. */
export function formProblems(form: TestForm, saved: readonly TestEvent[]): FormProblems {
  const [name, body] = [nameProblem(form, saved), jsonProblem(eventOf(form).body)];
  return { ...(name && { name }), ...(body !== undefined && { body }) };
}

/** Whether the form holds exactly a saved event, so that a test of it runs under that name. */
export function savedAs(form: TestForm, saved: readonly TestEvent[]): string | undefined {
  if (form.action !== 'edit') return undefined;
  const { name, body } = eventOf(form);
  return saved.find((event) => event.name === name && event.body === body)?.name;
}

export function useSavedEvents(functionName: string) {
  const { data: events = [] } = useTestEvents(functionName);
  const put = usePutTestEvent();
  const remove = useDeleteTestEvent();
  return {
    events,
    saving: put.isPending,
    /** What the last save was refused with. */
    saveError: put.error,
    /** Of a form without problems. A saved event stays as private or shareable as it was. */
    save: (form: TestForm) => {
      const { name, body } = eventOf(form);
      const before = form.action === 'edit' ? events.find((event) => event.name === name) : undefined;
      const sharing = form.action === 'edit' ? before?.sharing : form.sharing;
      return put.mutateAsync({ functionName, name, body, ...(sharing && { sharing }) });
    },
    remove: (name: string) => remove.mutateAsync({ functionName, name }),
  };
}
