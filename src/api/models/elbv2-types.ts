/**
 * Inputs and outputs of LoadBalancing's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Operations.html
 */

export interface Action {
  Type: 'forward' | 'authenticate-oidc' | 'authenticate-cognito' | 'redirect' | 'fixed-response' | 'jwt-validation';
  TargetGroupArn?: string | undefined;
  Order?: number | undefined;
  RedirectConfig?: RedirectActionConfig | undefined;
  FixedResponseConfig?: FixedResponseActionConfig | undefined;
  ForwardConfig?: ForwardActionConfig | undefined;
}

export interface AddTagsInput {
  ResourceArns: string[];
  Tags: Tag[];
}

export type AddTagsOutput = Record<string, never>;

export interface AdministrativeOverride {
  State?: 'unknown' | 'no_override' | 'zonal_shift_active' | 'zonal_shift_delegated_to_dns' | undefined;
  Reason?:
    | 'AdministrativeOverride.Unknown'
    | 'AdministrativeOverride.NoOverride'
    | 'AdministrativeOverride.ZonalShiftActive'
    | 'AdministrativeOverride.ZonalShiftDelegatedToDns'
    | undefined;
  Description?: string | undefined;
}

export interface AnomalyDetection {
  Result?: 'anomalous' | 'normal' | undefined;
  MitigationInEffect?: 'yes' | 'no' | undefined;
}

export interface AvailabilityZone {
  ZoneName?: string | undefined;
  SubnetId?: string | undefined;
  OutpostId?: string | undefined;
  LoadBalancerAddresses?: LoadBalancerAddress[] | undefined;
  SourceNatIpv6Prefixes?: string[] | undefined;
}

export interface Certificate {
  CertificateArn?: string | undefined;
  IsDefault?: boolean | undefined;
}

export interface CreateListenerInput {
  LoadBalancerArn: string;
  Protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'GENEVE' | 'QUIC' | 'TCP_QUIC' | undefined;
  Port?: number | undefined;
  SslPolicy?: string | undefined;
  Certificates?: Certificate[] | undefined;
  DefaultActions: Action[];
  AlpnPolicy?: string[] | undefined;
  Tags?: Tag[] | undefined;
  MutualAuthentication?: MutualAuthenticationAttributes | undefined;
}

export interface CreateListenerOutput {
  Listeners?: Listener[] | undefined;
}

export interface CreateLoadBalancerInput {
  Name: string;
  Subnets?: string[] | undefined;
  SubnetMappings?: SubnetMapping[] | undefined;
  SecurityGroups?: string[] | undefined;
  Scheme?: 'internet-facing' | 'internal' | undefined;
  Tags?: Tag[] | undefined;
  Type?: 'application' | 'network' | 'gateway' | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4' | undefined;
  CustomerOwnedIpv4Pool?: string | undefined;
  EnablePrefixForIpv6SourceNat?: 'on' | 'off' | undefined;
  IpamPools?: IpamPools | undefined;
}

export interface CreateLoadBalancerOutput {
  LoadBalancers?: LoadBalancer[] | undefined;
}

export interface CreateRuleInput {
  ListenerArn: string;
  Conditions: RuleCondition[];
  Priority: number;
  Actions: Action[];
  Tags?: Tag[] | undefined;
  Transforms?: RuleTransform[] | undefined;
}

export interface CreateRuleOutput {
  Rules?: Rule[] | undefined;
}

export interface CreateTargetGroupInput {
  Name: string;
  Protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'GENEVE' | 'QUIC' | 'TCP_QUIC' | undefined;
  ProtocolVersion?: string | undefined;
  Port?: number | undefined;
  VpcId?: string | undefined;
  HealthCheckProtocol?:
    | 'HTTP'
    | 'HTTPS'
    | 'TCP'
    | 'TLS'
    | 'UDP'
    | 'TCP_UDP'
    | 'GENEVE'
    | 'QUIC'
    | 'TCP_QUIC'
    | undefined;
  HealthCheckPort?: string | undefined;
  HealthCheckEnabled?: boolean | undefined;
  HealthCheckPath?: string | undefined;
  HealthCheckIntervalSeconds?: number | undefined;
  HealthCheckTimeoutSeconds?: number | undefined;
  HealthyThresholdCount?: number | undefined;
  UnhealthyThresholdCount?: number | undefined;
  Matcher?: Matcher | undefined;
  TargetType?: 'instance' | 'ip' | 'lambda' | 'alb' | undefined;
  Tags?: Tag[] | undefined;
  IpAddressType?: 'ipv4' | 'ipv6' | undefined;
  TargetControlPort?: number | undefined;
}

