/** Methods of resources and what they answer: https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html */
import type {
  DeleteMethodRequest,
  GetMethodRequest,
  Method,
  MethodResponse,
  PutMethodRequest,
  PutMethodResponseRequest,
} from '../../../api/models/apigateway-types.ts';
import { readAuthorization } from '../api-records.ts';
import {
  badRequest,
  conflict,
  putMethodOf,
  putResource,
  type RestApiContext,
  type RestMethod,
  requireApi,
  requireNamed,
  requireResource,
} from './context.ts';
import { describeIntegration } from './integrations.ts';
import { byStatus } from './responses.ts';

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

export function putMethod(context: RestApiContext, input: PutMethodRequest): Method {
  const api = requireApi(context, input.restApiId);
  const resource = requireResource(api, input.resourceId);
  const { httpMethod } = input;
  if (!METHODS.includes(httpMethod))
    throw badRequest(
      'Invalid HttpMethod specified. Valid options are GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD, ANY',
    );
  // Differs from AWS: nothing but a signature and no keys can be asked for
  const authorization = readAuthorization(input.authorizationType);
  if (authorization === undefined || input.apiKeyRequired)
    throw badRequest('Coldspark has no authorizers and no API keys: choose the authorization type NONE or AWS_IAM');
  if (resource.methods.some((method) => method.httpMethod === httpMethod))
    throw conflict('Method already exists for this resource');
  const method: RestMethod = {
    httpMethod,
    operationName: input.operationName,
    authorization,
    requestParameters: input.requestParameters,
    requestModels: input.requestModels,
    responses: [],
  };
  putMethodOf(context, api, resource, method);
  return describeMethod(method);
}

export const getMethod = (context: RestApiContext, input: GetMethodRequest): Method =>
  describeMethod(requireNamed(context, input).method);

export function deleteMethod(context: RestApiContext, input: DeleteMethodRequest): Record<string, never> {
  const { api, resource } = requireNamed(context, input);
  const methods = resource.methods.filter(({ httpMethod }) => httpMethod !== input.httpMethod);
  putResource(context, api, { ...resource, methods });
  return {};
}

/** Kept and shown: what a function answers needs no description. */
export function putMethodResponse(context: RestApiContext, input: PutMethodResponseRequest): MethodResponse {
  const { api, resource, method } = requireNamed(context, input);
  const { statusCode, responseParameters, responseModels } = input;
  if (method.responses.some((each) => each.statusCode === statusCode))
    throw conflict('Response already exists for this resource');
  const response = { statusCode, responseParameters, responseModels };
  putMethodOf(context, api, resource, { ...method, responses: [...method.responses, response] });
  return response;
}

export const describeMethod = (method: RestMethod): Method => ({
  httpMethod: method.httpMethod,
  authorizationType: method.authorization ?? 'NONE',
  apiKeyRequired: false,
  operationName: method.operationName,
  ...(method.requestParameters && { requestParameters: { ...method.requestParameters } }),
  ...(method.requestModels && { requestModels: { ...method.requestModels } }),
  ...(method.responses.length > 0 && { methodResponses: byStatus(method.responses) }),
  ...(method.integration && { methodIntegration: describeIntegration(method.integration) }),
});
