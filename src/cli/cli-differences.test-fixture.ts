/** Commands whose answer differs from the real CLI's, each with its reason. */

const HINT = 'one line more: what the course note left out';
const NO_WIZARDS = 'there are no wizards, which ask question after question';
const NO_YAML = 'YAML is written here, not read';

export const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['--version', 'it says what it is'],
  ['configure', 'there is nothing to configure: no file of credentials, no other Region'],
  ['lambda invoke', HINT],
  ['lambda invoke --function-name f', HINT],
  ['lambda invoke --function-name my-function --qualifier stable', HINT],
  ['lambda update-function-code --function-name myfunction …', HINT],
  ['lambda list-function', NO_WIZARDS],
  [
    'iam simulate-custom-policy --policy-input-list file://trust.json --action-names logs:PutLogEvents',
    'an object in the place of a list of texts is read in another way',
  ],
  ['lambda create-alias --cli-input-yaml "FunctionName: f"', NO_YAML],
  [
    'lambda create-alias --generate-cli-skeleton yaml-input',
    'its comments are descriptions, which the model does not hold',
  ],
  [
    'lambda list-functions --query Functions]',
    'where a wrong query goes wrong is said in the words of JMESPath for JavaScript',
  ],
  [
    'lambda update-function-configuration --generate-cli-skeleton',
    'the model has no list of runtimes, because AWS does not check it there: the first of them is not filled in',
  ],
]);
