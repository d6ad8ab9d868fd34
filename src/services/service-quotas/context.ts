/** What the operations of Service Quotas work on. */
import type { ArnScope } from '../../api/arn.ts';
import { ACCOUNT } from '../../api/topics.ts';
import type { AppliedQuotas } from '../../kernel/applied-quotas.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Settling } from '../../kernel/settlement.ts';
import type { Table, TableDeclaration } from '../../kernel/table.ts';

/** A request for an increase. */
export interface QuotaRequest extends Settling {
  id: string;
  serviceCode: string;
  quotaCode: string;
  desiredValue: number;
  /** JSON text: who asked. */
  requester: string;
  createdAtMs: number;
  lastUpdatedMs: number;
  status: 'PENDING' | 'APPROVED';
}

/** By id. */
const requests: TableDeclaration<QuotaRequest> = { name: 'quotaRequests', kind: 'resource', topics: () => [ACCOUNT] };

export const SERVICE_QUOTAS_TABLES = { requests };

export interface ServiceQuotasContext {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  quotas: AppliedQuotas;
  requests: Table<QuotaRequest>;
}
