/** What dialogs about APIs act on: an API, one of its routes or stages. */
import { REGION_ID } from '../../api/account.ts';
import type { ApiPicture, ApiRoute, ApiSummary } from '../domain/api.ts';
import type { RegionAccess } from '../region.ts';
import { listApis, readApi } from './apis.ts';
import { queryKeys } from './query-keys.ts';
import type { Subject } from './subjects.ts';

export const apiSubject = (api: ApiSummary): Subject => ({
  arn: `arn:aws:apigateway:${REGION_ID}::/${api.type === 'HTTP' ? 'apis' : 'restapis'}/${api.id}`,
  name: `The API ${api.name}`,
  queryKey: queryKeys.apis,
  isThere: async (access) => (await pictureOf(access, api)) !== undefined,
});

export const routeSubject = (api: ApiSummary, { id, key }: ApiRoute): Subject => ({
  ...apiSubject(api),
  part: `route/${id}/${key}`,
  name: `${key} of ${api.name}`,
  isThere: async (access) =>
    (await pictureOf(access, api))?.routes.some((route) => route.id === id && route.key === key) ?? false,
});

export const stageSubject = (api: ApiSummary, stageName: string): Subject => ({
  ...apiSubject(api),
  part: `stage/${stageName}`,
  name: `The stage ${stageName} of ${api.name}`,
  isThere: async (access) => (await pictureOf(access, api))?.stages.some(({ name }) => name === stageName) ?? false,
});

async function pictureOf(access: RegionAccess, { id }: ApiSummary): Promise<ApiPicture | undefined> {
  const found = (await listApis(access)).find((api) => api.id === id);
  return found && readApi(access, found);
}
