/**
 * Why an invocation went where it went, in sentences: one a step, from what the caller named to what became of it, each
 * with AWS's page of the rule. The console and the terminal say the same.
 */
import type { ConcurrencyCounts, Decision } from './coldspark.ts';
import {
  ENVIRONMENTS_PER_SCALING_PERIOD,
  REQUESTS_PER_SECOND_PER_CONCURRENCY,
  SCALING_PERIOD_SECONDS,
} from './quotas.ts';
import type { ThrottleReason } from './throttle-reasons.ts';

export interface WhyStep {
  title: 'Qualifier' | 'Alias' | 'Version' | 'Concurrency' | 'Environment' | 'Outcome';
  text: string;
  /** AWS's documentation of it. */
  rule: { name: string; page: string };
}

const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg/';
const PAGES = {
  versions: ['Versions', 'configuration-versions.html'],
  aliases: ['Aliases', 'configuration-aliases.html'],
  routing: ['Weighted aliases', 'configuring-alias-routing.html'],
  concurrency: ['Concurrency', 'lambda-concurrency.html'],
  reserved: ['Reserved concurrency', 'configuration-concurrency.html'],
  provisioned: ['Provisioned concurrency', 'provisioned-concurrency.html'],
  scaling: ['Scaling behavior', 'scaling-behavior.html'],
  environment: ['Execution environments', 'lambda-runtime-environment.html'],
  sync: ['Synchronous invocation', 'invocation-sync.html'],
  async: ['Retries of events', 'invocation-async-error-handling.html'],
  metrics: ['Metrics', 'monitoring-metrics-types.html'],
} as const;

function step(title: WhyStep['title'], rule: keyof typeof PAGES, ...sentences: (string | false)[]): WhyStep {
  const [name, page] = PAGES[rule];
  return { title, text: sentences.filter(Boolean).join(' '), rule: { name, page: `${GUIDE}${page}` } };
}

export function whySteps(decision: Decision): WhyStep[] {
  const alias = aliasOf(decision);
  const steps = [qualifierStep(decision, alias)];
  if (alias !== undefined) steps.push(aliasStep(decision, alias));
  steps.push(versionStep(decision), concurrencyStep(decision));
  if (!decision.throttle) steps.push(environmentStep(decision));
  steps.push(outcomeStep(decision));
  return steps;
}

/** What is neither `$LATEST` nor a number names an alias. */
const aliasOf = ({ qualifier }: Decision) =>
  qualifier === undefined || /^(\$LATEST|[0-9]+)$/.test(qualifier) ? undefined : qualifier;

const named = (version: string) => (version === '$LATEST' ? version : `version ${version}`);
const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 });
const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
/** Shares are binary fractions: 0.07 × 100 is not 7. */
const percent = (share: number) => `${Math.round(share * 1e8) / 1e6} %`;

function qualifierStep({ functionName, qualifier }: Decision, alias: string | undefined): WhyStep {
  if (alias !== undefined)
    return step('Qualifier', 'aliases', `The request named ${functionName} and the alias ${alias}.`);
  if (qualifier === undefined)
    return step(
      'Qualifier',
      'versions',
      `The request named ${functionName} without a qualifier, which means $LATEST: no alias and no published version has a say.`,
    );
  return step(
    'Qualifier',
    'versions',
    `The request named ${functionName} and ${named(qualifier)}: no alias has a say.`,
  );
}

function aliasStep({ version, routing }: Decision, alias: string): WhyStep {
  if (!routing) return step('Alias', 'aliases', `${alias} points to ${named(version)} alone, so nothing was drawn.`);
  const { draw, primaryVersion, additionalVersion, weight } = routing;
  const below = version === additionalVersion && version !== primaryVersion;
  return step(
    'Alias',
    'routing',
    `${alias} gives ${percent(weight)} of requests to version ${additionalVersion} and the rest to version ${primaryVersion}.`,
    `The draw was ${draw.toFixed(4)}, ${below ? 'below' : 'not below'} ${number(weight)}: version ${version}.`,
    'Each request is a draw of its own; who comes again may get the other version.',
  );
}

function versionStep({ version, throttle }: Decision): WhyStep {
  if (throttle) return step('Version', 'versions', `Nothing ran; it would have been ${named(version)}.`);
  return version === '$LATEST'
    ? step('Version', 'versions', '$LATEST ran: code and configuration as they stood when the request came.')
    : step(
        'Version',
        'versions',
        `Version ${version} ran, with the code and configuration it was published with; what has changed on $LATEST since is not in it.`,
      );
}

