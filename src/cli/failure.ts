/**
 * Why a command ends without success, with the CLI's exit codes: 252 for what was typed, 253 for what is not configured,
 * 254 for what AWS refused, 255 for everything else.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html
 */

export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

const HOW_TO_SEE_HELP = `To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`;

export const USAGE = `aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n${HOW_TO_SEE_HELP}`;

/** The words do not fit the command's grammar. */
export const usageError = (message: string) => new CommandFailure(252, `usage: ${USAGE}\naws: error: ${message}\n`);

/** Words that belong to no option. */
export const unknownOptions = (words: readonly string[]) =>
  new CommandFailure(252, `usage: ${USAGE}\nUnknown options: ${words.join(', ')}\n`);

/** The same of a command that the CLI has besides the operations. */
export const unknownArguments = (words: readonly string[]) =>
  new CommandFailure(252, `Unknown options: ${words.join(', ')}`);

/** There is no configuration file, hence no profile. */
export const profileNotFound = (profile: string) =>
  generalFailure(`The config profile (${profile}) could not be found`);

/** An option's value cannot be read. */
export const parameterError = (option: string, message: string) =>
  new CommandFailure(252, `Error parsing parameter '${option}': ${message}`);

export const invalidParameters = (message: string) => new CommandFailure(252, message);

export const generalFailure = (message: string) => new CommandFailure(255, message);

/** An error of AWS's, as it came back. */
export class ServiceError extends CommandFailure {
  readonly code: string;
  readonly serviceMessage: string;
  /** Of the response. */
  readonly status: number;

  constructor(status: number, code: string, serviceMessage: string, operation: string, attempts: string) {
    super(254, `An error occurred (${code}) when calling the ${operation} operation${attempts}: ${serviceMessage}`);
    this.code = code;
    this.serviceMessage = serviceMessage;
    this.status = status;
  }
}
