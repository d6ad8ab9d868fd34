/**
 * APIs of API Gateway, HTTP and REST alike: routes, stages, and which function a stage's variables make of a route.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
 */
import { ARN_SCOPE } from '../../api/account.ts';
import { executeArn, missingVariables, withStageVariables } from '../../api/integration-target.ts';
import type { Grant } from './grant.ts';

export interface ApiSummary {
  id: string;
  name: string;
  type: 'HTTP' | 'REST';
  description: string;
}

export type RouteAuthorization = 'NONE' | 'AWS_IAM';

/** What requests a route takes. */
export interface RoutePattern {
  /** `ANY` for all. */
  method: string;
  path: string;
}

/** Of an HTTP API a route, of a REST API a method of a resource. */
export interface ApiRoute extends RoutePattern {
  /** Of the route or of the resource. */
  id: string;
  /** A method and a path, or `$default`. */
  key: string;
  authorization: string;
  /** Of an HTTP API's route. */
  integrationId: string | undefined;
  /** ARN of the function as the integration has it, stage variables unresolved; undefined while there is none. */
  functionArn: string | undefined;
  payloadFormatVersion: string;
}

export type Variables = Readonly<Record<string, string>>;

export interface ApiStage {
  name: string;
  deploymentId: string;
  autoDeploy: boolean;
  variables: Variables;
}

export interface ApiPicture extends ApiSummary {
  routes: readonly ApiRoute[];
  stages: readonly ApiStage[];
}

/** The one that answers without its name in the path. */
export const DEFAULT_STAGE = '$default';
/** The route that takes what no other does. */
export const DEFAULT_ROUTE = '$default';

/** Its method and path; `$default` is of no method, so grants for it name none. */
export function routePattern(key: string): RoutePattern {
  const [method = '', path = `/${DEFAULT_ROUTE}`] = key.split(' ');
  return { method: key === DEFAULT_ROUTE ? 'ANY' : method, path };
}

/** What one stage makes of one route. */
export interface StageCall {
  route: ApiRoute;
  stage: ApiStage;
  functionArn: string;
  /** Stage variables that the route names and the stage has not: empty on AWS, so that nothing of that name is called. */
  missing: readonly string[];
  /** Under which the call is granted. */
  sourceArn: string;
}

export const stageCalls = ({ id, routes, stages }: ApiPicture): StageCall[] =>
  routes.flatMap((route) =>
    route.functionArn === undefined
      ? []
      : stages.map((stage) => ({
          route,
          stage,
          functionArn: withStageVariables(route.functionArn ?? '', stage.variables),
          missing: missingVariables(route.functionArn ?? '', stage.variables),
          sourceArn: sourceArn(id, stage.name, route),
        })),
  );

const sourceArn = (apiId: string, stage: string, { method, path }: RoutePattern) =>
  executeArn(ARN_SCOPE, { apiId, stage, method: method === 'ANY' ? '*' : method, path });

/** What lets all stages of the API in at the function, for that route. */
export const apiGrant = (apiId: string, route: RoutePattern, targetArn: string): Grant => ({
  targetArn,
  principal: API_GATEWAY,
  sourceArn: sourceArn(apiId, '*', route),
  statementId: `apigateway-${apiId}-${statementPart(route.method)}${statementPart(route.path)}`.slice(0, 100),
});

export const API_GATEWAY = 'apigateway.amazonaws.com';

/** Statement ids have letters, digits, hyphens and underscores: slashes are underscores, all else is its code. */
const statementPart = (text: string) =>
  text.replace(/[^A-Za-z0-9-]/g, (sign) => (sign === '/' ? '_' : `_${sign.charCodeAt(0).toString(16)}`));

/** On AWS. */
export const apiEndpoint = (apiId: string, stage: string, path = '') =>
  `https://${apiId}.execute-api.${ARN_SCOPE.region}.amazonaws.com${stage === DEFAULT_STAGE ? '' : `/${stage}`}${path}`;
