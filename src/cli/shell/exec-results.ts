/** How a command ends. */
import type { ExecResult } from 'just-bash/browser';

export const succeeded = (stdout: string): ExecResult => ({ stdout, stderr: '', exitCode: 0 });
export const failed = (exitCode: number, stderr: string): ExecResult => ({ stdout: '', stderr, exitCode });
