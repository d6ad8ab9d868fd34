/** Parses scripts beside the page, which goes on while a large one is read. */
import { scriptProblems } from './script-syntax.ts';

addEventListener('message', ({ data: { id, question } }) => postMessage({ id, problems: scriptProblems(question) }));
