/**
 * Inputs and outputs of ApiGatewayV2's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html
 */

export interface AccessLogSettings {
  DestinationArn?: string | undefined;
  Format?: string | undefined;
}

export interface Api {
  ApiEndpoint?: string | undefined;
  ApiGatewayManaged?: boolean | undefined;
  ApiId?: string | undefined;
  ApiKeySelectionExpression?: string | undefined;
  CorsConfiguration?: Cors | undefined;
  CreatedDate?: number | undefined;
  Description?: string | undefined;
  DisableSchemaValidation?: boolean | undefined;
  DisableExecuteApiEndpoint?: boolean | undefined;
  ImportInfo?: string[] | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | undefined;
  Name: string;
  ProtocolType: 'WEBSOCKET' | 'HTTP';
  RouteSelectionExpression: string;
  Tags?: Record<string, string> | undefined;
  Version?: string | undefined;
  Warnings?: string[] | undefined;
}

export interface Cors {
  AllowCredentials?: boolean | undefined;
  AllowHeaders?: string[] | undefined;
  AllowMethods?: string[] | undefined;
  AllowOrigins?: string[] | undefined;
  ExposeHeaders?: string[] | undefined;
  MaxAge?: number | undefined;
}

export interface CreateApiRequest {
  ApiKeySelectionExpression?: string | undefined;
  CorsConfiguration?: Cors | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  DisableSchemaValidation?: boolean | undefined;
  DisableExecuteApiEndpoint?: boolean | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | undefined;
  Name: string;
  ProtocolType: 'WEBSOCKET' | 'HTTP';
  RouteKey?: string | undefined;
  RouteSelectionExpression?: string | undefined;
  Tags?: Record<string, string> | undefined;
  Target?: string | undefined;
  Version?: string | undefined;
}

export interface CreateApiResponse {
  ApiEndpoint?: string | undefined;
  ApiGatewayManaged?: boolean | undefined;
  ApiId?: string | undefined;
  ApiKeySelectionExpression?: string | undefined;
  CorsConfiguration?: Cors | undefined;
  CreatedDate?: number | undefined;
  Description?: string | undefined;
  DisableSchemaValidation?: boolean | undefined;
  DisableExecuteApiEndpoint?: boolean | undefined;
  ImportInfo?: string[] | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | undefined;
  Name?: string | undefined;
  ProtocolType?: 'WEBSOCKET' | 'HTTP' | undefined;
  RouteSelectionExpression?: string | undefined;
  Tags?: Record<string, string> | undefined;
  Version?: string | undefined;
  Warnings?: string[] | undefined;
}

export interface CreateDeploymentRequest {
  ApiId: string;
  Description?: string | undefined;
  StageName?: string | undefined;
}

export interface CreateDeploymentResponse {
  AutoDeployed?: boolean | undefined;
  CreatedDate?: number | undefined;
  DeploymentId?: string | undefined;
  DeploymentStatus?: 'PENDING' | 'FAILED' | 'DEPLOYED' | undefined;
  DeploymentStatusMessage?: string | undefined;
  Description?: string | undefined;
}

export interface CreateIntegrationRequest {
  ApiId: string;
  ConnectionId?: string | undefined;
  ConnectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  ContentHandlingStrategy?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  IntegrationMethod?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationType: 'AWS' | 'HTTP' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY';
  IntegrationUri?: string | undefined;
  PassthroughBehavior?: 'WHEN_NO_MATCH' | 'NEVER' | 'WHEN_NO_TEMPLATES' | undefined;
  PayloadFormatVersion?: string | undefined;
  RequestParameters?: Record<string, string> | undefined;
  RequestTemplates?: Record<string, string> | undefined;
  ResponseParameters?: Record<string, Record<string, string>> | undefined;
  TemplateSelectionExpression?: string | undefined;
  TimeoutInMillis?: number | undefined;
  TlsConfig?: TlsConfigInput | undefined;
}

