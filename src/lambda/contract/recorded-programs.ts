/**
 * What the packages of the recorded cases do when they run, as programs for the fake runtime. The recorded handlers
 * themselves run in the browser, on the real one.
 */
import { type FakeContext, type FakeProgram, ProcessExit } from '../fake-runtime.test-fixture.ts';

const echo: FakeProgram = {
  handler(event, { log }) {
    log(JSON.stringify(event));
    return event;
  },
};

const tellVersion = (version_id: string): FakeProgram => ({
  handler: (_, { spec, order }) => ({
    version_id,
    invoked_arn: order.invokedFunctionArn,
    version_from_ctx: spec.functionVersion,
  }),
});

function contextOf(event: unknown, { spec, order }: FakeContext) {
  return {
    event,
    context: {
      invoked_function_arn: order.invokedFunctionArn,
      function_version: spec.functionVersion,
      function_name: spec.functionName,
      memory_limit_in_mb: String(spec.memorySizeMb),
      aws_request_id: order.requestId,
      log_group_name: spec.logGroupName,
      log_stream_name: spec.logStreamName,
      client_context: order.clientContext ?? null,
    },
  };
}

class Exception extends Error {
  override readonly name = 'Exception';
}

/** By the name in `<zip:NAME>`. */
export const RECORDED_PROGRAMS: Readonly<Record<string, FakeProgram>> = {
  'py-echo': echo,
  'py-echo-b': echo,
  'node-echo': echo,
  'py-none': { handler: () => null },
  'node-none': { handler: () => undefined },
  'py-version0': tellVersion('version0'),
  'py-version1': tellVersion('version1'),
  'py-version2': tellVersion('version2'),
  'py-version3': tellVersion('version3'),
  'py-context': { handler: contextOf },
  'py-env': { handler: (_, { spec }) => ({ Hello: spec.variables.Hello }) },
  'py-inittype': { handler: (_, { spec }) => spec.variables.AWS_LAMBDA_INITIALIZATION_TYPE },
  layer: { handler: () => null },
  'py-error-msg': {
    handler(event) {
      throw new Exception(`Failed: ${(event as { error_msg: string }).error_msg}`);
    },
  },
  'py-init-exit': {
    load() {
      throw new ProcessExit();
    },
    handler: () => null,
  },
};
