/**
 * The function as an AWS SAM template, as the console's Template view and Download give it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

/** A JSON text is a YAML text too; nothing a learner typed can break out of it. */
const quoted = (text: string) => JSON.stringify(text);

/** CloudFormation's logical ids are letters and digits. */
const logicalId = (functionName: string) => functionName.replace(/[^A-Za-z0-9]/g, '');

export function samTemplate(configuration: FunctionConfiguration): string {
  const layers = configuration.Layers ?? [];
  const variables = Object.entries(configuration.Environment?.Variables ?? {});
  return [
    "AWSTemplateFormatVersion: '2010-09-09'",
    'Transform: AWS::Serverless-2016-10-31',
    'Description: An AWS Serverless Application Model template describing your function.',
    'Resources:',
    `  ${logicalId(configuration.FunctionName ?? '')}:`,
    '    Type: AWS::Serverless::Function',
    '    Properties:',
    '      CodeUri: .',
    `      Description: ${quoted(configuration.Description ?? '')}`,
    `      MemorySize: ${configuration.MemorySize}`,
    `      Timeout: ${configuration.Timeout}`,
    `      Handler: ${configuration.Handler}`,
    `      Runtime: ${configuration.Runtime}`,
    '      Architectures:',
    ...(configuration.Architectures ?? []).map((architecture) => `        - ${architecture}`),
    '      EphemeralStorage:',
    `        Size: ${configuration.EphemeralStorage?.Size}`,
    ...(variables.length === 0 ? [] : ['      Environment:', '        Variables:']),
    ...variables.map(([key, value]) => `          ${key}: ${quoted(value)}`),
    ...(layers.length === 0 ? [] : ['      Layers:']),
    ...layers.map(({ Arn }) => `        - ${Arn}`),
    `      Role: ${configuration.Role}`,
    '',
  ].join('\n');
}
