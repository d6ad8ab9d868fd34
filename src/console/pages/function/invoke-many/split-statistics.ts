/**
 * What chance alone does to a weighted split. Each request to a weighted alias is a draw of its own, so the count of one
 * version among n invocations is binomial. https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */

/** Counts, both included. */
export interface Band {
  low: number;
  high: number;
}

/**
 * The exact central band of a binomial count: below it and above it each lies at most half of what `level` leaves.
 * `share` is between 0 and 1.
 */
export function binomialBand(invocations: number, share: number, level = 0.95): Band {
  if (share <= 0) return { low: 0, high: 0 };
  if (share >= 1) return { low: invocations, high: invocations };
  const tail = (1 - level) / 2;
  const logOdds = Math.log(share / (1 - share));
  // in logarithms: 0.01 to the thousandth is no number any more
  let logProbability = invocations * Math.log(1 - share);
  let cumulated = 0;
  let low: number | undefined;
  for (let count = 0; count < invocations; count++) {
    cumulated += Math.exp(logProbability);
    if (cumulated >= tail) low ??= count;
    if (cumulated >= 1 - tail) return { low: low ?? count, high: count };
    logProbability += Math.log((invocations - count) / (count + 1)) + logOdds;
  }
  return { low: low ?? invocations, high: invocations };
}

/** Quantiles of the normal distribution: 5 % significance in two tails, 80 % power. */
const Z_SIGNIFICANCE = 1.959963984540054;
const Z_POWER = 0.8416212335729143;

/**
 * Invocations at each of two weights that tell them apart (5 % significance, 80 % power), by the normal approximation for
 * two proportions. The shares must differ.
 */
export function invocationsToTellApart(share: number, other: number): number {
  const mean = (share + other) / 2;
  const underEqual = Z_SIGNIFICANCE * Math.sqrt(2 * mean * (1 - mean));
  const underDifferent = Z_POWER * Math.sqrt(share * (1 - share) + other * (1 - other));
  return Math.ceil((underEqual + underDifferent) ** 2 / (share - other) ** 2);
}

const NEIGHBOUR_PERCENT = 5;

/** The weight next to it that a person might confuse it with: 5 points up, or down where there is no room. */
export const neighbourPercent = (weightPercent: number) =>
  weightPercent + NEIGHBOUR_PERCENT <= 100 ? weightPercent + NEIGHBOUR_PERCENT : weightPercent - NEIGHBOUR_PERCENT;

/** The smallest of the values that so many percent of them do not exceed (nearest rank); undefined of none. */
export function percentile(ascending: readonly number[], percent: number): number | undefined {
  return ascending[Math.max(0, Math.ceil((percent / 100) * ascending.length) - 1)];
}
