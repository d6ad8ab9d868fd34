/**
 * Inputs and outputs of ApiGateway's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html
 */

export interface AccessLogSettings {
  format?: string | undefined;
  destinationArn?: string | undefined;
}

export interface CanarySettings {
  percentTraffic?: number | undefined;
  deploymentId?: string | undefined;
  stageVariableOverrides?: Record<string, string> | undefined;
  useStageCache?: boolean | undefined;
}

export interface CreateDeploymentRequest {
  restApiId: string;
  stageName?: string | undefined;
  stageDescription?: string | undefined;
  description?: string | undefined;
  cacheClusterEnabled?: boolean | undefined;
  cacheClusterSize?: '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237' | undefined;
  variables?: Record<string, string> | undefined;
  canarySettings?: DeploymentCanarySettings | undefined;
  tracingEnabled?: boolean | undefined;
}

export interface CreateResourceRequest {
  restApiId: string;
  parentId: string;
  pathPart: string;
}

export interface CreateRestApiRequest {
  name: string;
  description?: string | undefined;
  version?: string | undefined;
  cloneFrom?: string | undefined;
  binaryMediaTypes?: string[] | undefined;
  minimumCompressionSize?: number | undefined;
  apiKeySource?: 'HEADER' | 'AUTHORIZER' | undefined;
  endpointConfiguration?: EndpointConfiguration | undefined;
  policy?: string | undefined;
  tags?: Record<string, string> | undefined;
  disableExecuteApiEndpoint?: boolean | undefined;
  securityPolicy?:
    | 'TLS_1_0'
    | 'TLS_1_2'
    | 'SecurityPolicy_TLS13_1_3_2025_09'
    | 'SecurityPolicy_TLS13_1_3_FIPS_2025_09'
    | 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_2021_06'
    | 'SecurityPolicy_TLS13_2025_EDGE'
    | 'SecurityPolicy_TLS12_PFS_2025_EDGE'
    | 'SecurityPolicy_TLS12_2018_EDGE'
    | undefined;
  endpointAccessMode?: 'BASIC' | 'STRICT' | undefined;
}

export interface CreateStageRequest {
  restApiId: string;
  stageName: string;
  deploymentId: string;
  description?: string | undefined;
  cacheClusterEnabled?: boolean | undefined;
  cacheClusterSize?: '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237' | undefined;
  variables?: Record<string, string> | undefined;
  documentationVersion?: string | undefined;
  canarySettings?: CanarySettings | undefined;
  tracingEnabled?: boolean | undefined;
  tags?: Record<string, string> | undefined;
}

export interface DeleteDeploymentRequest {
  restApiId: string;
  deploymentId: string;
}

export interface DeleteIntegrationRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

export interface DeleteMethodRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

export interface DeleteResourceRequest {
  restApiId: string;
  resourceId: string;
}

export interface DeleteRestApiRequest {
  restApiId: string;
}

export interface DeleteStageRequest {
  restApiId: string;
  stageName: string;
}

export interface Deployment {
  id?: string | undefined;
  description?: string | undefined;
  createdDate?: number | undefined;
  apiSummary?: Record<string, Record<string, MethodSnapshot>> | undefined;
}

export interface DeploymentCanarySettings {
  percentTraffic?: number | undefined;
  stageVariableOverrides?: Record<string, string> | undefined;
  useStageCache?: boolean | undefined;
}

export interface Deployments {
  position?: string | undefined;
  items?: Deployment[] | undefined;
}

export interface EndpointConfiguration {
  types?: ('REGIONAL' | 'EDGE' | 'PRIVATE')[] | undefined;
  ipAddressType?: 'ipv4' | 'dualstack' | undefined;
  vpcEndpointIds?: string[] | undefined;
}

export interface GetDeploymentRequest {
  restApiId: string;
  deploymentId: string;
  embed?: string[] | undefined;
}

export interface GetDeploymentsRequest {
  restApiId: string;
  position?: string | undefined;
  limit?: number | undefined;
}

export interface GetIntegrationRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

export interface GetMethodRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
}

export interface GetResourceRequest {
  restApiId: string;
  resourceId: string;
  embed?: string[] | undefined;
}

export interface GetResourcesRequest {
  restApiId: string;
  position?: string | undefined;
  limit?: number | undefined;
  embed?: string[] | undefined;
}

export interface GetRestApiRequest {
  restApiId: string;
}

export interface GetRestApisRequest {
  position?: string | undefined;
  limit?: number | undefined;
}

export interface GetStageRequest {
  restApiId: string;
  stageName: string;
}

export interface GetStagesRequest {
  restApiId: string;
  deploymentId?: string | undefined;
}

