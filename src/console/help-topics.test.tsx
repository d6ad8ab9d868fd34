/**
 * Help that contradicts the service is a failed test. Each claim stands in its panel word by word, and is asked of a whole
 * Lambda in memory; a sentence with a number in it is a claim, or its reason for being none stands here.
 */

import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { asyncClaims } from './async-help-claims.test-fixture.ts';
import { configurationClaims } from './configuration-help-claims.test-fixture.ts';
import { functionClaims } from './function-help-claims.test-fixture.ts';
import { account, open } from './help-claims.test-fixture.ts';
import type { HelpTopic } from './help-titles.ts';
import { HELP_TOPICS } from './help-topics.tsx';
import { observedClaims } from './observed-help-claims.test-fixture.ts';

const entities: Record<string, string> = { amp: '&', quot: '"', '#x27': "'", lt: '<', gt: '>' };
/** What a reader of the panel reads: one line a paragraph or heading. */
const panelText = (topic: HelpTopic) =>
  renderToStaticMarkup(HELP_TOPICS[topic].body)
    .replace(/<\/(p|h3|li)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(\w+|#x27);/g, (_, entity: string) => entities[entity] ?? '')
    .trim();

const allClaims = [...functionClaims, ...configurationClaims, ...asyncClaims, ...observedClaims];

beforeEach(() => open());

test.each(allClaims)('$topic: $says', async ({ topic, says, ask }) => {
  expect(panelText(topic)).toContain(says);
  await ask();
  expect(account.page.service.bugs).toEqual([]);
});

/** Sentences with a number that the service has no answer to, and why. */
const NOT_THE_SERVICES: Record<string, string> = {
  'The band holds it in 95 of 100 runs (at least;': 'a statistic of the page, held by split-statistics.test.ts',
  '1 run in 20 ends there by chance.': 'the same',
  'with few requests, 10 % and 15 % look the same.': 'the same',
  '10 % is not one in ten': 'a heading',
  '1,769 MB are worth one vCPU.': 'about AWS’s processors: a browser has no share of one to give',
  'an account that is new on AWS often begins with 10.': 'about AWS’s accounts, not this one',
  'Out it goes when three datapoints of a minute, one after the other, lie above the target;':
    'of Application Auto Scaling, held by application-autoscaling.test.ts',
  'in, when fifteen lie below nine tenths of it.': 'the same',
  'So a burst of less than three minutes is not seen, whatever spills over.': 'the same',
  'With 0 the configuration is deleted, and a deployment that updates it is refused': 'the same',
  'S3, SNS, EventBridge, API Gateway and load balancers invoke': 'a name with a digit in it',
  'An account that begins with 10 must ask for more than 1,000;': 'of Service Quotas, held by service-quotas.test.ts',
};

test('a sentence with a number in it is asked of the service, or says why not', () => {
  const open: string[] = [];
  for (const topic of Object.keys(HELP_TOPICS) as HelpTopic[]) {
    const asked = allClaims.filter((claim) => claim.topic === topic).map(({ says }) => says);
    for (const sentence of panelText(topic).split(/\n|(?<=[.;:?]) /)) {
      if (!/\d|\b(two|three|four|five|six|seven|eight|nine|ten)\b/.test(sentence)) continue;
      const known = [...asked, ...Object.keys(NOT_THE_SERVICES)];
      if (!known.some((says) => says.includes(sentence.trim()) || sentence.includes(says)))
        open.push(`${topic}: ${sentence}`);
    }
  }
  expect(open.join('\n')).toBe('');
});
