/** `zip` and `unzip`, as much of Info-ZIP's as a deployment package needs. The same files make the same bytes. */

import { unzipSync, zipSync } from 'fflate';
import { defineCommand, type ExecResult, type ResolvedCommandContext } from 'just-bash/browser';

/** As the console's own packages: a zip's hash tells whether code changed, so it must not depend on the clock. */
const MTIME = new Date(1980, 0, 1);

const failed = (exitCode: number, stderr: string): ExecResult => ({ stdout: '', stderr, exitCode });

export const zipCommand = defineCommand('zip', async (words, context) => {
  const flags = words.filter((word) => word.startsWith('-')).join('');
  const [archive, ...names] = words.filter((word) => !word.startsWith('-'));
  if (archive === undefined || names.length === 0) return failed(16, 'usage: zip [-rjq] archive.zip file ...\n');
  const target = pathOf(context, archive.includes('.') ? archive : `${archive}.zip`);
  const before = (await context.fs.exists(target)) ? unzipSync(await context.fs.readFileBuffer(target)) : {};
  const files: Record<string, Uint8Array> = { ...before };
  let stdout = '';
  for (const name of names) {
    if (!(await context.fs.exists(pathOf(context, name)))) {
      stdout += `\tzip warning: name not matched: ${name}\n`;
      continue;
    }
    for (const path of await filesAt(context, name, flags.includes('r'))) {
      if (pathOf(context, path) === target) continue;
      const entry = flags.includes('j') ? (path.split('/').at(-1) ?? path) : path.replace(/^(\.?\/)+/, '');
      stdout += `${entry in before ? 'updating' : '  adding'}: ${entry}\n`;
      files[entry] = await context.fs.readFileBuffer(pathOf(context, path));
    }
  }
  if (Object.keys(files).length === 0) return failed(12, `${stdout}\nzip error: Nothing to do! (${archive})\n`);
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
  await context.fs.writeFile(target, zipSync(sorted, { mtime: MTIME }));
  return { stdout: flags.includes('q') ? '' : stdout, stderr: '', exitCode: 0 };
});

export const unzipCommand = defineCommand('unzip', async (words, context) => {
  const into = words.indexOf('-d');
  const folder = into < 0 ? '.' : (words[into + 1] ?? '.');
  const flags = words.filter((word) => word.startsWith('-')).join('');
  const [archive, ...wanted] = words.filter((word, index) => !word.startsWith('-') && (into < 0 || index !== into + 1));
  if (archive === undefined) return failed(10, 'usage: unzip [-lpqo] archive.zip [file ...] [-d folder]\n');
  const path = pathOf(context, archive);
  if (!(await context.fs.exists(path))) return failed(9, `unzip:  cannot find or open ${archive}\n`);
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(await context.fs.readFileBuffer(path));
  } catch (error) {
    return failed(9, `unzip:  ${archive}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  const entries = Object.entries(files).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (entries.length === 0) return failed(11, `caution: filename not matched:  ${wanted.join(' ')}\n`);
  if (flags.includes('p'))
    return { stdout: entries.map(([, bytes]) => new TextDecoder().decode(bytes)).join(''), stderr: '', exitCode: 0 };
  let stdout = `Archive:  ${archive}\n`;
  if (flags.includes('l')) {
    stdout += '  Length      Name\n---------  ----\n';
    for (const [name, bytes] of entries) stdout += `${String(bytes.length).padStart(9)}  ${name}\n`;
    return { stdout, stderr: '', exitCode: 0 };
  }
  for (const [name, bytes] of entries) {
    // an entry must not climb out of the folder
    if (name.endsWith('/') || name.split('/').includes('..')) continue;
    const target = pathOf(context, `${folder}/${name.replace(/^\/+/, '')}`);
    await context.fs.mkdir(target.slice(0, target.lastIndexOf('/')) || '/', { recursive: true });
    await context.fs.writeFile(target, bytes);
    stdout += `  inflating: ${name}\n`;
  }
  return { stdout: flags.includes('q') ? '' : stdout, stderr: '', exitCode: 0 };
});

const pathOf = ({ fs, cwd }: ResolvedCommandContext, path: string) => fs.resolvePath(cwd, path);

async function filesAt(context: ResolvedCommandContext, path: string, recursive: boolean): Promise<string[]> {
  const resolved = pathOf(context, path);
  if (!(await context.fs.stat(resolved)).isDirectory) return [path];
  if (!recursive) return [];
  const names = (await context.fs.readdir(resolved)).sort();
  const below = await Promise.all(
    names.map((name) => filesAt(context, path === '.' ? name : `${path.replace(/\/$/, '')}/${name}`, true)),
  );
  return below.flat();
}
