/** Rules in words: what a request must be, and what happens to it. */
import type { Action, Rule, RuleCondition } from '../../api/models/elbv2-types.ts';

/** One sentence for each condition; all of them must hold. */
export const conditionTexts = ({ IsDefault, Conditions = [] }: Rule): string[] =>
  IsDefault ? ['Whatever no other rule takes'] : Conditions.map(conditionText);

function conditionText(condition: RuleCondition): string {
  const { Field, Values = [], HttpHeaderConfig, HttpRequestMethodConfig, QueryStringConfig } = condition;
  switch (Field) {
    case 'path-pattern':
      return `Path is ${either(Values)}`;
    case 'host-header':
      return `Host is ${either(Values)}`;
    case 'http-request-method':
      return `Method is ${either(HttpRequestMethodConfig?.Values)}`;
    case 'http-header':
      return `Header ${HttpHeaderConfig?.HttpHeaderName} is ${either(HttpHeaderConfig?.Values)}`;
    default:
      return `Query string has ${either(
        QueryStringConfig?.Values?.map(({ Key, Value = '' }) => (Key === undefined ? Value : `${Key}=${Value}`)),
      )}`;
  }
}

const either = (values: readonly string[] = []) => values.join(' or ');

/** `groupName`: of a target group's ARN. */
export function actionText(
  { Type, FixedResponseConfig, RedirectConfig, ForwardConfig }: Action,
  groupName: (arn: string) => string,
): string {
  if (Type === 'fixed-response') return `Answer ${FixedResponseConfig?.StatusCode}`;
  if (Type === 'redirect') {
    const { Protocol = '', Host = '', Port = '', Path = '', Query = '', StatusCode } = RedirectConfig ?? {};
    const query = Query === '' ? '' : `?${Query}`;
    return `Redirect (${StatusCode?.slice('HTTP_'.length)}) to ${Protocol.toLowerCase()}://${Host}:${Port}${Path}${query}`;
  }
  const groups = ForwardConfig?.TargetGroups ?? [];
  const total = groups.reduce((sum, { Weight = 1 }) => sum + Weight, 0);
  const parts = groups.map(({ TargetGroupArn = '', Weight = 1 }) =>
    groups.length === 1
      ? groupName(TargetGroupArn)
      : `${groupName(TargetGroupArn)} (${total === 0 ? 0 : Math.round((Weight / total) * 100)} %)`,
  );
  return `Forward to ${parts.join(', ')}`;
}
