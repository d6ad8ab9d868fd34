/**
 * Provisioned concurrency as the console words it: rows of the table, how much there may be, and what it costs.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
import type { FunctionConfiguration, ProvisionedConcurrencyConfigListItem } from '@aws-sdk/client-lambda';
import { isVersionNumber } from '../../../../api/arn.ts';
import { minimumUnreservedConcurrency } from '../../../../api/quotas.ts';
import type { AccountConcurrency } from './reservable.ts';

export interface ProvisionedRow {
  qualifier: string;
  type: 'Alias' | 'Version';
  requested: number;
  status: 'success' | 'in-progress' | 'error';
  statusText: string;
  details: string;
}

export function provisionedRow(config: ProvisionedConcurrencyConfigListItem): ProvisionedRow {
  const qualifier = config.FunctionArn?.split(':').at(-1) ?? '';
  const requested = config.RequestedProvisionedConcurrentExecutions ?? 0;
  const { AllocatedProvisionedConcurrentExecutions: allocated = 0, Status, StatusReason } = config;
  return {
    qualifier,
    type: isVersionNumber(qualifier) ? 'Version' : 'Alias',
    requested,
    ...statusOf(Status, `${allocated}/${requested}`),
    details: StatusReason ?? `${config.AvailableProvisionedConcurrentExecutions ?? 0} available`,
  };
}

function statusOf(status: string | undefined, progress: string): Pick<ProvisionedRow, 'status' | 'statusText'> {
  if (status === 'READY') return { status: 'success', statusText: 'Ready' };
  if (status === 'FAILED') return { status: 'error', statusText: 'Failed' };
  return { status: 'in-progress', statusText: `In progress (${progress})` };
}

/** What all configurations ask for, but that of the qualifier if one is named. */
export const provisionedElsewhere = (rows: readonly ProvisionedRow[], qualifier?: string) =>
  rows.reduce((sum, row) => (row.qualifier === qualifier ? sum : sum + row.requested), 0);

/** As far as this function's own records tell; what others have provisioned only the service knows. */
export function provisionable(account: AccountConcurrency, elsewhere: number): { maximum: number; because: string } {
  const { reserved, unreserved } = account;
  if (reserved !== undefined) {
    const because = `the function's reserved concurrency (${reserved}) minus the provisioned concurrency on other versions (${elsewhere})`;
    return { maximum: reserved - elsewhere, because };
  }
  const minimum = minimumUnreservedConcurrency({ concurrentExecutions: account.limit });
  const others = elsewhere > 0 ? `, minus the provisioned concurrency on other versions (${elsewhere})` : '';
  const because = `the unreserved concurrency available (${unreserved}) minus the minimum unreserved account concurrency (${minimum})${others}`;
  return { maximum: Math.max(0, unreserved - minimum - elsewhere), because };
}

/** Dollars in us-east-1 for each GB-second that it is configured, used or not. https://aws.amazon.com/lambda/pricing/ */
const DOLLARS_PER_GB_SECOND = { x86_64: 0.0000041667, arm64: 0.0000033334 };
/** AWS's month of 730 hours. */
const SECONDS_PER_MONTH = 730 * 3600;

export function monthlyDollars({ MemorySize = 128, Architectures }: FunctionConfiguration, environments: number) {
  const price = DOLLARS_PER_GB_SECOND[Architectures?.[0] ?? 'x86_64'];
  return (MemorySize / 1024) * environments * SECONDS_PER_MONTH * price;
}