export interface CreateIntegrationResult {
  ApiGatewayManaged?: boolean | undefined;
  ConnectionId?: string | undefined;
  ConnectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  ContentHandlingStrategy?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  IntegrationId?: string | undefined;
  IntegrationMethod?: string | undefined;
  IntegrationResponseSelectionExpression?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationType?: 'AWS' | 'HTTP' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY' | undefined;
  IntegrationUri?: string | undefined;
  PassthroughBehavior?: 'WHEN_NO_MATCH' | 'NEVER' | 'WHEN_NO_TEMPLATES' | undefined;
  PayloadFormatVersion?: string | undefined;
  RequestParameters?: Record<string, string> | undefined;
  RequestTemplates?: Record<string, string> | undefined;
  ResponseParameters?: Record<string, Record<string, string>> | undefined;
  TemplateSelectionExpression?: string | undefined;
  TimeoutInMillis?: number | undefined;
  TlsConfig?: TlsConfig | undefined;
}

export interface CreateRouteRequest {
  ApiId: string;
  ApiKeyRequired?: boolean | undefined;
  AuthorizationScopes?: string[] | undefined;
  AuthorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT' | undefined;
  AuthorizerId?: string | undefined;
  ModelSelectionExpression?: string | undefined;
  OperationName?: string | undefined;
  RequestModels?: Record<string, string> | undefined;
  RequestParameters?: Record<string, ParameterConstraints> | undefined;
  RouteKey: string;
  RouteResponseSelectionExpression?: string | undefined;
  Target?: string | undefined;
}

export interface CreateRouteResult {
  ApiGatewayManaged?: boolean | undefined;
  ApiKeyRequired?: boolean | undefined;
  AuthorizationScopes?: string[] | undefined;
  AuthorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT' | undefined;
  AuthorizerId?: string | undefined;
  ModelSelectionExpression?: string | undefined;
  OperationName?: string | undefined;
  RequestModels?: Record<string, string> | undefined;
  RequestParameters?: Record<string, ParameterConstraints> | undefined;
  RouteId?: string | undefined;
  RouteKey?: string | undefined;
  RouteResponseSelectionExpression?: string | undefined;
  Target?: string | undefined;
}

export interface CreateStageRequest {
  AccessLogSettings?: AccessLogSettings | undefined;
  ApiId: string;
  AutoDeploy?: boolean | undefined;
  ClientCertificateId?: string | undefined;
  DefaultRouteSettings?: RouteSettings | undefined;
  DeploymentId?: string | undefined;
  Description?: string | undefined;
  RouteSettings?: Record<string, RouteSettings> | undefined;
  StageName: string;
  StageVariables?: Record<string, string> | undefined;
  Tags?: Record<string, string> | undefined;
}

export interface CreateStageResponse {
  AccessLogSettings?: AccessLogSettings | undefined;
  ApiGatewayManaged?: boolean | undefined;
  AutoDeploy?: boolean | undefined;
  ClientCertificateId?: string | undefined;
  CreatedDate?: number | undefined;
  DefaultRouteSettings?: RouteSettings | undefined;
  DeploymentId?: string | undefined;
  Description?: string | undefined;
  LastDeploymentStatusMessage?: string | undefined;
  LastUpdatedDate?: number | undefined;
  RouteSettings?: Record<string, RouteSettings> | undefined;
  StageName?: string | undefined;
  StageVariables?: Record<string, string> | undefined;
  Tags?: Record<string, string> | undefined;
}

export interface DeleteApiRequest {
  ApiId: string;
}

export interface DeleteCorsConfigurationRequest {
  ApiId: string;
}

export interface DeleteDeploymentRequest {
  ApiId: string;
  DeploymentId: string;
}

export interface DeleteIntegrationRequest {
  ApiId: string;
  IntegrationId: string;
}

export interface DeleteRouteRequest {
  ApiId: string;
  RouteId: string;
}

export interface DeleteStageRequest {
  ApiId: string;
  StageName: string;
}

export interface Deployment {
  AutoDeployed?: boolean | undefined;
  CreatedDate?: number | undefined;
  DeploymentId?: string | undefined;
  DeploymentStatus?: 'PENDING' | 'FAILED' | 'DEPLOYED' | undefined;
  DeploymentStatusMessage?: string | undefined;
  Description?: string | undefined;
}

