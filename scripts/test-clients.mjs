// @ts-check
/**
 * `npm run test:clients`: the real AWS CLI and boto3 drive a tab over the bridge. Serves the build, opens the console in
 * a headless Chromium and runs the course's commands for a canary deployment with a real function, watching the Aliases
 * tab change meanwhile. Times GetFunction with boto3, beside moto where that is installed. Where the clients are missing
 * and cannot be installed, it says so and tests nothing. Ends with one line: `N passed, N failed`. COLDSPARK_SKIP_BUILD=1 takes the build that is there.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { chromium } from 'playwright';
import { expect } from 'playwright/test';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { neighboursByCli } from './cli-neighbours.mjs';
import { cliVersion } from './cli-process.mjs';
import { startMoto } from './moto.mjs';
import { missingRealClients } from './real-clients.mjs';

const PORT = 4690;
const ENDPOINT = `http://127.0.0.1:${PORT}`;
const ROLE = 'arn:aws:iam::123456789012:role/lambda-ex';
const CANARY_CALLS = 400;
const LATENCY_CALLS = 300;

const folder = mkdtempSync(join(tmpdir(), 'coldspark-clients-'));
const run = promisify(execFile);
const env = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_MAX_ATTEMPTS: '1',
  // whatever else this computer is configured for
  AWS_CONFIG_FILE: join(folder, 'config'),
  AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  AWS_PAGER: '',
};

/** AWS CLI before 2.13 and boto3 before 1.28 do not read AWS_ENDPOINT_URL. */
const WITH_ENDPOINT = `aws() { command aws --endpoint-url ${ENDPOINT} "$@"; }; `;

let passed = 0;
let failed = 0;

/** @param {string} name @param {() => Promise<void>} body */
async function check(name, body) {
  const startedMs = performance.now();
  try {
    await body();
    passed++;
    console.log(`  ✓ ${name} (${Math.round(performance.now() - startedMs)} ms)`);
  } catch (error) {
    failed++;
    console.error(`  ✗ ${name}\n${error instanceof Error ? error.stack : error}`);
  }
}

/** Runs a command line in the folder, as a learner types it; resolves with what it printed. @param {string} line */
async function shell(line) {
  const { stdout } = await run('sh', ['-c', `${WITH_ENDPOINT}${line}`], { cwd: folder, env, timeout: 60_000 });
  return stdout.trim();
}

/** @param {string} line */
const json = async (line) => JSON.parse(await shell(line));

/** The zip with this handler, as a file of the folder. @param {string} name @param {string} answer */
function writeZip(name, answer) {
  const source = `def handler(event, context):\n    return "${answer} on " + context.function_version\n`;
  writeFileSync(join(folder, name), zipSync({ 'index.py': strToU8(source) }));
}

const readOutput = (name = 'out.json') => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Runs a Python program with a Lambda client `client`; what it prints is JSON. @param {string} program */
async function boto3(program) {
  const text = `import boto3, json, time\nclient = boto3.client("lambda", endpoint_url="${ENDPOINT}")\n${program}`;
  const { stdout } = await run('python3', ['-c', text], { cwd: folder, env, timeout: 120_000 });
  return JSON.parse(stdout);
}

/** The handler that runs a program of e2e/boto3-scripts, and one that answers with its event. */
const RUNNER = `import boto3, contextlib, io
def handler(event, context):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(event["script"], "script.py", "exec"), event["names"])
    return out.getvalue()
`;
const ECHO = 'def handler(event, context):\n    return event\n';
const SCRIPTS = fileURLToPath(new URL('../e2e/boto3-scripts/', import.meta.url));

