/** The terminal as a learner uses it: from a handler in a heredoc to a hundred counted invocations. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';

const ROLE = 'arn:aws:iam::123456789012:role/service-role/r';

class TerminalPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await expect(this.rows).toContainText('~ $');
  }

  get panel() {
    return this.page.getByRole('region', { name: 'Terminal', exact: true });
  }

  /** What is on the screen, as a screen reader has it. */
  get rows() {
    return this.panel.locator('.xterm-accessibility-tree');
  }

  get input() {
    return this.panel.getByRole('textbox', { name: 'Terminal input' });
  }

  /** Clears the screen, types the lines, and waits for a prompt after them; returns what stands between. */
  async run(lines: string): Promise<string> {
    const end = `end-${Math.random().toString(36).slice(2, 8)}`;
    await this.input.focus();
    await this.page.keyboard.press('Control+l');
    await this.page.keyboard.type(`${lines}\n`);
    await this.page.keyboard.type(`echo ${end.slice(0, 4)}""${end.slice(4)}\n`);
    await expect(this.rows).toContainText(new RegExp(`(?<!\\S)${end}`));
    const text = await this.text();
    return text.slice(0, text.indexOf(end));
  }

  async text(): Promise<string> {
    return (await this.rows.locator('[role=listitem]').allTextContents()).join('\n').replaceAll('\u00a0', ' ');
  }
}

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

test('a handler, a package, two versions, an alias with weights, a hundred invocations counted', async ({ page }) => {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  const handler = (answer: string) =>
    `cat > lambda_function.py <<'EOF'\ndef lambda_handler(event, context):\n    return "${answer}"\nEOF\nzip -q function.zip lambda_function.py`;
  await terminal.run(handler('one'));
  const created = await terminal.run(
    `aws lambda create-function --function-name canary --runtime python3.13 --role ${ROLE} ` +
      '--handler lambda_function.lambda_handler --zip-file fileb://function.zip --query State',
  );
  expect(created).toContain('"Pending"');
  await terminal.run('aws lambda wait function-active-v2 --function-name canary');
  expect(await terminal.run('aws lambda publish-version --function-name canary --query Version')).toContain('"1"');
  await terminal.run(handler('two'));
  await terminal.run(
    'aws lambda update-function-code --function-name canary --zip-file fileb://function.zip --query Version',
  );
  await terminal.run('aws lambda wait function-updated-v2 --function-name canary');
  expect(await terminal.run('aws lambda publish-version --function-name canary --query Version')).toContain('"2"');
  const alias = await terminal.run(
    'aws lambda create-alias --function-name canary --name prod --function-version 1 ' +
      '--routing-config AdditionalVersionWeights={"2"=0.3}',
  );
  expect(alias).toMatch(/"2": 0\.3/);
  const counted = await terminal.run(
    'for i in $(seq 100); do aws lambda invoke --function-name canary --qualifier prod out.json ' +
      '--query ExecutedVersion --output text; done | sort | uniq -c',
  );
  const first = Number(/(\d+) 1$/m.exec(counted)?.[1]);
  const second = Number(/(\d+) 2$/m.exec(counted)?.[1]);
  expect(first + second).toBe(100);
  const [low, high] = band(100, 0.3);
  expect(second).toBeGreaterThanOrEqual(low);
  expect(second).toBeLessThanOrEqual(high);
  expect(await terminal.run('cat out.json')).toMatch(/"(one|two)"/);

  // the console sees what the terminal did
  await page.goto('./#/functions');
  await expect(page.getByRole('link', { name: 'canary', exact: true })).toBeVisible();
});

test('Ctrl-C ends a tight loop, and the shell goes on where it was', async ({ page }) => {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run('mkdir work; cd work; kept=yes; echo text > file');
  await page.keyboard.press('Control+l');
  await page.keyboard.type('while true; do :; done\n');
  await page.waitForTimeout(500);
  const pressedAtMs = Date.now();
  await page.keyboard.press('Control+c');
  await expect(terminal.rows).toContainText(/\^C\s*~\/work \$/);
  console.log(`Ctrl-C to prompt: ${Date.now() - pressedAtMs} ms`);
  expect(await terminal.run('pwd; echo $kept; cat file')).toMatch(/\/work\s+yes\s+text/);
});

test('files and history are there after a reload', async ({ page }) => {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run('mkdir -p notes && echo remembered > notes/a.txt');
  await page.reload();
  await terminal.open();
  expect(await terminal.run('cat notes/a.txt')).toContain('remembered');
  await terminal.input.focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(terminal.rows).toContainText('mkdir -p notes && echo remembered > notes/a.txt');
});

test('Tab completes; Escape and Tab leave; edit opens the editor', async ({ page }) => {
  await page.goto('./#/functions');
  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.input.focus();
  await page.keyboard.type('aws lambda publish-v\t');
  await expect(terminal.rows).toContainText('aws lambda publish-version');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(terminal.input).not.toBeFocused();
  await terminal.input.focus();
  await page.keyboard.press('Control+c');
  await page.keyboard.type('edit note.txt\n');
  const dialog = page.getByRole('dialog', { name: /Edit .*note\.txt/ });
  await dialog.getByRole('textbox', { name: /Text of/ }).focus();
  await page.keyboard.insertText('from the editor');
  await dialog.getByRole('button', { name: 'Save' }).click();
  expect(await terminal.run('cat note.txt')).toContain('from the editor');
});

test('xterm and the shell load only when the terminal opens, and it passes axe in both modes', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('./#/functions');
  await expect(page.getByRole('heading', { name: /^Functions/ })).toBeVisible();
  const ofTerminal = () =>
    loaded
      .filter((url) => /\/(terminal-[^/]*\.js|worker-[^/]*\.js)$/.test(url))
      .filter((url) => !url.includes('terminal-store'));
  expect(ofTerminal()).toEqual([]);
  const terminal = new TerminalPage(page);
  await terminal.open();
  expect(ofTerminal().length).toBe(2);
  await terminal.run('aws lambda list-functions');
  const light = await new AxeBuilder({ page }).include('.terminal-panel').include('#footer').analyze();
  expect(light.violations).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).include('.terminal-panel').include('#footer').analyze();
  expect(dark.violations).toEqual([]);
});
