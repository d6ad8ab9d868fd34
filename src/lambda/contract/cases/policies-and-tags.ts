/** Cases of resource-based policies of functions, and of tags. */
import { FUNCTION_ARN, MISSING_ARN } from '../refusals.ts';
import { type ContractCase, type Given, on } from '../story.ts';

const STATEMENT = { StatementId: 's', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
const LAMBDA_ARN = 'arn:aws:lambda:us-east-1:123456789012';

const adding = (input: Given) => on('AddPermission', { ...STATEMENT, ...input });

/** A request when `f` has the statement `s`. */
const onPolicy =
  (operation: string, input: Given): ContractCase =>
  async (story) => {
    await story.withVersions();
    await story.send('AddPermission', { FunctionName: 'f', ...STATEMENT });
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

const MORE: Readonly<Record<string, Given>> = { TagResource: { Tags: { a: 'b' } }, UntagResource: { TagKeys: ['a'] } };

const tagCases = ['TagResource', 'UntagResource', 'ListTags'].flatMap((operation): [string, ContractCase][] => {
  const tagging = (Resource: string) => on(operation, { Resource, ...MORE[operation] });
  return [
    [`${operation}/ARN of another kind`, tagging(`${LAMBDA_ARN}:foobar:f`)],
    [`${operation}/missing function`, tagging(MISSING_ARN)],
    [
      `${operation}/missing event source mapping`,
      tagging(`${LAMBDA_ARN}:event-source-mapping:00000000-0000-4000-8000-000000000000`),
    ],
    [
      `${operation}/missing code signing configuration`,
      tagging(`${LAMBDA_ARN}:code-signing-config:csc-00000000000000000`),
    ],
    [`${operation}/missing layer`, tagging(`${LAMBDA_ARN}:layer:missing`)],
    [`${operation}/a version`, tagging(`${FUNCTION_ARN}:1`)],
  ];
});

export const POLICY_AND_TAG_CASES: Readonly<Record<string, ContractCase>> = {
  'AddPermission/missing function': adding({ FunctionName: 'missing' }),
  'AddPermission/missing version': adding({ Qualifier: '9' }),
  'AddPermission/missing alias': adding({ FunctionName: 'f:nowhere' }),
  'AddPermission/$LATEST': adding({ Qualifier: '$LATEST' }),
  'AddPermission/bad qualifier': adding({ Qualifier: 'bad!' }),
  'AddPermission/name and qualifier differ': adding({ FunctionName: 'f:1', Qualifier: '2' }),
  'AddPermission/function of another region': adding({
    FunctionName: FUNCTION_ARN.replace('us-east-1', 'eu-central-1'),
  }),
  'AddPermission/bad statement id': adding({ StatementId: 'a b' }),
  'AddPermission/action of another service': adding({ Action: 's3:GetObject' }),
  'AddPermission/principal that is none': adding({ Principal: 'somebody' }),
  'AddPermission/auth type of a URL for another action': adding({ FunctionUrlAuthType: 'NONE' }),
  'AddPermission/statement id that is taken': onPolicy('AddPermission', STATEMENT),
  'AddPermission/stale revision': adding({ RevisionId: '00000000-0000-4000-8000-000000000000' }),
  async 'AddPermission/policy over 20 KB'(story) {
    await story.active();
    const permit = (StatementId: string) =>
      story.send('AddPermission', {
        FunctionName: 'f',
        ...STATEMENT,
        StatementId,
        SourceArn: `arn:aws:s3:::${'b'.repeat(1000)}`,
      });
    for (let i = 0; i < 16; i++) await permit(`s${i}`);
    return () => permit('last');
  },

  'RemovePermission/missing function': onPolicy('RemovePermission', { FunctionName: 'missing', StatementId: 's' }),
  'RemovePermission/missing alias': onPolicy('RemovePermission', { Qualifier: 'nowhere', StatementId: 's' }),
  'RemovePermission/missing version': onPolicy('RemovePermission', { Qualifier: '9', StatementId: 's' }),
  'RemovePermission/no policy': onPolicy('RemovePermission', { Qualifier: '1', StatementId: 's' }),
  'RemovePermission/missing statement': onPolicy('RemovePermission', { StatementId: 't' }),
  'RemovePermission/name and qualifier differ': onPolicy('RemovePermission', {
    FunctionName: 'f:1',
    Qualifier: '2',
    StatementId: 's',
  }),

  'GetPolicy/missing function': onPolicy('GetPolicy', { FunctionName: 'missing' }),
  'GetPolicy/no policy': on('GetPolicy', {}),
  'GetPolicy/policy of another qualifier': onPolicy('GetPolicy', { Qualifier: '1' }),
  'GetPolicy/name and qualifier differ': onPolicy('GetPolicy', { FunctionName: 'f:1', Qualifier: '2' }),

  ...Object.fromEntries(tagCases),
  'TagResource/key of AWS': on('TagResource', { Resource: FUNCTION_ARN, Tags: { 'AWS:owner': 'me' } }),
  'TagResource/key of 129 characters': on('TagResource', { Resource: FUNCTION_ARN, Tags: { ['k'.repeat(129)]: 'v' } }),
  'TagResource/value of 257 characters': on('TagResource', {
    Resource: FUNCTION_ARN,
    Tags: { key: 'v'.repeat(257) },
  }),
  'TagResource/no tags': on('TagResource', { Resource: FUNCTION_ARN, Tags: {} }),
  'TagResource/more than 50 tags': on('TagResource', {
    Resource: FUNCTION_ARN,
    Tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key${i}`, 'value'])),
  }),
};
