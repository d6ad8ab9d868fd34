/**
 * What SNS has sent to people: the last messages, as they came.
 *
 * Differs from AWS: nothing leaves the browser, so that a mailbox of the console stands for everybody's.
 */
import { MAILS_KEPT, type Mail, type PutMailRequest } from '../../api/coldspark.ts';
import { MAIL } from '../../api/topics.ts';
import type { Clock } from '../../kernel/clock.ts';
import { type Random, randomUuid } from '../../kernel/random.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

interface MailRecord extends Mail {
  /** Counts what came; times may be the same. */
  sequence: number;
}

/** By id. */
export const MAIL_TABLE: TableDeclaration<MailRecord> = { name: 'mail', kind: 'queue', topics: () => [MAIL] };

export class Mailbox {
  readonly #table: Table<MailRecord>;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(table: Table<MailRecord>, clock: Clock, random: Random) {
    this.#table = table;
    this.#clock = clock;
    this.#random = random;
  }

  put(request: PutMailRequest): Record<string, never> {
    const [newest] = this.#newestFirst();
    const id = randomUuid(this.#random);
    const sequence = (newest?.sequence ?? 0) + 1;
    this.#table.set(id, { ...request, id, sentAtMs: this.#clock.now, sequence });
    for (const old of this.#newestFirst().slice(MAILS_KEPT)) this.#table.delete(old.id);
    return {};
  }

  list({ to }: { to?: string }): { mail: Mail[] } {
    const found = this.#newestFirst().filter((each) => to === undefined || each.to === to);
    return { mail: found.map(({ sequence: _, ...mail }) => mail) };
  }

  delete({ to }: { to?: string }): Record<string, never> {
    for (const each of this.#newestFirst()) if (to === undefined || each.to === to) this.#table.delete(each.id);
    return {};
  }

  #newestFirst(): Readonly<MailRecord>[] {
    return [...this.#table.values()].sort((a, b) => b.sequence - a.sequence);
  }
}