export interface GetApiRequest {
  ApiId: string;
}

export interface GetApiResponse {
  ApiEndpoint?: string | undefined;
  ApiGatewayManaged?: boolean | undefined;
  ApiId?: string | undefined;
  ApiKeySelectionExpression?: string | undefined;
  CorsConfiguration?: Cors | undefined;
  CreatedDate?: number | undefined;
  Description?: string | undefined;
  DisableSchemaValidation?: boolean | undefined;
  DisableExecuteApiEndpoint?: boolean | undefined;
  ImportInfo?: string[] | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | undefined;
  Name?: string | undefined;
  ProtocolType?: 'WEBSOCKET' | 'HTTP' | undefined;
  RouteSelectionExpression?: string | undefined;
  Tags?: Record<string, string> | undefined;
  Version?: string | undefined;
  Warnings?: string[] | undefined;
}

export interface GetApisRequest {
  MaxResults?: string | undefined;
  NextToken?: string | undefined;
}

export interface GetApisResponse {
  Items?: Api[] | undefined;
  NextToken?: string | undefined;
}

export interface GetDeploymentRequest {
  ApiId: string;
  DeploymentId: string;
}

export interface GetDeploymentResponse {
  AutoDeployed?: boolean | undefined;
  CreatedDate?: number | undefined;
  DeploymentId?: string | undefined;
  DeploymentStatus?: 'PENDING' | 'FAILED' | 'DEPLOYED' | undefined;
  DeploymentStatusMessage?: string | undefined;
  Description?: string | undefined;
}

export interface GetDeploymentsRequest {
  ApiId: string;
  MaxResults?: string | undefined;
  NextToken?: string | undefined;
}

export interface GetDeploymentsResponse {
  Items?: Deployment[] | undefined;
  NextToken?: string | undefined;
}

export interface GetIntegrationRequest {
  ApiId: string;
  IntegrationId: string;
}

export interface GetIntegrationResult {
  ApiGatewayManaged?: boolean | undefined;
  ConnectionId?: string | undefined;
  ConnectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  ContentHandlingStrategy?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  IntegrationId?: string | undefined;
  IntegrationMethod?: string | undefined;
  IntegrationResponseSelectionExpression?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationType?: 'AWS' | 'HTTP' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY' | undefined;
  IntegrationUri?: string | undefined;
  PassthroughBehavior?: 'WHEN_NO_MATCH' | 'NEVER' | 'WHEN_NO_TEMPLATES' | undefined;
  PayloadFormatVersion?: string | undefined;
  RequestParameters?: Record<string, string> | undefined;
  RequestTemplates?: Record<string, string> | undefined;
  ResponseParameters?: Record<string, Record<string, string>> | undefined;
  TemplateSelectionExpression?: string | undefined;
  TimeoutInMillis?: number | undefined;
  TlsConfig?: TlsConfig | undefined;
}

export interface GetIntegrationsRequest {
  ApiId: string;
  MaxResults?: string | undefined;
  NextToken?: string | undefined;
}

export interface GetIntegrationsResponse {
  Items?: Integration[] | undefined;
  NextToken?: string | undefined;
}

export interface GetRouteRequest {
  ApiId: string;
  RouteId: string;
}

export interface GetRouteResult {
  ApiGatewayManaged?: boolean | undefined;
  ApiKeyRequired?: boolean | undefined;
  AuthorizationScopes?: string[] | undefined;
  AuthorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT' | undefined;
  AuthorizerId?: string | undefined;
  ModelSelectionExpression?: string | undefined;
  OperationName?: string | undefined;
  RequestModels?: Record<string, string> | undefined;
  RequestParameters?: Record<string, ParameterConstraints> | undefined;
  RouteId?: string | undefined;
  RouteKey?: string | undefined;
  RouteResponseSelectionExpression?: string | undefined;
  Target?: string | undefined;
}

export interface GetRoutesRequest {
  ApiId: string;
  MaxResults?: string | undefined;
  NextToken?: string | undefined;
}

