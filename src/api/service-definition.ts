/**
 * A service of AWS as everybody here knows it: its names, its model, the protocols it is spoken to in, how its lists are
 * paged and what can be waited for. Generated from botocore (scripts/generate-models.mjs) but for what botocore does not say.
 */
import { type ModelJson, type ServiceModel, serviceModel } from './model.ts';
import type { Protocol } from './protocols/protocol.ts';
import type { InvalidInput } from './validate.ts';

export interface Paginator {
  /** Mostly one. */
  inputTokens: string[];
  /** For each of them: JMESPath into the output, mostly a member. */
  outputTokens: string[];
  limitKey?: string;
  resultKeys: string[];
  /** Member that says whether there is more; without it, the token does. */
  moreResults?: string;
}

/** What an answer is held against: https://smithy.io/2.0/additional-specs/waiters.html#acceptor-structure */
export interface Acceptor {
  matcher: string;
  /** JMESPath into the output. */
  argument?: string;
  expected: unknown;
  state: string;
}

export interface Waiter {
  operation: string;
  delaySeconds: number;
  maxAttempts: number;
  acceptors: Acceptor[];
}

export interface ServiceJson extends ModelJson {
  signingName: string;
  command: string;
  title: string;
  protocols: string[];
  paginators?: Record<string, Paginator>;
  waiters?: Record<string, Waiter>;
}

export interface ServiceDefinition {
  /** In credential scopes, and where its requests go. */
  readonly signingName: string;
  /** What the CLI calls it. */
  readonly command: string;
  readonly title: string;
  /** Linked when it is first asked for. */
  readonly model: ServiceModel;
  /** What clients speak. */
  readonly protocol: Protocol;
  /** What clients speak that send forms, where that is something else: old ones of a service that has moved on. */
  readonly formProtocol: Protocol;
  /** How the service refuses an input that breaks a constraint of the model. */
  readonly invalidInput: InvalidInput;
  /** By operation. */
  readonly paginators: ReadonlyMap<string, Paginator>;
  /** By name, for example `FunctionActiveV2`. */
  readonly waiters: ReadonlyMap<string, Waiter>;
}

/** Those that send forms, in botocore's names. */
const FORMS = ['query', 'ec2'];

/**
 * `protocols`: what its clients speak, in botocore's names; what is not here (CBOR) they do without. `invalidInput`: where it
 * is not ValidationException.
 */
export function definition(
  json: ServiceJson,
  protocols: Readonly<Record<string, Protocol>>,
  invalidInput: InvalidInput = 'ValidationException',
): ServiceDefinition {
  const { signingName, command, title, paginators = {}, waiters = {} } = json;
  const spoken = json.protocols.filter((name) => protocols[name]);
  const protocol = protocols[spoken[0] ?? ''];
  if (!protocol) throw new Error(`${title} speaks no protocol that is here.`);
  let linked: ServiceModel | undefined;
  return {
    signingName,
    command,
    title,
    get model() {
      linked ??= serviceModel(json);
      return linked;
    },
    protocol,
    formProtocol: protocols[spoken.find((name) => FORMS.includes(name)) ?? ''] ?? protocol,
    invalidInput,
    paginators: new Map(Object.entries(paginators)),
    waiters: new Map(Object.entries(waiters)),
  };
}
