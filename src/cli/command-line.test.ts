/** Commands for what the console did, and the proof that they do the same: the terminal's own parser reads them. */
import { expect, test } from 'vitest';
import { aws } from './aws.ts';
import { CliRegion, MemoryFiles, storyContext, storyFiles } from './cli-region.test-fixture.ts';
import { wordsOf } from './cli-stories.test-fixture.ts';
import { commandLine } from './command-line.ts';

const create = {
  FunctionName: 'f',
  Runtime: 'python3.13',
  Role: 'arn:aws:iam::123456789012:role/r',
  Handler: 'lambda_function.lambda_handler',
  Architectures: ['x86_64'],
  Code: { ZipFile: new Uint8Array() },
};

test('options in the order of the input, quoted where bash needs it', () => {
  expect(commandLine('CreateFunction', create)).toEqual({
    text:
      'aws lambda create-function --function-name f --runtime python3.13 --role arn:aws:iam::123456789012:role/r ' +
      '--handler lambda_function.lambda_handler --architectures x86_64 --zip-file fileb://function.zip',
    needsPackage: true,
  });
  const increase = { ServiceCode: 'lambda', QuotaCode: 'L-B99A9384', DesiredValue: 1500 };
  expect(commandLine('RequestServiceQuotaIncrease', increase, 'service-quotas').text).toBe(
    'aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1500',
  );
  const alias = { FunctionName: 'f', Name: 'prod', RoutingConfig: { AdditionalVersionWeights: { 2: 0.05 } } };
  expect(commandLine('UpdateAlias', { ...alias, Description: undefined }).text).toBe(
    `aws lambda update-alias --function-name f --name prod --routing-config '{"AdditionalVersionWeights":{"2":0.05}}'`,
  );
  expect(commandLine('PublishVersion', { FunctionName: 'f', Description: "it's live" }).text).toBe(
    `aws lambda publish-version --function-name f --description 'it'\\''s live'`,
  );
  expect(
    commandLine('Invoke', { FunctionName: 'f', Qualifier: '$LATEST', Payload: new TextEncoder().encode('{"n": 1}') })
      .text,
  ).toBe(
    `aws lambda invoke --function-name f --qualifier '$LATEST' --cli-binary-format raw-in-base64-out --payload '{"n": 1}' out.json`,
  );
});

test('the terminal runs them', async () => {
  const region = new CliRegion();
  const context = storyContext(region, new MemoryFiles(storyFiles()), () => {});
  const run = (operation: string, input: Record<string, unknown>) =>
    aws(wordsOf(commandLine(operation, input).text).slice(1), context);
  expect((await run('CreateFunction', create)).exitCode).toBe(0);
  await run('GetFunction', { FunctionName: 'f' });
  const updated = await run('UpdateFunctionConfiguration', {
    FunctionName: 'f',
    Timeout: 10,
    Environment: { Variables: { GREETING: 'hello you' } },
  });
  expect(JSON.parse(updated.stdout)).toMatchObject({
    Timeout: 10,
    Environment: { Variables: { GREETING: 'hello you' } },
  });
  const reserved = await run('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 5 });
  expect(JSON.parse(reserved.stdout)).toEqual({ ReservedConcurrentExecutions: 5 });
  const invoked = await run('Invoke', { FunctionName: 'f', Payload: new TextEncoder().encode('{"n": 1}') });
  expect(JSON.parse(invoked.stdout)).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
});

test('an option that the CLI calls otherwise than its member', () => {
  const input = { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t', Protocol: 'sms', Endpoint: '+15550100' };
  expect(commandLine('Subscribe', input, 'sns').text).toBe(
    'aws sns subscribe --topic-arn arn:aws:sns:us-east-1:123456789012:t --protocol sms --notification-endpoint +15550100',
  );
});
