/**
 * STS, as far as a client asks who it is: GetCallerIdentity.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 *
 * Differs from AWS: there are no users, so every caller is the account's root user, whatever the access key.
 */
import { awsQuery } from '../../api/aws-query.ts';
import { serviceModel } from '../../api/model.ts';
import stsJson from '../../api/models/sts.json' with { type: 'json' };
import type { StsOperations } from '../../api/models/sts-types.ts';
import { ModelledService, type ServicePorts } from '../modelled-service.ts';

export interface StsPorts extends ServicePorts {
  accountId: string;
}

type Operations = {
  [O in keyof StsOperations]: (input: StsOperations[O]['input']) => StsOperations[O]['output'];
};

const stsModel = serviceModel(stsJson);

export function sts({ accountId, ...ports }: StsPorts): ModelledService {
  const operations: Operations = {
    GetCallerIdentity: () => ({
      UserId: accountId,
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:root`,
    }),
  };
  const parts = { name: 'sts' as const, model: stsModel, protocol: awsQuery, invalidInput: 'ValidationError' };
  return new ModelledService({ ...parts, operations: new Map(Object.entries(operations)) }, ports);
}
