/** The CLI's spelling of AWS's names: `KMSKeyArn` is `kms-key-arn`, `GetFunction` is `get-function`. */

export const optionName = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

/** Members whose option has another name, for theirs begins as one of the CLI's own. */
const RENAMED: Readonly<Record<string, string>> = { 'sns Subscribe Endpoint': 'notification-endpoint' };

/** Of a member of an operation's input; `command` is the service as the CLI names it. */
export const memberOptionName = (command: string, operation: string, member: string): string =>
  RENAMED[`${command} ${operation} ${member}`] ?? optionName(member);
