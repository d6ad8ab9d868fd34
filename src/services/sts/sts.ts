/**
 * STS: who a client is, and sessions of roles.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
 *
 * Differs from AWS: there are no users, so whoever signs is the account's root user, whatever the access key, but for who
 * sends the token of a session that AssumeRole gave.
 */

import { ServiceException } from '../../api/errors.ts';
import type { GetCallerIdentityResponse, StsOperations } from '../../api/models/sts-types.ts';
import { stsDefinition } from '../../api/services/sts.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { defineService, reads, writes } from '../../kernel/service-declaration.ts';
import { userIdOf } from '../../kernel/user-id.ts';
import { awsWire } from '../../kernel/wire.ts';
import { assumeRole, type StsContext } from './assume-role.ts';

export const sts = defineService<StsOperations, StsContext>({
  wire: awsWire(stsDefinition),
  operations: {
    AssumeRole: writes(assumeRole),
    GetCallerIdentity: reads(({ neighbours }, _, caller) => identityOf(caller, neighbours)),
  },
  context: (parts) => parts,
});

function identityOf(caller: Caller, neighbours: Neighbours): GetCallerIdentityResponse {
  const userId = userIdOf(caller, neighbours);
  if (userId === undefined || caller.type === 'anonymous' || caller.type === 'service')
    throw new ServiceException('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
  return { UserId: userId, Account: caller.accountId, Arn: caller.arn };
}