/** The same programs print the same under the real boto3 over the bridge and inside a handler. */
async function boto3InHandlers() {
  console.log('\nboto3 in handlers');
  for (const [name, source] of Object.entries({ runner: RUNNER, echo: ECHO })) {
    writeFileSync(join(folder, `${name}.zip`), zipSync({ 'index.py': strToU8(source) }));
    const options = `--runtime python3.13 --handler index.handler --role ${ROLE} --timeout 120 --memory-size 512 --publish`;
    await shell(`aws lambda create-function --function-name ${name} ${options} --zip-file fileb://${name}.zip`);
    await shell(`aws lambda wait function-active-v2 --function-name ${name}`);
  }
  for (const file of readdirSync(SCRIPTS)) {
    const [, ...parts] = readFileSync(join(SCRIPTS, file), 'utf8').split(/^#: (.*)\n/m);
    const names = parts.filter((_, at) => at % 2 === 0);
    const scripts = parts.filter((_, at) => at % 2 === 1);
    const real = await printed(scripts, 'demo-r', `${RUNNER}run = lambda event: handler(event, None)`);
    const inHandler = await printed(
      scripts,
      'demo-h',
      `client = boto3.client("lambda")
run = lambda event: json.load(client.invoke(FunctionName="runner", Payload=json.dumps(event))["Payload"])`,
    );
    for (const [at, name] of names.entries())
      await check(`${file}: ${name}`, async () => {
        expect(real[at]).toEqual(expect.any(String));
        expect(inHandler[at]).toEqual(real[at]);
      });
  }
}

/**
 * What each script prints, or the error that it ends with, run by the `run` that a program in Python defines. Each run
 * makes things of its own names, which are left out.
 * @param {string[]} scripts @param {string} name @param {string} program @returns {Promise<unknown[]>}
 */
async function printed(scripts, name, program) {
  const path = join(folder, 'scripts.json');
  writeFileSync(path, JSON.stringify(scripts.map((script) => ({ script, names: { NAME: name, ECHO: 'echo' } }))));
  const out = await python(`${program}
def printed(event):
    try:
        return run(event)
    except Exception as error:
        return {"error": repr(error)}
print(json.dumps([printed(event) for event in json.load(open(${JSON.stringify(path)}))]))`);
  return JSON.parse(out.replaceAll(name, 'demo'));
}

const NODEJS_SOURCES = {
  'index.mjs': `import { GetFunctionCommand, Lambda, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { APIGateway } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client, CreateApiCommand } from '@aws-sdk/client-apigatewayv2';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { createRequire } from 'node:module';
const { STS, STSClient } = createRequire(import.meta.url)('@aws-sdk/client-sts');
const client = new LambdaClient({});
export const handler = async ({ name }) => {
  const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: name }));
  const refused = await client.send(new GetFunctionCommand({ FunctionName: 'nobody' })).catch((error) => error);
  const { StatusCode, Payload } = await new Lambda().invoke({ FunctionName: 'echo', Payload: '{"a":1}' });
  const { Arn } = await new STS({}).getCallerIdentity({});
  const s3 = new S3Client({});
  const place = { Bucket: 'of-node', Key: 'a folder/ä.txt' };
  await s3.send(new CreateBucketCommand({ Bucket: place.Bucket }));
  await s3.send(new PutObjectCommand({ ...place, Body: 'hällo' }));
  const whole = await (await s3.send(new GetObjectCommand(place))).Body.transformToString();
  const pieces = [];
  for await (const piece of (await s3.send(new GetObjectCommand({ ...place, Range: 'bytes=0-0' }))).Body) pieces.push(String(piece));
  const sqs = new SQS({});
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'of-node' });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'message' });
  const { Messages } = await sqs.receiveMessage({ QueueUrl });
  const rest = await new APIGateway({}).createRestApi({ name: 'of-node' });
  const http = await new ApiGatewayV2Client({}).send(new CreateApiCommand({ Name: 'of-node', ProtocolType: 'HTTP' }));
  const elb = new ElasticLoadBalancingV2({});
  const { TargetGroups } = await elb.createTargetGroup({ Name: 'of-node', TargetType: 'lambda' });
  const noBalancer = await elb.describeLoadBalancers({ Names: ['none'] }).catch((error) => error);
  return {
    front: [rest.name, http.Name, http.CreatedDate instanceof Date, TargetGroups[0].TargetType, noBalancer.name],
    function: Configuration.FunctionName,
    refused: [refused.name, refused.$metadata.httpStatusCode, refused instanceof Error],
    invoked: [StatusCode, Buffer.from(Payload).toString()],
    object: [whole, ...pieces],
    message: Messages[0].Body,
    names: [LambdaClient.name, client instanceof LambdaClient, STSClient.name],
    Arn,
  };
};
`,
};

/** AWS's own clients, imported and required by a handler. */
async function clientsInNodejs() {
  writeFileSync(join(folder, 'nodejs.zip'), zipSync({ 'index.mjs': strToU8(NODEJS_SOURCES['index.mjs']) }));
  await check('a handler of Node.js asks with AWS’s own clients, as its role', async () => {
    const options = `--runtime nodejs22.x --handler index.handler --role ${ROLE} --timeout 60 --zip-file fileb://nodejs.zip`;
    await shell(`aws lambda create-function --function-name nodejs ${options}`);
    await shell('aws lambda wait function-active-v2 --function-name nodejs');
    writeFileSync(join(folder, 'event.json'), '{"name": "echo"}');
    await shell('aws lambda invoke --function-name nodejs --payload fileb://event.json out.json');
    expect(readOutput()).toEqual({
      front: ['of-node', 'of-node', true, 'lambda', 'LoadBalancerNotFoundException'],
      function: 'echo',
      refused: ['ResourceNotFoundException', 404, true],
      invoked: [200, '{"a": 1}'],
      object: ['hällo', 'h'],
      message: 'message',
      names: ['LambdaClient', true, 'STSClient'],
      Arn: 'arn:aws:sts::123456789012:assumed-role/lambda-ex/nodejs',
    });
  });
}

/** Every client of boto3 speaks to the bridge, and no program says so. */
const TO_THE_BRIDGE = `import boto3, boto3.session
client_of = boto3.session.Session.client
def client(self, *args, **kwargs):
    return client_of(self, *args, **{**kwargs, "endpoint_url": kwargs.get("endpoint_url") or "${ENDPOINT}"})
boto3.session.Session.client = client
`;

/** Runs a Python program, which has boto3 and the bridge; resolves with what it printed. @param {string} program */
async function python(program) {
  const text = `${TO_THE_BRIDGE}import json\n${program}`;
  const options = { cwd: folder, env: { ...env, AWS_MAX_ATTEMPTS: '5' }, timeout: 240_000 };
  return (await run('python3', ['-c', text], options)).stdout;
}

/** @returns {Promise<{ stop(): void }>} the server, once it serves */
function startServer() {
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      if (String(text).includes('Coldspark is ready')) resolve({ stop: () => server.kill() });
    });
    server.once('exit', (code) => reject(new Error(`The server ended with exit code ${code}.`)));
  });
}

