/**
 * Records what the real AWS CLI answers in the terminal's stories (src/cli/cli-stories.test-fixture.ts) against this
 * engine behind HTTP, into src/cli/goldens/. `npm test` replays them without it.
 *
 *   node scripts/record-cli-goldens.mjs [story …]
 *   AWS_CLI_PYTHON=<path>    a Python that can import an AWS CLI of version 2 (Debian's awscli: /usr/bin/python3, the default)
 *   BOTOCORE_DATA=<dir>      botocore's `data` directory, the one that the models are made from
 *
 * The CLI is lent the API models of that botocore, cut to what src/api/models holds: an older CLI then knows the same
 * operations and members as the terminal.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createServer as createViteServer } from 'vite';
import { CliProcess, cliVersion } from './cli-process.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODELS = join(ROOT, 'src/api/models');
const GOLDENS = join(ROOT, 'src/cli/goldens');
const PORT = 4300;
/** Answers in a stream of events; the CLI has since taken it out. */
const NOT_COMMANDS = new Set(['InvokeWithResponseStream']);
const python = process.env.AWS_CLI_PYTHON ?? '/usr/bin/python3';
const version = `aws-cli/${cliVersion(python)}`;
if (!version.startsWith('aws-cli/2.')) throw new Error(`${python} imports ${version}, not an AWS CLI of version 2.`);
const data =
  process.env.BOTOCORE_DATA ??
  execFileSync(
    'python3',
    ['-c', 'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))'],
    {
      encoding: 'utf8',
    },
  ).trim();

const scratch = mkdtempSync(join(tmpdir(), 'cli-goldens-'));
const models = join(scratch, 'models');
writeFileSync(join(scratch, 'config'), '[default]\ns3 =\n  max_concurrent_requests = 1\n');
for (const file of readdirSync(MODELS).filter((name) => name.endsWith('.json'))) lendModel(file);

const vite = await createViteServer({
  root: ROOT,
  server: { middlewareMode: true, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { CliRegion, storyFiles } = await vite.ssrLoadModule('/src/cli/cli-region.test-fixture.ts');
const { CLI_STORIES, withIds, wordsOf } = await vite.ssrLoadModule('/src/cli/cli-stories.test-fixture.ts');

const cli = await CliProcess.start(python, { ...process.env, AWS_DATA_PATH: models, LC_ALL: 'C.UTF-8' });

const wanted = process.argv.slice(2);
mkdirSync(GOLDENS, { recursive: true });
try {
  for (const story of CLI_STORIES) if (wanted.length === 0 || wanted.includes(story.name)) await record(story);
} finally {
  cli.stop();
  await vite.close();
  rmSync(scratch, { recursive: true });
}
execFileSync('npx', ['--no-install', 'biome', 'format', '--write', GOLDENS], { cwd: ROOT });

/** @param {{ name: string, commands: readonly string[] }} story */
async function record({ name, commands }) {
  const region = new CliRegion();
  const server = createHttpServer((request, response) => void serve(region, request, response));
  await new Promise((resolve) => server.listen(PORT, '127.0.0.1', () => resolve(undefined)));
  const folder = mkdtempSync(join(scratch, 'story-'));
  for (const [file, bytes] of Object.entries(storyFiles())) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
  /** @type {{ command: string, stdout: string, stderr: string, exitCode: number }[]} */
  const steps = [];
  for (const command of commands) {
    const answers = steps.map((step) => step.stdout);
    const typed = await withIds(command, answers, () => region.mail());
    steps.push({ command, ...(await type(typed, folder)) });
  }
  await new Promise((resolve) => server.close(resolve));
  const file = join(GOLDENS, `${name.replace(/\W+/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ cli: version, story: name, steps }, null, 1)}\n`);
  console.log(`${name}: ${steps.length} commands`);
}

/** @param {string} command @param {string} folder */
async function type(command, folder) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    AWS_PAGER: '',
    // one transfer after the other, so that they are told of in one order
    AWS_CONFIG_FILE: join(scratch, 'config'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  const words = wordsOf(command);
  const endpoint = words.includes('--endpoint-url') ? [] : ['--endpoint-url', `http://127.0.0.1:${PORT}`];
  const out = join(folder, 'out.json');
  rmSync(out, { force: true });
  const result = await cli.type([...endpoint, ...words], { env, cwd: folder });
  return { ...result, ...(existsSync(out) && { outfile: readFileSync(out, 'utf8') }) };
}

/**
 * @param {{ handle(request: object): Promise<{ status: number, headers: Record<string, string>, body: Uint8Array }> }} region
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function serve(region, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  /** @type {Record<string, string | string[]>} */
  const query = {};
  for (const key of url.searchParams.keys()) {
    const all = url.searchParams.getAll(key);
    query[key] = all.length > 1 ? all : (all[0] ?? '');
  }
  const scope = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
  const service = scope === 'apigateway' && url.pathname.startsWith('/v2/') ? 'apigatewayv2' : scope;
  const answer = await region.handle({
    service,
    method: request.method,
    path: url.pathname,
    query,
    headers: request.headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  });
  const length = request.method === 'HEAD' ? {} : { 'content-length': answer.body.length };
  response.writeHead(answer.status, { ...answer.headers, ...length }).end(answer.body);
}

/** Botocore's model of the service without what this one does not have. @param {string} file */
function lendModel(file) {
  const ours = JSON.parse(readFileSync(join(MODELS, file), 'utf8'));
  const { apiVersion: api } = ours;
  const service = file.replace('.json', '');
  const from = join(data, service, api);
  const to = join(models, service, api);
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from))
    if (/^(paginators|waiters)-\d+\.json$/.test(file)) cpSync(join(from, file), join(to, file));
  const model = JSON.parse(gunzipSync(readFileSync(join(from, 'service-2.json.gz'))).toString());
  for (const [name, operation] of Object.entries(model.operations)) {
    if (!ours.operations[name] || NOT_COMMANDS.has(name)) delete model.operations[name];
    else if (!ours.operations[name].output) delete operation.output;
  }
  for (const [name, shape] of Object.entries(model.shapes)) {
    const members = ours.shapes[name]?.members;
    if (!members || !shape.members) continue;
    for (const member of Object.keys(shape.members)) if (!members[member]) delete shape.members[member];
  }
  // of the protocols of its own, newer than an older CLI, a service is spoken to in the one that the tab speaks
  if (ours.targetPrefix)
    Object.assign(model.metadata, {
      protocol: 'json',
      protocols: ['json'],
      jsonVersion: ours.jsonVersion,
      targetPrefix: ours.targetPrefix,
    });
  for (const operation of Object.values(model.operations)) {
    delete operation.documentation;
    delete operation.auth;
  }
  // pages and waiters of operations that are not there
  for (const file of readdirSync(to)) {
    const path = join(to, file);
    const content = JSON.parse(readFileSync(path, 'utf8'));
    for (const name of Object.keys(content.pagination ?? {}))
      if (!ours.operations[name]) delete content.pagination[name];
    for (const [name, waiter] of Object.entries(content.waiters ?? {}))
      if (!ours.operations[waiter.operation]) delete content.waiters[name];
      // "no error at all" is newer than an older CLI, which says it by status
      else
        for (const acceptor of waiter.acceptors)
          if (acceptor.expected === false) Object.assign(acceptor, { matcher: 'status', expected: 200 });
    writeFileSync(path, JSON.stringify(content));
  }
  writeFileSync(join(to, 'service-2.json'), JSON.stringify(model));
}
