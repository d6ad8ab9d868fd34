/**
 * `wait`: asks again and again until a resource is as hoped for.
 * https://docs.aws.amazon.com/cli/latest/reference/lambda/wait/
 */
import { search } from 'jmespath';
import type { CommandContext } from './command.ts';
import { generalFailure, ServiceError } from './failure.ts';
import type { Output } from './operation-call.ts';
import type { Acceptor, Waiter } from './services.ts';

/** Throws when the waiter fails or gives up. */
export async function waitUntil(
  waiter: Waiter,
  ask: () => Promise<Output>,
  sleep: CommandContext['sleep'],
): Promise<void> {
  let matched: Acceptor | undefined;
  for (let attempt = 1; ; attempt++) {
    const answer = await answerOf(ask);
    const acceptor = waiter.acceptors.find((each) => accepts(each, answer));
    matched = acceptor ?? matched;
    if (acceptor?.state === 'success') return;
    if (acceptor?.state === 'failure')
      throw failed(waiter, `Waiter encountered a terminal failure state: ${explanationOf(acceptor)}`);
    if (!acceptor && answer instanceof ServiceError)
      throw failed(waiter, `An error occurred (${answer.code}): ${answer.serviceMessage}`);
    if (attempt >= waiter.maxAttempts) {
      const reason = matched ? `. Previously accepted state: ${explanationOf(matched)}` : '';
      throw failed(waiter, `Max attempts exceeded${reason}`);
    }
    await sleep(waiter.delaySeconds * 1000);
  }
}

async function answerOf(ask: () => Promise<Output>): Promise<Output | ServiceError> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

function accepts({ path, expected }: Acceptor, answer: Output | ServiceError): boolean {
  if (path === undefined)
    return expected === false
      ? !(answer instanceof ServiceError)
      : answer instanceof ServiceError && answer.code === expected;
  return !(answer instanceof ServiceError) && search(answer, path) === expected;
}

const explanationOf = ({ path, expected }: Acceptor) =>
  path === undefined
    ? `Matched expected service error code: ${expected === false ? 'False' : expected}`
    : `For expression "${path}" we matched expected path: "${expected}"`;

const failed = ({ name }: Waiter, reason: string) => generalFailure(`Waiter ${name} failed: ${reason}`);
