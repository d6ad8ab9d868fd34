/** Routes of APIs that call a function, and how Add trigger makes one. */
import { localHost } from '../../api/front-door.ts';
import { apiEndpoint, apiGrant, DEFAULT_ROUTE, DEFAULT_STAGE, stageCalls } from '../domain/api.ts';
import { detailsOf, type Trigger } from '../domain/trigger.ts';
import { type TriggerForm, triggerRoute } from '../domain/trigger-form.ts';
import type { RegionAccess } from '../region.ts';
import { addRoute, createApi, deleteApi, serveIn } from './api-changes.ts';
import { listApis, readApi } from './apis.ts';
import { addGrant } from './grants.ts';

/** One for each stage whose variables lead there. */
export async function listApiTriggers(access: RegionAccess, targets: readonly string[]): Promise<Trigger[]> {
  const apis = await listApis(access);
  const pictures = await Promise.all(apis.map((api) => readApi(access, api)));
  return pictures.flatMap((picture) =>
    stageCalls(picture)
      .filter(({ functionArn }) => targets.includes(functionArn))
      .map(({ route, stage, functionArn, sourceArn }): Trigger => {
        const { id, name, type, description } = picture;
        const granted = apiGrant(id, route, functionArn);
        const path = route.key === DEFAULT_ROUTE ? '/' : route.path;
        const inPath = stage.name === DEFAULT_STAGE ? '' : `/${stage.name}`;
        return {
          source: 'apigateway',
          id: `${id} ${route.key} ${stage.name}`,
          api: { id, name, type, description },
          ...{ name, route, sourceArn, targetArn: functionArn },
          granted: { sourceArn: granted.sourceArn, statementId: granted.statementId },
          state: 'Enabled',
          details: detailsOf(
            ['API endpoint', apiEndpoint(id, stage.name, path)],
            ['Address on this computer', `http://${localHost('execute-api', id, location.host)}${inPath}${path}`],
            ['API type', type],
            ['Authorization', route.authorization],
            ['Method', route.method],
            ['Resource path', route.path],
            ['Stage', stage.name],
          ),
        };
      }),
  );
}

/** A route of all methods under the function's name, to be had in the stage at once. */
export async function addApiTrigger(
  access: RegionAccess,
  functionName: string,
  functionArn: string,
  { apigateway: wanted }: TriggerForm,
  grants: boolean,
): Promise<void> {
  const route = { ...triggerRoute(functionName), authorization: wanted.authorization, functionArn };
  const isNew = wanted.choice === 'new' || !wanted.existing;
  const api = isNew
    ? await createApi(access, { ...wanted, name: wanted.name.trim(), description: 'Created by AWS Lambda' })
    : wanted.existing;
  if (!api) return;
  try {
    if (grants) await addGrant(access, apiGrant(api.id, route, functionArn));
    await addRoute(access, api, route);
    await serveIn(access, api, wanted.stage.trim());
  } catch (error) {
    // one that is reached nowhere would stand in the way of the next try
    if (isNew) await deleteApi(access, api);
    throw error;
  }
}
