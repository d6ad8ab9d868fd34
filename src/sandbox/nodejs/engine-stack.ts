/**
 * Stacks of errors in V8's form, whatever engine the browser has. Firefox and WebKit write `name@url:line:column`, without
 * the error's own line, and WebKit names modules by the blobs they are linked from.
 *
 * Differs from AWS: WebKit keeps no places of evaluated code, which CommonJS modules are; of a function that is one such
 * file the line that threw is known.
 */

const CUSTOM_INSPECT = Symbol.for('nodejs.util.inspect.custom');
const FOREIGN_FRAME = /^([^@]*)@(.*?)(?::(\d+):(\d+))?$/;

/** What WebKit calls modules by → their file URL. */
const moduleFiles = new Map<string, string>();
const evaluatedFiles = new Set<string>();

export function nameModule(url: string, file: string): void {
  moduleFiles.set(url, file);
}

export function nameEvaluated(file: string): void {
  evaluatedFiles.add(file);
}

/** What Firefox calls a function without a name, after those it is in. */
const UNNAMED = '<';

/** V8's. */
const STACK_TRACE_LIMIT = 10;

/** A module's URL that holds its text; what ends a URL in a stack or a message is encoded. */
export function dataUrl(text: string): string {
  return `data:text/javascript,${encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

/** A text of the engine with files in place of the URLs that they are linked from. */
export function withFileNames(text: string): string {
  return text.replace(/blob:[\w./:-]+|data:text\/javascript,[\w.~%-]+/g, (url) => moduleFiles.get(url) ?? url);
}

interface Frame {
  name: string;
  /** Empty where the engine knows none. */
  place: string;
}

/** The error's stack; one that somebody wrote himself as it is. */
export function nodeStack(error: Error): string {
  const { stack } = error;
  if (typeof stack !== 'string') return String(error);
  return isForeign(stack) ? inNodesForm(error, stack) : stack;
}

/** Whether an engine other than V8 wrote it. */
function isForeign(stack: string): boolean {
  return stack === '' || stack.split('\n').every((line) => line === '' || FOREIGN_FRAME.test(line));
}

function inNodesForm(error: Error, stack: string): string {
  const frames = stack.split('\n').flatMap((line) => frameOf(line) ?? []);
  locateEvaluated(frames[0], error);
  const shown = joinAsync(frames).filter(({ name, place }) => name !== '' || place !== '');
  nameReceiver(shown);
  const lines = shown
    .slice(0, STACK_TRACE_LIMIT)
    .map(({ name, place }) =>
      name === '' || name === UNNAMED ? `    at ${place}` : `    at ${name} (${place || '<anonymous>'})`,
    );
  return [String(error), ...lines].join('\n');
}

function frameOf(line: string): Frame | undefined {
  const [, name = '', url = '', row, column] = FOREIGN_FRAME.exec(line) ?? [];
  if (line === '' || url === '[native code]') return undefined;
  const place = row === undefined ? '' : `${moduleFiles.get(url) ?? url}:${row}:${column}`;
  return { name: name.replace('async*', 'async ').replace(/^.*\//, ''), place };
}

/** WebKit tells where an error was made beside its stack. */
function locateEvaluated(top: Frame | undefined, error: Error): void {
  const [file, ...others] = evaluatedFiles;
  if (top?.place !== '' || file === undefined || others.length > 0) return;
  if ('line' in error && 'column' in error) top.place = `${file}:${error.line}:${error.column}`;
}

/** WebKit has two frames of an async function: without a name where it is, then its name and where it begins. */
function joinAsync(frames: Frame[]): Frame[] {
  const joined: Frame[] = [];
  for (const frame of frames) {
    const last = joined.at(-1);
    if (last && last.name === '' && last.place !== '' && frame.name !== '' && fileOf(last) === fileOf(frame))
      last.name = frame.name;
    else joined.push(frame);
  }
  return joined;
}

const fileOf = ({ place }: Frame) => place.replace(/:\d+:\d+$/, '');

/** V8 says on what the runtime calls the handler. */
function nameReceiver(frames: Frame[]): void {
  const handler = frames[frames.findIndex(({ place }) => place.startsWith('file:///var/runtime/')) - 1];
  if (handler && /^\w+$/.test(handler.name)) handler.name = `Runtime.${handler.name}`;
}

/** Shows user code such stacks too, as far as the engine lets them be changed. */
export function showNodeStacks(): void {
  if (!isForeign(new Error('').stack ?? '')) return;
  const getter = Object.getOwnPropertyDescriptor(Error.prototype, 'stack');
  if (getter?.get) {
    const { get } = getter;
    Object.defineProperty(Error.prototype, 'stack', {
      ...getter,
      get(this: Error) {
        const stack = get.call(this);
        return typeof stack === 'string' && isForeign(stack) ? inNodesForm(this, stack) : stack;
      },
    });
    return;
  }
  // WebKit's is a property of each error: it is changed when the error is printed
  Object.defineProperty(Error.prototype, CUSTOM_INSPECT, {
    configurable: true,
    value(this: Error) {
      this.stack = nodeStack(this);
      return this;
    },
  });
}
