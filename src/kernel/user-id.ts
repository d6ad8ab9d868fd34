/**
 * The unique id of whoever calls, which AWS shows where names may be reused.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse
 */
import { ServiceException } from '../api/errors.ts';
import type { GetRoleResponse } from '../api/models/iam-types.ts';
import type { Caller, RoleCaller } from './caller.ts';
import type { Neighbours } from './service.ts';

/** Undefined of who has not signed. IAM, which knows the ids of roles, is asked over `neighbours`. */
export function userIdOf(caller: Caller, neighbours: Neighbours): string | undefined {
  switch (caller.type) {
    case 'root':
      return caller.accountId;
    case 'role':
      return sessionIdOf(caller, neighbours);
    // Differs from AWS: there it is the id of a user of the service's own
    case 'service':
      return caller.service;
    case 'anonymous':
      return undefined;
  }
}

/**
 * `<id of the role>:<session>`.
 *
 * Differs from AWS: a function may run as a role that does not exist; that one's name stands for its id.
 */
export function sessionIdOf(caller: RoleCaller, neighbours: Neighbours): string {
  const [, RoleName = '', session = ''] = /([^/]+)\/([^/]+)$/.exec(caller.arn) ?? [];
  let roleId = RoleName;
  neighbours.call({ service: 'iam', operation: 'GetRole', input: { RoleName }, caller }, (answer) => {
    if (!(answer instanceof ServiceException)) roleId = (answer.output as GetRoleResponse).Role.RoleId;
  });
  return `${roleId}:${session}`;
}
