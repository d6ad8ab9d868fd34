/** `coldspark`: what AWS has no word for, where one types. Each noun is beside. */
import type { ExecResult } from 'just-bash/browser';
import { ServiceException } from '../../api/errors.ts';
import { clock } from './clock-command.ts';
import { type ColdsparkNoun, type ColdsparkPorts, Misuse, Unknown } from './coldspark-noun.ts';
import { events } from './events-command.ts';
import { failed, succeeded } from './exec-results.ts';
import { failTries } from './fail-tries-command.ts';
import { hops } from './hops-command.ts';
import { why } from './why-command.ts';

const NOUNS: ReadonlyMap<string, ColdsparkNoun> = new Map([
  ['clock', clock],
  ['why', why],
  ['events', events],
  ['hops', hops],
  ['fail-tries', failTries],
]);

const USAGE = [...NOUNS.values()].map(({ usage }) => usage).join('\n');

const isHelp = (word: string | undefined) => word === 'help' || word === '--help';

export async function coldsparkCommand(
  [name, ...words]: readonly string[],
  ports: ColdsparkPorts,
): Promise<ExecResult> {
  const noun = name === undefined ? undefined : NOUNS.get(name);
  if (name === undefined || isHelp(name)) return succeeded(USAGE);
  if (!noun) return failed(2, `coldspark: no such thing: ${name}\n${USAGE}`);
  if (words.some(isHelp)) return succeeded(noun.usage);
  try {
    return succeeded(await noun.run(words, ports));
  } catch (error) {
    if (error instanceof Misuse) return failed(2, `coldspark ${name}: ${error.message}\n${noun.usage}`);
    if (error instanceof Unknown || error instanceof ServiceException)
      return failed(1, `coldspark ${name}: ${error.message}\n`);
    throw error;
  }
}

/** What may follow the words that were typed after `coldspark`. */
export function coldsparkOffers([name, ...before]: readonly string[]): readonly string[] | 'functions' {
  return name === undefined ? [...NOUNS.keys()] : (NOUNS.get(name)?.offers(before) ?? []);
}
