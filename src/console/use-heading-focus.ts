/**
 * After a step to another page the focus is on its heading: what was focused is gone with the page before, and the next
 * Tab must not land in an editor. Also a screen reader then says where one is.
 */
import { useEffect, useRef } from 'react';

/** `pageKey`: what makes it another page. */
export function useHeadingFocus(pageKey: string): void {
  const shown = useRef(pageKey);
  useEffect(() => {
    if (shown.current === pageKey) return;
    shown.current = pageKey;
    let arrived = focusHeading();
    // the page may still be loaded, and a dialog that goes gives the focus back to what went with it
    const observer = new MutationObserver(() => {
      if (!arrived || document.activeElement === document.body) arrived = focusHeading();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    // from here on the focus is the user's
    const stop = () => observer.disconnect();
    const begins = ['keydown', 'pointerdown'];
    for (const begin of begins) document.addEventListener(begin, stop, true);
    return () => {
      stop();
      for (const begin of begins) document.removeEventListener(begin, stop, true);
    };
  }, [pageKey]);
}

export function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('h1');
  if (!heading) return false;
  heading.tabIndex = -1;
  // the browser has its own memory of where the page was scrolled to
  heading.focus({ preventScroll: true });
  return true;
}
