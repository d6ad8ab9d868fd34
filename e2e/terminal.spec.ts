/** The terminal as a learner uses it: from a handler in a heredoc to a hundred counted invocations. */
import { violationsOf } from './accessibility.ts';
import { TerminalPage } from './terminal-page.ts';
import { expect, test } from './test.ts';

const ROLE = 'arn:aws:iam::123456789012:role/service-role/r';

/** Counts between which 99 of 100 runs of that many draws fall, half a per cent left out on either side. */
function band(draws: number, probability: number): [number, number] {
  let density = (1 - probability) ** draws;
  let sum = 0;
  let low: number | undefined;
  for (let k = 0; ; k++) {
    sum += density;
    if (low === undefined && sum > 0.005) low = k;
    if (sum >= 0.995) return [low ?? 0, k];
    density *= ((draws - k) / (k + 1)) * (probability / (1 - probability));
  }
}

test('a handler, a package, two versions, an alias with weights, a hundred invocations counted', {
  tag: '@browsers',
}, async ({ page }) => {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  const packaged = (answer: string) =>
    `cat > lambda_function.py <<'EOF'\ndef lambda_handler(event, context):\n    return "${answer}"\nEOF\nzip -q function.zip lambda_function.py`;
  const created = await terminal.run(
    packaged('one'),
    `aws lambda create-function --function-name canary --runtime python3.13 --role ${ROLE} --handler lambda_function.lambda_handler --zip-file fileb://function.zip --query State`,
    'aws lambda wait function-active-v2 --function-name canary',
    'aws lambda publish-version --function-name canary --query Version',
  );
  expect(created).toMatch(/^"Pending"$[\s\S]*^"1"$/m);
  const updated = await terminal.run(
    packaged('two'),
    'aws lambda update-function-code --function-name canary --zip-file fileb://function.zip --query Version',
    'aws lambda wait function-updated-v2 --function-name canary',
    'aws lambda publish-version --function-name canary --query Version',
    'aws lambda create-alias --function-name canary --name prod --function-version 1 --routing-config AdditionalVersionWeights={"2"=0.3} --query RoutingConfig --output text',
  );
  expect(updated).toMatch(/^"\$LATEST"$[\s\S]*^"2"$[\s\S]*^ADDITIONALVERSIONWEIGHTS\s+0\.3$/m);
  const counted = await terminal.run(
    'for i in $(seq 100); do aws lambda invoke --function-name canary --qualifier prod out.json --query ExecutedVersion --output text; done | sort | uniq -c',
    'cat out.json',
  );
  const first = Number(/^ *(\d+) 1$/m.exec(counted)?.[1]);
  const second = Number(/^ *(\d+) 2$/m.exec(counted)?.[1]);
  expect(first + second).toBe(100);
  const [low, high] = band(100, 0.3);
  expect(second).toBeGreaterThanOrEqual(low);
  expect(second).toBeLessThanOrEqual(high);
  // no end of line, and yet it stays
  expect(counted).toMatch(/^"(one|two)"$/m);

  // the course note's commands as printed fail as the CLI fails, and a hint follows
  const update = await terminal.run('aws lambda update-function-code --function-name myfunction ….');
  expect(update).toMatch(/^Unknown options: …\.$[\s\S]*^Hint: /m);
  const invoke = await terminal.run('aws lambda invoke --function-name my-function --qualifier stable');
  expect(invoke).toMatch(/^aws: error: the following arguments are required: outfile$[\s\S]*^Hint: /m);

  // the console has followed
  await expect(page.getByRole('link', { name: 'canary', exact: true })).toBeVisible();
});

test('Ctrl-C, completion, the editor, the way out, and what a reload keeps', { tag: '@browsers' }, async ({ page }) => {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run('mkdir work; cd work; kept=yes; echo text > file');
  await terminal.input.pressSequentially('while true; do :; done\n');
  await terminal.shows(/done\n/);
  await terminal.input.press('Control+c');
  await terminal.shows(/\^C\n~\/work \$/);
  expect(await terminal.run('pwd; echo $kept; cat file')).toMatch(/\/work\nyes\ntext\n/);

  await terminal.input.pressSequentially('aws lambda publish-v');
  await terminal.input.press('Tab');
  await terminal.shows(/\$ aws lambda publish-version$/m);
  await terminal.input.press('Escape');
  await page.keyboard.press('Tab');
  await expect(terminal.input).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(terminal.input).toBeFocused();
  await page.keyboard.press('Control+c');

  await terminal.input.pressSequentially('edit note.txt\n');
  const dialog = page.getByRole('dialog', { name: /Edit .*note\.txt/ });
  await expect(dialog.getByRole('textbox', { name: /Text of/ })).toBeFocused();
  await page.keyboard.insertText('from the editor');
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect(await terminal.run('cat note.txt')).toMatch(/^from the editor$/m);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page, '.terminal-panel', '#footer')).toEqual([]);
  }

  await page.reload();
  await terminal.open();
  expect(await terminal.run('cat work/note.txt')).toMatch(/^from the editor$/m);
  for (let line = 0; line < 4; line++) await terminal.input.press('ArrowUp');
  await terminal.shows(/^~ \$ cat note\.txt$/m);
});
