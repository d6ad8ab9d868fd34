/**
 * Where a subscription's messages go: the protocols that are here, and what an endpoint of each looks like.
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 *
 * Differs from AWS: nothing leaves the browser. E-mail and text messages lie in a mailbox of the console; an HTTP endpoint
 * is never asked to confirm, so it stays pending. Mobile push and Firehose are not here.
 */
import { parseFunctionName } from '../../api/arn.ts';
import type { TopicRecord } from './context.ts';
import { invalidParameter } from './refusals.ts';
import { FIFO_SUFFIX, isFifo } from './topic.ts';

interface Protocol {
  /** Throws for what is no such endpoint. */
  require(endpoint: string): void;
  /** Its owner is asked first. */
  needsConfirmation?: true;
  /** A message may come as it was published. */
  takesRaw?: true;
}

const SQS_ARN = /^arn:aws[\w-]*:sqs:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/;
const LAMBDA_ARN = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE_NUMBER = /^\+[1-9]\d{1,14}$/;

const form = (pattern: RegExp, refusal: (endpoint: string) => Error) => (endpoint: string) => {
  if (!pattern.test(endpoint)) throw refusal(endpoint);
};

const http = (scheme: string): Protocol => ({
  require: form(new RegExp(`^${scheme}://.+`), () => invalidParameter('Endpoint must match the specified protocol')),
  needsConfirmation: true,
  takesRaw: true,
});

const email: Protocol = {
  require: form(EMAIL, () => invalidParameter('Email address')),
  needsConfirmation: true,
};

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  sqs: { require: form(SQS_ARN, () => invalidParameter('SQS endpoint ARN')), takesRaw: true },
  lambda: {
    require(endpoint) {
      if (!LAMBDA_ARN.test(endpoint) || parseFunctionName(endpoint).functionName === endpoint)
        throw invalidParameter('Lambda endpoint ARN');
    },
  },
  email,
  'email-json': email,
  sms: { require: form(PHONE_NUMBER, (endpoint) => invalidParameter(`Invalid SMS endpoint: ${endpoint}`)) },
  http: http('http'),
  https: http('https'),
};

/** The protocol, if the endpoint may be subscribed to the topic; throws otherwise. */
export function requireEndpoint(topic: TopicRecord, name: string, endpoint: string): Protocol {
  const protocol = Object.hasOwn(PROTOCOLS, name) ? PROTOCOLS[name] : undefined;
  if (!protocol) throw invalidParameter(`Amazon SNS does not support this protocol string: ${name}`);
  if (isFifo(topic) && name !== 'sqs') throw invalidParameter(`Invalid protocol type: ${name}`);
  protocol.require(endpoint);
  if (name === 'sqs' && endpoint.endsWith(FIFO_SUFFIX) && !isFifo(topic))
    throw invalidParameter(
      'Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    );
  return protocol;
}

export const takesRaw = (protocol: string): boolean => PROTOCOLS[protocol]?.takesRaw === true;
