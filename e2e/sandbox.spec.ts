/** The contract of a RuntimeHost, kept by both runtimes in a real browser, below a sub-path of a header-less host. */
import { LOG_INVOCATION_CHARACTERS } from '../src/api/quotas.ts';
import { expect, FUNCTION_ARN, type FunctionUnderTest, test } from './sandbox-harness/fixture.ts';

/** What each engine says in words or counts of its own. */
const ofEngine = (said: Record<string, string>): string => said[test.info().project.name] ?? '';

/** A function of one file in each runtime. */
const python = (source: string, more: Partial<FunctionUnderTest> = {}): FunctionUnderTest => ({
  family: 'python',
  handler: 'lambda_function.lambda_handler',
  files: { 'lambda_function.py': source },
  ...more,
});
const nodejs = (source: string, more: Partial<FunctionUnderTest> = {}): FunctionUnderTest => ({
  family: 'nodejs',
  handler: 'index.handler',
  files: { 'index.mjs': source },
  ...more,
});

/** The same behaviour, written in both languages. */
const RUNTIMES = {
  python: {
    counter: python('n = 0\ndef lambda_handler(event, context):\n    global n\n    n += 1\n    return n\n'),
    echo: python('def lambda_handler(event, context):\n    print("got", event["a"])\n    return event\n'),
    tmp: python(
      'import os\ndef lambda_handler(event, context):\n    seen = os.path.exists("/tmp/x")\n    open("/tmp/x", "w").close()\n    return seen\n',
    ),
    environment: python('import os\nA = os.environ["A"]\ndef lambda_handler(event, context):\n    return A\n', {
      variables: { A: 'ä=1' },
    }),
    fill: python(
      'def lambda_handler(event, context):\n    try:\n        with open("/tmp/big", "wb") as f:\n            f.write(bytes(event["bytes"]))\n        return "fits"\n    except OSError as error:\n        return error.strerror\n',
      { ephemeralStorageMb: 2 },
    ),
    writeCode: python(
      'def lambda_handler(event, context):\n    try:\n        open("/var/task/x", "w")\n    except OSError as error:\n        return error.strerror\n',
    ),
    layer: python(
      'import greeting\nimport versioned\ndef lambda_handler(event, context):\n    return [greeting.TEXT, versioned.TEXT, open("/opt/data/file.txt").read()]\n',
      {
        layers: [
          { 'python/greeting.py': 'TEXT = "first"\n', 'data/file.txt': 'a file' },
          {
            'python/greeting.py': 'TEXT = "second"\n',
            'python/lib/python3.13/site-packages/versioned.py': 'TEXT = "of 3.13"\n',
            'python/lib/python3.12/site-packages/versioned.py': 'TEXT = "of 3.12"\n',
          },
        ],
      },
    ),
    clock: python(
      'import datetime, time\ndef lambda_handler(event, context):\n    return [int(time.time() * 1000), datetime.datetime.now().isoformat(), context.get_remaining_time_in_millis()]\n',
    ),
    nothing: python('def lambda_handler(event, context):\n    pass\n'),
    loop: python('def lambda_handler(event, context):\n    print("round we go")\n    while True:\n        pass\n'),
    flood: python('def lambda_handler(event, context):\n    while True:\n        print("x" * 1000)\n'),
    initFails: python('print("loading")\nraise ValueError("not today")\n'),
    tmpCounter: python(
      'import os, sys\nglobal_count = 0\ndef lambda_handler(event, context):\n    global global_count\n    global_count += 1\n    os.makedirs("/tmp/deep/er", exist_ok=True)\n    path = "/tmp/deep/er/count"\n    count = int(open(path).read()) + 1 if os.path.exists(path) else 1\n    with open("/tmp/new", "w") as f:\n        f.write(str(count))\n    os.replace("/tmp/new", path)\n    with open("/tmp/log", "a") as f:\n        f.write(f"{count},")\n    if event.get("exit"): sys.exit(3)\n    if event.get("loop"):\n        print("round we go")\n        while True:\n            pass\n    return [global_count, count, open("/tmp/log").read(), sorted(os.listdir("/tmp"))]\n',
    ),
    identity: python(
      'from coldspark import aws_request\nBODY = "Action=GetCallerIdentity&Version=2011-06-15"\nHEADERS = {"Content-Type": "application/x-www-form-urlencoded"}\ndef ask():\n    answer = aws_request("sts", headers=HEADERS, body=BODY)\n    return [answer.status, answer.body.decode()]\nFIRST = ask()\ndef lambda_handler(event, context):\n    return FIRST + ask()\n',
    ),
    exitZero: python('import sys\ndef lambda_handler(event, context):\n    sys.exit(0)\n'),
    exitThree: python('import sys\ndef lambda_handler(event, context):\n    sys.exit(3)\n'),
    context: python(
      'def lambda_handler(event, context):\n    return [context.aws_request_id, context.invoked_function_arn, context.memory_limit_in_mb, context.function_name, context.function_version, context.log_group_name, context.log_stream_name, 0 < context.get_remaining_time_in_millis() <= 30000]\n',
    ),
  },
  nodejs: {
    counter: nodejs('let n = 0;\nexport const handler = async () => ++n;\n'),
    echo: nodejs('export const handler = async (event) => {\n  console.log("got", event.a);\n  return event;\n};\n'),
    tmp: nodejs(
      'import fs from "node:fs";\nexport const handler = async () => {\n  const seen = fs.existsSync("/tmp/x");\n  fs.writeFileSync("/tmp/x", "");\n  return seen;\n};\n',
    ),
    environment: nodejs('const { A } = process.env;\nexport const handler = async () => A;\n', {
      variables: { A: 'ä=1' },
    }),
    fill: nodejs(
      'import fs from "node:fs";\nexport const handler = async ({ bytes }) => {\n  try {\n    fs.writeFileSync("/tmp/big", Buffer.alloc(bytes));\n    return "fits";\n  } catch (error) {\n    return error.message;\n  }\n};\n',
      { ephemeralStorageMb: 2 },
    ),
    writeCode: nodejs(
      'import fs from "node:fs";\nexport const handler = async () => {\n  try {\n    fs.writeFileSync("/var/task/x", "");\n  } catch (error) {\n    return error.message;\n  }\n};\n',
    ),
    layer: nodejs(
      'import fs from "node:fs";\nimport { createRequire } from "node:module";\nimport versioned from "versioned";\nconst greeting = createRequire(import.meta.url)("greeting");\nexport const handler = async () => [greeting.TEXT, versioned.TEXT, fs.readFileSync("/opt/data/file.txt", "utf8")];\n',
      {
        layers: [
          { 'nodejs/node_modules/greeting/index.js': 'exports.TEXT = "first";', 'data/file.txt': 'a file' },
          {
            'nodejs/node_modules/greeting/index.js': 'exports.TEXT = "second";',
            'nodejs/node22/node_modules/versioned/index.js': 'exports.TEXT = "of 22";',
            'nodejs/node_modules/versioned/index.js': 'exports.TEXT = "of any";',
          },
        ],
      },
    ),
    clock: nodejs(
      'export const handler = async (event, context) => [Date.now(), new Date().toISOString(), context.getRemainingTimeInMillis()];',
    ),
    nothing: nodejs('export const handler = async () => {};\n'),
    loop: nodejs('export const handler = async () => {\n  console.log("round we go");\n  for (;;);\n};\n'),
    flood: nodejs('export const handler = async () => {\n  for (;;) console.log("x".repeat(1000));\n};\n'),
    initFails: nodejs('console.log("loading");\nthrow new RangeError("not today");\n'),
    tmpCounter: nodejs(
      'import fs from "node:fs";\nlet globalCount = 0;\nexport const handler = async (event) => {\n  globalCount += 1;\n  fs.mkdirSync("/tmp/deep/er", { recursive: true });\n  const path = "/tmp/deep/er/count";\n  const count = fs.existsSync(path) ? Number(fs.readFileSync(path, "utf8")) + 1 : 1;\n  fs.writeFileSync("/tmp/new", String(count));\n  fs.renameSync("/tmp/new", path);\n  fs.appendFileSync("/tmp/log", count + ",");\n  if (event.exit) process.exit(3);\n  if (event.loop) {\n    console.log("round we go");\n    for (;;);\n  }\n  return [globalCount, count, fs.readFileSync("/tmp/log", "utf8"), fs.readdirSync("/tmp").sort()];\n};\n',
    ),
    identity: nodejs(
      'import { awsRequest } from "coldspark";\nconst body = "Action=GetCallerIdentity&Version=2011-06-15";\nconst headers = { "Content-Type": "application/x-www-form-urlencoded" };\nconst ask = async () => {\n  const answer = await awsRequest({ service: "sts", headers, body });\n  return [answer.status, answer.body.toString()];\n};\nconst first = await ask();\nexport const handler = async () => [...first, ...(await ask())];\n',
    ),
    exitZero: nodejs('export const handler = async () => process.exit(0);\n'),
    exitThree: nodejs('export const handler = async () => process.exit(3);\n'),
    context: nodejs(
      'export const handler = async (event, c) => [c.awsRequestId, c.invokedFunctionArn, c.memoryLimitInMB, c.functionName, c.functionVersion, c.logGroupName, c.logStreamName, 0 < c.getRemainingTimeInMillis() && c.getRemainingTimeInMillis() <= 30000];\n',
    ),
  },
};

