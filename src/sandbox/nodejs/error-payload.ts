/**
 * Errors in the form in which Lambda's Node.js runtime reports and logs them.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */

import { nodeStack } from './engine-stack.ts';

/** A failure of the runtime's own kind. */
export class RuntimeFault extends Error {
  readonly trace: string[];

  constructor(name: string, message: string, trace: string[] = []) {
    super(message);
    this.name = name;
    this.trace = [...`${name}: ${message}`.split('\n'), ...trace];
    this.stack = this.trace.join('\n');
  }
}

export interface ErrorPayload {
  errorType: string;
  errorMessage: string;
  trace: string[];
}

export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

export function errorPayload(thrown: unknown): ErrorPayload {
  if (!isError(thrown)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return {
    errorType: String(thrown.name ?? 'Error'),
    errorMessage: String(thrown.message),
    trace: stackLines(thrown),
  };
}

/** Stands before a CommonJS module's first line. */
export const COMMONJS_WRAPPER = '(function (exports, require, module, __filename, __dirname) { ';

const KERNEL_FRAME = /^\s+at .*(file:\/\/\/var\/runtime\/|blob:|data:text\/javascript)/;
/** A position on the first line of a CommonJS module; ES modules are named by URL. */
const WRAPPED_POSITION = /(\(|at )(\/[^:()]+):1:(\d+)/;

/** The stack without the frames of the kernel, which stands where AWS's runtime would, and as Node.js would put it. */
export function stackLines(error: Error): string[] {
  return nodeStack(error)
    .split('\n')
    .filter((line) => !KERNEL_FRAME.test(line))
    .map((line) =>
      line
        .replace(/^(\s+at )(?:Object\.)?eval \(/, '$1Object.<anonymous> (')
        .replace(
          WRAPPED_POSITION,
          (_, before, file, column) => `${before}${file}:1:${Math.max(1, column - COMMONJS_WRAPPER.length)}`,
        ),
    );
}

/** What follows `Invoke Error` on its line: the error with all that was put on it. */
export function loggedError(thrown: unknown): string {
  return `\t${JSON.stringify(thrown, (_key, value) => (isError(value) ? withVisibleProperties(value) : value))}`;
}

function withVisibleProperties(error: Error): Record<string, unknown> {
  const { trace: _trace, ...own }: Record<string, unknown> = { ...error };
  return {
    errorType: error.name,
    errorMessage: error.message,
    ...('code' in error && { code: error.code }),
    ...own,
    stack: stackLines(error),
  };
}
