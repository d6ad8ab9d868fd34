/**
 * The steps of the course notes about versions and aliases, and how far the account has come with them: read off its
 * resources, stored nowhere.
 */

/** What the resources of the function say. */
export interface NoteFacts {
  /** CodeSha256 of `$LATEST`; undefined: there is no such function. */
  latestSha256: string | undefined;
  /** CodeSha256 of what Create function begins with. */
  starterSha256: string | undefined;
  /** The lowest first. */
  published: readonly { version: string; sha256: string }[];
  aliases: readonly { name: string; version: string; additionalVersion: string | undefined }[];
  /** What was invoked: a qualifier (empty for the function itself) and, through an alias, the version that ran. */
  invoked: readonly { qualifier: string; version: string | undefined }[];
}

export const NOTE_STEPS = [
  'create',
  'write-first',
  'test-first',
  'publish-first',
  'write-second',
  'publish-second',
  'aliases',
  'test-aliases',
  'weights',
  'draws',
  'promote',
] as const;
export type NoteStep = (typeof NOTE_STEPS)[number];

/** The notes write them in either case. */
const ALIASES = ['dev', 'test', 'prod'];

/** The steps that are done. Code and tests leave little behind, so what could not have been published without them counts. */
export function doneSteps(facts: NoteFacts): ReadonlySet<NoteStep> {
  const { latestSha256, starterSha256, published, aliases, invoked } = facts;
  const [first, second] = published;
  const alias = (name: string) => aliases.find((candidate) => candidate.name.toLowerCase() === name);
  const prod = alias('prod');
  const throughProd = new Set(
    invoked.flatMap(({ qualifier, version }) =>
      version !== undefined && qualifier.toLowerCase() === 'prod' ? [version] : [],
    ),
  );
  const promoted = second !== undefined && prod?.version === second.version && prod.additionalVersion === undefined;
  const reached: Record<NoteStep, boolean> = {
    create: latestSha256 !== undefined,
    'write-first':
      first !== undefined ||
      (latestSha256 !== undefined && starterSha256 !== undefined && latestSha256 !== starterSha256),
    'test-first': first !== undefined || invoked.length > 0,
    'publish-first': first !== undefined,
    'write-second': second !== undefined || (first !== undefined && latestSha256 !== first.sha256),
    'publish-second': second !== undefined,
    aliases: ALIASES.every((name) => alias(name)),
    'test-aliases': ALIASES.every((name) => invoked.some(({ qualifier }) => qualifier.toLowerCase() === name)),
    weights: prod?.additionalVersion !== undefined || promoted,
    draws: throughProd.size > 1,
    promote: promoted,
  };
  return new Set(NOTE_STEPS.filter((step) => reached[step]));
}

/** What to do next; undefined when all is done. */
export const nextStep = (done: ReadonlySet<NoteStep>): NoteStep | undefined =>
  NOTE_STEPS.find((step) => !done.has(step));
