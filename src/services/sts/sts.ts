/**
 * STS, as far as a client asks who it is: GetCallerIdentity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 *
 * Differs from AWS: there are no users, so whoever signs is the account's root user, whatever the access key.
 */

import { ServiceException } from '../../api/errors.ts';
import { serviceModel } from '../../api/model.ts';
import type { GetRoleResponse } from '../../api/models/iam-types.ts';
import stsJson from '../../api/models/sts.json' with { type: 'json' };
import type { GetCallerIdentityResponse, StsOperations } from '../../api/models/sts-types.ts';
import { awsQuery } from '../../api/protocols/aws-query.ts';
import type { Caller, RoleCaller } from '../../kernel/caller.ts';
import type { Neighbours } from '../../kernel/service.ts';
import { ModelledService, type ServicePorts } from '../modelled-service.ts';

type Operations = {
  [O in keyof StsOperations]: (input: StsOperations[O]['input'], caller: Caller) => StsOperations[O]['output'];
};

const stsModel = serviceModel(stsJson);

export interface StsPorts extends ServicePorts {
  neighbours: Neighbours;
}

export function sts(ports: StsPorts): ModelledService {
  const operations: Operations = {
    GetCallerIdentity: (_, caller) => identityOf(caller, ports.neighbours),
  };
  const parts = {
    name: 'sts' as const,
    model: stsModel,
    protocol: awsQuery,
    invalidInput: 'ValidationError',
    needRoom: new Set<string>(),
  };
  return new ModelledService({ ...parts, operations: new Map(Object.entries(operations)) }, ports);
}

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
