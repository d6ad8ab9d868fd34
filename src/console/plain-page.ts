/** A page with nothing but text, for what is said where the console itself cannot be: made without React and styles. */

export function plainPage(title: string): HTMLElement {
  const page = document.createElement('main');
  page.style.cssText = 'max-width: 40rem; margin: 4rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif';
  const heading = document.createElement('h1');
  heading.textContent = title;
  page.append(heading);
  return page;
}
