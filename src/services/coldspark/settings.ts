/** The account's settings: one record. They are applied when they are put, and again whenever the region starts. */
import type { AccountSettings } from '../../api/coldspark.ts';
import { invalidParameterValue } from '../../api/errors.ts';
import { LONGEST_PROVISIONING_SECONDS } from '../../api/quotas.ts';
import { SETTINGS } from '../../api/topics.ts';
import { type Pace, usualPace } from '../../kernel/pace.ts';
import type { Seedable } from '../../kernel/seeded-luck.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';
import { readJson, readTexts } from './json-input.ts';

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
  readonly #pace: Pace;

  constructor(table: Table<AccountSettings>, luck: Seedable, pace: Pace) {
    this.#table = table;
    this.#luck = luck;
    this.#pace = pace;
  }

  get(): AccountSettings {
    return this.#table.get(KEY) ?? {};
  }

  put({ seed, provisioningSeconds: seconds, initDelay }: AccountSettings): AccountSettings {
    if (seed !== undefined && seed.length > SEED_CHARACTERS)
      throw invalidParameterValue(`Seed: Maximum of ${SEED_CHARACTERS} characters.`);
    if (seconds !== undefined && !(seconds >= 0 && seconds <= LONGEST_PROVISIONING_SECONDS))
      throw invalidParameterValue(`provisioningSeconds: A number from 0 to ${LONGEST_PROVISIONING_SECONDS}.`);

    const before = this.get();
    this.#table.set(KEY, {
      ...(seed !== undefined && { seed }),
      ...(seconds !== undefined && { provisioningSeconds: seconds }),
      ...(initDelay && { initDelay }),
    });
    // another setting than the seed: its draws go on
    const isOther = before.provisioningSeconds !== seconds || (before.initDelay ?? false) !== (initDelay ?? false);
    if (!isOther || before.seed !== seed) this.#luck.seed(seed);
    this.#applyPace();
    return this.get();
  }

  /** What the table was filled with takes effect. */
  apply(): void {
    const { seed } = this.get();
    if (seed !== undefined) this.#luck.seed(seed);
    this.#applyPace();
  }

  #applyPace(): void {
    const { provisioningSeconds: seconds, initDelay = false } = this.get();
    this.#pace.initDelay = initDelay;
    this.#pace.provisioningMs = seconds === undefined ? usualPace().provisioningMs : seconds * 1000;
  }
}

export function readSettings(body: Uint8Array): AccountSettings {
  const given = (readJson(new TextDecoder().decode(body)) ?? {}) as Record<string, unknown>;
  const { provisioningSeconds: seconds, initDelay } = given;
  if (seconds !== undefined && typeof seconds !== 'number')
    throw invalidParameterValue('provisioningSeconds must be a number.');
  if (initDelay !== undefined && typeof initDelay !== 'boolean')
    throw invalidParameterValue('initDelay must be true or false.');
  return {
    ...readTexts(body, [], ['seed']),
    ...(seconds !== undefined && { provisioningSeconds: seconds }),
    ...(initDelay !== undefined && { initDelay }),
  };
}
