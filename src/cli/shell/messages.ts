/** What the page and the shell's worker say to each other. */
import type { AccountClock } from '../../api/account-clock.ts';
import type { HttpRequest, HttpResponse } from '../../api/http.ts';

/** A file of the shell; no bytes: it is gone. */
export interface FileChange {
  path: string;
  bytes: Uint8Array | undefined;
}

/** What a line leaves behind for the next. */
export interface ShellState {
  cwd: string;
  environment: Record<string, string>;
}

export type ToShell =
  | { type: 'start'; files: FileChange[]; state: ShellState }
  /** As it is when it is sent. */
  | { type: 'clock'; clock: AccountClock }
  | { type: 'run'; line: string; columns: number }
  | { type: 'interrupt' }
  | { type: 'complete'; id: number; line: string }
  | { type: 'response'; id: number; response: HttpResponse }
  | { type: 'edited'; text: string | undefined };

export type FromShell =
  | { type: 'ready' }
  | { type: 'output'; text: string }
  | { type: 'request'; id: number; request: HttpRequest }
  | { type: 'files'; changes: FileChange[] }
  | { type: 'edit'; path: string; text: string }
  | { type: 'completions'; id: number; completions: Completions }
  | { type: 'done'; exitCode: number; state: ShellState };

export interface Completions {
  /** What stands before the cursor and is to be replaced. */
  word: string;
  /** Whole words, each with what follows it: a blank, or nothing where a path goes on. */
  candidates: string[];
}

/** Where files are kept; everything else is gone with the worker. */
export const HOME = '/home/cloudshell-user';
