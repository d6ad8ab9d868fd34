/** What a target is sent instead of the event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
import { validationException } from '../../api/errors.ts';
import type { InputTransformer, Target } from '../../api/models/events-types.ts';
import { isoTime } from '../../kernel/calendar.ts';
import type { AcceptedEvent } from './event.ts';
import { parseJsonPath, valueAt } from './json-path.ts';

/** The rule that an event came to. */
export interface TriggeredRule {
  arn: string;
  name: string;
  acceptedAtMs: number;
}

/** Undefined: the event as it is. */
export function inputOf(target: Target, event: AcceptedEvent, rule: TriggeredRule): string | undefined {
  const { Input, InputPath, InputTransformer } = target;
  if (Input !== undefined) return Input;
  if (InputPath !== undefined) return JSON.stringify(at(event, InputPath) ?? null);
  return InputTransformer && transform(InputTransformer, event, rule);
}

const at = ({ value }: AcceptedEvent, path: string): unknown => valueAt(value, parseJsonPath(path) ?? []);

const PLACEHOLDER = /<(?<name>[A-Za-z0-9_.-]+)>/;
/** Of a template: a placeholder, what a backslash takes along, a quote. */
const TOKENS = new RegExp(`${PLACEHOLDER.source}|\\\\.|"`, 'gs');

/**
 * Within quotes a value is written without its own; elsewhere it is JSON. One that the event does not have is an empty text.
 */
function transform({ InputPathsMap = {}, InputTemplate }: InputTransformer, event: AcceptedEvent, rule: TriggeredRule) {
  let isQuoted = false;
  return InputTemplate.replaceAll(TOKENS, (token, name: string | undefined) => {
    if (token === '"') isQuoted = !isQuoted;
    if (name === undefined) return token;
    const path = InputPathsMap[name];
    const json = path === undefined ? PREDEFINED[name]?.(event, rule) : textOf(at(event, path));
    return isQuoted ? unquoted(json ?? '') : (json ?? '""');
  });
}

const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

/** The quotes around texts, wherever they stand, go; those inside of texts stay, as JSON writes them. */
const unquoted = (json: string): string => json.replace(/(\\.)|"/gs, (_, escaped: string | undefined) => escaped ?? '');

/** JSON texts. */
const PREDEFINED: Readonly<Record<string, (event: AcceptedEvent, rule: TriggeredRule) => string>> = {
  'aws.events.rule-arn': (_, { arn }) => JSON.stringify(arn),
  'aws.events.rule-name': (_, { name }) => JSON.stringify(name),
  'aws.events.event.ingestion-time': (_, { acceptedAtMs }) => JSON.stringify(`${isoTime(acceptedAtMs).slice(0, 19)}Z`),
  'aws.events.event': ({ value: { detail: _, ...about } }) => JSON.stringify(about),
  'aws.events.event.json': ({ text }) => text,
};

/** Throws what PutTargets refuses with. */
export function requireInput({ Id, Input, InputPath, InputTransformer }: Target): void {
  if ([Input, InputPath, InputTransformer].filter((each) => each !== undefined).length > 1)
    throw validationException(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  if (Input !== undefined) requireJson(Id, Input);
  const { InputPathsMap = {}, InputTemplate = '' } = InputTransformer ?? {};
  // how AWS words this is not recorded
  for (const path of [InputPath, ...Object.values(InputPathsMap)])
    if (path !== undefined && !parseJsonPath(path)) throw validationException(`InputPath for target ${Id} is invalid.`);
  for (const { groups } of InputTemplate.matchAll(new RegExp(PLACEHOLDER, 'g'))) {
    const { name = '' } = groups ?? {};
    if (!Object.hasOwn(InputPathsMap, name) && !Object.hasOwn(PREDEFINED, name))
      throw validationException(`InputTemplate for target ${Id} contains invalid placeholder ${name}.`);
  }
}

function requireJson(id: string, text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw validationException(`JSON syntax error in input for target ${id}.`);
  }
}