export interface CreateTargetGroupOutput {
  TargetGroups?: TargetGroup[] | undefined;
}

export interface DeleteListenerInput {
  ListenerArn: string;
}

export type DeleteListenerOutput = Record<string, never>;

export interface DeleteLoadBalancerInput {
  LoadBalancerArn: string;
}

export type DeleteLoadBalancerOutput = Record<string, never>;

export interface DeleteRuleInput {
  RuleArn: string;
}

export type DeleteRuleOutput = Record<string, never>;

export interface DeleteTargetGroupInput {
  TargetGroupArn: string;
}

export type DeleteTargetGroupOutput = Record<string, never>;

export interface DeregisterTargetsInput {
  TargetGroupArn: string;
  Targets: TargetDescription[];
}

export type DeregisterTargetsOutput = Record<string, never>;

export interface DescribeListenersInput {
  LoadBalancerArn?: string | undefined;
  ListenerArns?: string[] | undefined;
  Marker?: string | undefined;
  PageSize?: number | undefined;
}

export interface DescribeListenersOutput {
  Listeners?: Listener[] | undefined;
  NextMarker?: string | undefined;
}

export interface DescribeLoadBalancersInput {
  LoadBalancerArns?: string[] | undefined;
  Names?: string[] | undefined;
  Marker?: string | undefined;
  PageSize?: number | undefined;
}

export interface DescribeLoadBalancersOutput {
  LoadBalancers?: LoadBalancer[] | undefined;
  NextMarker?: string | undefined;
}

export interface DescribeRulesInput {
  ListenerArn?: string | undefined;
  RuleArns?: string[] | undefined;
  Marker?: string | undefined;
  PageSize?: number | undefined;
}

export interface DescribeRulesOutput {
  Rules?: Rule[] | undefined;
  NextMarker?: string | undefined;
}

export interface DescribeTagsInput {
  ResourceArns: string[];
}

export interface DescribeTagsOutput {
  TagDescriptions?: TagDescription[] | undefined;
}

export interface DescribeTargetGroupAttributesInput {
  TargetGroupArn: string;
}

export interface DescribeTargetGroupAttributesOutput {
  Attributes?: TargetGroupAttribute[] | undefined;
}

export interface DescribeTargetGroupsInput {
  LoadBalancerArn?: string | undefined;
  TargetGroupArns?: string[] | undefined;
  Names?: string[] | undefined;
  Marker?: string | undefined;
  PageSize?: number | undefined;
}

export interface DescribeTargetGroupsOutput {
  TargetGroups?: TargetGroup[] | undefined;
  NextMarker?: string | undefined;
}

export interface DescribeTargetHealthInput {
  TargetGroupArn: string;
  Targets?: TargetDescription[] | undefined;
  Include?: ('AnomalyDetection' | 'All')[] | undefined;
}

export interface DescribeTargetHealthOutput {
  TargetHealthDescriptions?: TargetHealthDescription[] | undefined;
}

export interface FixedResponseActionConfig {
  MessageBody?: string | undefined;
  StatusCode: string;
  ContentType?: string | undefined;
}

export interface ForwardActionConfig {
  TargetGroups?: TargetGroupTuple[] | undefined;
  TargetGroupStickinessConfig?: TargetGroupStickinessConfig | undefined;
}

export interface HostHeaderConditionConfig {
  Values?: string[] | undefined;
  RegexValues?: string[] | undefined;
}

export interface HostHeaderRewriteConfig {
  Rewrites?: RewriteConfig[] | undefined;
}

export interface HttpHeaderConditionConfig {
  HttpHeaderName?: string | undefined;
  Values?: string[] | undefined;
  RegexValues?: string[] | undefined;
}

export interface HttpRequestMethodConditionConfig {
  Values?: string[] | undefined;
}

export interface IpamPools {
  Ipv4IpamPoolId?: string | undefined;
}