export interface Integration {
  type?: 'HTTP' | 'AWS' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY' | undefined;
  httpMethod?: string | undefined;
  uri?: string | undefined;
  connectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  connectionId?: string | undefined;
  credentials?: string | undefined;
  requestParameters?: Record<string, string> | undefined;
  requestTemplates?: Record<string, string> | undefined;
  passthroughBehavior?: string | undefined;
  contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  timeoutInMillis?: number | undefined;
  cacheNamespace?: string | undefined;
  cacheKeyParameters?: string[] | undefined;
  integrationResponses?: Record<string, IntegrationResponse> | undefined;
  tlsConfig?: TlsConfig | undefined;
  responseTransferMode?: 'BUFFERED' | 'STREAM' | undefined;
  integrationTarget?: string | undefined;
}

export interface IntegrationResponse {
  statusCode?: string | undefined;
  selectionPattern?: string | undefined;
  responseParameters?: Record<string, string> | undefined;
  responseTemplates?: Record<string, string> | undefined;
  contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
}

export interface Method {
  httpMethod?: string | undefined;
  authorizationType?: string | undefined;
  authorizerId?: string | undefined;
  apiKeyRequired?: boolean | undefined;
  requestValidatorId?: string | undefined;
  operationName?: string | undefined;
  requestParameters?: Record<string, boolean> | undefined;
  requestModels?: Record<string, string> | undefined;
  methodResponses?: Record<string, MethodResponse> | undefined;
  methodIntegration?: Integration | undefined;
  authorizationScopes?: string[] | undefined;
}

export interface MethodResponse {
  statusCode?: string | undefined;
  responseParameters?: Record<string, boolean> | undefined;
  responseModels?: Record<string, string> | undefined;
}

export interface MethodSetting {
  metricsEnabled?: boolean | undefined;
  loggingLevel?: string | undefined;
  dataTraceEnabled?: boolean | undefined;
  throttlingBurstLimit?: number | undefined;
  throttlingRateLimit?: number | undefined;
  cachingEnabled?: boolean | undefined;
  cacheTtlInSeconds?: number | undefined;
  cacheDataEncrypted?: boolean | undefined;
  requireAuthorizationForCacheControl?: boolean | undefined;
  unauthorizedCacheControlHeaderStrategy?:
    | 'FAIL_WITH_403'
    | 'SUCCEED_WITH_RESPONSE_HEADER'
    | 'SUCCEED_WITHOUT_RESPONSE_HEADER'
    | undefined;
}

export interface MethodSnapshot {
  authorizationType?: string | undefined;
  apiKeyRequired?: boolean | undefined;
}

export interface PatchOperation {
  op?: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test' | undefined;
  path?: string | undefined;
  value?: string | undefined;
  from?: string | undefined;
}

export interface PutIntegrationRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
  type: 'HTTP' | 'AWS' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY';
  integrationHttpMethod?: string | undefined;
  uri?: string | undefined;
  connectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  connectionId?: string | undefined;
  credentials?: string | undefined;
  requestParameters?: Record<string, string> | undefined;
  requestTemplates?: Record<string, string> | undefined;
  passthroughBehavior?: string | undefined;
  cacheNamespace?: string | undefined;
  cacheKeyParameters?: string[] | undefined;
  contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  timeoutInMillis?: number | undefined;
  tlsConfig?: TlsConfig | undefined;
  responseTransferMode?: 'BUFFERED' | 'STREAM' | undefined;
  integrationTarget?: string | undefined;
}

export interface PutIntegrationResponseRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
  statusCode: string;
  selectionPattern?: string | undefined;
  responseParameters?: Record<string, string> | undefined;
  responseTemplates?: Record<string, string> | undefined;
  contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
}

export interface PutMethodRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
  authorizationType: string;
  authorizerId?: string | undefined;
  apiKeyRequired?: boolean | undefined;
  operationName?: string | undefined;
  requestParameters?: Record<string, boolean> | undefined;
  requestModels?: Record<string, string> | undefined;
  requestValidatorId?: string | undefined;
  authorizationScopes?: string[] | undefined;
}

export interface PutMethodResponseRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
  statusCode: string;
  responseParameters?: Record<string, boolean> | undefined;
  responseModels?: Record<string, string> | undefined;
}

export interface Resource {
  id?: string | undefined;
  parentId?: string | undefined;
  pathPart?: string | undefined;
  path?: string | undefined;
  resourceMethods?: Record<string, Method> | undefined;
}

export interface Resources {
  position?: string | undefined;
  items?: Resource[] | undefined;
}

