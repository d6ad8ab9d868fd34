/**
 * Finds a function's handler and runs it, as the Node.js runtime of its version does.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 *
 * Up to Node.js 22 a handler may answer by callback or context.done, succeed and fail; Node.js 24 dropped all of them.
 *
 * Differs from AWS: an asynchronous handler whose promise can never settle runs into its timeout.
 */
import path from 'path-browserify';
import type { EnvironmentSpec, InvokeOrder } from '../../lambda/runtime-host.ts';
import { RuntimeFault } from './error-payload.ts';
import type { EventLoop } from './event-loop.ts';
import type { LambdaConsole } from './lambda-console.ts';

type Handler = (this: unknown, event: unknown, context: object, callback?: Callback) => unknown;
type Callback = (error?: unknown, result?: unknown) => void;

export type Outcome = { result: unknown } | { error: unknown };

const CALLBACKS_REMOVED =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';
const CALLBACKS_WARNING =
  'AWS Lambda plans to remove support for callback-based function handlers starting with Node.js 24. You will need to update this function to use an async handler to use Node.js 24 or later. For more information and to provide feedback on this change, see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/issues/137. To disable this warning, set the AWS_LAMBDA_NODEJS_DISABLE_CALLBACK_WARNING environment variable.';

/** `nodejs24.x` → 24. */
export function majorVersion(runtime: string): number {
  return Number(/^nodejs(\d+)/.exec(runtime)?.[1] ?? 22);
}

/** The handler's module, as a path below /var/task without its extension, and the path of its export. */
export function parseHandler(handler: string): { module: string; exportPath: string } {
  if (handler.includes('..'))
    throw new RuntimeFault(
      'Runtime.MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  const base = path.basename(handler);
  const dot = base.indexOf('.');
  if (dot < 0) throw new RuntimeFault('Runtime.MalformedHandlerName', 'Bad handler');
  return {
    module: handler.slice(0, handler.length - base.length) + base.slice(0, dot),
    exportPath: base.slice(dot + 1),
  };
}

/** The exported function, or the fault that there is none. */
export function findHandler(exports: object, exportPath: string, spec: EnvironmentSpec): Handler {
  let found: unknown = exports;
  for (const name of exportPath.split('.'))
    found = found === undefined || found === null ? undefined : Object(found)[name];
  // `export default { handler }` and CommonJS seen through import
  if (found === undefined && 'default' in exports && exports.default) found = Object(exports.default)[exportPath];
  if (found === undefined || found === null)
    throw new RuntimeFault('Runtime.HandlerNotFound', `${spec.handler} is undefined or not exported`);
  if (typeof found !== 'function')
    throw new RuntimeFault('Runtime.HandlerNotFound', `${spec.handler} is not a function`);
  return found as Handler;
}

export class HandlerRunner {
  readonly #spec: EnvironmentSpec;
  readonly #loop: EventLoop;
  readonly #mayCallBack: boolean;
  /** `handler` is called as a method of it, for that is what stack traces show. */
  readonly #runtime: { handler: Handler };

  constructor(spec: EnvironmentSpec, handler: Handler, loop: EventLoop, log: LambdaConsole) {
    this.#spec = spec;
    this.#loop = loop;
    this.#mayCallBack = majorVersion(spec.runtime) < 24;
    class Runtime {
      handler = handler;
    }
    Object.defineProperty(Runtime, 'name', { value: 'Runtime' });
    this.#runtime = new Runtime();
    if (handler.length < 3) return;
    if (!this.#mayCallBack) throw new RuntimeFault('Runtime.CallbackHandlerDeprecated', CALLBACKS_REMOVED);
    if (majorVersion(spec.runtime) >= 20 && !spec.variables.AWS_LAMBDA_NODEJS_DISABLE_CALLBACK_WARNING)
      log.line('WARN', CALLBACKS_WARNING);
  }

  run(order: InvokeOrder): Promise<Outcome> {
    const deadlineMs = Date.now() + order.timeoutMs;
    const event: unknown = JSON.parse(order.payload);
    const context = this.#context(order, deadlineMs);
    return this.#mayCallBack ? this.#runWithCallback(event, context) : this.#runAsync(event, context);
  }

  async #runAsync(event: unknown, context: Record<string, unknown>): Promise<Outcome> {
    try {
      return { result: await this.#runtime.handler(event, context) };
    } catch (error) {
      return { error };
    }
  }

  #runWithCallback(event: unknown, context: Record<string, unknown>): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    let called = false;
    const callback: Callback = (error, result) => {
      if (called) return;
      called = true;
      const outcome = error === undefined || error === null ? { result } : { error };
      if (context.callbackWaitsForEmptyEventLoop) this.#loop.onceEmpty(() => resolve(outcome));
      else resolve(outcome);
    };
    Object.assign(context, {
      callbackWaitsForEmptyEventLoop: true,
      done: callback,
      succeed: (result: unknown) => callback(null, result),
      fail: (error: unknown) => callback(error ?? 'handled'),
    });
    try {
      const returned = this.#runtime.handler(event, context, callback);
      if (isThenable(returned))
        returned.then(
          (result) => resolve({ result }),
          (error) => resolve({ error }),
        );
      else
        this.#loop.onceEmpty(() => {
          if (!called) resolve({ result: null });
        });
    } catch (error) {
      resolve({ error });
    }
    return promise;
  }

  #context(order: InvokeOrder, deadlineMs: number): Record<string, unknown> {
    const { functionName, functionVersion, memorySizeMb, logGroupName, logStreamName } = this.#spec;
    return {
      functionVersion,
      functionName,
      memoryLimitInMB: String(memorySizeMb),
      logGroupName,
      logStreamName,
      clientContext: order.clientContext === undefined ? undefined : JSON.parse(order.clientContext),
      identity: undefined,
      invokedFunctionArn: order.invokedFunctionArn,
      awsRequestId: order.requestId,
      getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
    };
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
