/** The shell as it is typed at: live output, files, packages, loops, and Ctrl-C. */
import { beforeEach, expect, test, vi } from 'vitest';
import { CliRegion, storyFiles } from '../cli-region.test-fixture.ts';
import { type FileChange, HOME } from './messages.ts';
import { Shell } from './shell.ts';

let printed: string;
let chunks: string[];
let kept: Map<string, FileChange>;
let shell: Shell;

beforeEach(async () => {
  printed = '';
  chunks = [];
  kept = new Map();
  const region = new CliRegion();
  shell = new Shell(
    {
      handle: region.handle,
      print: (text) => {
        printed += text;
        chunks.push(text);
      },
      filesChanged: (changes) => {
        for (const change of changes) kept.set(change.path, change);
      },
      edit: async (_path, text) => `${text}edited\n`,
    },
    { cwd: HOME, environment: { AWS_REGION: 'us-east-1' } },
  );
  await shell.restore(Object.entries(storyFiles()).map(([name, bytes]) => ({ path: `${HOME}/${name}`, bytes })));
});

const type = async (line: string) => {
  printed = '';
  const exitCode = await shell.run(line, 80);
  return { printed, exitCode };
};

const create =
  'aws lambda create-function --function-name f --runtime python3.13 --role arn:aws:iam::123456789012:role/r ' +
  '--handler lambda_function.lambda_handler --zip-file fileb://function.zip --query Version --output text';

test('lines share folder, variables and functions', async () => {
  await type('mkdir -p work && cd work; name=me; greet() { echo "hello $1"; }');
  expect((await type('pwd; greet $name')).printed).toBe(`${HOME}/work\nhello me\n`);
});

test('a loop prints as it goes', async () => {
  await type('for i in 1 2 3; do echo $i; done');
  expect(chunks.filter((chunk) => /^\d\n$/.test(chunk))).toEqual(['1\n', '2\n', '3\n']);
});

test('output that is taken does not reach the screen', async () => {
  expect(
    (await type('x=$(echo taken); echo one | sed s/one/two/; echo hidden > file; echo gone 2>&1 >/dev/null')).printed,
  ).toBe('two\n');
  expect((await type('cat file; echo $x')).printed).toBe('hidden\ntaken\n');
});

test('errors appear, and exit codes are those of the commands', async () => {
  const { printed: text, exitCode } = await type('aws lambda get-function --function-name missing');
  expect(text).toContain('An error occurred (ResourceNotFoundException)');
  expect(exitCode).toBe(254);
  expect((await type('aws lambda invoke --function-name f')).exitCode).toBe(252);
});

test('a command that people look for in vain says what does its work here', async () => {
  expect(await type('python3 lambda_function.py')).toEqual({
    printed: 'bash: python3: command not found\nPython runs in your functions: aws lambda invoke.\n',
    exitCode: 127,
  });
  expect((await type('frobnicate')).printed).toBe('bash: frobnicate: command not found\n');
});

test('a syntax error is said, and the shell goes on', async () => {
  expect((await type('for x in')).exitCode).not.toBe(0);
  expect((await type('echo on')).printed).toBe('on\n');
});

test('a handler from a heredoc becomes a function, its answers are counted', async () => {
  await type(`cat > lambda_function.py <<'EOF'\ndef lambda_handler(event, context):\n    return 1\nEOF`);
  expect((await type('zip pack.zip lambda_function.py')).printed).toBe('  adding: lambda_function.py\n');
  expect((await type('unzip -p pack.zip')).printed).toContain('def lambda_handler');
  expect((await type(create)).printed).toBe('$LATEST\n');
  await type('aws lambda wait function-active-v2 --function-name f');
  const counted = await type(
    'for i in $(seq 10); do aws lambda invoke --function-name f out.json --query ExecutedVersion --output text; done | sort | uniq -c',
  );
  expect(counted.printed.trim()).toBe('10 $LATEST');
});

test('the same files make the same package, whenever it is made', async () => {
  await type('echo a > a.txt; zip -q one.zip a.txt; sleep 0.01; zip -q two.zip a.txt');
  expect(kept.get(`${HOME}/one.zip`)?.bytes).toEqual(kept.get(`${HOME}/two.zip`)?.bytes);
});

test('a response can be written to the screen, or down a pipe', async () => {
  await type(create);
  await type('aws lambda wait function-active-v2 --function-name f');
  const invoke = 'aws lambda invoke --function-name f --payload eyJuIjogMX0= --query StatusCode /dev/stdout';
  expect((await type(invoke)).printed).toBe('{"n":1}200\n');
  expect((await type(`${invoke} | wc -l`)).printed.trim()).toBe('1');
});

test('jq reads what aws prints', async () => {
  await type(create);
  expect((await type('aws lambda list-functions | jq -r ".Functions[].FunctionName"')).printed).toBe('f\n');
});

test('files are told of, moved and removed ones too', async () => {
  await type('echo a > a.txt; mkdir d; echo b > d/b.txt; mv d e; rm a.txt');
  expect(kept.get(`${HOME}/a.txt`)?.bytes).toBeUndefined();
  expect(kept.get(`${HOME}/d`)?.bytes).toBeUndefined();
  expect(new TextDecoder().decode(kept.get(`${HOME}/e/b.txt`)?.bytes)).toBe('b\n');
});

test('edit gives the file to the editor and keeps what comes back', async () => {
  await type('echo text > note.txt; edit note.txt');
  expect((await type('cat note.txt')).printed).toBe('text\nedited\n');
});

test('an interrupted wait ends with 130', async () => {
  const running = shell.run('aws logs tail /aws/lambda/missing; sleep 60; echo never', 80);
  setTimeout(() => shell.interrupt(), 20);
  expect(await running).toBe(130);
  expect(printed).not.toContain('never');
});

test('Tab completes commands, operations, options, names and files', async () => {
  await type(create);
  const complete = async (line: string) => (await shell.complete(line)).candidates;
  expect(await complete('aw')).toEqual(['aws ']);
  expect(await complete('aws lam')).toEqual(['lambda ']);
  expect(await complete('aws lambda create-fun')).toEqual(['create-function ', 'create-function-url-config ']);
  expect(await complete('aws lambda get-function --func')).toEqual(['--function-name ']);
  expect(await complete('aws lambda get-function --function-name ')).toEqual(['f ']);
  expect(await complete('aws lambda wait function-up')).toEqual(['function-updated ', 'function-updated-v2 ']);
  expect(await complete('aws lambda create-function --zip-file fileb://fun')).toEqual(['fileb://function.zip ']);
  expect(await complete('cat pay')).toEqual(['payload.json ']);
});

test('sleep is on the account’s time', async () => {
  const started = performance.now();
  // an hour in four seconds
  const now = vi
    .spyOn(Date, 'now')
    .mockImplementation(() => Date.UTC(2026, 2, 1) + (performance.now() - started) * 900);
  try {
    expect(await type('sleep 60; echo over')).toEqual({ printed: 'over\n', exitCode: 0 });
  } finally {
    now.mockRestore();
  }
});
