/** The shell's worker: bash and the CLI, off the page, so that a tight loop blocks nothing and can be ended. */
import { type AccountClock, accountNow, dateWithNow } from '../../api/account-clock.ts';
import type { HttpResponse } from '../../api/http.ts';
import { bucketHost } from '../../api/s3-host.ts';
import type { FromShell, ToShell } from './messages.ts';
import { Shell } from './shell.ts';

const post = (message: FromShell) => postMessage(message);
const waiting = new Map<number, (response: HttpResponse) => void>();
let requests = 0;
let shell: Shell | undefined;
let clock: AccountClock | undefined;
let edited: ((text: string | undefined) => void) | undefined;

const realNow = Date.now;
// what commands print, and files are dated with, is the account's time
globalThis.Date = dateWithNow(Date, () => Math.floor(clock ? accountNow(clock, performance.now()) : realNow()));

addEventListener('message', ({ data }: MessageEvent<ToShell>) => void hear(data));

async function hear(message: ToShell): Promise<void> {
  switch (message.type) {
    case 'start':
      shell = open(message);
      await shell.restore(message.files);
      post({ type: 'ready' });
      break;
    case 'clock':
      clock = { ...message.clock, hostMs: performance.now() };
      break;
    case 'run':
      await run(message.line, message.columns);
      break;
    case 'interrupt':
      shell?.interrupt();
      edited?.(undefined);
      break;
    case 'complete': {
      const completions = (await shell?.complete(message.line)) ?? { word: '', candidates: [] };
      post({ type: 'completions', id: message.id, completions });
      break;
    }
    case 'response':
      waiting.get(message.id)?.(message.response);
      waiting.delete(message.id);
      break;
    case 'edited':
      edited?.(message.text);
      break;
  }
}

function open({ state }: Extract<ToShell, { type: 'start' }>): Shell {
  return new Shell(
    {
      handle: (request) =>
        new Promise((resolve) => {
          const id = ++requests;
          waiting.set(id, resolve);
          post({ type: 'request', id, request });
        }),
      wallNow: realNow,
      bucketUrl: (bucket) => `${location.protocol}//${bucketHost(location.host, bucket)}`,
      print: (text) => post({ type: 'output', text }),
      filesChanged: (changes) => post({ type: 'files', changes }),
      edit: (path, text) =>
        new Promise((resolve) => {
          edited = resolve;
          post({ type: 'edit', path, text });
        }),
    },
    state,
  );
}

async function run(line: string, columns: number): Promise<void> {
  if (!shell) throw new Error('The shell has not started.');
  let exitCode = 2;
  try {
    exitCode = await shell.run(line, columns);
  } catch (error) {
    // a line that the parser or the interpreter gives up on is the user's to read, not the end of the shell
    post({ type: 'output', text: `bash: ${error instanceof Error ? error.message : String(error)}\n` });
  }
  post({ type: 'done', exitCode, state: shell.state });
}
