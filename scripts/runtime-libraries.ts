/**
 * Vite plugin: what Lambda's runtimes bring besides the language, AWS's SDK, as files by path: `library:python` is boto3 as
 * it is here, `library:nodejs` AWS's own clients. A function that asks for it gets it laid out where it lies on Lambda
 * (src/sandbox/runtime-libraries.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PYTHON_SDK = fromHere('../src/sandbox/python/sdk/');
const MODELS = fromHere('../src/api/models/');

/** Where a client's models are, and the program that speaks by them. */
const DATA = 'botocore/data';
const PROGRAM = 'botocore/aws_api.js';

/** AWS's clients of the services that are here: package, service, and what its classes are called. */
const NODEJS_CLIENTS = [
  ['client-api-gateway', 'apigateway', 'APIGateway'],
  ['client-apigatewayv2', 'apigatewayv2', 'ApiGatewayV2'],
  ['client-application-auto-scaling', 'application-autoscaling', 'ApplicationAutoScaling'],
  ['client-cloudwatch', 'monitoring', 'CloudWatch'],
  ['client-cloudwatch-logs', 'logs', 'CloudWatchLogs'],
  ['client-elastic-load-balancing-v2', 'elasticloadbalancing', 'ElasticLoadBalancingV2'],
  ['client-eventbridge', 'events', 'EventBridge'],
  ['client-iam', 'iam', 'IAM'],
  ['client-kms', 'kms', 'KMS'],
  ['client-lambda', 'lambda', 'Lambda'],
  ['client-s3', 's3', 'S3'],
  ['client-service-quotas', 'servicequotas', 'ServiceQuotas'],
  ['client-sns', 'sns', 'SNS'],
  ['client-sqs', 'sqs', 'SQS'],
  ['client-sts', 'sts', 'STS'],
] as const;
const NODEJS_SDK = fromHere('../src/sandbox/nodejs/sdk/');
const ENTRY = 'nodejs-client:';

type Files = Record<string, string>;
interface Library {
  files: Files;
  /** What it is made of. */
  sources: string[];
}

export function runtimeLibraries(): Plugin {
  return {
    name: 'runtime-libraries',
    enforce: 'pre',
    resolveId: (id) => (id === 'library:python' || id === 'library:nodejs' ? `\0${id}` : undefined),
    async load(id) {
      const library = id === '\0library:python' ? pythonLibrary() : id === '\0library:nodejs' && nodejsLibrary();
      if (!library) return undefined;
      const { files, sources } = await library;
      for (const source of sources) if (!source.startsWith('\0')) this.addWatchFile(source);
      return `export const files = ${JSON.stringify(files)};`;
    },
  };
}

async function pythonLibrary(): Promise<Library> {
  const modules = filesBelow(PYTHON_SDK, '.py');
  const { code, moduleIds } = await awsApi();
  return {
    files: { ...modules, ...under(DATA, filesBelow(MODELS, '.json')), [PROGRAM]: code },
    sources: [...moduleIds, ...Object.keys(modules).map((path) => PYTHON_SDK + path)],
  };
}

/** A folder a package, CommonJS; what several have in common stands beside them. */
async function nodejsLibrary(): Promise<Library> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [nodejsClients()],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: {
        entry: Object.fromEntries(NODEJS_CLIENTS.map(([name]) => [name, ENTRY + name])),
        formats: ['cjs'],
        fileName: (_, name) => `${name}/index.js`,
      },
      rolldownOptions: {
        external: ['coldspark', 'node:stream'],
        output: { exports: 'named', minify: true, chunkFileNames: 'shared/[name].js' },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  return {
    files: Object.fromEntries(chunks.map(({ fileName, code }) => [`@aws-sdk/${fileName}`, code])),
    sources: chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => !id.includes('node_modules')),
  };
}

/** Each package with the classes of its client made for handlers; of what it has for pages, what is not there is Node.js's. */
function nodejsClients(): Plugin {
  return {
    name: 'nodejs-clients',
    enforce: 'pre',
    resolveId(id) {
      // Vite makes a path of an entry
      if (id.includes(ENTRY)) return `\0${id.slice(id.indexOf(ENTRY))}`;
      // a page has a parser of XML, a worker has none
      if (id === './xml-parser') return fromHere('../node_modules/@aws-sdk/xml-builder/dist-es/xml-parser.js');
      return id.endsWith('/sdk-stream-mixin.browser') ? `${NODEJS_SDK}body-stream.ts` : undefined;
    },
    load(id) {
      const client = NODEJS_CLIENTS.find(([name]) => id === `\0${ENTRY}${name}`);
      if (!client) return undefined;
      const [name, service, className] = client;
      const classes = [className, `${className}Client`];
      return `import * as sdk from '@aws-sdk/${name}';
import { inHandler } from '${NODEJS_SDK}in-handler.ts';
export * from '@aws-sdk/${name}';
${classes.map((each) => `export const ${each} = inHandler(sdk.${each}, '${service}', '${each}');`).join('\n')}`;
    },
  };
}

/** Texts by path below a folder. */
function filesBelow(folder: string, extension: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(extension));
  return Object.fromEntries(paths.toSorted().map((path) => [path, readFileSync(folder + path, 'utf8')]));
}

const under = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** src/sandbox/python/sdk/aws-api.ts as one expression, whose value is what it exports. */
async function awsApi(): Promise<{ code: string; moduleIds: string[] }> {
  const name = 'awsApi';
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: `${PYTHON_SDK}aws-api.ts`, formats: ['iife'], name, fileName: name },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('no text came out of aws-api.ts');
  return { code: `${chunk.code}\n${name};\n`, moduleIds: chunk.moduleIds };
}
