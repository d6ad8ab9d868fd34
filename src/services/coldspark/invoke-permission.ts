/** Whether a service of AWS may invoke, asked of Lambda as that service. */
import type { ArnScope } from '../../api/arn.ts';
import { ServiceException } from '../../api/errors.ts';
import { serviceCaller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';

export interface InvokeQuestion {
  functionArn: string;
  /** For example `sns.amazonaws.com`. */
  principal: string;
  /** Of the resource for which it would call. */
  sourceArn: string;
}

/** AWS's words; undefined when it may. */
export function invokeRefusal(
  { neighbours, scope }: { neighbours: Neighbours; scope: ArnScope },
  { functionArn, principal, sourceArn }: InvokeQuestion,
): string | undefined {
  let refusal: string | undefined;
  const caller = serviceCaller(principal, scope.accountId, sourceArn);
  const input = { FunctionName: functionArn, InvocationType: 'DryRun' };
  // a dry run is answered at once
  neighbours.call({ service: 'lambda', operation: 'Invoke', input, caller }, (answer) => {
    // one that is being made or changed will be there
    if (answer instanceof ServiceException && answer.status !== 409) refusal = answer.message;
  });
  return refusal;
}