/** Where the open Aliases tab says that an alias points. @param {import('playwright').Page} page @param {string} name @param {string} versions */
const aliasTo = (page, name, versions) =>
  page
    .getByRole('table', { name: /^Aliases/ })
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) })
    .getByRole('cell', { name: versions, exact: true });

/** @param {import('playwright').Page} page */
async function canaryDeployment(page) {
  console.log('\nNote 004 with the AWS CLI');
  writeZip('v1.zip', 'one');
  writeZip('v2.zip', 'two');

  await check('no tab open: one sentence', async () => {
    const failure = await shell('aws lambda list-functions').catch((error) => error.stderr);
    expect(failure).toContain(`No Coldspark tab is open: open ${ENDPOINT}/ in a browser and try again.`);
  });
  await check('aws sts get-caller-identity, once the tab is open', async () => {
    await page.goto(`${ENDPOINT}/#/settings/connect-client`);
    await expect(page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 30_000 });
    const identity = await json('aws sts get-caller-identity');
    expect(identity.Account).toBe('123456789012');
  });
  await check('create-function and wait; version 1; alias myalias', async () => {
    const options = `--runtime python3.12 --handler index.handler --role ${ROLE} --zip-file fileb://v1.zip`;
    await shell(`aws lambda create-function --function-name myfunction ${options}`);
    await shell('aws lambda wait function-active-v2 --function-name myfunction');
    expect((await json('aws lambda publish-version --function-name myfunction')).Version).toBe('1');
    await shell('aws lambda create-alias --function-name myfunction --name myalias --function-version 1');
  });
  await check('the console shows the alias', async () => {
    await page.goto(`${ENDPOINT}/#/functions/myfunction?tab=aliases`);
    await expect(aliasTo(page, 'myalias', '1')).toBeVisible({ timeout: 30_000 });
  });
  await check('update-function-code writes to $LATEST', async () => {
    const { Version } = await json(
      'aws lambda update-function-code --function-name myfunction --zip-file fileb://v2.zip',
    );
    expect(Version).toBe('$LATEST');
    await shell('aws lambda wait function-updated-v2 --function-name myfunction');
  });
  await check('publish-version numbers by itself', async () => {
    expect((await json('aws lambda publish-version --function-name myfunction')).Version).toBe('2');
    const versions = await json('aws lambda list-versions-by-function --function-name myfunction');
    expect(versions.Versions.map((/** @type {{ Version: string }} */ { Version }) => Version)).toEqual([
      '$LATEST',
      '1',
      '2',
    ]);
  });
  await check('invoke without a qualifier runs $LATEST, with the alias what it points to', async () => {
    const { ExecutedVersion } = await json('aws lambda invoke --function-name myfunction out.json');
    expect([ExecutedVersion, readOutput()]).toEqual(['$LATEST', 'two on $LATEST']);
    const aliased = await json('aws lambda invoke --function-name myfunction --qualifier myalias out.json');
    expect([aliased.ExecutedVersion, readOutput()]).toEqual(['1', 'one on 1']);
  });
  await check('update-alias: 5 % to version 2, and the open Aliases tab shows it', async () => {
    const alias = await json(
      `aws lambda update-alias --function-name myfunction --name myalias --routing-config '{"AdditionalVersionWeights" : {"2" : 0.05} }'`,
    );
    expect(alias.RoutingConfig.AdditionalVersionWeights).toEqual({ 2: 0.05 });
    await expect(aliasTo(page, 'myalias', '1 (95%), 2 (5%)')).toBeVisible();
  });
  await check(`boto3: of ${CANARY_CALLS} calls about 5 % run version 2`, async () => {
    const counts = await boto3(
      `counts = {}\nfor _ in range(${CANARY_CALLS}):\n` +
        '    answer = client.invoke(FunctionName="myfunction", Qualifier="myalias")\n' +
        '    version = answer["ExecutedVersion"]\n' +
        '    assert json.load(answer["Payload"]).endswith("on " + version)\n' +
        '    counts[version] = counts.get(version, 0) + 1\nprint(json.dumps(counts))',
    );
    console.log(`    version 1: ${counts['1']}, version 2: ${counts['2']}`);
    expect(counts['1'] + counts['2']).toBe(CANARY_CALLS);
    // a binomial of 400 and 5 % lies in here in all but one of a hundred thousand runs
    expect(counts['2']).toBeGreaterThanOrEqual(4);
    expect(counts['2']).toBeLessThanOrEqual(42);
  });
  await check('promote: version 2 alone, and the open Aliases tab shows it', async () => {
    const alias = await json(
      `aws lambda update-alias --function-name myfunction --name myalias --function-version 2 --routing-config '{}'`,
    );
    expect(alias.FunctionVersion).toBe('2');
    await expect(aliasTo(page, 'myalias', '2')).toBeVisible();
    const { ExecutedVersion } = await json('aws lambda invoke --function-name myfunction --qualifier myalias out.json');
    expect([ExecutedVersion, readOutput()]).toEqual(['2', 'two on 2']);
  });
}

