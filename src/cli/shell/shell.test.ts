/** The shell as it is typed at: live output, files, packages, loops, and Ctrl-C. */
import { beforeEach, expect, test, vi } from 'vitest';
import { CliRegion, storyFiles } from '../cli-region.test-fixture.ts';
import { type FileChange, HOME } from './messages.ts';
import { Shell } from './shell.ts';

let wallMs: number;
let printed: string;
let chunks: string[];
let kept: Map<string, FileChange>;
let shell: Shell;

beforeEach(async () => {
  wallMs = Date.UTC(2026, 2, 1, 10);
  printed = '';
  chunks = [];
  kept = new Map();
  const region = new CliRegion();
  shell = new Shell(
    {
      handle: region.handle,
      bucketUrl: (bucket) => `http://${bucket}.s3.localhost`,
      wallNow: () => wallMs,
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

test.each([
  ['an hour in four seconds', 900, 60],
  ['ten hours in a second: a line ends at none of them', 36_000, 36_000],
])('sleep is on the account’s time: %s', async (_, rate, seconds) => {
  const started = performance.now();
  const now = vi
    .spyOn(Date, 'now')
    .mockImplementation(() => Date.UTC(2026, 2, 1) + (performance.now() - started) * rate);
  try {
    expect(await type(`sleep ${seconds}; echo over`)).toEqual({ printed: 'over\n', exitCode: 0 });
  } finally {
    now.mockRestore();
  }
});

test('coldspark clock shows the account’s time and turns it, and says what comes next', async () => {
  expect(await type('coldspark clock')).toEqual({ printed: '2026-03-01T10:00:01Z  x1\n', exitCode: 0 });
  expect((await type('coldspark clock pause')).printed).toBe(
    '2026-03-01T10:00:02Z  x1  paused  00:02 ahead of the wall clock\n',
  );
  expect((await type('coldspark clock resume; coldspark clock x1')).exitCode).toBe(0);
  await type(create);
  await type('aws lambda wait function-active-v2 --function-name f; aws lambda invoke --function-name f out.json');
  expect((await type('coldspark clock')).printed).toMatch(/\nnext: idle environment of f ends, in 09:5\d\n$/);
  expect((await type('coldspark clock next')).printed).not.toContain('next:');
  expect(await type('coldspark clock next')).toEqual({
    printed: 'coldspark clock: Nothing is to come: no retry, no idle environment, nothing that settles.\n',
    exitCode: 1,
  });
});

test('coldspark clock skips a failed event to its retries, which have happened when the command ends', async () => {
  await type(create.replace('function.zip', 'failing.zip'));
  await type('aws lambda wait function-active-v2 --function-name f');
  await type('aws lambda invoke --function-name f --invocation-type Event out.json');
  expect((await type('coldspark clock')).printed).toMatch(/next: retry 1 of f, in 00:5\d\n$/);
  expect((await type('coldspark clock next')).printed).toMatch(
    / {2}00:5\d ahead of the wall clock\n| {2}01:\d\d ahead of/,
  );
  await type('coldspark clock +6h');
  const lines =
    'aws logs filter-log-events --log-group-name /aws/lambda/f --filter-pattern Duration: --query "length(events)"';
  expect((await type(lines)).printed).toBe('3\n');
  const reset = (await type('coldspark clock reset')).printed;
  expect(reset).toContain('  6:');
  expect(reset).toContain('a reset of the account (Settings) gives the wall clock back.');
});

test.each([
  ['coldspark clock x9999', 'coldspark clock: a rate is x1 to x3600, not x9999\n'],
  ['coldspark clock +6', 'coldspark clock: +6 is none of its words\n'],
  ['coldspark clock pause next', 'coldspark clock: one word at a time, not 2\n'],
  ['coldspark watch', 'coldspark: no such thing: watch\n'],
])('%s is refused with how it is used', async (line, sentence) => {
  const { printed: text, exitCode } = await type(line);
  expect([text.startsWith(`${sentence}usage: coldspark clock [show`), exitCode]).toEqual([true, 2]);
});

test('coldspark clock --help says each word', async () => {
  const { printed: text, exitCode } = await type('coldspark clock --help');
  expect(exitCode).toBe(0);
  for (const word of ['pause', 'resume', 'x60', '+6h', 'next', 'stop', 'reset']) expect(text).toContain(`\n  ${word} `);
});

test('coldspark why tells of the last invocation, or of the one with that request id', async () => {
  expect(await type('coldspark why')).toEqual({ printed: 'coldspark why: Nothing was invoked yet.\n', exitCode: 1 });
  await type(create);
  await type('aws lambda wait function-active-v2 --function-name f; aws lambda invoke --function-name f out.json');
  const last = await type('coldspark why');
  expect(last.exitCode).toBe(0);
  const [head = '', ...steps] = last.printed.split('\n');
  const [, requestId = ''] = /^2026-03-01T10:\S+Z {2}f {2}([0-9a-f-]{36})$/.exec(head) ?? [];
  expect(steps.filter((line) => !line.startsWith(' ')).map((line) => line.slice(0, 24))).toEqual([
    'Qualifier   The request ',
    'Version     $LATEST ran:',
    'Concurrency The function',
    'Environment No environme',
    'Outcome     It succeeded',
    '',
  ]);
  await type('aws lambda invoke --function-name f out.json');
  expect(await type(`coldspark why ${requestId}`)).toEqual(last);
  expect((await type('coldspark why')).printed).toContain('A warm environment of $LATEST took it');
});

test('coldspark why of a request that is not known says how long it would be', async () => {
  expect(await type('coldspark why nobody')).toEqual({
    printed: 'coldspark why: Nothing is known of request nobody: the last 1,000 invocations are kept.\n',
    exitCode: 1,
  });
  expect(await type('coldspark why a b')).toMatchObject({ exitCode: 2 });
  expect((await type('coldspark why --help')).printed).toMatch(/^usage: coldspark why \[request-id\]\n/);
});

test('coldspark events tells each try and wait of a function’s events, how they ended, and where the outcome went', async () => {
  expect(await type('coldspark events f')).toEqual({ printed: 'No event of this kind is known.\n', exitCode: 0 });
  await type(create.replace('function.zip', 'failing.zip'));
  await type(create.replace('function-name f', 'function-name g'));
  await type(
    'aws lambda wait function-active-v2 --function-name f; aws lambda wait function-active-v2 --function-name g',
  );
  const destination = '"OnFailure={Destination=arn:aws:lambda:us-east-1:123456789012:function:g}"';
  await type(`aws lambda put-function-event-invoke-config --function-name f --destination-config ${destination}`);
  await type('aws lambda invoke --function-name f --invocation-type Event out.json');
  const waiting = (await type('coldspark events f')).printed.split('\n');
  const [, requestId = ''] = /^2026-03-01T10:\S+Z {2}f {2}([0-9a-f-]{36})$/.exec(waiting[0] ?? '') ?? [];
  expect(waiting.slice(1)).toEqual([
    '  Try 1: failed',
    expect.stringMatching(/^ {2}retry 1 in 60 s: in 00:5\d$/),
    '  Not ended: Lambda still tries it, or will.',
    '',
  ]);
  await type('coldspark clock +6h');
  const ended = await type(`coldspark events ${requestId}`);
  expect(ended.printed.split('\n').slice(1)).toEqual([
    '  Try 1: failed',
    '  retry 1 in 60 s: the function failed',
    '  Try 2: failed',
    '  retry 2 in 2 min: the function failed',
    '  Try 3: failed',
    '  RetriesExhausted: The function failed, and all retry attempts were used.',
    '  Record to arn:aws:lambda:us-east-1:123456789012:function:g',
    '',
  ]);
  expect(await type('coldspark events f retriesexhausted')).toEqual(ended);
  expect((await type('coldspark events f waiting')).printed).toBe('No event of this kind is known.\n');
  expect((await type('coldspark events g')).printed).toContain('  g  ');
  expect((await type('coldspark events -1')).printed).toMatch(/^Older ones: 1\. -2 shows them, too\.\n\n\S+ {2}g {2}/);
});

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:t';

test('coldspark hops tells what passed between resources, one after the other, and sends it again', async () => {
  expect((await type('coldspark hops')).printed).toBe('Nothing of this kind has passed.\n');
  const policy = `'{"Policy": "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": \\"*\\", \\"Action\\": \\"sqs:SendMessage\\", \\"Resource\\": \\"${QUEUE}\\"}]}"}'`;
  await type('aws sqs create-queue --queue-name q; aws sns create-topic --name t');
  await type(`aws sns subscribe --topic-arn ${TOPIC} --protocol sqs --notification-endpoint ${QUEUE}`);
  await type(`aws sns publish --topic-arn ${TOPIC} --message hello`);
  const [published, refused] = (await type('coldspark hops')).printed.split('\n\n');
  expect(published?.split('\n').slice(1)).toEqual(['  from outside', `  to ${TOPIC}`, '  accepted', '  hello']);
  const [, id = '', cause] = /^2026-\S+ {2}(\d+) {2}SendMessage\n.* because of (\d+)\n/s.exec(refused ?? '') ?? [];
  expect(refused).toContain(`\n  from ${TOPIC}\n  to ${QUEUE}\n  refused with `);
  expect((await type(`coldspark hops ${QUEUE} refused`)).printed).toBe(refused);
  expect((await type('coldspark hops -1')).printed).toBe(`Older ones: 1. -2 shows them, too.\n\n${refused}`);
  expect((await type(`coldspark hops chain ${cause}`)).printed).toBe(`${published}\n\n${refused}`);
  expect(await type(`coldspark hops again ${id}`)).toEqual({
    printed: expect.stringMatching(/^coldspark hops: refused again with \w+: /),
    exitCode: 1,
  });
  await type(
    `aws sqs set-queue-attributes --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/q --attributes ${policy}`,
  );
  expect(await type(`coldspark hops again ${id} '{"Message": "edited"}'`)).toEqual({
    printed: 'Sent again: it is the newest in the list.\n',
    exitCode: 0,
  });
  expect((await type('coldspark hops -1')).printed).toContain('\n  accepted\n  {"Message": "edited"}\n');
  expect((await type(`coldspark hops again ${id}; coldspark hops accepted`)).printed).toMatch(/"Message" : "hello",$/m);
});

test.each([
  ['coldspark hops again', 'coldspark hops: which one? Each has its number in the list\n'],
  ['coldspark hops chain f', 'coldspark hops: a number of the list, not f\n'],
  ['coldspark hops chain 1 2', 'coldspark hops: 2 is none of its words\n'],
  ['coldspark hops q', 'coldspark hops: q is none of its words\n'],
  ['coldspark hops -501', 'coldspark hops: -1 to -500, not -501\n'],
])('%s is said to be none of its words', async (line, sentence) => {
  const { printed: text, exitCode } = await type(line);
  expect([text.startsWith(`${sentence}usage: coldspark hops [arn]`), exitCode]).toEqual([true, 2]);
});

test('coldspark hops of what is not known any more says how many are', async () => {
  expect(await type('coldspark hops again 7')).toEqual({
    printed: 'coldspark hops: Nothing is known of 7: the last 500 are kept.\n',
    exitCode: 1,
  });
});

test('coldspark fail-tries makes the next tries end in a 5xx, and says how many still will', async () => {
  expect((await type('coldspark fail-tries f 2')).exitCode).toBe(1);
  await type(create);
  await type('aws lambda wait function-active-v2 --function-name f');
  expect(await type('coldspark fail-tries f')).toEqual({
    printed: "None of f's next tries will end in a 5xx.\n",
    exitCode: 0,
  });
  expect((await type('coldspark fail-tries f 2')).printed).toBe('The next 2 tries of f will end in a 5xx.\n');
  await type('aws lambda invoke --function-name f --invocation-type Event out.json; coldspark clock next');
  expect((await type('coldspark fail-tries f')).printed).toMatch(/^(The next try|None) of f/);
  await type('coldspark clock +1m');
  expect((await type('coldspark events f')).printed.split('\n').slice(1)).toEqual([
    '  error of Lambda’s own (500), 2 times: next try after 2 s',
    '  Try 1: succeeded',
    '  Success: A try succeeded.',
    '',
  ]);
});

test.each([
  ['coldspark events f g', 'coldspark events: g is none of its words\n'],
  ['coldspark events -2000', 'coldspark events: -1 to -1000, not -2000\n'],
  ['coldspark fail-tries', 'coldspark fail-tries: of which function?\n'],
  ['coldspark fail-tries f many', 'coldspark fail-tries: 0 to 1,000 tries, not many\n'],
  ['coldspark fail-tries f 1001', 'coldspark fail-tries: 0 to 1,000 tries, not 1001\n'],
])('%s is refused, with how it is used', async (line, sentence) => {
  const noun = line.split(' ')[1];
  const { printed: text, exitCode } = await type(line);
  expect([text.startsWith(`${sentence}usage: coldspark ${noun} `), exitCode]).toEqual([true, 2]);
});

test('coldspark --help names all it can, and Tab offers its words and functions', async () => {
  const { printed: text } = await type('coldspark --help');
  for (const noun of ['clock', 'why', 'events', 'fail-tries']) expect(text).toContain(`usage: coldspark ${noun} `);
  await type(create);
  const complete = async (line: string) => (await shell.complete(line)).candidates;
  expect(await complete('coldspark ')).toEqual(['clock ', 'events ', 'fail-tries ', 'hops ', 'why ']);
  expect(await complete('coldspark clock p')).toEqual(['pause ']);
  expect(await complete('coldspark hops a')).toEqual(['accepted ', 'again ']);
  expect(await complete('coldspark events ')).toEqual(['f ']);
  expect(await complete('coldspark events f Ret')).toEqual(['RetriesExhausted ']);
  expect(await complete('coldspark fail-tries ')).toEqual(['f ']);
  expect(await complete('coldspark fail-tries f ')).toEqual([]);
});

test('aws s3 moves files of the shell: folders there and back, what is piped in, and what is printed', async () => {
  await type('mkdir -p site/img && echo index > site/index.html && echo picture > site/img/a.png; aws s3 mb s3://web');
  // the second time nothing has changed
  expect(
    (await type('aws s3 sync site s3://web/v1 --size-only; aws s3 sync site s3://web/v1 --size-only')).printed,
  ).toBe('upload: site/img/a.png to s3://web/v1/img/a.png\nupload: site/index.html to s3://web/v1/index.html\n');
  await type('rm -r site; aws s3 cp s3://web/v1 copy --recursive --quiet');
  expect((await type('cat copy/img/a.png copy/index.html')).printed).toBe('picture\nindex\n');
  // what came down is as old as what is up there
  expect((await type('aws s3 sync s3://web/v1 copy; aws s3 sync copy s3://web/v1')).printed).toBe('');
  await type('echo piped | aws s3 cp - s3://web/piped.txt');
  expect((await type('aws s3 cp s3://web/piped.txt - | tr a-z A-Z')).printed).toBe('PIPED\n');
  expect((await type('aws s3 presign s3://web/piped.txt --expires-in 60')).printed).toMatch(
    /^http:\/\/web\.s3\.localhost\/piped\.txt\?X-Amz-Algorithm=.*&X-Amz-Expires=60&/,
  );
  expect(await type('aws s3 rb s3://web --force > /dev/null; aws s3 ls')).toEqual({ printed: '', exitCode: 0 });
});

test('more than eight megabytes go in parts, and come back as they were', async () => {
  const bytes = new Uint8Array(9_000_000).map((_, index) => index >> 16);
  await shell.restore([{ path: `${HOME}/large`, bytes }]);
  await type('aws s3 mb s3://big; aws s3 cp large s3://big/large --quiet');
  const head = 'aws s3api head-object --bucket big --key large --query "[ContentLength,ETag]" --output text';
  expect((await type(head)).printed).toMatch(/^9000000\t"[0-9a-f]{32}-2"\n$/);
  await type('aws s3 cp s3://big/large back --quiet');
  expect(Buffer.compare(kept.get(`${HOME}/back`)?.bytes ?? new Uint8Array(), bytes)).toBe(0);
});
