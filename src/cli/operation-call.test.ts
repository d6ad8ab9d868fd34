import { expect, test } from 'vitest';
import type { HttpRequest } from '../api/http.ts';
import { awsJson } from '../api/protocols/aws-json.ts';
import { definition } from '../api/service-definition.ts';
import type { CommandContext } from './command.ts';
import { callOperation } from './operation-call.ts';
import type { CliService } from './services.ts';

const service = definition(
  {
    signingName: 'lambda',
    command: 'tokens',
    title: 'Tokens',
    protocols: ['json'],
    apiVersion: '1',
    targetPrefix: 'Tokens',
    jsonVersion: '1.1',
    operations: { Create: { method: 'POST', uri: '/', status: 200, input: 'In', errors: [] } },
    shapes: {
      In: { type: 'structure', members: { Token: { shape: 'Text', idempotencyToken: true }, Name: { shape: 'Text' } } },
      Text: { type: 'string' },
    },
  },
  { json: awsJson },
) as CliService;

async function bodyOf(input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const requests: HttpRequest[] = [];
  const operation = service.model.operations.get('Create');
  if (!operation) throw new Error('no operation');
  const context = {
    handle: async (request: HttpRequest) => {
      requests.push(request);
      return { status: 200, headers: {}, body: new Uint8Array() };
    },
    random: () => 0.5,
  } as unknown as CommandContext;
  await callOperation({ service, operation, binaryFormat: 'base64', profile: undefined }, input, context);
  return JSON.parse(new TextDecoder().decode(requests[0]?.body));
}

test('the CLI makes up the token by which a repeated request is known, unless one is given', async () => {
  expect((await bodyOf({ Name: 'n' })).Token).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(await bodyOf({ Token: 'mine' })).toEqual({ Token: 'mine' });
});
