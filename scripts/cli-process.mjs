// @ts-check
/** The real AWS CLI with its modules loaded once: scripts/aws-cli-server.py runs each command in a child of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('aws-cli-server.py', import.meta.url));

/** @typedef {{ stdout: string, stderr: string, exitCode: number }} CliAnswer */

/** The version that this Python imports, for example `2.9.19`; undefined: none. @param {string} python */
export function cliVersion(python) {
  const program = 'import awscli; print(awscli.__version__)';
  try {
    return execFileSync(python, ['-c', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

export class CliProcess {
  #child;
  #answers;

  /** @param {string} python @param {NodeJS.ProcessEnv} env */
  constructor(python, env) {
    this.#child = spawn(python, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'], env });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** @param {string} python @param {NodeJS.ProcessEnv} env */
  static async start(python, env) {
    const cli = new CliProcess(python, env);
    await cli.#next();
    return cli;
  }

  /** @param {readonly string[]} args @param {{ env: NodeJS.ProcessEnv, cwd: string }} where @returns {Promise<CliAnswer>} */
  async type(args, { env, cwd }) {
    this.#child.stdin.write(`${JSON.stringify({ args, env, cwd })}\n`);
    return JSON.parse(await this.#next());
  }

  stop() {
    this.#child.stdin.end();
  }

  async #next() {
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('The AWS CLI has ended.');
    return value;
  }
}