export interface Listener {
  ListenerArn?: string | undefined;
  LoadBalancerArn?: string | undefined;
  Port?: number | undefined;
  Protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'GENEVE' | 'QUIC' | 'TCP_QUIC' | undefined;
  Certificates?: Certificate[] | undefined;
  SslPolicy?: string | undefined;
  DefaultActions?: Action[] | undefined;
  AlpnPolicy?: string[] | undefined;
  MutualAuthentication?: MutualAuthenticationAttributes | undefined;
}

export interface LoadBalancer {
  LoadBalancerArn?: string | undefined;
  DNSName?: string | undefined;
  CanonicalHostedZoneId?: string | undefined;
  CreatedTime?: number | undefined;
  LoadBalancerName?: string | undefined;
  Scheme?: 'internet-facing' | 'internal' | undefined;
  VpcId?: string | undefined;
  State?: LoadBalancerState | undefined;
  Type?: 'application' | 'network' | 'gateway' | undefined;
  AvailabilityZones?: AvailabilityZone[] | undefined;
  SecurityGroups?: string[] | undefined;
  IpAddressType?: 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4' | undefined;
  CustomerOwnedIpv4Pool?: string | undefined;
  EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string | undefined;
  EnablePrefixForIpv6SourceNat?: 'on' | 'off' | undefined;
  IpamPools?: IpamPools | undefined;
}

export interface LoadBalancerAddress {
  IpAddress?: string | undefined;
  AllocationId?: string | undefined;
  PrivateIPv4Address?: string | undefined;
  IPv6Address?: string | undefined;
}

export interface LoadBalancerState {
  Code?: 'active' | 'provisioning' | 'active_impaired' | 'failed' | undefined;
  Reason?: string | undefined;
}

export interface Matcher {
  HttpCode?: string | undefined;
  GrpcCode?: string | undefined;
}

export interface ModifyListenerInput {
  ListenerArn: string;
  Port?: number | undefined;
  Protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'GENEVE' | 'QUIC' | 'TCP_QUIC' | undefined;
  SslPolicy?: string | undefined;
  Certificates?: Certificate[] | undefined;
  DefaultActions?: Action[] | undefined;
  AlpnPolicy?: string[] | undefined;
  MutualAuthentication?: MutualAuthenticationAttributes | undefined;
}

export interface ModifyListenerOutput {
  Listeners?: Listener[] | undefined;
}

export interface ModifyRuleInput {
  RuleArn: string;
  Conditions?: RuleCondition[] | undefined;
  Actions?: Action[] | undefined;
  Transforms?: RuleTransform[] | undefined;
  ResetTransforms?: boolean | undefined;
}

export interface ModifyRuleOutput {
  Rules?: Rule[] | undefined;
}

export interface ModifyTargetGroupAttributesInput {
  TargetGroupArn: string;
  Attributes: TargetGroupAttribute[];
}

export interface ModifyTargetGroupAttributesOutput {
  Attributes?: TargetGroupAttribute[] | undefined;
}

export interface ModifyTargetGroupInput {
  TargetGroupArn: string;
  HealthCheckProtocol?:
    | 'HTTP'
    | 'HTTPS'
    | 'TCP'
    | 'TLS'
    | 'UDP'
    | 'TCP_UDP'
    | 'GENEVE'
    | 'QUIC'
    | 'TCP_QUIC'
    | undefined;
  HealthCheckPort?: string | undefined;
  HealthCheckPath?: string | undefined;
  HealthCheckEnabled?: boolean | undefined;
  HealthCheckIntervalSeconds?: number | undefined;
  HealthCheckTimeoutSeconds?: number | undefined;
  HealthyThresholdCount?: number | undefined;
  UnhealthyThresholdCount?: number | undefined;
  Matcher?: Matcher | undefined;
}

export interface ModifyTargetGroupOutput {
  TargetGroups?: TargetGroup[] | undefined;
}

export interface MutualAuthenticationAttributes {
  Mode?: string | undefined;
  TrustStoreArn?: string | undefined;
  IgnoreClientCertificateExpiry?: boolean | undefined;
  TrustStoreAssociationStatus?: 'active' | 'removed' | undefined;
  AdvertiseTrustStoreCaNames?: 'on' | 'off' | undefined;
}

export interface PathPatternConditionConfig {
  Values?: string[] | undefined;
  RegexValues?: string[] | undefined;
}

