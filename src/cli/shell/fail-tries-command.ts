/** `coldspark fail-tries`: makes the next tries of a function's asynchronous events end in an error of Lambda's own. */
import { MAXIMUM_FAILING_TRIES } from '../../api/event-timeline.ts';
import { type ColdsparkNoun, Misuse } from './coldspark-noun.ts';

export const failTries: ColdsparkNoun = {
  usage: `usage: coldspark fail-tries function [N]

  the next N tries of the function's asynchronous events end in a 5xx of Lambda's own, which AWS retries as it does a
  throttle; 0 ends it. Without N, how many still will
`,
  offers: (before) => (before.length === 0 ? 'functions' : []),
  async run([functionName, count, ...others], { client }) {
    if (functionName === undefined) throw new Misuse('of which function?');
    if (others.length > 0) throw new Misuse(`${others[0]} is none of its words`);
    if (count === undefined) return told(await client.call('GetFailingTries', { functionName }));
    if (!/^\d+$/.test(count) || Number(count) > MAXIMUM_FAILING_TRIES)
      throw new Misuse(`0 to ${MAXIMUM_FAILING_TRIES.toLocaleString('en-US')} tries, not ${count}`);
    return told(await client.call('PutFailingTries', { functionName, tries: Number(count) }));
  },
};

const told = ({ functionName, tries }: { functionName: string; tries: number }) =>
  tries === 0
    ? `None of ${functionName}'s next tries will end in a 5xx.\n`
    : `The next ${tries === 1 ? 'try' : `${tries} tries`} of ${functionName} will end in a 5xx.\n`;
