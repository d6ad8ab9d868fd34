/**
 * A file of this version that a screen needs and cannot have: the host has a newer version, or is not reachable and the
 * file was never kept.
 */
const failures = new WeakSet<object>();

// Vite's own: https://vite.dev/guide/build#load-error-handling
globalThis.addEventListener?.('vite:preloadError', ({ payload }) => failures.add(payload));

/** Whether the error is that of a lazy screen which could not be loaded. */
export const isMissingFile = (error: unknown) => error instanceof Error && failures.has(error);

/** Why it is missing, and what to do. */
export const missingFileReason = (hostAnswers: boolean) =>
  hostAnswers
    ? 'The host of this page no longer has a file of this version: there is a newer one. Reload the page to use it. The account and the drafts of code are kept.'
    : 'The host of this page is not reachable, and this screen is not kept in this browser yet. Connect to the network, or start the server, and reload the page. The account and the drafts of code are kept.';
