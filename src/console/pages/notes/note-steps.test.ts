import { expect, test } from 'vitest';
import { doneSteps, NOTE_STEPS, type NoteFacts, nextStep } from './note-steps.ts';

const NOTHING: NoteFacts = {
  latestSha256: undefined,
  starterSha256: undefined,
  published: [],
  aliases: [],
  invoked: [],
};
const CREATED = { ...NOTHING, latestSha256: 'starter', starterSha256: 'starter' };
const ONE = { version: '1', sha256: 'one' };
const TWO = { version: '2', sha256: 'two' };
const alias = (name: string, version: string, additionalVersion?: string) => ({ name, version, additionalVersion });
const through = (qualifier: string, version?: string) => ({ qualifier, version });

const done = (facts: Partial<NoteFacts>) => [...doneSteps({ ...CREATED, ...facts })];

test('as the journey of the notes goes on, one step after the other is done', () => {
  const published = [ONE, TWO];
  const aliases = [alias('dev', '$LATEST'), alias('test', '2'), alias('prod', '1')];
  const tested = [through(''), through('dev'), through('test'), through('prod', '1')];
  const weighted = [...aliases.slice(0, 2), alias('prod', '1', '2')];
  const journey: Partial<NoteFacts>[] = [
    {},
    { latestSha256: 'one' },
    { latestSha256: 'one', invoked: [through('')] },
    { latestSha256: 'one', published: [ONE] },
    { latestSha256: 'two', published: [ONE] },
    { latestSha256: 'two', published },
    { latestSha256: 'two', published, aliases },
    { latestSha256: 'two', published, aliases, invoked: tested },
    { latestSha256: 'two', published, aliases: weighted, invoked: tested },
    { latestSha256: 'two', published, aliases: weighted, invoked: [...tested, through('prod', '2')] },
    {
      latestSha256: 'two',
      published,
      aliases: [...aliases.slice(0, 2), alias('prod', '2')],
      invoked: [...tested, through('prod', '2')],
    },
  ];
  expect(done({ latestSha256: undefined })).toEqual([]);
  for (const [index, facts] of journey.entries())
    expect(done(facts), `after ${index}`).toEqual(NOTE_STEPS.slice(0, index + 1));
  expect(nextStep(doneSteps({ ...CREATED, ...journey.at(-1) }))).toBeUndefined();
  expect(nextStep(doneSteps(NOTHING))).toBe('create');
});

test('aliases count in either case, as the notes write them', () => {
  const aliases = [alias('dev', '$LATEST'), alias('Test', '2'), alias('Prod', '1', '2')];
  expect(done({ published: [ONE, TWO], aliases })).toEqual(expect.arrayContaining(['aliases', 'weights']));
});

test('numbers that begin later, after a delete, are as good', () => {
  const published = [
    { version: '3', sha256: 'one' },
    { version: '4', sha256: 'two' },
  ];
  expect(done({ latestSha256: 'two', published, aliases: [alias('prod', '4')] })).toContain('promote');
});