async function neighbours() {
  console.log('\nWhat stands around it');
  await check('curl gets the package behind Code.Location', async () => {
    await shell(
      'curl -sf "$(aws lambda get-function --function-name myfunction --query Code.Location --output text)" -o got.zip',
    );
    expect(readFileSync(join(folder, 'got.zip')).equals(readFileSync(join(folder, 'v2.zip')))).toBe(true);
  });
  await check('the invocations are in CloudWatch Logs', async () => {
    const { events } = await json(
      'aws logs filter-log-events --log-group-name /aws/lambda/myfunction --filter-pattern REPORT --max-items 5',
    );
    expect(events).toHaveLength(5);
  });
  await check('and counted by CloudWatch', async () => {
    const { Metrics } = await json('aws cloudwatch list-metrics --namespace AWS/Lambda --metric-name Invocations');
    expect(Metrics.length).toBeGreaterThan(0);
  });
  await check('an error of the service is the CLI’s error', async () => {
    const failure = await shell('aws lambda get-function --function-name nobody').catch((error) => error);
    expect(failure.code).toBeGreaterThan(0);
    // a CLI that was told not to retry says so in between
    expect(failure.stderr).toMatch(
      /\(ResourceNotFoundException\) when calling the GetFunction operation.*: Function not found/,
    );
  });
  await check('other services say that they are not here', async () => {
    const failure = await shell('aws dynamodb list-tables').catch((error) => error.stderr);
    expect(failure).toContain('Coldspark has no service "dynamodb".');
  });
  await check('boto3 reads the function again and again, beside moto', timeGetFunction);
}

