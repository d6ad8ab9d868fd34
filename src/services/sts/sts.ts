/**
 * STS, as far as a client asks who it is: GetCallerIdentity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 *
 * Differs from AWS: there are no users, so whoever signs is the account's root user, whatever the access key.
 */

import { ServiceException } from '../../api/errors.ts';
import type { GetRoleResponse } from '../../api/models/iam-types.ts';
import type { GetCallerIdentityResponse, StsOperations } from '../../api/models/sts-types.ts';
import { stsDefinition } from '../../api/services/sts.ts';
import type { Caller, RoleCaller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { defineService, reads } from '../../kernel/service-declaration.ts';
import { awsWire } from '../../kernel/wire.ts';

export interface StsContext {
  neighbours: Neighbours;
}

export const sts = defineService<StsOperations, StsContext>({
  wire: awsWire(stsDefinition),
  operations: { GetCallerIdentity: reads(({ neighbours }, _, caller) => identityOf(caller, neighbours)) },
  context: (parts) => parts,
});

function identityOf(caller: Caller, neighbours: Neighbours): GetCallerIdentityResponse {
  switch (caller.type) {
    case 'root':
      return { UserId: caller.accountId, Account: caller.accountId, Arn: caller.arn };
    case 'role':
      return { UserId: userIdOf(caller, neighbours), Account: caller.accountId, Arn: caller.arn };
    default:
      throw new ServiceException('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
  }
}

/**
 * `<id of the role>:<session>`.
 *
 * Differs from AWS: a function may run as a role that does not exist; that one's name stands for its id.
 */
function userIdOf(caller: RoleCaller, neighbours: Neighbours): string {
  const [, RoleName = '', session = ''] = /([^/]+)\/([^/]+)$/.exec(caller.arn) ?? [];
  let roleId = RoleName;
  neighbours.call({ service: 'iam', operation: 'GetRole', input: { RoleName }, caller }, (answer) => {
    if (!(answer instanceof ServiceException)) roleId = (answer.output as GetRoleResponse).Role.RoleId;
  });
  return `${roleId}:${session}`;
}
