/**
 * The course notes on versions and aliases: with Node.js on the server of `npm start`, and there with the notes beside
 * the page, which tick what the account has; with Python 3.8, as they ask, on the plainest of hosts. In Chromium
 * offline.spec.ts does the latter, all of them, without the host.
 */
import { LambdaConsole } from './lambda-console.ts';
import { type RunningServer, SUB_PATH, serveStatic } from './sandbox-harness/servers.ts';
import { expect, test } from './test.ts';
import { NODEJS, PYTHON, walkThroughNote000, walkThroughNotes001And002 } from './walkthrough.ts';

test('notes 001 and 002 with Node.js 22.x, ticked off beside the page', { tag: '@browsers' }, async ({ page }) => {
  const console = new LambdaConsole(page);
  const notes = page.getByRole('complementary', { name: 'Follow the notes' });
  const done = (steps: number) => expect(notes.getByText(/\d+ of 11 steps done/)).toContainText(`${steps} of 11`);
  await console.open();
  await console.button('Follow the notes').click();
  await done(0);
  await walkThroughNotes001And002(console, NODEJS, done);
  await expect(notes).toContainText('All done.');

  // beside each step what is called differently today
  await notes.getByRole('button', { name: 'How: Test it' }).click();
  await expect(notes).toContainText('it is Save today');
});

test.describe('files below a sub-path, no header but the content type', () => {
  let host: RunningServer;

  test.beforeAll(async () => {
    host = await serveStatic('dist');
  });

  test.afterAll(() => host.close());

  test('note 000 with Python 3.8', { tag: ['@browsers', '@others'] }, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: `${host.origin}${SUB_PATH}` });
    await walkThroughNote000(new LambdaConsole(page), PYTHON);
    await page.close();
  });
});