for (const [family, functions] of Object.entries(RUNTIMES)) {
  test.describe(family, () => {
    test('an environment keeps its globals, and two environments share none', async ({ sandbox }) => {
      const [first, second] = [await sandbox.run(functions.counter), await sandbox.run(functions.counter)];
      expect([(await first.invoke()).result, (await first.invoke()).result]).toEqual([1, 2]);
      expect((await second.invoke()).result).toBe(1);
    });

    test('event, response and log pass through', async ({ sandbox }) => {
      const environment = await sandbox.run(functions.echo);
      const event = { a: 'Grüße 👋', b: [1.5, null, { c: true }] };
      const { event: answer, log, result } = await environment.invoke(event);
      expect(answer.type).toBe('succeeded');
      expect(result).toEqual(event);
      expect(log).toContain('got Grüße 👋\n');
    });

    test('now is the account’s time, also when that jumps', async ({ sandbox }) => {
      const environment = await sandbox.run(functions.clock);
      for (const accountNowMs of [Date.UTC(2031, 5, 1, 12), Date.UTC(2032, 5, 1, 12)]) {
        await environment.send({}, 30_000, accountNowMs);
        const [ms, text, leftMs] = (await environment.next('succeeded')).result as [number, string, number];
        const passedMs = ms - accountNowMs;
        expect([passedMs >= 0, passedMs < 60_000, leftMs <= 30_000]).toEqual([true, true, true]);
        expect(text.slice(0, 13)).toBe(new Date(accountNowMs).toISOString().slice(0, 13));
      }
    });

    test('/tmp survives invocations of one environment', async ({ sandbox }) => {
      const environment = await sandbox.run(functions.tmp);
      expect([(await environment.invoke()).result, (await environment.invoke()).result]).toEqual([false, true]);
    });

    test('/tmp outlives a runtime that is killed or exits, and ends with the environment', async ({ sandbox }) => {
      const fn = functions.tmpCounter;
      const first = await sandbox.run(fn);
      expect((await first.invoke()).result).toEqual([1, 1, '1,', ['deep', 'log']]);
      await first.send({ loop: true });
      await first.next('log');
      await first.stop('reset-environment');
      const second = await sandbox.run(fn, first);
      expect((await second.invoke()).result).toEqual([1, 3, '1,2,3,', ['deep', 'log']]);
      expect((await second.invoke({ exit: true })).event.type).toBe('exited');
      const third = await sandbox.run(fn, second);
      expect((await third.invoke()).result).toEqual([1, 5, '1,2,3,4,5,', ['deep', 'log']]);
      await third.stop();
      const other = await sandbox.run(fn, third);
      expect((await other.invoke()).result).toEqual([1, 1, '1,', ['deep', 'log']]);
    });

    test('what is left in /tmp counts', async ({ sandbox }) => {
      const full = await sandbox.run(functions.fill);
      expect((await full.invoke({ bytes: 2 * 1024 * 1024 })).result).toBe('fits');
      await full.stop('reset-environment');
      const next = await sandbox.run(functions.fill, full);
      expect((await next.invoke({ bytes: 2 * 1024 * 1024 })).result).toBe('fits');
      expect((await next.invoke({ bytes: 2 * 1024 * 1024 + 1 })).result).toMatch(/no space left on device/i);
    });

    test('variables are there when the module is loaded', async ({ sandbox }) => {
      expect((await (await sandbox.run(functions.environment)).invoke()).result).toBe('ä=1');
    });

    test('/tmp ends at the ephemeral storage, to the byte', async ({ sandbox }) => {
      const environment = await sandbox.run(functions.fill);
      expect((await environment.invoke({ bytes: 2 * 1024 * 1024 })).result).toBe('fits');
      expect((await environment.invoke({ bytes: 2 * 1024 * 1024 + 1 })).result).toMatch(/no space left on device/i);
      expect((await environment.invoke({ bytes: 1024 })).result).toBe('fits');
    });

    test('/var/task is read-only', async ({ sandbox }) => {
      expect((await (await sandbox.run(functions.writeCode)).invoke()).result).toMatch(/read-only file system/i);
    });

    test('layers bring modules and files, and a later one covers an earlier one', async ({ sandbox }) => {
      const { result } = await (await sandbox.run(functions.layer)).invoke();
      expect(result).toEqual(['second', family === 'python' ? 'of 3.13' : 'of 22', 'a file']);
    });

    test('a handler that returns nothing answers null', async ({ sandbox }) => {
      const { event } = await (await sandbox.run(functions.nothing)).invoke();
      expect(event).toMatchObject({ type: 'succeeded', payload: 'null' });
    });

    test('the context says what was asked', async ({ sandbox }) => {
      const environment = await sandbox.run(functions.context);
      expect((await environment.invoke()).result).toEqual([
        `${environment.environmentId}-1`,
        FUNCTION_ARN,
        '128',
        'probe',
        '$LATEST',
        '/aws/lambda/probe',
        '2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef',
        true,
      ]);
    });

    test('an endless loop can be stopped, its log is not lost, and the page stays responsive', async ({ sandbox }) => {
      const { page } = sandbox;
      const environment = await sandbox.run(functions.loop);
      await page.evaluate(() => {
        window.sandboxHarness.maxLagMs = 0;
      });
      await environment.send();
      expect((await environment.next('log')).event).toMatchObject({ text: expect.stringContaining('round we go') });
      await page.waitForTimeout(1_500);
      await environment.stop();
      expect(await page.evaluate(() => window.sandboxHarness.maxLagMs)).toBeLessThan(1_000);
      const other = await sandbox.run(functions.counter);
      expect((await other.invoke()).result).toBe(1);
      expect(await environment.count('succeeded')).toBe(0);
    });

    test('a log flood is capped, and silent once it is stopped', async ({ sandbox }) => {
      const { page } = sandbox;
      const environment = await sandbox.run(functions.flood);
      const logged = () =>
        page.evaluate((id) => {
          const events = window.sandboxHarness.events.filter(({ environmentId }) => environmentId === id);
          return events.map(({ event }) => (event.type === 'log' ? event.text : '')).join('').length;
        }, environment.environmentId);
      await environment.send();
      await expect.poll(logged).toBeGreaterThan(500_000);
      await page.waitForTimeout(1_000);
      await environment.stop();
      await page.waitForTimeout(200);
      const length = await logged();
      // what is beyond tells the log that there was more; each message ends in a newline
      expect(length).toBeLessThanOrEqual(LOG_INVOCATION_CHARACTERS + 2);
      await page.waitForTimeout(300);
      expect(await logged()).toBe(length);
    });

    test('AWS is asked as a session of the execution role, in Init and in an invocation', async ({ sandbox }) => {
      if (family === 'python' && test.info().project.name === 'webkit') {
        const { event, result } = await (await sandbox.start(functions.identity)).init();
        expect(event.type).toBe('init-failed');
        expect(result).toMatchObject({ errorMessage: expect.stringContaining('suspend WebAssembly (JSPI)') });
        return;
      }
      const { result } = await (await sandbox.run(functions.identity)).invoke();
      const arn = '<Arn>arn:aws:sts::123456789012:assumed-role/probe-role/probe</Arn>';
      expect(result).toEqual([200, expect.stringContaining(arn), 200, expect.stringContaining(arn)]);
    });

    test('a module that raises fails Init, with its log', async ({ sandbox }) => {
      const { event, log, result } = await (await sandbox.start(functions.initFails)).init();
      expect(event.type).toBe('init-failed');
      expect(result).toMatchObject({ errorMessage: 'not today' });
      expect(log).toContain('loading\n');
      expect(log).toContain('not today');
    });

    test('a wrapper script that is not there ends Init', async ({ sandbox }) => {
      const variables = { AWS_LAMBDA_EXEC_WRAPPER: '/idontexist.sh' };
      const environment = await sandbox.start({ ...functions.counter, variables });
      expect((await environment.init()).event).toMatchObject({ type: 'exited', reason: 'exit status 127' });
    });

    test('exits are told apart by their status', async ({ sandbox }) => {
      const zero = await (await sandbox.run(functions.exitZero)).invoke();
      expect(zero.event).toMatchObject({ type: 'exited', reason: undefined, outOfMemory: false });
      const three = await (await sandbox.run(functions.exitThree)).invoke();
      expect(three.event).toMatchObject({ type: 'exited', reason: 'exit status 3', outOfMemory: false });
    });

    test('beyond the cap the environment that idled longest is reclaimed, and a start waits for a place', async ({
      ownSandbox: small,
      page,
    }) => {
      await small.open({ caps: { nodejs: 2, python: 2 } });
      const first = await small.run(functions.counter);
      const second = await small.run(functions.counter);
      await first.invoke();
      const third = await small.run(functions.counter);
      expect((await second.next('reclaimed')).event.type).toBe('reclaimed');
      expect((await first.invoke()).result).toBe(2);
      expect((await third.invoke()).result).toBe(1);
      const busy = await small.run(functions.loop);
      await busy.send();
      const busyToo = await small.run(functions.loop);
      await busyToo.send();
      const waiting = await small.start(functions.counter);
      await page.waitForTimeout(500);
      expect(await waiting.count('init-started')).toBe(0);
      await busy.stop();
      expect((await waiting.init()).event.type).toBe('init-succeeded');
    });
  });
}

