/** Commands whose answer differs from the real CLI's, each with its reason. */

const HINT = 'one line more: what the course note left out';

export const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['lambda invoke', HINT],
  ['lambda invoke --function-name f', HINT],
  ['lambda invoke --function-name my-function --qualifier stable', HINT],
  ['lambda update-function-code --function-name myfunction …', HINT],
  ['lambda list-function', 'there are no wizards, which ask question after question'],
  [
    'lambda update-function-configuration --generate-cli-skeleton',
    'the model has no list of runtimes, because AWS does not check it there: the first of them is not filled in',
  ],
]);
