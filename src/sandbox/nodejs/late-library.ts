/**
 * Libraries that most functions need none of. They come beside the kernel, each as a blob, and are read when they are first
 * asked for: in the kernel's own text each environment would read all of them to start (scripts/late-libraries.ts).
 */
import buffer from 'buffer';
import events from 'events';

/** What a library and the kernel have in common, so that both mean the same classes. */
const SHARED: Readonly<Record<string, unknown>> = { buffer, events };

const made = new Map<string, unknown>();
let read = (name: string): string => {
  throw new Error(`The library ${name} did not come with the kernel.`);
};

/** Before user code runs, which might change how blobs are read. */
export function bringLibraries(libraries: Readonly<Record<string, Blob>>): void {
  const reader = new FileReaderSync();
  const { readAsText } = FileReaderSync.prototype;
  const { apply } = Reflect;
  const blobs = new Map(Object.entries(libraries));
  read = (name) => apply(readAsText, reader, [blobs.get(name)]);
}

export function lateLibrary(name: string): unknown {
  if (!made.has(name)) made.set(name, evaluate(read(name)));
  return made.get(name);
}

function evaluate(text: string): unknown {
  const module = { exports: {} as { default?: unknown } };
  new Function('module', 'exports', 'require', text)(module, module.exports, (name: string) => SHARED[name]);
  return module.exports.default;
}