export interface GetRoutesResponse {
  Items?: Route[] | undefined;
  NextToken?: string | undefined;
}

export interface GetStageRequest {
  ApiId: string;
  StageName: string;
}

export interface GetStageResponse {
  AccessLogSettings?: AccessLogSettings | undefined;
  ApiGatewayManaged?: boolean | undefined;
  AutoDeploy?: boolean | undefined;
  ClientCertificateId?: string | undefined;
  CreatedDate?: number | undefined;
  DefaultRouteSettings?: RouteSettings | undefined;
  DeploymentId?: string | undefined;
  Description?: string | undefined;
  LastDeploymentStatusMessage?: string | undefined;
  LastUpdatedDate?: number | undefined;
  RouteSettings?: Record<string, RouteSettings> | undefined;
  StageName?: string | undefined;
  StageVariables?: Record<string, string> | undefined;
  Tags?: Record<string, string> | undefined;
}

export interface GetStagesRequest {
  ApiId: string;
  MaxResults?: string | undefined;
  NextToken?: string | undefined;
}

export interface GetStagesResponse {
  Items?: Stage[] | undefined;
  NextToken?: string | undefined;
}

export interface Integration {
  ApiGatewayManaged?: boolean | undefined;
  ConnectionId?: string | undefined;
  ConnectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  ContentHandlingStrategy?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  IntegrationId?: string | undefined;
  IntegrationMethod?: string | undefined;
  IntegrationResponseSelectionExpression?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationType?: 'AWS' | 'HTTP' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY' | undefined;
  IntegrationUri?: string | undefined;
  PassthroughBehavior?: 'WHEN_NO_MATCH' | 'NEVER' | 'WHEN_NO_TEMPLATES' | undefined;
  PayloadFormatVersion?: string | undefined;
  RequestParameters?: Record<string, string> | undefined;
  RequestTemplates?: Record<string, string> | undefined;
  ResponseParameters?: Record<string, Record<string, string>> | undefined;
  TemplateSelectionExpression?: string | undefined;
  TimeoutInMillis?: number | undefined;
  TlsConfig?: TlsConfig | undefined;
}

export interface ParameterConstraints {
  Required?: boolean | undefined;
}

export interface Route {
  ApiGatewayManaged?: boolean | undefined;
  ApiKeyRequired?: boolean | undefined;
  AuthorizationScopes?: string[] | undefined;
  AuthorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT' | undefined;
  AuthorizerId?: string | undefined;
  ModelSelectionExpression?: string | undefined;
  OperationName?: string | undefined;
  RequestModels?: Record<string, string> | undefined;
  RequestParameters?: Record<string, ParameterConstraints> | undefined;
  RouteId?: string | undefined;
  RouteKey: string;
  RouteResponseSelectionExpression?: string | undefined;
  Target?: string | undefined;
}

export interface RouteSettings {
  DataTraceEnabled?: boolean | undefined;
  DetailedMetricsEnabled?: boolean | undefined;
  LoggingLevel?: 'ERROR' | 'INFO' | 'OFF' | undefined;
  ThrottlingBurstLimit?: number | undefined;
  ThrottlingRateLimit?: number | undefined;
}

export interface Stage {
  AccessLogSettings?: AccessLogSettings | undefined;
  ApiGatewayManaged?: boolean | undefined;
  AutoDeploy?: boolean | undefined;
  ClientCertificateId?: string | undefined;
  CreatedDate?: number | undefined;
  DefaultRouteSettings?: RouteSettings | undefined;
  DeploymentId?: string | undefined;
  Description?: string | undefined;
  LastDeploymentStatusMessage?: string | undefined;
  LastUpdatedDate?: number | undefined;
  RouteSettings?: Record<string, RouteSettings> | undefined;
  StageName: string;
  StageVariables?: Record<string, string> | undefined;
  Tags?: Record<string, string> | undefined;
}

export interface TlsConfig {
  ServerNameToVerify?: string | undefined;
}

export interface TlsConfigInput {
  ServerNameToVerify?: string | undefined;
}

