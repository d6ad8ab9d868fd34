/** The first field of a form that is wrong: it comes into view and gets the focus, so that a press is never without an answer. */
import { type RefObject, useEffect, useState } from 'react';

/** A field whose control has no state of its own for being wrong says so around it. */
export const INVALID = { 'data-invalid': 'true' } as const;

const WRONG =
  '[aria-invalid="true"], [data-invalid="true"] :is(button, input, textarea, [role="textbox"]):not([type="file"])';

/** Gives what is to be called with each attempt. The focus moves once the outcome of the attempt is on screen. */
export function useFirstInvalid(form: RefObject<HTMLElement | null>, pending: boolean): () => void {
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts > 0 && !pending) focusFirstInvalid(form.current);
  }, [form, attempts, pending]);
  return () => setAttempts((before) => before + 1);
}

function focusFirstInvalid(form: HTMLElement | null): void {
  const field = form?.querySelector<HTMLElement>(WRONG);
  if (!field) return;
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}
