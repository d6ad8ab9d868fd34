/** Commands that people look for and this shell does not have: each says so, and what does its work here. */
import { defineCommand } from 'just-bash/browser';

const INSTEAD: Readonly<Record<string, string>> = {
  python: 'Python runs in your functions: aws lambda invoke.',
  python3: 'Python runs in your functions: aws lambda invoke.',
  node: 'Node.js runs in your functions: aws lambda invoke.',
  tar: 'Packages are made with zip and opened with unzip.',
  sqlite3: 'Files are read with cat, grep and jq.',
  xan: 'Files are read with cat, grep and jq.',
  yq: 'JSON is read with jq, and aws writes YAML with --output yaml.',
};

/** Bash's own for a command that is not there. */
const NOT_FOUND = 127;

export const absentCommands = Object.entries(INSTEAD).map(([name, instead]) =>
  defineCommand(name, async () => ({
    stdout: '',
    stderr: `bash: ${name}: command not found\n${instead}\n`,
    exitCode: NOT_FOUND,
  })),
);
