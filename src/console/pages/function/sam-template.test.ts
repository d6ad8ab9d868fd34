import { expect, test } from 'vitest';
import { samTemplate } from './sam-template.ts';

test('the template names what the function is made of, and quotes what people type', () => {
  const template = samTemplate({
    FunctionName: 'lambda-version-demo',
    Description: 'says: "hello"\n# and more',
    Runtime: 'python3.8',
    Handler: 'lambda_function.lambda_handler',
    MemorySize: 128,
    Timeout: 3,
    Architectures: ['x86_64'],
    EphemeralStorage: { Size: 512 },
    Environment: { Variables: { STAGE: 'yes' } },
    Layers: [{ Arn: 'arn:aws:lambda:us-east-1:123456789012:layer:numbers:2' }],
    Role: 'arn:aws:iam::123456789012:role/service-role/r',
  });
  expect(template).toContain('  lambdaversiondemo:\n    Type: AWS::Serverless::Function');
  expect(template).toContain('      Description: "says: \\"hello\\"\\n# and more"\n');
  expect(template).toContain('      Architectures:\n        - x86_64\n');
  expect(template).toContain('        Variables:\n          STAGE: "yes"\n');
  expect(template).toContain('      Layers:\n        - arn:aws:lambda:us-east-1:123456789012:layer:numbers:2\n');
});

test('no variables, no Environment; no layers, no Layers', () => {
  expect(samTemplate({ FunctionName: 'f' })).not.toMatch(/Environment|Layers/);
});
