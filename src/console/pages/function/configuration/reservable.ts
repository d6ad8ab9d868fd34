/**
 * How much concurrency can be reserved: reservations come out of the account's, and at least 100 must stay unreserved
 * (all of a smaller account's).
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
import { minimumUnreservedConcurrency } from '../../../../api/quotas.ts';

export interface AccountConcurrency {
  /** The account's quota. */
  limit: number;
  /** What the functions without a reservation share now. */
  unreserved: number;
  /** What this function has reserved now, if anything. */
  reserved: number | undefined;
}

/** What would stay unreserved if this function reserved so much, or nothing. */
export const unreservedAfter = ({ unreserved, reserved = 0 }: AccountConcurrency, wanted = 0) =>
  unreserved + reserved - wanted;

/** The most this function can reserve. */
export const reservable = (account: AccountConcurrency) =>
  unreservedAfter(account) - minimumUnreservedConcurrency({ concurrentExecutions: account.limit });

/** The console's sentence when a reservation takes too much, or less than is provisioned of the function; else ''. */
export function reservationProblem(account: AccountConcurrency, wanted: number, provisioned: number): string {
  if (wanted > reservable(account))
    return `The unreserved account concurrency can't go below ${minimumUnreservedConcurrency({ concurrentExecutions: account.limit })}.`;
  return wanted < provisioned
    ? "You can't set reserved concurrency below the provisioned concurrency that is requested for this function."
    : '';
}
