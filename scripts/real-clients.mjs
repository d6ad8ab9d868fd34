// @ts-check
/**
 * Finds the AWS CLI and boto3 for the tests with real clients, or installs Debian's (as root, where apt has them).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CLIENTS = [
  { name: 'the AWS CLI', probe: ['aws', '--version'], debian: 'awscli' },
  { name: 'boto3', probe: ['python3', '-c', 'import boto3'], debian: 'python3-boto3' },
];

/** @returns {typeof CLIENTS} */
const missingClients = () =>
  CLIENTS.filter(({ probe: [command = '', ...args] }) => spawnSync(command, args, { stdio: 'ignore' }).status !== 0);

/**
 * What is missing and cannot be installed, in one sentence; undefined when all is here.
 * @returns {string | undefined}
 */
export function missingRealClients() {
  const missing = missingClients();
  if (missing.length > 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`Installing ${missing.map(({ debian }) => debian).join(' and ')}.`);
    /** @param {string[]} args */
    const apt = (...args) =>
      spawnSync('apt-get', ['-qq', ...args], { stdio: 'inherit', timeout: 10 * 60_000 }).status === 0;
    if (apt('update')) apt('install', '-y', '--no-install-recommends', ...missing.map(({ debian }) => debian));
  }
  const still = missingClients();
  if (still.length === 0) return undefined;
  const names = still.map(({ name }) => name).join(' and ');
  const packages = still.map(({ debian }) => debian).join(' ');
  return `The tests with real clients need ${names}, which could not be installed here: install them, on Debian with "apt install ${packages}".`;
}
