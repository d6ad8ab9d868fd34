/** The course notes on versions and aliases, with Python 3.8 as they ask and once more with Node.js. */
import { test } from 'playwright/test';
import { LambdaConsole } from './lambda-console.ts';
import { NODEJS, PYTHON, walkThroughNote000, walkThroughNotes001And002 } from './walkthrough.ts';

for (const language of [PYTHON, NODEJS]) {
  test(`note 000 with ${language.runtime}`, ({ page }) => walkThroughNote000(new LambdaConsole(page), language));

  test(`notes 001 and 002 with ${language.runtime}`, ({ page }) =>
    walkThroughNotes001And002(new LambdaConsole(page), language));
}
