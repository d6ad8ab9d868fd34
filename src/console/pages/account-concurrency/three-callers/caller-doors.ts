/** What stands before two of the functions: a load balancer and an API, made through AWS's own APIs, and taken away again. */
import { ARN_SCOPE } from '../../../../api/account.ts';
import { functionArn } from '../../../../api/arn.ts';
import { localHost } from '../../../../api/front-door.ts';
import type { ApiGatewayV2Operations } from '../../../../api/models/apigatewayv2-types.ts';
import { serviceClient } from '../../../../api/service-client.ts';
import { apiGatewayV2Definition } from '../../../../api/services/apigatewayv2.ts';
import type { Door } from '../../../queries/door-request.ts';
import { addGrant } from '../../../queries/grants.ts';
import { createLoadBalancer, deleteLoadBalancer, listLoadBalancers } from '../../../queries/load-balancers.ts';
import type { RegionAccess } from '../../../region.ts';
import { CALLERS, type CallerId } from './callers.ts';

/** Of both. */
const NAME = 'three-callers';
const ASKED_EVERY_MS = 300;
/** A clock that is paused makes no load balancer active. */
const LONGEST_WAIT_MS = 15_000;

export type Doors = Readonly<Record<Exclude<CallerId, 'script'>, Door>>;

/** Makes what is not there; the functions are. */
export async function ensureDoors(access: RegionAccess): Promise<Doors> {
  await createLoadBalancer(access, {
    name: NAME,
    functionArn: arnOf('load-balancer'),
    hasMultiValueHeaders: false,
  });
  const apiId = (await findApi(access)) ?? (await createApi(access));
  await untilActive(access);
  return {
    'load-balancer': { door: 'elb', host: localHost('elb', NAME, location.host) },
    api: { door: 'execute-api', host: localHost('execute-api', apiId, location.host) },
  };
}

export async function deleteDoors(access: RegionAccess): Promise<void> {
  const arn = (await findLoadBalancer(access))?.LoadBalancerArn;
  if (arn !== undefined) await deleteLoadBalancer(access, arn, true);
  const ApiId = await findApi(access);
  if (ApiId !== undefined) await clientOf(access).call('DeleteApi', { ApiId });
}

const clientOf = ({ region }: RegionAccess) =>
  serviceClient<ApiGatewayV2Operations>(apiGatewayV2Definition, region.handle);

const arnOf = (id: CallerId) => functionArn(ARN_SCOPE, CALLERS.find((caller) => caller.id === id)?.functionName ?? '');

async function findApi(access: RegionAccess): Promise<string | undefined> {
  const { Items = [] } = await clientOf(access).call('GetApis', { MaxResults: '500' });
  return Items.find(({ Name }) => Name === NAME)?.ApiId;
}

async function createApi(access: RegionAccess): Promise<string> {
  const targetArn = arnOf('api');
  const { ApiId = '' } = await clientOf(access).call('CreateApi', {
    Name: NAME,
    ProtocolType: 'HTTP',
    Target: targetArn,
  });
  await addGrant(access, {
    targetArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: `arn:aws:execute-api:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:${ApiId}/*`,
    statementId: `api-${ApiId}`,
  });
  return ApiId;
}

const findLoadBalancer = async (access: RegionAccess) =>
  (await listLoadBalancers(access)).find(({ LoadBalancerName }) => LoadBalancerName === NAME);

async function untilActive(access: RegionAccess): Promise<void> {
  const latestMs = performance.now() + LONGEST_WAIT_MS;
  while ((await findLoadBalancer(access))?.State?.Code !== 'active') {
    if (performance.now() > latestMs)
      throw new Error('The load balancer is still being provisioned: does the account’s clock stand?');
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  }
}