const inUse = (used: number, of: number) => `${number(used)} of ${number(of)}`;

function concurrencyStep(decision: Decision): WhyStep {
  const { concurrency, spillover, version, counts, throttle } = decision;
  const { provisioned, allocated, provisionedInFlight } = counts;
  if (throttle) return throttleStep(decision, throttle);
  if (concurrency === 'provisioned')
    return step(
      'Concurrency',
      'provisioned',
      `It took provisioned concurrency of ${named(version)}: ${inUse(provisionedInFlight, provisioned)} in use, with this request.`,
      allocated === 0 && 'Its environments were not ready yet, so one on demand took it.',
    );
  const spill =
    spillover &&
    (provisionedInFlight >= provisioned
      ? `${inUse(provisionedInFlight, provisioned)} of the provisioned concurrency of ${named(version)} in use, so the request spilled over.`
      : `The provisioned concurrency of ${named(version)} had taken its ${REQUESTS_PER_SECOND_PER_CONCURRENCY} requests a second for each unit, so the request spilled over.`);
  const elsewhere =
    !spillover &&
    counts.functionProvisioned > provisioned &&
    `Provisioned for other versions of this function: ${number(counts.functionProvisioned - provisioned)}. Only requests that reach those versions can use it.`;
  const page = spillover ? 'provisioned' : counts.reserved >= 0 ? 'reserved' : 'concurrency';
  return step('Concurrency', page, spill, poolSentence(counts), elsewhere);
}

/** What a request on demand of a function runs in. */
const poolOf = ({ quota, accountReserved, accountProvisioned, reserved, functionProvisioned }: ConcurrencyCounts) =>
  reserved >= 0
    ? Math.max(0, reserved - functionProvisioned)
    : Math.max(0, quota - accountReserved - accountProvisioned);

function poolSentence(counts: ConcurrencyCounts): string {
  const { onDemandInFlight, unreservedInFlight, reserved } = counts;
  if (reserved >= 0)
    return `It ran on the function's reserved concurrency: ${inUse(onDemandInFlight, poolOf(counts))} in use, with this request${ofReserved(counts)}.`;
  return `The function has no reservation, so it ran on what the account shares: ${inUse(unreservedInFlight, poolOf(counts))} unreserved in use, with this request${ofQuota(counts)}.`;
}

const ofReserved = ({ reserved, functionProvisioned }: ConcurrencyCounts) =>
  functionProvisioned > 0 ? ` (${number(reserved)} reserved, ${number(functionProvisioned)} of them provisioned)` : '';