export interface UpdateApiRequest {
  ApiId: string;
  ApiKeySelectionExpression?: string | undefined;
  CorsConfiguration?: Cors | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  DisableSchemaValidation?: boolean | undefined;
  DisableExecuteApiEndpoint?: boolean | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | undefined;
  Name?: string | undefined;
  RouteKey?: string | undefined;
  RouteSelectionExpression?: string | undefined;
  Target?: string | undefined;
  Version?: string | undefined;
}

export interface UpdateApiResponse {
  ApiEndpoint?: string | undefined;
  ApiGatewayManaged?: boolean | undefined;
  ApiId?: string | undefined;
  ApiKeySelectionExpression?: string | undefined;
  CorsConfiguration?: Cors | undefined;
  CreatedDate?: number | undefined;
  Description?: string | undefined;
  DisableSchemaValidation?: boolean | undefined;
  DisableExecuteApiEndpoint?: boolean | undefined;
  ImportInfo?: string[] | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | undefined;
  Name?: string | undefined;
  ProtocolType?: 'WEBSOCKET' | 'HTTP' | undefined;
  RouteSelectionExpression?: string | undefined;
  Tags?: Record<string, string> | undefined;
  Version?: string | undefined;
  Warnings?: string[] | undefined;
}

export interface UpdateIntegrationRequest {
  ApiId: string;
  ConnectionId?: string | undefined;
  ConnectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  ContentHandlingStrategy?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  IntegrationId: string;
  IntegrationMethod?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationType?: 'AWS' | 'HTTP' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY' | undefined;
  IntegrationUri?: string | undefined;
  PassthroughBehavior?: 'WHEN_NO_MATCH' | 'NEVER' | 'WHEN_NO_TEMPLATES' | undefined;
  PayloadFormatVersion?: string | undefined;
  RequestParameters?: Record<string, string> | undefined;
  RequestTemplates?: Record<string, string> | undefined;
  ResponseParameters?: Record<string, Record<string, string>> | undefined;
  TemplateSelectionExpression?: string | undefined;
  TimeoutInMillis?: number | undefined;
  TlsConfig?: TlsConfigInput | undefined;
}

export interface UpdateIntegrationResult {
  ApiGatewayManaged?: boolean | undefined;
  ConnectionId?: string | undefined;
  ConnectionType?: 'INTERNET' | 'VPC_LINK' | undefined;
  ContentHandlingStrategy?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
  CredentialsArn?: string | undefined;
  Description?: string | undefined;
  IntegrationId?: string | undefined;
  IntegrationMethod?: string | undefined;
  IntegrationResponseSelectionExpression?: string | undefined;
  IntegrationSubtype?: string | undefined;
  IntegrationType?: 'AWS' | 'HTTP' | 'MOCK' | 'HTTP_PROXY' | 'AWS_PROXY' | undefined;
  IntegrationUri?: string | undefined;
  PassthroughBehavior?: 'WHEN_NO_MATCH' | 'NEVER' | 'WHEN_NO_TEMPLATES' | undefined;
  PayloadFormatVersion?: string | undefined;
  RequestParameters?: Record<string, string> | undefined;
  RequestTemplates?: Record<string, string> | undefined;
  ResponseParameters?: Record<string, Record<string, string>> | undefined;
  TemplateSelectionExpression?: string | undefined;
  TimeoutInMillis?: number | undefined;
  TlsConfig?: TlsConfig | undefined;
}

export interface UpdateRouteRequest {
  ApiId: string;
  ApiKeyRequired?: boolean | undefined;
  AuthorizationScopes?: string[] | undefined;
  AuthorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT' | undefined;
  AuthorizerId?: string | undefined;
  ModelSelectionExpression?: string | undefined;
  OperationName?: string | undefined;
  RequestModels?: Record<string, string> | undefined;
  RequestParameters?: Record<string, ParameterConstraints> | undefined;
  RouteId: string;
  RouteKey?: string | undefined;
  RouteResponseSelectionExpression?: string | undefined;
  Target?: string | undefined;
}

