/** What Add permissions asks, and the statement that comes of it. */
import type { AddPermissionRequest } from '../../api/models/lambda-types.ts';
import { shapeOf } from '../../api/shape-of.ts';
import { textProblem } from './field-problem.ts';

export type CallerKind = 'service' | 'account' | 'url';

/** Services that invoke functions, as the console names them. */
export const PRINCIPALS = {
  events: {
    label: 'EventBridge (CloudWatch Events)',
    principal: 'events.amazonaws.com',
    example: 'arn:aws:events:us-east-1:123456789012:rule/my-rule',
  },
  s3: { label: 'S3', principal: 's3.amazonaws.com', example: 'arn:aws:s3:::my-bucket' },
  sns: { label: 'SNS', principal: 'sns.amazonaws.com', example: 'arn:aws:sns:us-east-1:123456789012:my-topic' },
  apigateway: {
    label: 'API Gateway',
    principal: 'apigateway.amazonaws.com',
    example: 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*/*/my-path',
  },
  elasticloadbalancing: {
    label: 'Application Load Balancer',
    principal: 'elasticloadbalancing.amazonaws.com',
    example: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/my-targets/0123456789abcdef',
  },
  other: { label: 'Other', principal: '', example: 'arn:aws:…' },
} as const;

export interface PermissionForm {
  kind: CallerKind;
  service: keyof typeof PRINCIPALS | '';
  authType: 'AWS_IAM' | 'NONE';
  statementId: string;
  principal: string;
  sourceArn: string;
  sourceAccount: string;
  action: string;
}

type Problems = Partial<Record<keyof PermissionForm, string>>;

const STATEMENT_ID = shapeOf('AddPermission', 'StatementId');
const PRINCIPAL = shapeOf('AddPermission', 'Principal');
const SOURCE_ARN = shapeOf('AddPermission', 'SourceArn');
const SOURCE_ACCOUNT = shapeOf('AddPermission', 'SourceAccount');

/** By field, in AWS's words where it has them. */
export function permissionProblems(form: PermissionForm): Problems {
  const problems: Problems = {
    service: form.kind === 'service' && form.service === '' ? 'Choose a service.' : '',
    statementId: textProblem(STATEMENT_ID, form.statementId, 'a statement ID', 'statementId'),
    principal: textProblem(PRINCIPAL, form.principal.trim(), 'a principal', 'principal'),
    sourceArn: form.sourceArn === '' ? '' : textProblem(SOURCE_ARN, form.sourceArn.trim(), 'an ARN', 'sourceArn'),
    sourceAccount:
      form.sourceAccount === ''
        ? ''
        : textProblem(SOURCE_ACCOUNT, form.sourceAccount.trim(), 'an account', 'sourceAccount'),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== ''));
}

export const readPermission = (form: PermissionForm): Omit<AddPermissionRequest, 'FunctionName' | 'Qualifier'> => ({
  StatementId: form.statementId,
  Principal: form.principal.trim(),
  ...(form.sourceArn !== '' && { SourceArn: form.sourceArn.trim() }),
  ...(form.sourceAccount !== '' && { SourceAccount: form.sourceAccount.trim() }),
  Action: form.action,
  ...(form.kind === 'url' && { FunctionUrlAuthType: form.authType }),
});
