/**
 * Loads what the page's address asks for while the console around it is still being loaded. The router asks again when it
 * is there, and shows what failed.
 */
export function loadFirstScreen(hash: string): void {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  const wanted: Promise<unknown>[] = [];
  if (path === '' || path === '/' || path === '/functions') wanted.push(import('./pages/functions/functions-page.tsx'));
  if (/^\/functions\/[^/]+$/.test(path)) {
    wanted.push(import('./pages/function/function-page.tsx'));
    const tab = new URLSearchParams(search).get('tab') ?? 'code';
    if (tab === 'code')
      wanted.push(import('./pages/function/code/code-tab.tsx'), import('./widgets/code-editor/code-editor.tsx'));
  }
  Promise.all(wanted).catch(() => undefined);
}
