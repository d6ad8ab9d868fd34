/**
 * A parameter's value from a file: `file://` is text, `fileb://` is bytes.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html
 */
import { type CommandContext, FileError } from './command.ts';
import { parameterError } from './failure.ts';
import { pythonRepr } from './python-text.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value, or what the file it names holds. */
export async function withFile(
  option: string,
  value: string,
  { files, environment }: CommandContext,
): Promise<string | Uint8Array> {
  const scheme = /^fileb?:\/\//.exec(value)?.[0];
  if (scheme === undefined) return value;
  const path = expanded(value.slice(scheme.length), environment);
  let bytes: Uint8Array;
  try {
    bytes = await files.read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const reason = `[Errno ${error.errno}] ${error.message}: ${pythonRepr(path)}`;
    throw parameterError(option, `Unable to load paramfile ${value}: ${reason}`);
  }
  if (scheme === 'fileb://') return bytes;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // the decoder has nothing to say but that it cannot
    throw parameterError(
      option,
      `Unable to load paramfile (${path}), text contents could not be decoded.  If this is a binary file, please use ` +
        'the fileb:// prefix instead of the file:// prefix.',
    );
  }
}

/** The bytes of a file that is named without a prefix. */
export async function streamedFile(option: string, path: string, { files }: CommandContext): Promise<Uint8Array> {
  try {
    return await files.read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw parameterError(option, 'Blob values must be a path to a file.');
  }
}

const expanded = (path: string, environment: CommandContext['environment']) =>
  path
    .replace(/^~(?=\/|$)/, environment.HOME ?? '~')
    .replace(/\$(\w+)|\$\{(\w+)\}/g, (text, bare, braced) => environment[bare ?? braced] ?? text);
