/** Resources, a tree of paths: https://docs.aws.amazon.com/apigateway/latest/api/API_Resource.html */
import type {
  CreateResourceRequest,
  DeleteResourceRequest,
  GetResourceRequest,
  GetResourcesRequest,
  Resource,
  Resources,
} from '../../../api/models/apigateway-types.ts';
import { newPartId } from '../api-records.ts';
import {
  badRequest,
  conflict,
  listed,
  type RestApiContext,
  type RestResource,
  requireApi,
  requireResource,
} from './context.ts';
import { describeMethod } from './methods.ts';

const PATH_PART = /^(?:[a-zA-Z0-9._\-:]+|\{[a-zA-Z0-9._\-:]+\+?\})$/;
const VARIABLE = /^\{([^}+]+)(\+?)\}$/;

export function createResource(context: RestApiContext, input: CreateResourceRequest): Resource {
  const api = requireApi(context, input.restApiId);
  const { pathPart } = input;
  const parent = requireResource(api, input.parentId);
  if (!PATH_PART.test(pathPart))
    throw badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    );
  if (parent.pathPart?.endsWith('+}'))
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.path}`);
  const siblings = api.resources.filter(({ parentId }) => parentId === parent.id);
  if (siblings.some((sibling) => sibling.pathPart === pathPart))
    throw conflict(`Another resource with the same parent already has this name: ${pathPart}`);
  const variable = (part = '') => VARIABLE.exec(part)?.[2];
  const other = siblings.find(
    (sibling) => variable(pathPart) !== undefined && variable(sibling.pathPart) === variable(pathPart),
  );
  if (other)
    throw badRequest(
      `A sibling (${other.pathPart}) of this resource already has a variable path part -- only one is allowed`,
    );
  const resource: RestResource = {
    id: newPartId(context),
    parentId: parent.id,
    pathPart,
    path: `${parent.path === '/' ? '' : parent.path}/${pathPart}`,
    methods: [],
  };
  context.restApis.set(api.id, { ...api, resources: [...api.resources, resource] });
  return describeResource(resource, false);
}

export const getResource = (context: RestApiContext, { restApiId, resourceId, embed }: GetResourceRequest): Resource =>
  describeResource(requireResource(requireApi(context, restApiId), resourceId), embed?.includes('methods') === true);

export function getResources(context: RestApiContext, input: GetResourcesRequest): Resources {
  const embeds = input.embed?.includes('methods') === true;
  return listed(requireApi(context, input.restApiId).resources, input, (each) => describeResource(each, embeds));
}

/** With all below it. */
export function deleteResource(
  context: RestApiContext,
  { restApiId, resourceId }: DeleteResourceRequest,
): Record<string, never> {
  const api = requireApi(context, restApiId);
  const { path } = requireResource(api, resourceId);
  if (resourceId === api.rootResourceId) throw badRequest('Root resource cannot be deleted');
  const resources = api.resources.filter((each) => each.path !== path && !each.path.startsWith(`${path}/`));
  context.restApis.set(restApiId, { ...api, resources });
  return {};
}

const describeResource = ({ id, parentId, pathPart, path, methods }: RestResource, embeds: boolean): Resource => ({
  id,
  parentId,
  pathPart,
  path,
  ...(methods.length > 0 && {
    resourceMethods: Object.fromEntries(
      methods.map((method) => [method.httpMethod, embeds ? describeMethod(method) : {}]),
    ),
  }),
});
