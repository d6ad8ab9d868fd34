/**
 * The process environment of a runtime: what Lambda sets, and the function's own variables.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 *
 * Differs from AWS: the credentials are nobody's, for who asks is told by the port that a request comes over; and there is
 * no _X_AMZN_TRACE_ID.
 */
import type { EngineConfig } from '../context.ts';
import type { RuntimeFamily } from '../runtime-host.ts';
import type { ExecutionEnvironment } from './execution-environment.ts';

type Environment = Pick<ExecutionEnvironment, 'version' | 'logStreamName' | 'initializationType'>;

/** Defaults that a function may set for itself. */
function overridable(family: RuntimeFamily, runtime: string): Record<string, string> {
  const everywhere = {
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    AWS_XRAY_DAEMON_ADDRESS: '169.254.100.1:2000',
    LANG: 'en_US.UTF-8',
    LD_LIBRARY_PATH: '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    PWD: '/var/task',
    SHLVL: '0',
    TZ: ':UTC',
  };
  if (family === 'python') return { ...everywhere, LC_CTYPE: 'C.UTF-8', PYTHONPATH: '/var/runtime' };
  const major = /\d+/.exec(runtime)?.[0] ?? '';
  const modules = [`/opt/nodejs/node${major}/node_modules`, '/opt/nodejs/node_modules', '/var/runtime/node_modules'];
  return { ...everywhere, NODE_PATH: [...modules, '/var/runtime', '/var/task'].join(':') };
}

/** They have AWS's form, for there are libraries that look at it. */
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'ASIACOLDSPARKEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'coldspark/opens/nothing/with/these/keys/',
  AWS_SESSION_TOKEN: btoa('Coldspark: a session token that opens nothing, here or elsewhere.'),
};

/** Values that are Lambda's alone; the control plane refuses a function that names them. */
function reserved(config: EngineConfig, environment: Environment): Record<string, string> {
  const { version, logStreamName, initializationType } = environment;
  return {
    ...CREDENTIALS,
    AWS_DEFAULT_REGION: config.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${version.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(version.memorySizeMb),
    AWS_LAMBDA_FUNCTION_NAME: version.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: version.version,
    AWS_LAMBDA_INITIALIZATION_TYPE: initializationType,
    AWS_LAMBDA_LOG_GROUP_NAME: version.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    AWS_LAMBDA_RUNTIME_API: '169.254.100.1:9001',
    AWS_REGION: config.region,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LAMBDA_TASK_ROOT: '/var/task',
    _HANDLER: version.handler,
  };
}

export function runtimeVariables(
  config: EngineConfig,
  family: RuntimeFamily,
  environment: Environment,
): Record<string, string> {
  const { version } = environment;
  return {
    ...overridable(family, version.runtime),
    ...version.environment,
    ...reserved(config, environment),
  };
}
