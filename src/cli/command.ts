/**
 * What a command of the terminal is: words in, text and an exit code out. It reaches AWS through the one door, files and
 * time through its context, so the same command runs in a worker, in a test and in Node.js.
 */
import type { Handle } from '../api/http.ts';

export interface CommandFiles {
  /** Throws a FileError when there is no such file. */
  read(path: string): Promise<Uint8Array>;
  /** `modifiedMs`: when it is to have been changed last; else now. */
  write(path: string, bytes: Uint8Array, modifiedMs?: number): Promise<void>;
  /** Undefined when there is nothing. */
  kindOf(path: string): Promise<'file' | 'folder' | undefined>;
  /** All files below a folder, or the file itself by its name, in the order of their paths below it. */
  list(path: string): Promise<FoundFile[]>;
  /** With those around it that are missing. */
  makeFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface FoundFile {
  /** Below the folder that was listed. */
  path: string;
  sizeBytes: number;
  modifiedMs: number;
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
  /** What is piped into the command. */
  input(): Promise<Uint8Array>;
  /** Where a bucket answers: scheme and host. */
  bucketUrl(bucket: string): string;
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
