/** The Code tab says what is wrong with a file before it is deployed, leads there, and deploys it all the same. */
import { violationsOf } from './accessibility.ts';
import { LambdaConsole } from './lambda-console.ts';
import { PLAIN } from './prepared-account.ts';
import { expect, test } from './test.ts';

test.use({ account: ({ preparedAccount }, use) => use(preparedAccount) });

test('syntax problems of Python and JavaScript', async ({ page }) => {
  const lambda = new LambdaConsole(page);
  const problems = page.getByRole('region', { name: 'Problems and output' });
  const caret = (line: number, column: number) => page.getByText(`Ln ${line}, Col ${column}`, { exact: true });

  await lambda.createFunction('snake', 'Python 3.13');
  await lambda.writeCode('def lambda_handler(event, context):\n    print("one"\n    return "fixed"\n');
  await problems.getByRole('button', { name: "'(' was never closed lambda_function.py:2:10" }).click();
  await expect(caret(2, 10)).toBeVisible();
  await expect(page.getByText('1 file has a syntax problem.')).toBeVisible();

  // AWS deploys it too, and so does this
  await lambda.deploy();
  await expect(problems.getByRole('button', { name: /was never closed/ })).toBeVisible();
  await lambda.writeCode('def lambda_handler(event, context):\n    return "fixed"\n');
  await expect(problems.getByText('No syntax problems in the open and undeployed files.')).toBeVisible();

  await lambda.open(`#/functions/${PLAIN}`);
  await lambda.writeCode('export const handler = async () => {\n  return { a: 1,, };\n};\n');
  await problems.getByRole('button', { name: 'PROBLEMS 1' }).click();
  const list = problems.getByRole('list', { name: 'Syntax problems' });
  await list.getByRole('button', { name: 'Unexpected token index.mjs:2:17' }).press('Enter');
  await expect(caret(2, 17)).toBeVisible();
  await expect(lambda.editor()).toBeFocused();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOf(page, '.workbench')).toEqual([]);
  }
});
