/** What the terminal answers beside what the real CLI answered, word for word. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { optionName } from '../api/option-name.ts';
import { AWS_SERVICES } from '../api/services.ts';
import { aws } from './aws.ts';
import { DIFFERENCES } from './cli-differences.test-fixture.ts';
import { CliRegion, MemoryFiles, storyContext, storyFiles } from './cli-region.test-fixture.ts';
import { CLI_STORIES, CREATE, withIds, wordsOf } from './cli-stories.test-fixture.ts';
import type { CommandContext } from './command.ts';
import { CLI_SERVICES, cliService, operationsOf } from './services.ts';

interface Answer {
  stdout: string;
  stderr: string;
  exitCode: number;
  outfile?: string;
}

interface Golden {
  cli: string;
  story: string;
  steps: (Answer & { command: string })[];
}

const GOLDENS = fileURLToPath(new URL('./goldens/', import.meta.url));
const goldens = readdirSync(GOLDENS).map((file) => JSON.parse(readFileSync(GOLDENS + file, 'utf8')) as Golden);

/** Ids, times and hashes. */
const masked = (text: string) =>
  text
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:?00|Z)?/g, '<time>')
    .replace(/\d{8}T\d{6}Z|(?<=%2F)\d{8}(?=%2F)|(?<=Signature=)[\da-f]{64}/g, '<time>')
    .replace(/csc-[a-z\d]{17}/g, '<id>')
    .replace(/A(ROA|NPA)[A-Z\d]{17}/g, '<id>')
    // of quota requests, log streams, function URLs, scalable targets
    .replace(
      /\b([\da-f]{32}[\da-z]{8}|[\da-f]{32}|[\da-z]{32}(?=\.lambda-url)|(?<=scalable-target\/)[\da-z]{34})\b/g,
      '<id>',
    )
    .replace(/[A-Za-z\d+/]{43}=/g, '<hash>')
    // of KMS: ciphertexts, ids of material and of grants, and their tokens
    .replace(/AQICAH[A-Za-z\d+/]+=*|\b[\da-f]{64}\b|(?<=GrantToken\\": \\")[A-Za-z\d+/]{64}/g, '<id>');

/** Of many transfers the real CLI tells in the order in which they happen to end. */
function inOrder(command: string, answer: Answer): string {
  const isMany = /^s3 (sync|rb|cp|rm)\b/.test(command);
  const stdout = isMany ? answer.stdout.split('\n').sort().join('\n') : answer.stdout;
  return masked(JSON.stringify({ ...answer, stdout }));
}

async function replay({ story, steps }: Golden) {
  const region = new CliRegion();
  const files = new MemoryFiles(storyFiles());
  const answers: string[] = [];
  const wrong: { command: string; expected: object; answered: object }[] = [];
  for (const { command, ...recorded } of steps) {
    files.byPath.delete('out.json');
    let printed = '';
    const print = (text: string) => {
      printed += text;
    };
    files.printed = print;
    const context = storyContext(region, files, print);
    const typed = await withIds(command, answers, () => region.mail());
    const result = await aws(wordsOf(typed), context);
    answers.push(result.stdout);
    const outfile = files.byPath.get('out.json');
    const answered: Answer = {
      stdout: printed + result.stdout,
      stderr: result.stderr,
      exitCode: result.exitCode,
      ...(outfile && { outfile: new TextDecoder().decode(outfile) }),
    };
    if (inOrder(command, answered) !== inOrder(command, recorded))
      wrong.push({ command, expected: recorded, answered });
  }
  expect(region.bugs, story).toEqual([]);
  return wrong;
}

describe('what the real CLI was recorded to answer', () => {
  for (const golden of goldens)
    test(golden.story, async () => {
      const wrong = await replay(golden);
      const unexpected = wrong.filter(({ command }) => !DIFFERENCES.has(command));
      expect(unexpected).toEqual([]);
      // a difference that is none any more is to be taken off the list
      const listed = golden.steps.map(({ command }) => command).filter((command) => DIFFERENCES.has(command));
      expect(wrong.map(({ command }) => command).filter((command) => DIFFERENCES.has(command))).toEqual(listed);
    });
});

