/** The account's own numbers: what was turned stands in a record, all else is as AWS begins. */
import { ACCOUNT } from '../api/topics.ts';
import type { Changes } from './outbox.ts';
import { Table, type TableDeclaration } from './table.ts';

/** The value that is applied to the account. */
export interface AppliedQuota {
  serviceCode: string;
  /** For example `L-B99A9384`. */
  quotaCode: string;
  value: number;
}

/** By `service:code`. */
export const APPLIED_QUOTAS_TABLE: TableDeclaration<AppliedQuota> = {
  name: 'appliedQuotas',
  kind: 'resource',
  topics: () => [ACCOUNT],
};

const keyOf = (serviceCode: string, quotaCode: string) => `${serviceCode}:${quotaCode}`;

export class AppliedQuotas {
  readonly table: Table<AppliedQuota>;

  constructor(changes: Changes) {
    this.table = new Table(APPLIED_QUOTAS_TABLE, changes);
  }

  /** Undefined: it was never turned. */
  valueOf(serviceCode: string, quotaCode: string): number | undefined {
    return this.table.get(keyOf(serviceCode, quotaCode))?.value;
  }

  apply(quota: AppliedQuota): void {
    this.table.set(keyOf(quota.serviceCode, quota.quotaCode), quota);
  }
}