export interface QueryStringConditionConfig {
  Values?: QueryStringKeyValuePair[] | undefined;
}

export interface QueryStringKeyValuePair {
  Key?: string | undefined;
  Value?: string | undefined;
}

export interface RedirectActionConfig {
  Protocol?: string | undefined;
  Port?: string | undefined;
  Host?: string | undefined;
  Path?: string | undefined;
  Query?: string | undefined;
  StatusCode: 'HTTP_301' | 'HTTP_302';
}

export interface RegisterTargetsInput {
  TargetGroupArn: string;
  Targets: TargetDescription[];
}

export type RegisterTargetsOutput = Record<string, never>;

export interface RemoveTagsInput {
  ResourceArns: string[];
  TagKeys: string[];
}

export type RemoveTagsOutput = Record<string, never>;

export interface RewriteConfig {
  Regex: string;
  Replace: string;
}

export interface Rule {
  RuleArn?: string | undefined;
  Priority?: string | undefined;
  Conditions?: RuleCondition[] | undefined;
  Actions?: Action[] | undefined;
  IsDefault?: boolean | undefined;
  Transforms?: RuleTransform[] | undefined;
}

export interface RuleCondition {
  Field?: string | undefined;
  Values?: string[] | undefined;
  HostHeaderConfig?: HostHeaderConditionConfig | undefined;
  PathPatternConfig?: PathPatternConditionConfig | undefined;
  HttpHeaderConfig?: HttpHeaderConditionConfig | undefined;
  QueryStringConfig?: QueryStringConditionConfig | undefined;
  HttpRequestMethodConfig?: HttpRequestMethodConditionConfig | undefined;
  SourceIpConfig?: SourceIpConditionConfig | undefined;
  RegexValues?: string[] | undefined;
}

export interface RulePriorityPair {
  RuleArn?: string | undefined;
  Priority?: number | undefined;
}

export interface RuleTransform {
  Type: 'host-header-rewrite' | 'url-rewrite';
  HostHeaderRewriteConfig?: HostHeaderRewriteConfig | undefined;
  UrlRewriteConfig?: UrlRewriteConfig | undefined;
}

export interface SetRulePrioritiesInput {
  RulePriorities: RulePriorityPair[];
}

export interface SetRulePrioritiesOutput {
  Rules?: Rule[] | undefined;
}

export interface SourceIpConditionConfig {
  Values?: string[] | undefined;
}

export interface SubnetMapping {
  SubnetId?: string | undefined;
  AllocationId?: string | undefined;
  PrivateIPv4Address?: string | undefined;
  IPv6Address?: string | undefined;
  SourceNatIpv6Prefix?: string | undefined;
}

export interface Tag {
  Key: string;
  Value?: string | undefined;
}

export interface TagDescription {
  ResourceArn?: string | undefined;
  Tags?: Tag[] | undefined;
}

export interface TargetDescription {
  Id: string;
  Port?: number | undefined;
  AvailabilityZone?: string | undefined;
  QuicServerId?: string | undefined;
}

export interface TargetGroup {
  TargetGroupArn?: string | undefined;
  TargetGroupName?: string | undefined;
  Protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP' | 'TCP_UDP' | 'GENEVE' | 'QUIC' | 'TCP_QUIC' | undefined;
  Port?: number | undefined;
  VpcId?: string | undefined;
  HealthCheckProtocol?:
    | 'HTTP'
    | 'HTTPS'
    | 'TCP'
    | 'TLS'
    | 'UDP'
    | 'TCP_UDP'
    | 'GENEVE'
    | 'QUIC'
    | 'TCP_QUIC'
    | undefined;
  HealthCheckPort?: string | undefined;
  HealthCheckEnabled?: boolean | undefined;
  HealthCheckIntervalSeconds?: number | undefined;
  HealthCheckTimeoutSeconds?: number | undefined;
  HealthyThresholdCount?: number | undefined;
  UnhealthyThresholdCount?: number | undefined;
  HealthCheckPath?: string | undefined;
  Matcher?: Matcher | undefined;
  LoadBalancerArns?: string[] | undefined;
  TargetType?: 'instance' | 'ip' | 'lambda' | 'alb' | undefined;
  ProtocolVersion?: string | undefined;
  IpAddressType?: 'ipv4' | 'ipv6' | undefined;
  TargetControlPort?: number | undefined;
}