/** Of each version once; Debian's stands beside one that comes first in the path. */
async function neighboursByEveryCli() {
  console.log('\nThe services around it with the AWS CLI');
  /** @type {Map<string, string>} */
  const pythons = new Map();
  for (const python of ['python3', '/usr/bin/python3']) {
    const version = cliVersion(python);
    if (version !== undefined) pythons.set(version, python);
  }
  const setting = { port: PORT, folder, env: { ...env, LC_ALL: 'C.UTF-8' }, role: ROLE, check };
  await check('a Python imports the CLI', async () => expect(pythons.size).toBeGreaterThan(0));
  await Promise.all([...pythons].map(([version, python]) => neighboursByCli({ ...setting, version, python })));
}

/** Call by call in turn, so that both meet the same computer. */
async function timeGetFunction() {
  const moto = await startMoto(PORT + 1);
  try {
    const medians = await boto3(`
import statistics
clients = {"Coldspark": client}
moto_endpoint = ${JSON.stringify(moto?.endpoint ?? '')}
if moto_endpoint:
    clients["moto"] = boto3.client("lambda", endpoint_url=moto_endpoint)
    role = boto3.client("iam", endpoint_url=moto_endpoint).create_role(RoleName="lambda-ex", AssumeRolePolicyDocument="{}")
    clients["moto"].create_function(FunctionName="myfunction", Runtime="python3.12", Handler="index.handler",
        Role=role["Role"]["Arn"], Code={"ZipFile": open("v1.zip", "rb").read()})
times = {name: [] for name in clients}
for _ in range(${LATENCY_CALLS}):
    for name, each in clients.items():
        started = time.perf_counter()
        assert each.get_function(FunctionName="myfunction")["Configuration"]["FunctionName"] == "myfunction"
        times[name].append((time.perf_counter() - started) * 1000)
print(json.dumps({name: statistics.median(each) for name, each in times.items()}))`);
    expect(medians.Coldspark).toBeGreaterThan(0);
    const here = `    GetFunction with boto3, median of ${LATENCY_CALLS}: ${medians.Coldspark.toFixed(1)} ms`;
    console.log(
      moto
        ? `${here}; ${moto.version} in turn with it ${medians.moto.toFixed(1)} ms (${(medians.moto / medians.Coldspark).toFixed(1)} times that)`
        : `${here}. Beside moto it was not timed, because moto_server is not installed.`,
    );
  } finally {
    moto?.stop();
  }
}

/** Throws, with one sentence, when there is no browser. */
async function testAll() {
  const executablePath = ensureChromium();
  const server = await startServer();
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    await canaryDeployment(await browser.newPage());
    await neighbours();
    await neighboursByEveryCli();
    await boto3InHandlers();
    await clientsInNodejs();
  } finally {
    await browser.close();
    server.stop();
    rmSync(folder, { recursive: true });
  }
}

const missing = missingRealClients();
if (missing === undefined)
  await testAll().catch((error) => {
    failed++;
    console.error(error instanceof Error ? error.message : error);
  });
// no client, no test: nothing was shown and nothing was refuted
else console.log(`Nothing was tested. ${missing}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
