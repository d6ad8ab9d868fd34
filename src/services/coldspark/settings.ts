/** The account's settings: one record. A seed is applied when it is put, and again whenever the region starts. */
import type { AccountSettings } from '../../api/coldspark.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import { SETTINGS } from '../../api/topics.ts';
import type { Seedable } from '../../kernel/random.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

const SEED_CHARACTERS = 64;
const KEY = 'account';

export const SETTINGS_TABLE: TableDeclaration<AccountSettings> = {
  name: 'settings',
  kind: 'resource',
  topics: () => [SETTINGS],
};

export class Settings {
  readonly #table: Table<AccountSettings>;
  readonly #luck: Seedable;

  constructor(table: Table<AccountSettings>, luck: Seedable) {
    this.#table = table;
    this.#luck = luck;
  }

  get(): AccountSettings {
    return this.#table.get(KEY) ?? {};
  }

  put({ seed }: AccountSettings): AccountSettings {
    if (seed !== undefined && seed.length > SEED_CHARACTERS)
      throw invalidParameterValue(`Seed: Maximum of ${SEED_CHARACTERS} characters.`);

    this.#table.set(KEY, seed === undefined ? {} : { seed });
    this.#luck.seed(seed);
    return this.get();
  }

  /** What the table was filled with takes effect. */
  apply(): void {
    const { seed } = this.get();
    if (seed !== undefined) this.#luck.seed(seed);
  }
}