export interface TargetGroupAttribute {
  Key?: string | undefined;
  Value?: string | undefined;
}

export interface TargetGroupStickinessConfig {
  Enabled?: boolean | undefined;
  DurationSeconds?: number | undefined;
}

export interface TargetGroupTuple {
  TargetGroupArn?: string | undefined;
  Weight?: number | undefined;
}

export interface TargetHealth {
  State?:
    | 'initial'
    | 'healthy'
    | 'unhealthy'
    | 'unhealthy.draining'
    | 'unused'
    | 'draining'
    | 'unavailable'
    | undefined;
  Reason?:
    | 'Elb.RegistrationInProgress'
    | 'Elb.InitialHealthChecking'
    | 'Target.ResponseCodeMismatch'
    | 'Target.Timeout'
    | 'Target.FailedHealthChecks'
    | 'Target.NotRegistered'
    | 'Target.NotInUse'
    | 'Target.DeregistrationInProgress'
    | 'Target.InvalidState'
    | 'Target.IpUnusable'
    | 'Target.HealthCheckDisabled'
    | 'Elb.InternalError'
    | undefined;
  Description?: string | undefined;
}

export interface TargetHealthDescription {
  Target?: TargetDescription | undefined;
  HealthCheckPort?: string | undefined;
  TargetHealth?: TargetHealth | undefined;
  AnomalyDetection?: AnomalyDetection | undefined;
  AdministrativeOverride?: AdministrativeOverride | undefined;
}

export interface UrlRewriteConfig {
  Rewrites?: RewriteConfig[] | undefined;
}

/** Every operation, by name. */
export interface LoadBalancingOperations {
  AddTags: { input: AddTagsInput; output: AddTagsOutput };
  CreateListener: { input: CreateListenerInput; output: CreateListenerOutput };
  CreateLoadBalancer: { input: CreateLoadBalancerInput; output: CreateLoadBalancerOutput };
  CreateRule: { input: CreateRuleInput; output: CreateRuleOutput };
  CreateTargetGroup: { input: CreateTargetGroupInput; output: CreateTargetGroupOutput };
  DeleteListener: { input: DeleteListenerInput; output: DeleteListenerOutput };
  DeleteLoadBalancer: { input: DeleteLoadBalancerInput; output: DeleteLoadBalancerOutput };
  DeleteRule: { input: DeleteRuleInput; output: DeleteRuleOutput };
  DeleteTargetGroup: { input: DeleteTargetGroupInput; output: DeleteTargetGroupOutput };
  DeregisterTargets: { input: DeregisterTargetsInput; output: DeregisterTargetsOutput };
  DescribeListeners: { input: DescribeListenersInput; output: DescribeListenersOutput };
  DescribeLoadBalancers: { input: DescribeLoadBalancersInput; output: DescribeLoadBalancersOutput };
  DescribeRules: { input: DescribeRulesInput; output: DescribeRulesOutput };
  DescribeTags: { input: DescribeTagsInput; output: DescribeTagsOutput };
  DescribeTargetGroupAttributes: {
    input: DescribeTargetGroupAttributesInput;
    output: DescribeTargetGroupAttributesOutput;
  };
  DescribeTargetGroups: { input: DescribeTargetGroupsInput; output: DescribeTargetGroupsOutput };
  DescribeTargetHealth: { input: DescribeTargetHealthInput; output: DescribeTargetHealthOutput };
  ModifyListener: { input: ModifyListenerInput; output: ModifyListenerOutput };
  ModifyRule: { input: ModifyRuleInput; output: ModifyRuleOutput };
  ModifyTargetGroup: { input: ModifyTargetGroupInput; output: ModifyTargetGroupOutput };
  ModifyTargetGroupAttributes: { input: ModifyTargetGroupAttributesInput; output: ModifyTargetGroupAttributesOutput };
  RegisterTargets: { input: RegisterTargetsInput; output: RegisterTargetsOutput };
  RemoveTags: { input: RemoveTagsInput; output: RemoveTagsOutput };
  SetRulePriorities: { input: SetRulePrioritiesInput; output: SetRulePrioritiesOutput };
}

export type LoadBalancingOperation = keyof LoadBalancingOperations;
