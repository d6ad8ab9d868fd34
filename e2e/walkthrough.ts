/**
 * The versions-and-aliases part of the course notes, step by step, as one journey for any runtime and any address. What
 * the notes call "Create" for a test event is called "Save" today; everything else keeps their words.
 */
import { expect } from 'playwright/test';
import type { LambdaConsole } from './lambda-console.ts';

export interface Language {
  runtime: string;
  /** A handler that answers with the text. */
  source(text: string): string;
}

export const PYTHON: Language = {
  runtime: 'Python 3.8',
  source: (text) => `import json\n\ndef lambda_handler(event, context):\n    return "${text}"\n`,
};

export const NODEJS: Language = {
  runtime: 'Node.js 22.x',
  source: (text) => `export const handler = async (event) => {\n  return "${text}";\n};\n`,
};

/** Note 000: two versions, three aliases, half the traffic each, then all of it. */
export async function walkThroughNote000(console: LambdaConsole, language: Language): Promise<void> {
  const name = 'my-function';
  await console.createFunction(name, language.runtime);

  await console.writeCode(language.source('this is version1'));
  await console.deploy();
  await console.saveTestEvent('sample-event');
  expect(await console.test()).toBe('"this is version1"');

  // Actions → Publish new version from $LATEST → Publish
  await console.publish();
  await expect(console.heading(`${name}:1`)).toBeVisible();
  expect(await console.test()).toBe('"this is version1"');
  await console.expectReadOnlyCode();

  // back to the main function
  await console.backToFunction(name);
  await console.writeCode(language.source('this is version2'));
  await console.deploy();
  expect(await console.test()).toBe('"this is version2"');
  await console.publish();
  await expect(console.heading(`${name}:2`)).toBeVisible();

  // under the Versions tab we can see all the versions
  await console.backToFunction(name);
  await console.tab('Versions');
  const versions = console.page.getByRole('table', { name: /^Versions/ });
  await expect(versions.getByRole('link', { name: '1', exact: true })).toBeVisible();
  await expect(versions.getByRole('link', { name: '2', exact: true })).toBeVisible();

  await console.createAlias(name, 'dev', '$LATEST');
  await console.createAlias(name, 'Test', '2');
  await console.createAlias(name, 'Prod', '1');

  // Aliases tab → select prod → Edit → weighted alias → additional version 2, weight 50
  await console.openAliases(name);
  await console.editSelectedAlias('Prod', { additionalVersion: '2', weight: '50' });
  await expect(console.aliasRow('Prod')).toContainText('1 (50%), 2 (50%)');

  await console.openAlias('Prod');
  const seen = new Set<string>();
  // 40 tests without one of the versions: once in 5 × 10¹¹ journeys
  for (let i = 0; i < 40 && seen.size < 2; i++) seen.add(await console.test());
  expect([...seen].sort()).toEqual(['"this is version1"', '"this is version2"']);

  // once version 2 works: all the weight to it
  await console.backToFunction(name);
  await console.openAliases(name);
  await console.editSelectedAlias('Prod', { version: '2' });
  await expect(console.aliasRow('Prod')).toContainText('2');
  await console.openAlias('Prod');
  for (let i = 0; i < 3; i++) expect(await console.test()).toBe('"this is version2"');
}

/**
 * Notes 001 and 002: the same with a description, every alias tested, and what a version refuses. `done` hears after
 * each of the notes' steps how many are done.
 */
async function walkThroughNotes001And002(
  console: LambdaConsole,
  language: Language,
  done: (steps: number) => Promise<void>,
): Promise<void> {
  const name = 'lambda-version-demo';
  await console.createFunction(name, language.runtime);
  await done(1);
  await console.writeCode(language.source('this is version one.'));
  await console.deploy();
  await done(2);
  await console.saveTestEvent('sample-event');
  expect(await console.test()).toBe('"this is version one."');
  await done(3);

  await console.publish('the first stable one');
  await expect(console.heading(`${name}:1`)).toBeVisible();
  await expect(console.page.getByText('the first stable one').first()).toBeVisible();
  await done(4);
  await console.expectReadOnlyCode();
  expect(await console.test()).toBe('"this is version one."');

  await console.backToFunction(name);
  await console.writeCode(language.source('this is version two.'));
  await console.deploy();
  await done(5);
  expect(await console.test()).toBe('"this is version two."');
  await console.publish();
  await expect(console.heading(`${name}:2`)).toBeVisible();
  await done(6);
  expect(await console.test()).toBe('"this is version two."');

  await console.backToFunction(name);
  await console.createAlias(name, 'dev', '$LATEST');
  await console.createAlias(name, 'test', '2');
  await console.createAlias(name, 'prod', '1');
  await done(7);
  for (const [alias, answer] of [
    ['dev', '"this is version two."'],
    ['test', '"this is version two."'],
    ['prod', '"this is version one."'],
  ] as const) {
    await console.openAliases(name);
    await console.openAlias(alias);
    expect(await console.test()).toBe(answer);
    await console.backToFunction(name);
  }
  await done(8);

  await console.openAliases(name);
  await console.editSelectedAlias('prod', { additionalVersion: '2', weight: '50' });
  await done(9);
  await console.openAlias('prod');
  const seen = new Set<string>();
  for (let i = 0; i < 40 && seen.size < 2; i++) seen.add(await console.test());
  expect([...seen].sort()).toEqual(['"this is version one."', '"this is version two."']);
  await done(10);

  await console.backToFunction(name);
  await console.openAliases(name);
  await console.editSelectedAlias('prod', { version: '2' });
  await done(11);
  await console.openAlias('prod');
  for (let i = 0; i < 3; i++) expect(await console.test()).toBe('"this is version two."');
}

/** The same with the notes beside the page, which tick what the account has. */
export async function followNotes001And002(console: LambdaConsole, language: Language): Promise<void> {
  const notes = console.page.getByRole('complementary', { name: 'Follow the notes' });
  const done = (steps: number) => expect(notes.getByText(/\d+ of 11 steps done/)).toContainText(`${steps} of 11`);
  await console.open();
  await console.button('Open the notes').click();
  await done(0);
  await walkThroughNotes001And002(console, language, done);
  await expect(notes).toContainText('All done.');

  // beside each step what is called differently today
  await notes.getByRole('button', { name: 'How: Test it' }).click();
  await expect(notes).toContainText('it is Save today');
}
