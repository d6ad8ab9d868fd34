/** Invoke's relatives through AWS's SDK: what travels is read by somebody else's code. */
import {
  InvokeAsyncCommand,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamResponseEvent,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { raises, Story } from '../contract/story.ts';

async function invokeStreamed(story: Story) {
  const answer = await story.region.client.send(
    new InvokeWithResponseStreamCommand({ FunctionName: 'f', LogType: 'Tail', Payload: Buffer.from('{"n":1}') }),
  );
  const events: InvokeWithResponseStreamResponseEvent[] = [];
  for await (const event of answer.EventStream ?? []) events.push(event);
  return { answer, events };
}

test('a streamed answer is a chunk and its completion with the log', async () => {
  const story = new Story();
  await story.active({ handler: (event) => ({ said: event }) });
  const { answer, events } = await invokeStreamed(story);
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(events).toHaveLength(2);
  expect(Buffer.from(events[0]?.PayloadChunk?.Payload ?? []).toString()).toBe('{"said":{"n":1}}');
  const log = Buffer.from(events[1]?.InvokeComplete?.LogResult ?? '', 'base64').toString();
  expect(log).toContain(`START RequestId: ${answer.$metadata.requestId} Version: $LATEST`);
  expect(events[1]?.InvokeComplete?.ErrorCode).toBeUndefined();
});

test('an error of the function is told by the completion', async () => {
  const story = new Story();
  await story.active({ handler: raises('boom') });
  const { events } = await invokeStreamed(story);
  expect(events).toHaveLength(1);
  const { ErrorCode, ErrorDetails } = events[0]?.InvokeComplete ?? {};
  expect(ErrorCode).toBe('Unhandled');
  expect(JSON.parse(ErrorDetails ?? '')).toMatchObject({ errorType: 'ValueError', errorMessage: 'boom' });
});

test('InvokeAsync accepts, and the event is run', async () => {
  const story = new Story();
  const seen: unknown[] = [];
  await story.active({
    handler(event) {
      seen.push(event);
      return null;
    },
  });
  const answer = await story.region.client.send(
    new InvokeAsyncCommand({ FunctionName: 'f', InvokeArgs: Buffer.from('{"n":2}') }),
  );
  expect(answer.Status).toBe(202);
  story.region.advance(1000);
  expect(seen).toEqual([{ n: 2 }]);
});

test('layers are mounted in the order in which the function names them', async () => {
  const story = new Story();
  const arns: string[] = [];
  for (const LayerName of ['base', 'more']) {
    const ZipFile = story.region.zip(LayerName, () => null);
    const { LayerVersionArn } = await story.send('PublishLayerVersion', { LayerName, Content: { ZipFile } });
    arns.push(String(LayerVersionArn));
  }
  await story.active(undefined, { Layers: arns });
  await story.send('Invoke', { FunctionName: 'f' });
  const hashes = await Promise.all(
    arns.map(async (Arn) => {
      const { Content } = await story.send('GetLayerVersionByArn', { Arn });
      return (Content as { CodeSha256: string }).CodeSha256;
    }),
  );
  const [started] = story.region.runtime.effects;
  expect(started).toMatchObject({ type: 'start-environment', spec: { layerSha256s: hashes } });
});