export interface UpdateRouteResult {
  ApiGatewayManaged?: boolean | undefined;
  ApiKeyRequired?: boolean | undefined;
  AuthorizationScopes?: string[] | undefined;
  AuthorizationType?: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'JWT' | undefined;
  AuthorizerId?: string | undefined;
  ModelSelectionExpression?: string | undefined;
  OperationName?: string | undefined;
  RequestModels?: Record<string, string> | undefined;
  RequestParameters?: Record<string, ParameterConstraints> | undefined;
  RouteId?: string | undefined;
  RouteKey?: string | undefined;
  RouteResponseSelectionExpression?: string | undefined;
  Target?: string | undefined;
}

export interface UpdateStageRequest {
  AccessLogSettings?: AccessLogSettings | undefined;
  ApiId: string;
  AutoDeploy?: boolean | undefined;
  ClientCertificateId?: string | undefined;
  DefaultRouteSettings?: RouteSettings | undefined;
  DeploymentId?: string | undefined;
  Description?: string | undefined;
  RouteSettings?: Record<string, RouteSettings> | undefined;
  StageName: string;
  StageVariables?: Record<string, string> | undefined;
}

export interface UpdateStageResponse {
  AccessLogSettings?: AccessLogSettings | undefined;
  ApiGatewayManaged?: boolean | undefined;
  AutoDeploy?: boolean | undefined;
  ClientCertificateId?: string | undefined;
  CreatedDate?: number | undefined;
  DefaultRouteSettings?: RouteSettings | undefined;
  DeploymentId?: string | undefined;
  Description?: string | undefined;
  LastDeploymentStatusMessage?: string | undefined;
  LastUpdatedDate?: number | undefined;
  RouteSettings?: Record<string, RouteSettings> | undefined;
  StageName?: string | undefined;
  StageVariables?: Record<string, string> | undefined;
  Tags?: Record<string, string> | undefined;
}

/** Every operation, by name. */
export interface ApiGatewayV2Operations {
  CreateApi: { input: CreateApiRequest; output: CreateApiResponse };
  CreateDeployment: { input: CreateDeploymentRequest; output: CreateDeploymentResponse };
  CreateIntegration: { input: CreateIntegrationRequest; output: CreateIntegrationResult };
  CreateRoute: { input: CreateRouteRequest; output: CreateRouteResult };
  CreateStage: { input: CreateStageRequest; output: CreateStageResponse };
  DeleteApi: { input: DeleteApiRequest; output: Record<string, never> };
  DeleteCorsConfiguration: { input: DeleteCorsConfigurationRequest; output: Record<string, never> };
  DeleteDeployment: { input: DeleteDeploymentRequest; output: Record<string, never> };
  DeleteIntegration: { input: DeleteIntegrationRequest; output: Record<string, never> };
  DeleteRoute: { input: DeleteRouteRequest; output: Record<string, never> };
  DeleteStage: { input: DeleteStageRequest; output: Record<string, never> };
  GetApi: { input: GetApiRequest; output: GetApiResponse };
  GetApis: { input: GetApisRequest; output: GetApisResponse };
  GetDeployment: { input: GetDeploymentRequest; output: GetDeploymentResponse };
  GetDeployments: { input: GetDeploymentsRequest; output: GetDeploymentsResponse };
  GetIntegration: { input: GetIntegrationRequest; output: GetIntegrationResult };
  GetIntegrations: { input: GetIntegrationsRequest; output: GetIntegrationsResponse };
  GetRoute: { input: GetRouteRequest; output: GetRouteResult };
  GetRoutes: { input: GetRoutesRequest; output: GetRoutesResponse };
  GetStage: { input: GetStageRequest; output: GetStageResponse };
  GetStages: { input: GetStagesRequest; output: GetStagesResponse };
  UpdateApi: { input: UpdateApiRequest; output: UpdateApiResponse };
  UpdateIntegration: { input: UpdateIntegrationRequest; output: UpdateIntegrationResult };
  UpdateRoute: { input: UpdateRouteRequest; output: UpdateRouteResult };
  UpdateStage: { input: UpdateStageRequest; output: UpdateStageResponse };
}

export type ApiGatewayV2Operation = keyof ApiGatewayV2Operations;
