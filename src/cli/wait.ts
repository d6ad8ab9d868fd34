/**
 * `wait`: asks again and again until a resource is as hoped for.
 * https://docs.aws.amazon.com/cli/latest/reference/lambda/wait/
 */
import { search } from 'jmespath';
import type { Acceptor, Waiter } from '../api/service-definition.ts';
import type { CommandContext } from './command.ts';
import { generalFailure, ServiceError } from './failure.ts';
import type { Output } from './operation-call.ts';

/** Throws when the waiter fails or gives up. */
export async function waitUntil(
  name: string,
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
      throw failed(name, `Waiter encountered a terminal failure state: ${explanationOf(acceptor)}`);
    if (!acceptor && answer instanceof ServiceError)
      throw failed(name, `An error occurred (${answer.code}): ${answer.serviceMessage}`);
    if (attempt >= waiter.maxAttempts) {
      const reason = matched ? `. Previously accepted state: ${explanationOf(matched)}` : '';
      throw failed(name, `Max attempts exceeded${reason}`);
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

function accepts({ matcher, argument = '', expected }: Acceptor, answer: Output | ServiceError): boolean {
  if (matcher === 'status') return expected === (answer instanceof ServiceError ? answer.status : 200);
  if (answer instanceof ServiceError) return matcher === 'error' && answer.code === expected;
  if (matcher === 'error') return expected === false;
  const found = search(answer, argument);
  if (matcher === 'path') return found === expected;
  if (!Array.isArray(found) || found.length === 0) return false;
  return matcher === 'pathAll' ? found.every((each) => each === expected) : found.includes(expected);
}

function explanationOf({ matcher, argument, expected }: Acceptor): string {
  switch (matcher) {
    case 'path':
      return `For expression "${argument}" we matched expected path: "${expected}"`;
    case 'pathAll':
      return `For expression "${argument}" all members matched expected path: "${expected}"`;
    case 'pathAny':
      return `For expression "${argument}" we matched expected path: "${expected}" at least once`;
    case 'status':
      return `Matched expected HTTP status code: ${expected}`;
    default:
      return `Matched expected service error code: ${expected === false ? 'False' : expected}`;
  }
}

const failed = (name: string, reason: string) => generalFailure(`Waiter ${name} failed: ${reason}`);
