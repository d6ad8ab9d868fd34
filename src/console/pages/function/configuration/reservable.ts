/**
 * How much concurrency can be reserved: reservations come out of the account's, and at least 100 must stay unreserved
 * (all of a smaller account's).
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */

const MINIMUM_UNRESERVED = 100;

export interface AccountConcurrency {
  /** The account's quota. */
  limit: number;
  /** What the functions without a reservation share now. */
  unreserved: number;
  /** What this function has reserved now, if anything. */
  reserved: number | undefined;
}

export const minimumUnreserved = ({ limit }: AccountConcurrency) => Math.min(MINIMUM_UNRESERVED, limit);

/** What would stay unreserved if this function reserved so much, or nothing. */
export const unreservedAfter = ({ unreserved, reserved = 0 }: AccountConcurrency, wanted = 0) =>
  unreserved + reserved - wanted;

/** The most this function can reserve. */
export const reservable = (account: AccountConcurrency) => unreservedAfter(account) - minimumUnreserved(account);

/** The console's sentence when a reservation takes too much, or less than is provisioned of the function; else ''. */
export function reservationProblem(account: AccountConcurrency, wanted: number, provisioned: number): string {
  if (wanted > reservable(account))
    return `The unreserved account concurrency can't go below ${minimumUnreserved(account)}.`;
  return wanted < provisioned
    ? "You can't set reserved concurrency below the provisioned concurrency that is requested for this function."
    : '';
}
