/**
 * STS, as far as a client asks who it is: GetCallerIdentity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 *
 * Differs from AWS: there are no users, so whoever signs is the account's root user, whatever the access key.
 */

import { ServiceException } from '../../api/errors.ts';
import type { GetCallerIdentityResponse, StsOperations } from '../../api/models/sts-types.ts';
import { stsDefinition } from '../../api/services/sts.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { defineService, reads } from '../../kernel/service-declaration.ts';
import { userIdOf } from '../../kernel/user-id.ts';
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
  const userId = userIdOf(caller, neighbours);
  if (userId === undefined || caller.type === 'anonymous' || caller.type === 'service')
    throw new ServiceException('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
  return { UserId: userId, Account: caller.accountId, Arn: caller.arn };
}