test('every story is recorded, as it stands', () => {
  const recorded = new Map(goldens.map(({ story, steps }) => [story, steps.map(({ command }) => command)]));
  expect(recorded).toEqual(new Map(CLI_STORIES.map(({ name, commands }) => [name, [...commands]])));
});

/** They take no input, so there is nothing to refuse. */
const NEVER_REFUSED = new Set(['GetAccountSettings', 'GetCallerIdentity']);

test('every service is there under its word, and comes when it is named', async () => {
  expect(CLI_SERVICES).toEqual(AWS_SERVICES.map(({ command }) => command));
  expect(await Promise.all(CLI_SERVICES.map(cliService))).toEqual(AWS_SERVICES);
  expect(await cliService('toString')).toBeUndefined();
});

test('every operation has one success and one error', () => {
  const steps = goldens.flatMap((golden) => golden.steps);
  const missing: string[] = [];
  for (const service of AWS_SERVICES)
    for (const { name } of operationsOf(service)) {
      const words = `${service.command} ${optionName(name)}`;
      const own = steps.filter(({ command }) => command === words || command.startsWith(`${words} `));
      if (!own.some(({ exitCode }) => exitCode === 0)) missing.push(`${name}: no success`);
      if (!NEVER_REFUSED.has(name) && !own.some(({ exitCode }) => exitCode === 254)) missing.push(`${name}: no error`);
    }
  expect(missing).toEqual([]);
});

test('at least twenty errors of parsing', () => {
  const parsing = goldens.flatMap(({ steps }) => steps).filter(({ exitCode }) => exitCode === 252 || exitCode === 255);
  expect(parsing.length).toBeGreaterThan(20);
});

describe('what is not recorded', () => {
  const run = (line: string, region = new CliRegion()) =>
    aws(
      wordsOf(line),
      storyContext(region, new MemoryFiles(storyFiles()), () => {}),
    );

  test('a throttled call is tried three times, with a growing pause between', async () => {
    const region = new CliRegion();
    const files = new MemoryFiles(storyFiles());
    let calls = 0;
    const pausesMs: number[] = [];
    const counting: CommandContext = {
      ...storyContext(region, files, () => {}),
      handle(request) {
        calls++;
        return region.handle(request);
      },
      sleep: async (ms) => void pausesMs.push(ms),
    };
    await run(CREATE, region);
    await run('lambda put-function-concurrency --function-name f --reserved-concurrent-executions 0', region);
    const { exitCode, stderr } = await aws(wordsOf('lambda invoke --function-name f out.json'), counting);
    expect([calls, pausesMs, exitCode]).toEqual([3, [500, 1000], 254]);
    expect(stderr).toContain('(TooManyRequestsException) when calling the Invoke operation (reached max retries: 2)');
  });

  test('other services say in one line that they are not here', async () => {
    for (const line of ['ec2 describe-instances', 'dynamodb']) {
      const { stdout, stderr, exitCode } = await run(line);
      expect([stdout, exitCode]).toEqual(['', 255]);
      expect(stderr).toMatch(/^\nThe service \w+ is not here: [^\n]+\n$/);
    }
  });

  test('help of every command, service and operation', async () => {
    const { stdout } = await run('help');
    for (const service of AWS_SERVICES) {
      expect(stdout).toContain(`o ${service.command}\n`);
      const commands = (await run(`${service.command} help`)).stdout;
      for (const operation of operationsOf(service)) {
        const name = optionName(operation.name);
        expect(commands).toContain(`o ${name}\n`);
        const { stdout: help, exitCode } = await run(`${service.command} ${name} help`);
        expect(exitCode).toBe(0);
        for (const member of operation.input?.members ?? [])
          if (member.required && !(member.name === 'Code' || member.name === 'Content'))
            expect(help).toContain(`--${optionName(member.name)}`);
      }
    }
    expect((await run('lambda wait help')).stdout).toContain('o function-updated-v2\n');
  });
});
