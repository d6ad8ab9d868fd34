/** The program of a runtime's workers, a file of the build that is loaded when the first of them starts. */
import { within } from './within.ts';

/** Over a slow line. */
const LIMIT_MS = 60_000;

/** Rejects with a sentence. */
export async function kernelProgram<Program>(runtime: string, loading: Promise<Program>): Promise<Program> {
  const failed = (why: string) =>
    `the ${runtime} runtime could not be loaded (${why}). Look at the connection to where this page comes from, and reload the page`;
  const loaded = loading.catch((error: unknown) => {
    throw new Error(failed(error instanceof Error ? error.message : String(error)));
  });
  return within(LIMIT_MS, loaded, failed(`nothing came within ${LIMIT_MS / 1000} seconds`));
}
