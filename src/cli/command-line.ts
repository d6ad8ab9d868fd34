/** The `aws` command that does what an operation with this input does, as one would type it in bash. */
import { memberOptionName, optionName } from '../api/option-name.ts';

/** Where the command expects a deployment package. */
export const PACKAGE_FILE = 'function.zip';

export interface CommandLine {
  text: string;
  /** It reads a package from PACKAGE_FILE, which has to be there. */
  needsPackage: boolean;
}

/** `service`: as the CLI names it. */
export function commandLine(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  service = 'lambda',
): CommandLine {
  const words = ['aws', service, optionName(operation)];
  let needsPackage = false;
  for (const [member, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const name = memberOptionName(service, operation, member);
    const option = `--${name}`;
    if (member === 'ZipFile' || hasZip(value)) {
      needsPackage = true;
      words.push('--zip-file', `fileb://${PACKAGE_FILE}`);
    } else if (value instanceof Uint8Array)
      words.push('--cli-binary-format', 'raw-in-base64-out', option, quoted(new TextDecoder().decode(value)));
    else if (typeof value === 'boolean') words.push(value ? option : `--no-${name}`);
    else if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
      words.push(option, ...value.map(quoted));
    else words.push(option, quoted(typeof value === 'object' ? JSON.stringify(value) : String(value)));
  }
  if (operation === 'Invoke') words.push('out.json');
  return { text: words.join(' '), needsPackage };
}

const hasZip = (value: unknown) => typeof value === 'object' && value !== null && 'ZipFile' in value;

/** As it is where bash leaves it as it is. */
const quoted = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