test.describe('Python', () => {
  const raises = async (
    sandbox: { start(fn: FunctionUnderTest): Promise<{ init(): Promise<unknown> }> },
    fn: FunctionUnderTest,
  ) => (await sandbox.start(fn)).init();

  test('an exception is reported and logged as AWS does', async ({ sandbox }) => {
    const environment = await sandbox.run(
      python('import json\n\ndef lambda_handler(event, context):\n    raise ValueError("boom")\n'),
    );
    const { event, log, result } = await environment.invoke();
    expect(event).toMatchObject({ type: 'failed', errorType: 'ValueError' });
    const frame = '  File "/var/task/lambda_function.py", line 4, in lambda_handler\n    raise ValueError("boom")\n';
    expect(result).toEqual({
      errorMessage: 'boom',
      errorType: 'ValueError',
      requestId: `${environment.environmentId}-1`,
      stackTrace: [frame],
    });
    const indented = frame.trimEnd().replace(/^ +/gm, (spaces: string) => '\u00a0'.repeat(spaces.length));
    expect(log).toBe(`[ERROR] ValueError: boom\nTraceback (most recent call last):\n${indented}`);
    expect((await environment.invoke()).event.type).toBe('failed');
  });

  test('what cannot be loaded is named', async ({ sandbox }) => {
    expect(await raises(sandbox, python('import requests\n'))).toMatchObject({
      event: { type: 'init-failed', errorType: 'Runtime.ImportModuleError' },
      result: {
        errorMessage: "Unable to import module 'lambda_function': No module named 'requests'",
        errorType: 'Runtime.ImportModuleError',
        requestId: '',
        stackTrace: [],
      },
    });
    expect(await raises(sandbox, python('x = 1\n'))).toMatchObject({
      result: {
        errorType: 'Runtime.HandlerNotFound',
        errorMessage: "Handler 'lambda_handler' missing on module 'lambda_function'",
      },
    });
    expect(await raises(sandbox, python('x = 1\n', { handler: 'foo' }))).toMatchObject({
      result: {
        errorType: 'Runtime.MalformedHandlerName',
        errorMessage: "Bad handler 'foo': not enough values to unpack (expected 2, got 1)",
      },
    });
    expect(
      await raises(sandbox, python('def lambda_handler(event, context):\n    x = 1\n\n    return ]\n')),
    ).toMatchObject({
      event: { type: 'init-failed', errorType: 'Runtime.UserCodeSyntaxError' },
      result: {
        errorMessage: expect.stringMatching(
          /^Syntax error in module 'lambda_function': .* \(lambda_function.py, line 4\)$/,
        ),
        stackTrace: [expect.stringContaining('File "/var/task/lambda_function.py" Line 4')],
      },
    });
    const { result } = (await raises(sandbox, python('raise KeyError("A")\n'))) as { result: { stackTrace: string[] } };
    expect(result).toMatchObject({ errorType: 'KeyError', requestId: '' });
    expect(result.stackTrace.at(-1)).toBe(
      '  File "/var/task/lambda_function.py", line 1, in <module>\n    raise KeyError("A")\n',
    );
  });

  test('a response that is no JSON is a MarshalError', async ({ sandbox }) => {
    const { result } = await (await sandbox.run(python('def lambda_handler(e, c):\n    return {1}\n'))).invoke();
    expect(result).toMatchObject({
      errorType: 'Runtime.MarshalError',
      errorMessage: 'Unable to marshal response: Object of type set is not JSON serializable',
    });
  });

  test('logging, Decimal, numbers of JSON, sys.exit with a text', async ({ sandbox }) => {
    const environment = await sandbox.run(
      python(
        'import logging, sys\nfrom decimal import Decimal\nlog = logging.getLogger()\ndef lambda_handler(event, context):\n    if event: sys.exit("no more")\n    log.info("unheard")\n    log.warning("heard %s", 1)\n    return {"d": Decimal("1.5"), "i": Decimal("2")}\n',
      ),
    );
    const { log, result } = await environment.invoke({});
    expect(result).toEqual({ d: 1.5, i: 2 });
    expect(log).toMatch(/^\[WARNING\]\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\tenvironment-\d+-1\theard 1\n$/);
    const exit = await environment.invoke({ a: 1 });
    expect(exit.log).toBe('no more\n');
    expect(exit.event).toMatchObject({ type: 'exited', reason: 'exit status 1' });
  });

  test('os._exit and os.abort end the process', async ({ sandbox, devtools }) => {
    const exit = python('import os\ndef lambda_handler(event, context):\n    print("bye")\n    os._exit(7)\n');
    expect(await (await sandbox.run(exit)).invoke()).toMatchObject({
      event: { type: 'exited', reason: 'exit status 7' },
      log: 'bye\n',
    });
    const abort = python('import os\ndef lambda_handler(event, context):\n    os.abort()\n');
    expect((await (await sandbox.run(abort)).invoke()).event).toMatchObject({
      type: 'exited',
      reason: 'signal: aborted',
    });
    // Pyodide's own words about its end, which no setting of it turns off
    devtools.expect(
      /^console error: Exit: Program terminated with exit\(7\)/,
      /^console error: Aborted\(\)$/,
      /^console error: Pyodide has suffered a fatal error\./,
      /^console error: The cause of the fatal error was:$/,
      /^console error: RuntimeError: unreachable/,
    );
  });

  test('memory ends at the memory size', async ({ sandbox }) => {
    const environment = await sandbox.run(
      python(
        'kept = []\ndef lambda_handler(event, context):\n    while True:\n        kept.append(bytearray(1024 * 1024))\n',
      ),
    );
    const { event } = await environment.invoke();
    expect(event).toMatchObject({ type: 'failed', errorType: 'MemoryError' });
    if (event.type !== 'failed') return;
    expect(event.maxMemoryUsedMb).toBeGreaterThan(100);
    expect(event.maxMemoryUsedMb).toBeLessThanOrEqual(128);
  });

  test('random differs between environments of one snapshot; clocks show UTC; nothing of CPython or a rehearsal is left over', async ({
    ownSandbox: sandbox,
    page,
  }) => {
    const fn = python(
      'import logging, os, random, sys, time, datetime\ndef lambda_handler(event, context):\n    return [random.random(), sorted(os.environ), 0 <= logging.makeLogRecord({}).relativeCreated < 120_000, time.localtime(0).tm_hour, os.getcwd(), datetime.datetime(2020, 7, 1).astimezone().isoformat(), time.strftime("%z %Z"), [name for name in [*sys.modules, *os.listdir("/var/task"), *sys.path] if "rehears" in name or name.startswith("/var/task") or name.endswith(".py")]]\n',
    );
    const results = [];
    for (let count = 0; count < 3; count++) results.push((await (await sandbox.run(fn)).invoke()).result as unknown[]);
    expect(new Set(results.map(([random]) => random)).size).toBe(3);
    for (const name of ['HOME', 'USER', '_', 'PYTHONINSPECT', 'PYTHONHASHSEED'])
      expect(results[0]?.[1]).not.toContain(name);
    expect(results[0]?.slice(2)).toEqual([
      true,
      0,
      '/var/task',
      '2020-07-01T00:00:00+00:00',
      '+0000 UTC',
      ['lambda_function.py', '/var/task'],
    ]);
    const preparing = await page.evaluate(() => window.sandboxHarness.preparing);
    expect(preparing[0]).toBe(0);
    expect(preparing.at(-1)).toBeUndefined();
    expect(preparing.length).toBeGreaterThan(3);
  });

  test('a request to AWS that cannot wait says why', async ({ sandbox }) => {
    const fn = python(
      'import js, sys\nfrom coldspark import aws_request\ndef ask(*_):\n    try:\n        return aws_request("sts").status\n    except (OSError, RuntimeError) as error:\n        return str(error)\ndef lambda_handler(event, context):\n    in_callback = getattr(js.Array, "from")(js.Array.of(1), ask).to_py()[0]\n    # as in a browser without stack switching\n    sys._getframe(1).f_globals["api"].canSuspend = False\n    return [in_callback, ask()]\n',
    );
    const { result } = await (await sandbox.run(fn)).invoke();
    const inCallback = 'not in a callback of JavaScript';
    expect(result).toEqual([
      expect.stringContaining(
        ofEngine({ chromium: inCallback, firefox: inCallback, webkit: 'suspend WebAssembly (JSPI)' }),
      ),
      expect.stringContaining('this browser would have to suspend WebAssembly (JSPI)'),
    ]);
  });

  test('asyncio runs where WebAssembly can be suspended', async ({ sandbox }) => {
    const fn = python(
      'import asyncio\nasync def work():\n    await asyncio.sleep(0.01)\n    return 42\ndef lambda_handler(event, context):\n    return asyncio.run(work())\n',
    );
    expect((await (await sandbox.run(fn)).invoke()).result).toBe(42);
  });
});

