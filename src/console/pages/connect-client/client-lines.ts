/** What a learner types or pastes so that a real client of AWS speaks to this tab. Any access key will do. */

import type { PastedLines } from '../../widgets/copyable-lines.tsx';

export interface ClientLines extends PastedLines {
  id: string;
}

export function clientLines(endpoint: string, region: string): ClientLines[] {
  return [
    {
      id: 'cli',
      client: 'AWS CLI',
      hint: 'For the whole shell session, with AWS CLI 2.13 or later:',
      lines: [
        `export AWS_ENDPOINT_URL=${endpoint}`,
        `export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=${region}`,
        'aws lambda list-functions',
      ].join('\n'),
    },
    {
      id: 'cli-option',
      client: 'AWS CLI, one command',
      hint: 'For a single command, with any version of the CLI; credentials and Region must be set:',
      lines: `aws --endpoint-url ${endpoint} lambda list-functions`,
    },
    {
      id: 'boto3',
      client: 'Python (boto3)',
      hint: 'In a Python program:',
      lines: [
        'import boto3',
        '',
        'client = boto3.client(',
        '    "lambda",',
        `    endpoint_url="${endpoint}",`,
        `    region_name="${region}",`,
        '    aws_access_key_id="test",',
        '    aws_secret_access_key="test",',
        ')',
        'print(client.list_functions()["Functions"])',
      ].join('\n'),
    },
    {
      id: 'clock',
      client: 'Account clock',
      hint: 'From any program, unsigned. It reads the clock, skips six hours, goes to the next event, and speeds time up; a skip is answered when it is over:',
      lines: [
        `curl ${endpoint}/coldspark/clock`,
        `curl -d '{"seconds": 21600}' ${endpoint}/coldspark/clock`,
        `curl -d '{"to": "next-event"}' ${endpoint}/coldspark/clock`,
        `curl -d '{"rate": 60, "paused": false}' ${endpoint}/coldspark/clock`,
      ].join('\n'),
    },
    {
      id: 'javascript',
      client: 'JavaScript SDK',
      hint: 'In a Node.js module, with @aws-sdk/client-lambda installed:',
      lines: [
        "import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';",
        '',
        'const client = new LambdaClient({',
        `  endpoint: '${endpoint}',`,
        `  region: '${region}',`,
        "  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },",
        '});',
        'console.log((await client.send(new ListFunctionsCommand({}))).Functions);',
      ].join('\n'),
    },
  ];
}