export interface RestApi {
  id?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  createdDate?: number | undefined;
  version?: string | undefined;
  warnings?: string[] | undefined;
  binaryMediaTypes?: string[] | undefined;
  minimumCompressionSize?: number | undefined;
  apiKeySource?: 'HEADER' | 'AUTHORIZER' | undefined;
  endpointConfiguration?: EndpointConfiguration | undefined;
  policy?: string | undefined;
  tags?: Record<string, string> | undefined;
  disableExecuteApiEndpoint?: boolean | undefined;
  rootResourceId?: string | undefined;
  securityPolicy?:
    | 'TLS_1_0'
    | 'TLS_1_2'
    | 'SecurityPolicy_TLS13_1_3_2025_09'
    | 'SecurityPolicy_TLS13_1_3_FIPS_2025_09'
    | 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_PQ_2025_09'
    | 'SecurityPolicy_TLS13_1_2_2021_06'
    | 'SecurityPolicy_TLS13_2025_EDGE'
    | 'SecurityPolicy_TLS12_PFS_2025_EDGE'
    | 'SecurityPolicy_TLS12_2018_EDGE'
    | undefined;
  endpointAccessMode?: 'BASIC' | 'STRICT' | undefined;
  apiStatus?: 'UPDATING' | 'AVAILABLE' | 'PENDING' | 'FAILED' | undefined;
  apiStatusMessage?: string | undefined;
}

export interface RestApis {
  position?: string | undefined;
  items?: RestApi[] | undefined;
}

export interface Stage {
  deploymentId?: string | undefined;
  clientCertificateId?: string | undefined;
  stageName?: string | undefined;
  description?: string | undefined;
  cacheClusterEnabled?: boolean | undefined;
  cacheClusterSize?: '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237' | undefined;
  cacheClusterStatus?:
    | 'CREATE_IN_PROGRESS'
    | 'AVAILABLE'
    | 'DELETE_IN_PROGRESS'
    | 'NOT_AVAILABLE'
    | 'FLUSH_IN_PROGRESS'
    | undefined;
  methodSettings?: Record<string, MethodSetting> | undefined;
  variables?: Record<string, string> | undefined;
  documentationVersion?: string | undefined;
  accessLogSettings?: AccessLogSettings | undefined;
  canarySettings?: CanarySettings | undefined;
  tracingEnabled?: boolean | undefined;
  webAclArn?: string | undefined;
  tags?: Record<string, string> | undefined;
  createdDate?: number | undefined;
  lastUpdatedDate?: number | undefined;
}

export interface Stages {
  item?: Stage[] | undefined;
}

export interface TestInvokeMethodRequest {
  restApiId: string;
  resourceId: string;
  httpMethod: string;
  pathWithQueryString?: string | undefined;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
  multiValueHeaders?: Record<string, string[]> | undefined;
  clientCertificateId?: string | undefined;
  stageVariables?: Record<string, string> | undefined;
}

export interface TestInvokeMethodResponse {
  status?: number | undefined;
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
  multiValueHeaders?: Record<string, string[]> | undefined;
  log?: string | undefined;
  latency?: number | undefined;
}

export interface TlsConfig {
  insecureSkipVerification?: boolean | undefined;
}

export interface UpdateStageRequest {
  restApiId: string;
  stageName: string;
  patchOperations?: PatchOperation[] | undefined;
}

/** Every operation, by name. */
export interface ApiGatewayOperations {
  CreateDeployment: { input: CreateDeploymentRequest; output: Deployment };
  CreateResource: { input: CreateResourceRequest; output: Resource };
  CreateRestApi: { input: CreateRestApiRequest; output: RestApi };
  CreateStage: { input: CreateStageRequest; output: Stage };
  DeleteDeployment: { input: DeleteDeploymentRequest; output: Record<string, never> };
  DeleteIntegration: { input: DeleteIntegrationRequest; output: Record<string, never> };
  DeleteMethod: { input: DeleteMethodRequest; output: Record<string, never> };
  DeleteResource: { input: DeleteResourceRequest; output: Record<string, never> };
  DeleteRestApi: { input: DeleteRestApiRequest; output: Record<string, never> };
  DeleteStage: { input: DeleteStageRequest; output: Record<string, never> };
  GetDeployment: { input: GetDeploymentRequest; output: Deployment };
  GetDeployments: { input: GetDeploymentsRequest; output: Deployments };
  GetIntegration: { input: GetIntegrationRequest; output: Integration };
  GetMethod: { input: GetMethodRequest; output: Method };
  GetResource: { input: GetResourceRequest; output: Resource };
  GetResources: { input: GetResourcesRequest; output: Resources };
  GetRestApi: { input: GetRestApiRequest; output: RestApi };
  GetRestApis: { input: GetRestApisRequest; output: RestApis };
  GetStage: { input: GetStageRequest; output: Stage };
  GetStages: { input: GetStagesRequest; output: Stages };
  PutIntegration: { input: PutIntegrationRequest; output: Integration };
  PutIntegrationResponse: { input: PutIntegrationResponseRequest; output: IntegrationResponse };
  PutMethod: { input: PutMethodRequest; output: Method };
  PutMethodResponse: { input: PutMethodResponseRequest; output: MethodResponse };
  TestInvokeMethod: { input: TestInvokeMethodRequest; output: TestInvokeMethodResponse };
  UpdateStage: { input: UpdateStageRequest; output: Stage };
}

export type ApiGatewayOperation = keyof ApiGatewayOperations;
