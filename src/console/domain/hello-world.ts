/** The code a new function starts with, as the console's own: https://docs.aws.amazon.com/lambda/latest/dg/getting-started.html */

export interface StarterCode {
  handler: string;
  files: Record<string, Uint8Array>;
}

const PYTHON = `import json

def lambda_handler(event, context):
    # TODO implement
    return {
        'statusCode': 200,
        'body': json.dumps('Hello from Lambda!')
    }
`;

const NODEJS = `export const handler = async (event) => {
  // TODO implement
  const response = {
    statusCode: 200,
    body: JSON.stringify('Hello from Lambda!'),
  };
  return response;
};
`;

const bytes = (text: string) => new TextEncoder().encode(text);

export const HELLO_WORLD: Record<'python' | 'nodejs', StarterCode> = {
  python: { handler: 'lambda_function.lambda_handler', files: { 'lambda_function.py': bytes(PYTHON) } },
  nodejs: { handler: 'index.handler', files: { 'index.mjs': bytes(NODEJS) } },
};
