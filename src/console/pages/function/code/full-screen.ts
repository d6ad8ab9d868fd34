/**
 * Leaves one element of the page to be seen and to be reached by Tab. It stays where it is, because an editor that moved
 * would start anew; and what stands outside the page's root, such as dialogs, is left alone.
 */

/** Returns what brings the rest back. */
export function hideTheRest(shown: Element): () => void {
  const hidden: HTMLElement[] = [];
  for (let at = shown; at.parentElement && at.id !== 'root'; at = at.parentElement)
    for (const sibling of at.parentElement.children)
      if (sibling !== at && sibling instanceof HTMLElement && !sibling.inert) hidden.push(sibling);
  const { overflow } = document.documentElement.style;
  const show = (visible: boolean) => {
    for (const element of hidden) {
      element.inert = !visible;
      element.style.opacity = visible ? '' : '0';
    }
    document.documentElement.style.overflow = visible ? overflow : 'hidden';
  };
  show(false);
  return () => show(true);
}
