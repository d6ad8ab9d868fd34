/** In place of a console whose own files could not be loaded. */
import { plainPage } from './plain-page.ts';

/** `hostAnswers`: it has no such file, hence another version. */
export function couldNotLoadPage(hostAnswers: boolean): HTMLElement {
  const page = plainPage('Coldspark could not be loaded whole');
  const text = document.createElement('p');
  text.textContent = hostAnswers
    ? 'The host of this page has another version of it by now. Reload the page to use that one. Your functions are kept in this browser.'
    : 'The host of this page is not reachable, and this browser has not kept all of its files. Connect to the network, or start the server, and reload the page. Your functions are kept in this browser.';
  page.append(text);
  return page;
}
