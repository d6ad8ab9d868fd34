/** What `cp`, `mv`, `rm` and `sync` may be told. https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html */
import type { Grammar, Option } from '../argument-parser.ts';
import type { PatternFilter } from './pattern-filter.ts';

const flags = (...names: string[]): Option[] => names.map((name) => ({ name, arity: 'flag' }));
const values = (...names: string[]): Option[] => names.map((name) => ({ name, arity: 'one' }));

/** How an object is put, by option. */
const SETTINGS = {
  '--content-type': 'ContentType',
  '--cache-control': 'CacheControl',
  '--content-disposition': 'ContentDisposition',
  '--content-encoding': 'ContentEncoding',
  '--content-language': 'ContentLanguage',
  '--expires': 'Expires',
  '--website-redirect': 'WebsiteRedirectLocation',
  '--storage-class': 'StorageClass',
  '--acl': 'ACL',
  '--sse-kms-key-id': 'SSEKMSKeyId',
  '--metadata-directive': 'MetadataDirective',
} as const;

const COMMON: readonly Option[] = [
  ...flags('--dryrun', '--quiet', '--only-show-errors', '--no-progress'),
  ...values('--include', '--exclude', '--page-size'),
  { name: '--request-payer', arity: 'optional' },
];
const PUT: readonly Option[] = [
  ...flags('--follow-symlinks', '--no-follow-symlinks', '--no-guess-mime-type', '--ignore-glacier-warnings'),
  ...flags('--force-glacier-transfer'),
  ...values(...Object.keys(SETTINGS), '--source-region', '--copy-props', '--expected-size'),
  { name: '--metadata', arity: 'one' },
  { name: '--sse', arity: 'optional', choices: ['AES256', 'aws:kms'] },
];

export type TransferCommand = 'cp' | 'mv' | 'rm' | 'sync';

const OPTIONS: Readonly<Record<TransferCommand, readonly Option[]>> = {
  cp: [...COMMON, ...PUT, ...flags('--recursive')],
  mv: [...COMMON, ...PUT, ...flags('--recursive')],
  rm: [...COMMON, ...flags('--recursive')],
  sync: [...COMMON, ...PUT, ...flags('--delete', '--size-only', '--exact-timestamps')],
};

export const grammarOf = (command: TransferCommand): Grammar => ({
  options: OPTIONS[command],
  positionals:
    command === 'rm'
      ? [{ name: 'paths', arity: 'one' }]
      : [
          { name: 'paths', arity: 'one' },
          { name: 'destination', title: 'paths', arity: 'one' },
        ],
});

type Values = ReadonlyMap<string, string | string[] | true | null>;

export const settingsOf = (given: Values): Record<string, unknown> => {
  const settings: Record<string, unknown> = {};
  for (const [option, member] of Object.entries(SETTINGS)) {
    const value = given.get(option);
    if (typeof value === 'string') settings[member] = value;
  }
  if (given.has('--sse')) settings.ServerSideEncryption = given.get('--sse') ?? 'AES256';
  return settings;
};

/** Include and exclude, in the order in which they were typed: the parser keeps only the last of each. */
export function patternsOf(words: readonly string[]): PatternFilter[] {
  const found: PatternFilter[] = [];
  words.forEach((word, index) => {
    const [, kind, explicit] = /^--(include|exclude)(?:=([\s\S]*))?$/.exec(word) ?? [];
    const pattern = explicit ?? words[index + 1];
    if (kind !== undefined && pattern !== undefined) found.push({ includes: kind === 'include', pattern });
  });
  return found;
}
