/** REST APIs: https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html */
import type {
  CreateRestApiRequest,
  DeleteRestApiRequest,
  GetRestApiRequest,
  GetRestApisRequest,
  RestApi,
  RestApis,
} from '../../../api/models/apigateway-types.ts';
import { newApiId, secondsOf } from '../api-records.ts';
import { badRequest, listed, type RestApiContext, type RestApiRecord, requireApi } from './context.ts';

export function createRestApi(context: RestApiContext, input: CreateRestApiRequest): RestApi {
  if (input.name === '') throw badRequest('API name cannot be empty');
  // Differs from AWS: an API is no copy of another, and has no policy of its own
  if (input.cloneFrom !== undefined || input.policy !== undefined)
    throw badRequest('Coldspark makes an API of nothing, without a resource policy: leave cloneFrom and policy out');
  const rootResourceId = newApiId(context);
  const api: RestApiRecord = {
    id: newApiId(context),
    name: input.name,
    description: input.description,
    version: input.version,
    endpointType: input.endpointConfiguration?.types?.[0] ?? 'EDGE',
    binaryMediaTypes: input.binaryMediaTypes ?? [],
    isEndpointDisabled: input.disableExecuteApiEndpoint === true,
    tags: input.tags ?? {},
    createdAtMs: context.clock.now,
    rootResourceId,
    resources: [{ id: rootResourceId, path: '/', methods: [] }],
    deployments: [],
    stages: [],
  };
  context.restApis.set(api.id, api);
  return describeApi(api);
}

export const getRestApi = (context: RestApiContext, { restApiId }: GetRestApiRequest): RestApi =>
  describeApi(requireApi(context, restApiId));

export function getRestApis(context: RestApiContext, input: GetRestApisRequest): RestApis {
  const all = [...context.restApis.values()].sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
  return listed(all, input, describeApi);
}

export function deleteRestApi(context: RestApiContext, { restApiId }: DeleteRestApiRequest): Record<string, never> {
  requireApi(context, restApiId);
  context.restApis.delete(restApiId);
  return {};
}

const describeApi = (api: Readonly<RestApiRecord>): RestApi => ({
  id: api.id,
  name: api.name,
  description: api.description,
  createdDate: secondsOf(api.createdAtMs),
  version: api.version,
  ...(api.binaryMediaTypes.length > 0 && { binaryMediaTypes: [...api.binaryMediaTypes] }),
  apiKeySource: 'HEADER',
  endpointConfiguration: { types: [api.endpointType], ipAddressType: 'ipv4' },
  ...(Object.keys(api.tags).length > 0 && { tags: { ...api.tags } }),
  disableExecuteApiEndpoint: api.isEndpointDisabled,
  rootResourceId: api.rootResourceId,
});