function ofQuota({ quota, accountReserved, accountProvisioned }: ConcurrencyCounts): string {
  const parts = [
    accountReserved > 0 && `${number(accountReserved)} reserved by functions`,
    accountProvisioned > 0 && `${number(accountProvisioned)} provisioned`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (a quota of ${number(quota)}, less ${parts.join(' and ')})`;
}

function throttleStep({ counts, functionName }: Decision, reason: ThrottleReason): WhyStep {
  const pool = poolOf(counts);
  const { quota, accountInFlight, accountReserved, accountProvisioned } = counts;
  const { reserved, onDemandInFlight, unreservedInFlight, functionProvisioned, provisioned, provisionedInFlight } =
    counts;
  const provisionedFull =
    provisioned > 0 && `${inUse(provisionedInFlight, provisioned)} of the version's provisioned concurrency in use.`;
  switch (reason) {
    case 'ReservedFunctionConcurrentInvocationLimitExceeded':
      if (reserved === 0)
        return step(
          'Concurrency',
          'reserved',
          `The reserved concurrency of ${functionName} is 0, which stops it: every request is refused.`,
        );
      if (functionProvisioned >= reserved)
        return step(
          'Concurrency',
          'reserved',
          provisionedFull,
          `The function's reserved concurrency of ${number(reserved)} is all provisioned, so nothing is left for requests on demand.`,
        );
      return step(
        'Concurrency',
        'reserved',
        provisionedFull,
        `${inUse(onDemandInFlight, pool)} reserved in use${ofReserved(counts)}.`,
        'A reservation is a ceiling as well: what other functions leave free does not help.',
      );
    case 'ConcurrentInvocationLimitExceeded':
      if (quota < accountReserved + accountProvisioned && accountInFlight >= quota)
        return step(
          'Concurrency',
          'concurrency',
          `${inUse(accountInFlight, quota)} of the account's quota in use.`,
          `It is less than the ${number(accountReserved + accountProvisioned)} that are reserved and provisioned, so it limits all functions together.`,
        );
      if (reserved >= 0 || unreservedInFlight < pool)
        return step(
          'Concurrency',
          'scaling',
          `The function had added as many environments as it may at a time: ${number(ENVIRONMENTS_PER_SCALING_PERIOD)} in ${SCALING_PERIOD_SECONDS} seconds.`,
        );
      return step(
        'Concurrency',
        'concurrency',
        provisionedFull,
        `${inUse(unreservedInFlight, pool)} unreserved in use${ofQuota(counts)}.`,
        'All functions without a reservation share them.',
      );
    case 'ReservedFunctionInvocationRateLimitExceeded':
      return step(
        'Concurrency',
        'scaling',
        `The function's reserved concurrency takes ${REQUESTS_PER_SECOND_PER_CONCURRENCY} requests a second for each unit: ${number(pool * REQUESTS_PER_SECOND_PER_CONCURRENCY)} a second. Concurrency was free (${inUse(onDemandInFlight, pool)} in use).`,
      );
    case 'FunctionInvocationRateLimitExceeded':
      return step(
        'Concurrency',
        'scaling',
        `The account takes ${REQUESTS_PER_SECOND_PER_CONCURRENCY} requests a second for each unit of its quota: ${number(counts.quota * REQUESTS_PER_SECOND_PER_CONCURRENCY)} a second. Concurrency was free (${inUse(unreservedInFlight, pool)} in use).`,
      );
  }
}

function environmentStep({ start, version, status, initDurationMs }: Decision): WhyStep {
  switch (start) {
    case 'provisioned':
      return step(
        'Environment',
        'provisioned',
        'A provisioned environment took it: its Init was over before the request came, so nobody waited for it.',
      );
    case 'warm':
      return step(
        'Environment',
        'environment',
        `A warm environment of ${named(version)} took it: no Init; globals and /tmp are as earlier invocations left them.`,
      );
    default:
      return step(
        'Environment',
        'environment',
        `No environment of ${named(version)} was free, so a new one was started: a cold start.`,
        initDurationMs === undefined
          ? status === undefined
            ? 'Init comes first.'
            : 'Its Init did not succeed and was run again within the invocation.'
          : `Init took ${milliseconds(initDurationMs)}, apart from Duration.`,
      );
  }
}

function outcomeStep({ throttle, isEvent, status, durationMs = 0, errorType }: Decision): WhyStep {
  if (throttle)
    return step(
      'Outcome',
      isEvent ? 'async' : 'metrics',
      isEvent
        ? 'Refused: the queue keeps the event and tries again, after 1 second and then twice as long each time, up to 5 minutes.'
        : `Refused with 429 TooManyRequestsException, Reason ${throttle}: the caller may try again.`,
      'Nothing ran: a throttle counts in Throttles, neither in Invocations nor in Errors, and writes no log.',
    );
  if (status === undefined) return step('Outcome', 'sync', 'It has not ended yet.');
  const took = `after ${milliseconds(durationMs)}`;
  const again = isEvent
    ? 'The queue tries a failed event again, after one minute and then after two, as often as it is configured to.'
    : 'The caller was answered 200 with FunctionError; a synchronous invocation is not tried again.';
  const page = isEvent ? 'async' : 'sync';
  const error = errorType === undefined ? '' : ` (${errorType})`;
  switch (status) {
    case 'success':
      return step('Outcome', page, `It succeeded ${took}.`);
    case 'failure':
      return step('Outcome', page, `The handler failed ${took}${error}.`, again);
    case 'timeout':
      return step('Outcome', page, `It ran into the function's timeout ${took}${error}.`, again);
    case 'error':
      return step('Outcome', page, `The runtime ended it ${took}${error}.`, again);
  }
}

/** The steps as lines of text. */
export const whyText = (decision: Decision): string =>
  whySteps(decision)
    .map(({ title, text, rule }) => `${title.padEnd(12)}${text}\n${' '.repeat(12)}${rule.page}\n`)
    .join('');
