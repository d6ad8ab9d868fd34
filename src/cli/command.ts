/**
 * What a command of the terminal is: words in, text and an exit code out. It reaches AWS through the one door, files and
 * time through its context, so the same command runs in a worker, in a test and in Node.js.
 */
import type { Handle } from '../api/http.ts';

export interface CommandFiles {
  /** Throws a FileError when there is no such file. */
  read(path: string): Promise<Uint8Array>;
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** What Python's `open` says of a file it cannot open, for example `No such file or directory`. */
export class FileError extends Error {
  readonly errno: number;

  constructor(errno: number, message: string) {
    super(message);
    this.errno = errno;
  }
}

export interface CommandContext {
  handle: Handle;
  files: CommandFiles;
  /** Variables of the shell, such as AWS_DEFAULT_OUTPUT. */
  environment: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when the command is interrupted meanwhile. */
  sleep(ms: number): Promise<void>;
  /** A draw from [0, 1), for the pauses between attempts. */
  random(): number;
  /** Output before the end, of commands that follow something. */
  print(text: string): void;
  /** Width of the terminal, to which tables turn. */
  columns: number;
}

export interface CommandResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}