test.describe('Node.js', () => {
  const init = async (
    sandbox: { start(fn: FunctionUnderTest): Promise<{ init(): Promise<unknown> }> },
    fn: FunctionUnderTest,
  ) => (await sandbox.start(fn)).init();

  test('an exception is reported and logged as AWS does', async ({ sandbox }) => {
    const environment = await sandbox.run(
      nodejs('export const handler = async () => {\n  throw new Error("boom");\n};\n'),
    );
    const { event, log, result } = await environment.invoke();
    expect(event).toMatchObject({ type: 'failed', errorType: 'Error' });
    const column = ofEngine({ chromium: '9', firefox: '9', webkit: '18' });
    const trace = ['Error: boom', `    at Runtime.handler (file:///var/task/index.mjs:2:${column})`];
    expect(result).toEqual({ errorType: 'Error', errorMessage: 'boom', trace });
    const [, requestId, level, message] = log.split('\t');
    expect([requestId, level, message]).toEqual([`${environment.environmentId}-1`, 'ERROR', 'Invoke Error ']);
    expect(JSON.parse(log.split('\t')[4] ?? '')).toEqual({ errorType: 'Error', errorMessage: 'boom', stack: trace });
  });

  test('what cannot be loaded is named', async ({ sandbox }) => {
    expect(await init(sandbox, nodejs('', { files: { 'index.js': 'require("x");' } }))).toMatchObject({
      result: {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Error: Cannot find module 'x'\nRequire stack:\n- /var/task/index.js\n- /var/runtime/index.mjs",
      },
    });
    expect(await init(sandbox, nodejs('import "x";'))).toMatchObject({
      result: {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x' imported from /var/task/index.mjs",
      },
    });
    expect(await init(sandbox, nodejs('export const foo = 1;'))).toMatchObject({
      result: { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' },
    });
    const unexpectedEnd = ofEngine({
      chromium: 'Unexpected end of input',
      firefox: 'missing } after function body',
      webkit: 'Unexpected end of script',
    });
    for (const files of [
      { 'index.mjs': 'const a = 1;\nexport const handler = async () => {\n' },
      { 'index.js': 'const a = 1;\nexports.handler = async () => {\n' },
    ]) {
      expect(await init(sandbox, nodejs('', { files }))).toMatchObject({
        event: { type: 'init-failed', errorType: 'Runtime.UserCodeSyntaxError' },
        result: {
          errorMessage: `SyntaxError: ${unexpectedEnd}`,
          trace: expect.arrayContaining([expect.stringMatching(/\/var\/task\/index\.m?js:3$/)]),
        },
      });
    }
    expect(
      await init(
        sandbox,
        nodejs('', { files: { 'index.mjs': 'import "./a.mjs";', 'a.mjs': 'import "./index.mjs";' } }),
      ),
    ).toMatchObject({ result: { errorMessage: expect.stringContaining('in a circle') } });
  });

  test('ES modules, CommonJS, JSON, dynamic import and built-in modules work together', async ({ sandbox }) => {
    const environment = await sandbox.run(
      nodejs('', {
        files: {
          'index.mjs':
            'import { createHash, createHmac } from "node:crypto";\nimport c, { named } from "./c.cjs";\nimport data from "./data.json" with { type: "json" };\nimport pkg from "pkg/sub";\nexport const handler = async () => {\n  const { default: late } = await import("./lib/" + "late.mjs");\n  return [createHash("sha256").update("abc").digest("hex").slice(0, 8), createHmac("sha1", "k").update("abc").digest("base64"), c.dir, named, data.k, pkg, late, import.meta.url];\n};\n',
          'c.cjs':
            'exports.dir = __dirname; exports.named = require("./folder").n + require("path").join("a", "..", "b");',
          'folder/index.js': 'exports.n = "n";',
          'data.json': '{"k": [1]}',
          'lib/late.mjs': 'export default "late";',
          'node_modules/pkg/package.json': '{"exports": {"./*": {"import": "./esm/*.mjs", "require": "./no.js"}}}',
          'node_modules/pkg/esm/sub.mjs': 'export default "sub";',
        },
      }),
    );
    expect((await environment.invoke()).result).toEqual([
      'ba7816bf',
      '+b7wkf4A2fUShZODbbqZ4ZPwgXQ=',
      '/var/task',
      'nb',
      [1],
      'sub',
      'late',
      'file:///var/task/index.mjs',
    ]);
  });

  test('callbacks answer up to Node.js 22 and are refused from 24 on', async ({ sandbox }) => {
    const source = 'exports.handler = (event, context, callback) => { setTimeout(() => callback(null, "late"), 20); };';
    const files = { 'index.js': source };
    expect((await (await sandbox.run(nodejs('', { files }))).invoke()).result).toBe('late');
    expect(await init(sandbox, nodejs('', { files, runtime: 'nodejs24.x' }))).toMatchObject({
      event: { type: 'init-failed', errorType: 'Runtime.CallbackHandlerDeprecated' },
    });
    const fails = { 'index.js': 'exports.handler = (event, context) => { context.fail(new TypeError("no")); };' };
    expect((await (await sandbox.run(nodejs('', { files: fails }))).invoke()).event).toMatchObject({
      type: 'failed',
      errorType: 'TypeError',
    });
    const silent = { 'index.js': 'exports.handler = () => "ignored";' };
    expect((await (await sandbox.run(nodejs('', { files: silent }))).invoke()).event).toMatchObject({
      payload: 'null',
    });
  });

  test('an unhandled rejection and an uncaught exception fail the invocation and end the process', async ({
    sandbox,
    devtools,
  }) => {
    // Firefox tells of the rejection, too
    devtools.allow(/^uncaught Error: lost$/);
    const rejects = await sandbox.run(
      nodejs('export const handler = () => { Promise.reject(new Error("lost")); return new Promise(() => {}); };'),
    );
    const rejected = await rejects.invoke();
    expect(rejected.result).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'Error: lost',
    });
    expect(rejected.event).toMatchObject({ exitReason: 'exit status 128' });
    const throws = await sandbox.run(
      nodejs(
        'export const handler = () => { setTimeout(() => { throw new Error("late"); }); return new Promise(() => {}); };',
      ),
    );
    const { event, log, result } = await throws.invoke();
    expect(result).toMatchObject({ errorType: 'Error', errorMessage: 'late' });
    expect(event).toMatchObject({ exitReason: 'exit status 129' });
    expect(log).toContain('Uncaught Exception \t{');
  });

  test('clocks show UTC, whatever the browser’s zone', async ({ sandbox }) => {
    const environment = await sandbox.run(
      nodejs(
        'export const handler = async () => [new Date(0).getHours(), String(new Date(0)), new Intl.DateTimeFormat().resolvedOptions().timeZone];',
      ),
    );
    expect((await environment.invoke()).result).toEqual([
      0,
      'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)',
      'UTC',
    ]);
  });

  test('timers stand still between invocations', async ({ sandbox }) => {
    const environment = await sandbox.run(
      nodejs(
        'let fired = 0;\nexport const handler = async (event) => {\n  if (event.start) setTimeout(() => { fired += 1; }, 50);\n  const before = fired;\n  if (event.wait) await new Promise((r) => setTimeout(r, 100));\n  return [before, fired];\n};',
      ),
    );
    expect((await environment.invoke({ start: true })).result).toEqual([0, 0]);
    await sandbox.page.waitForTimeout(200);
    expect((await environment.invoke({ wait: true })).result).toEqual([0, 1]);
  });

  test('a heap without end takes the renderer down: every environment is told, and new ones start', async ({
    ownSandbox: sandbox,
    page,
    workbench,
    devtools,
  }) => {
    test.slow();
    const bystander = await sandbox.run(RUNTIMES.nodejs.counter);
    if (test.info().project.name !== 'chromium') {
      // there the only limit of a heap is the computer's memory; what no computer has is refused to the handler alone
      const greedy = await sandbox.run(
        nodejs('export const handler = async () => new ArrayBuffer(2 ** 52).byteLength;'),
      );
      expect((await greedy.invoke()).event).toMatchObject({ type: 'failed', errorType: 'RangeError' });
      expect((await bystander.invoke()).result).toBe(1);
      return;
    }
    devtools.expect(
      /^console warning: Execution environments were lost: the process of the execution environments ended/,
    );
    const hog = await sandbox.run(
      nodejs(
        'export const handler = async () => {\n  const kept = [];\n  for (;;) kept.push(new Array(1_000_000).fill(0.5));\n};',
      ),
    );
    // Playwright gives a page up when one of its renderers dies, though the page itself lives on: it reports by itself
    const reported = workbench.site.report();
    await page.evaluate(
      ({ hog, bystander }) => {
        const { sandboxHarness } = window;
        const told = [hog, bystander].map((id) => sandboxHarness.waitFor(id, ['exited'], 0));
        void Promise.all(told).then(async (ends) => {
          const spec = sandboxHarness.specOf(bystander);
          sandboxHarness.perform({ type: 'start-environment', spec: { ...spec, environmentId: 'next' } });
          const { event } = await sandboxHarness.waitFor('next', ['init-succeeded', 'init-failed', 'exited'], 0);
          const outcome = {
            ends: ends.map(({ event }) => event),
            next: event.type,
            frames: sandboxHarness.framesOpened,
          };
          await fetch('../../report', { method: 'POST', body: JSON.stringify(outcome) });
        });
        sandboxHarness.perform({
          type: 'invoke-environment',
          environmentId: hog,
          order: {
            requestId: 'r',
            invokedFunctionArn: 'arn',
            payload: '{}',
            timeoutMs: 60_000,
            accountNowMs: Date.now(),
          },
        });
      },
      { hog: hog.environmentId, bystander: bystander.environmentId },
    );
    const killed = { type: 'exited', reason: 'signal: killed', outOfMemory: true, maxMemoryUsedMb: 128 };
    expect(JSON.parse(await reported)).toEqual({ ends: [killed, killed], next: 'init-succeeded', frames: 2 });
  });
});
