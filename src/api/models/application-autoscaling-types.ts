/**
 * Inputs and outputs of ApplicationAutoScaling's operations, in AWS's names. Generated from botocore's service model (Apache-2.0; see
 * NOTICE) by scripts/generate-models.mjs: run `npm run model`, do not edit. Timestamps as AWS sends them: text where the
 * model says string, else seconds since 1970.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_Operations.html
 */

export interface Alarm {
  AlarmName: string;
  AlarmARN: string;
}

export interface CustomizedMetricSpecification {
  MetricName?: string | undefined;
  Namespace?: string | undefined;
  Dimensions?: MetricDimension[] | undefined;
  Statistic?: 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'Sum' | undefined;
  Unit?: string | undefined;
  Metrics?: TargetTrackingMetricDataQuery[] | undefined;
}

export interface DeleteScalingPolicyRequest {
  PolicyName: string;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
}

export type DeleteScalingPolicyResponse = Record<string, never>;

export interface DeleteScheduledActionRequest {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ScheduledActionName: string;
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
}

export type DeleteScheduledActionResponse = Record<string, never>;

export interface DeregisterScalableTargetRequest {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
}

export type DeregisterScalableTargetResponse = Record<string, never>;

export interface DescribeScalableTargetsRequest {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceIds?: string[] | undefined;
  ScalableDimension?:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions'
    | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface DescribeScalableTargetsResponse {
  ScalableTargets?: ScalableTarget[] | undefined;
  NextToken?: string | undefined;
}

export interface DescribeScalingActivitiesRequest {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId?: string | undefined;
  ScalableDimension?:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions'
    | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  IncludeNotScaledActivities?: boolean | undefined;
}

export interface DescribeScalingActivitiesResponse {
  ScalingActivities?: ScalingActivity[] | undefined;
  NextToken?: string | undefined;
}

export interface DescribeScalingPoliciesRequest {
  PolicyNames?: string[] | undefined;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId?: string | undefined;
  ScalableDimension?:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions'
    | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface DescribeScalingPoliciesResponse {
  ScalingPolicies?: ScalingPolicy[] | undefined;
  NextToken?: string | undefined;
}

export interface DescribeScheduledActionsRequest {
  ScheduledActionNames?: string[] | undefined;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId?: string | undefined;
  ScalableDimension?:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions'
    | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

export interface DescribeScheduledActionsResponse {
  ScheduledActions?: ScheduledAction[] | undefined;
  NextToken?: string | undefined;
}

export interface ListTagsForResourceRequest {
  ResourceARN: string;
}

export interface ListTagsForResourceResponse {
  Tags?: Record<string, string> | undefined;
}

export interface MetricDimension {
  Name: string;
  Value: string;
}

export interface NotScaledReason {
  Code: string;
  MaxCapacity?: number | undefined;
  MinCapacity?: number | undefined;
  CurrentCapacity?: number | undefined;
}

export interface PredefinedMetricSpecification {
  PredefinedMetricType:
    | 'DynamoDBReadCapacityUtilization'
    | 'DynamoDBWriteCapacityUtilization'
    | 'ALBRequestCountPerTarget'
    | 'RDSReaderAverageCPUUtilization'
    | 'RDSReaderAverageDatabaseConnections'
    | 'EC2SpotFleetRequestAverageCPUUtilization'
    | 'EC2SpotFleetRequestAverageNetworkIn'
    | 'EC2SpotFleetRequestAverageNetworkOut'
    | 'SageMakerVariantInvocationsPerInstance'
    | 'ECSServiceAverageCPUUtilization'
    | 'ECSServiceAverageMemoryUtilization'
    | 'AppStreamAverageCapacityUtilization'
    | 'ComprehendInferenceUtilization'
    | 'LambdaProvisionedConcurrencyUtilization'
    | 'CassandraReadCapacityUtilization'
    | 'CassandraWriteCapacityUtilization'
    | 'KafkaBrokerStorageUtilization'
    | 'ElastiCacheEngineCPUUtilization'
    | 'ElastiCacheDatabaseMemoryUsagePercentage'
    | 'ElastiCachePrimaryEngineCPUUtilization'
    | 'ElastiCacheReplicaEngineCPUUtilization'
    | 'ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage'
    | 'NeptuneReaderAverageCPUUtilization'
    | 'SageMakerVariantProvisionedConcurrencyUtilization'
    | 'ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage'
    | 'SageMakerInferenceComponentInvocationsPerCopy'
    | 'WorkSpacesAverageUserSessionsCapacityUtilization'
    | 'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution'
    | 'SageMakerVariantConcurrentRequestsPerModelHighResolution';
  ResourceLabel?: string | undefined;
}

export interface PutScalingPolicyRequest {
  PolicyName: string;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
  PolicyType?: 'StepScaling' | 'TargetTrackingScaling' | 'PredictiveScaling' | undefined;
  StepScalingPolicyConfiguration?: StepScalingPolicyConfiguration | undefined;
  TargetTrackingScalingPolicyConfiguration?: TargetTrackingScalingPolicyConfiguration | undefined;
}

export interface PutScalingPolicyResponse {
  PolicyARN: string;
  Alarms?: Alarm[] | undefined;
}

export interface PutScheduledActionRequest {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  Schedule?: string | undefined;
  Timezone?: string | undefined;
  ScheduledActionName: string;
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
  StartTime?: number | undefined;
  EndTime?: number | undefined;
  ScalableTargetAction?: ScalableTargetAction | undefined;
}

export type PutScheduledActionResponse = Record<string, never>;

export interface RegisterScalableTargetRequest {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
  MinCapacity?: number | undefined;
  MaxCapacity?: number | undefined;
  RoleARN?: string | undefined;
  SuspendedState?: SuspendedState | undefined;
  Tags?: Record<string, string> | undefined;
}

export interface RegisterScalableTargetResponse {
  ScalableTargetARN?: string | undefined;
}

export interface ScalableTarget {
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
  MinCapacity: number;
  MaxCapacity: number;
  PredictedCapacity?: number | undefined;
  RoleARN: string;
  CreationTime: number;
  SuspendedState?: SuspendedState | undefined;
  ScalableTargetARN?: string | undefined;
}

export interface ScalableTargetAction {
  MinCapacity?: number | undefined;
  MaxCapacity?: number | undefined;
}

export interface ScalingActivity {
  ActivityId: string;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
  Description: string;
  Cause: string;
  StartTime: number;
  EndTime?: number | undefined;
  StatusCode: 'Pending' | 'InProgress' | 'Successful' | 'Overridden' | 'Unfulfilled' | 'Failed';
  StatusMessage?: string | undefined;
  Details?: string | undefined;
  NotScaledReasons?: NotScaledReason[] | undefined;
}

export interface ScalingPolicy {
  PolicyARN: string;
  PolicyName: string;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  ResourceId: string;
  ScalableDimension:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions';
  PolicyType: 'StepScaling' | 'TargetTrackingScaling' | 'PredictiveScaling';
  StepScalingPolicyConfiguration?: StepScalingPolicyConfiguration | undefined;
  TargetTrackingScalingPolicyConfiguration?: TargetTrackingScalingPolicyConfiguration | undefined;
  Alarms?: Alarm[] | undefined;
  CreationTime: number;
}

export interface ScheduledAction {
  ScheduledActionName: string;
  ScheduledActionARN: string;
  ServiceNamespace:
    | 'ecs'
    | 'elasticmapreduce'
    | 'ec2'
    | 'appstream'
    | 'dynamodb'
    | 'rds'
    | 'sagemaker'
    | 'custom-resource'
    | 'comprehend'
    | 'lambda'
    | 'cassandra'
    | 'kafka'
    | 'elasticache'
    | 'neptune'
    | 'workspaces';
  Schedule: string;
  Timezone?: string | undefined;
  ResourceId: string;
  ScalableDimension?:
    | 'ecs:service:DesiredCount'
    | 'ec2:spot-fleet-request:TargetCapacity'
    | 'elasticmapreduce:instancegroup:InstanceCount'
    | 'appstream:fleet:DesiredCapacity'
    | 'dynamodb:table:ReadCapacityUnits'
    | 'dynamodb:table:WriteCapacityUnits'
    | 'dynamodb:index:ReadCapacityUnits'
    | 'dynamodb:index:WriteCapacityUnits'
    | 'rds:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredInstanceCount'
    | 'custom-resource:ResourceType:Property'
    | 'comprehend:document-classifier-endpoint:DesiredInferenceUnits'
    | 'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits'
    | 'lambda:function:ProvisionedConcurrency'
    | 'cassandra:table:ReadCapacityUnits'
    | 'cassandra:table:WriteCapacityUnits'
    | 'kafka:broker-storage:VolumeSize'
    | 'elasticache:cache-cluster:Nodes'
    | 'elasticache:replication-group:NodeGroups'
    | 'elasticache:replication-group:Replicas'
    | 'neptune:cluster:ReadReplicaCount'
    | 'sagemaker:variant:DesiredProvisionedConcurrency'
    | 'sagemaker:inference-component:DesiredCopyCount'
    | 'workspaces:workspacespool:DesiredUserSessions'
    | undefined;
  StartTime?: number | undefined;
  EndTime?: number | undefined;
  ScalableTargetAction?: ScalableTargetAction | undefined;
  CreationTime: number;
}

export interface StepAdjustment {
  MetricIntervalLowerBound?: number | undefined;
  MetricIntervalUpperBound?: number | undefined;
  ScalingAdjustment: number;
}

export interface StepScalingPolicyConfiguration {
  AdjustmentType?: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity' | undefined;
  StepAdjustments?: StepAdjustment[] | undefined;
  MinAdjustmentMagnitude?: number | undefined;
  Cooldown?: number | undefined;
  MetricAggregationType?: 'Average' | 'Minimum' | 'Maximum' | undefined;
}

export interface SuspendedState {
  DynamicScalingInSuspended?: boolean | undefined;
  DynamicScalingOutSuspended?: boolean | undefined;
  ScheduledScalingSuspended?: boolean | undefined;
}

export interface TagResourceRequest {
  ResourceARN: string;
  Tags: Record<string, string>;
}

export type TagResourceResponse = Record<string, never>;

export interface TargetTrackingMetric {
  Dimensions?: TargetTrackingMetricDimension[] | undefined;
  MetricName?: string | undefined;
  Namespace?: string | undefined;
}

export interface TargetTrackingMetricDataQuery {
  Expression?: string | undefined;
  Id: string;
  Label?: string | undefined;
  MetricStat?: TargetTrackingMetricStat | undefined;
  ReturnData?: boolean | undefined;
}

export interface TargetTrackingMetricDimension {
  Name: string;
  Value: string;
}

export interface TargetTrackingMetricStat {
  Metric: TargetTrackingMetric;
  Stat: string;
  Unit?: string | undefined;
}

export interface TargetTrackingScalingPolicyConfiguration {
  TargetValue: number;
  PredefinedMetricSpecification?: PredefinedMetricSpecification | undefined;
  CustomizedMetricSpecification?: CustomizedMetricSpecification | undefined;
  ScaleOutCooldown?: number | undefined;
  ScaleInCooldown?: number | undefined;
  DisableScaleIn?: boolean | undefined;
}

export interface UntagResourceRequest {
  ResourceARN: string;
  TagKeys: string[];
}

export type UntagResourceResponse = Record<string, never>;

/** Every operation, by name. */
export interface ApplicationAutoScalingOperations {
  DeleteScalingPolicy: { input: DeleteScalingPolicyRequest; output: DeleteScalingPolicyResponse };
  DeleteScheduledAction: { input: DeleteScheduledActionRequest; output: DeleteScheduledActionResponse };
  DeregisterScalableTarget: { input: DeregisterScalableTargetRequest; output: DeregisterScalableTargetResponse };
  DescribeScalableTargets: { input: DescribeScalableTargetsRequest; output: DescribeScalableTargetsResponse };
  DescribeScalingActivities: { input: DescribeScalingActivitiesRequest; output: DescribeScalingActivitiesResponse };
  DescribeScalingPolicies: { input: DescribeScalingPoliciesRequest; output: DescribeScalingPoliciesResponse };
  DescribeScheduledActions: { input: DescribeScheduledActionsRequest; output: DescribeScheduledActionsResponse };
  ListTagsForResource: { input: ListTagsForResourceRequest; output: ListTagsForResourceResponse };
  PutScalingPolicy: { input: PutScalingPolicyRequest; output: PutScalingPolicyResponse };
  PutScheduledAction: { input: PutScheduledActionRequest; output: PutScheduledActionResponse };
  RegisterScalableTarget: { input: RegisterScalableTargetRequest; output: RegisterScalableTargetResponse };
  TagResource: { input: TagResourceRequest; output: TagResourceResponse };
  UntagResource: { input: UntagResourceRequest; output: UntagResourceResponse };
}

export type ApplicationAutoScalingOperation = keyof ApplicationAutoScalingOperations;
