/** What a handler finds in its process environment. */
import { expect, test } from 'vitest';
import type { FunctionVersion } from '../state.ts';
import { CONFIG, functionVersion } from './data-plane.test-fixture.ts';
import { runtimeVariables } from './runtime-variables.ts';

const environmentOf = (version: FunctionVersion, logStreamName = 's') =>
  ({ version, logStreamName, initializationType: 'on-demand' }) as const;

const environment = { STAGE: 'dev', TZ: 'Europe/Berlin', AWS_REGION: 'mars-1', AWS_SESSION_TOKEN: 'mine' };

test('Lambda’s own, the function’s, and of both what each may decide', () => {
  const version = functionVersion({ environment, version: '3', memorySizeMb: 256 });
  expect(runtimeVariables(CONFIG, 'python', environmentOf(version, '2026/03/01/[3]ab'))).toMatchObject({
    STAGE: 'dev',
    TZ: 'Europe/Berlin',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_python3.13',
    AWS_LAMBDA_FUNCTION_NAME: 'f',
    AWS_LAMBDA_FUNCTION_VERSION: '3',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/f',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/03/01/[3]ab',
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    PYTHONPATH: '/var/runtime',
    _HANDLER: 'lambda_function.lambda_handler',
    AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA[A-Z]{16}$/),
    AWS_SECRET_ACCESS_KEY: expect.stringMatching(/^[\w/]{40}$/),
    AWS_SESSION_TOKEN: expect.stringMatching(/^[\w+/]{80,}=*$/),
  });
});

test('each family finds its own modules', () => {
  const nodejs = runtimeVariables(CONFIG, 'nodejs', environmentOf(functionVersion({ runtime: 'nodejs22.x' })));
  expect(nodejs.NODE_PATH).toBe(
    '/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task',
  );
  expect(nodejs).not.toHaveProperty('PYTHONPATH');
  const python = runtimeVariables(CONFIG, 'python', environmentOf(functionVersion()));
  expect(python).not.toHaveProperty('NODE_PATH');
  expect(python.TZ).toBe(':UTC');
});
