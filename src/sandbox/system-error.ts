/** Errors as Node.js makes them: a code, and for those of the operating system errno, syscall and path. */

const ERRORS = {
  EACCES: [-13, 'permission denied'],
  EBADF: [-9, 'bad file descriptor'],
  EEXIST: [-17, 'file already exists'],
  EINVAL: [-22, 'invalid argument'],
  EISDIR: [-21, 'illegal operation on a directory'],
  ENOENT: [-2, 'no such file or directory'],
  ENOSPC: [-28, 'no space left on device'],
  ENOTDIR: [-20, 'not a directory'],
  ENOTEMPTY: [-39, 'directory not empty'],
  EROFS: [-30, 'read-only file system'],
} as const;

export type SystemErrorCode = keyof typeof ERRORS;

/** For example `ENOENT: no such file or directory, open '/tmp/x'`. */
export function systemError(code: SystemErrorCode, syscall: string, path?: string, destination?: string): Error {
  const [errno, text] = ERRORS[code];
  const where = path === undefined ? '' : ` '${path}'${destination === undefined ? '' : ` -> '${destination}'`}`;
  const error = new Error(`${code}: ${text}, ${syscall}${where}`);
  return Object.assign(error, { errno, code, syscall, ...(path !== undefined && { path }) });
}

/** An error with one of Node.js's own codes; its stack begins with `Error [CODE]: …`, as there. */
export function codedError<E extends Error>(error: E, code: string): E & { code: string } {
  if (error.stack) error.stack = error.stack.replace(error.name, `${error.name} [${code}]`);
  return Object.assign(error, { code });
}
