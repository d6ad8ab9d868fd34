/**
 * The keys of all cached reads. Everything about one function lies below `['function', name]`, so that one
 * invalidation refreshes whatever of it is on screen.
 */
export const queryKeys = {
  functions: ['functions'] as const,
  function: (functionName: string) => ['function', functionName] as const,
  configuration: (functionName: string, qualifier?: string) =>
    ['function', functionName, 'configuration', qualifier ?? '$LATEST'] as const,
  versions: (functionName: string) => ['function', functionName, 'versions'] as const,
  aliases: (functionName: string) => ['function', functionName, 'aliases'] as const,
  testEvents: (functionName: string) => ['function', functionName, 'test-events'] as const,
  tags: (functionName: string) => ['function', functionName, 'tags'] as const,
  functionUrls: (functionName: string) => ['function', functionName, 'urls'] as const,
  concurrency: (functionName: string) => ['function', functionName, 'concurrency'] as const,
  layers: ['layers'] as const,
  layerVersions: (layerName: string) => ['layers', layerName] as const,
  layerVersion: (arn: string) => ['layers', 'arn', arn] as const,
  provisionedConcurrency: (functionName: string) => ['function', functionName, 'provisioned-concurrency'] as const,
  eventInvokeConfigs: (functionName: string) => ['function', functionName, 'event-invoke-configs'] as const,
  policy: (functionName: string, qualifier: string | undefined) =>
    ['function', functionName, 'policy', qualifier ?? ''] as const,
  servicesInUse: ['services-in-use'] as const,
  targets: (service: string) => ['targets', service] as const,
  recursion: (functionName: string) => ['function', functionName, 'recursion'] as const,
  queues: ['queues'] as const,
  queue: (queueName: string) => ['queue', queueName] as const,
  queueTriggers: (queueName: string) => ['queue', queueName, 'triggers'] as const,
  moveTasks: (queueName: string) => ['queue', queueName, 'move-tasks'] as const,
  deadLetterSources: (queueName: string) => ['queue', queueName, 'dead-letter-sources'] as const,
  buckets: ['buckets'] as const,
  bucket: (bucket: string, ...what: string[]) => ['bucket', bucket, ...what] as const,
  account: ['account'] as const,
  quotaRequests: ['account', 'quota-requests'] as const,
  roles: ['roles'] as const,
  settings: ['settings'] as const,
  decisions: (functionName: string, ...which: string[]) => ['decisions', functionName, ...which] as const,
  environments: (functionName: string, versions: readonly string[] | undefined) =>
    ['environments', functionName, versions ?? 'all'] as const,
  /** Asked again and again while somebody looks. */
  clock: ['clock'] as const,
  eventTimeline: (request: object) => ['event-timeline', request] as const,
  failingTries: (functionName: string) => ['function', functionName, 'failing-tries'] as const,
  /** Apart from the function's: what is recorded shows when it is asked for, not with each invocation. */
  metrics: (functionName: string, qualifier: string | undefined, range: string) =>
    ['metrics', functionName, qualifier ?? '', range] as const,
  scaling: (functionName: string, qualifier: string) => ['scaling', functionName, qualifier] as const,
  alarms: (...names: string[]) => ['alarms', ...names] as const,
  eventBuses: ['events', 'buses'] as const,
  rules: (busName: string) => ['events', 'rules', busName] as const,
  rule: (busName: string, ruleName: string) => ['events', 'rules', busName, ruleName] as const,
  testedPattern: (pattern: string, event: string) => ['tested-pattern', pattern, event] as const,
  metricSums: (namespace: string, ...of: string[]) => ['metric-sums', namespace, ...of] as const,
  topics: ['sns'] as const,
  topic: (name: string) => ['sns', name] as const,
  topicTags: (name: string) => ['sns', name, 'tags'] as const,
  subscriptions: (name: string) => ['sns', name, 'subscriptions'] as const,
  loadBalancers: ['load-balancers'] as const,
  loadBalancer: (name: string) => ['load-balancers', name] as const,
  mail: ['mail'] as const,
  queueArns: ['queues', 'arns'] as const,
  logs: (functionName: string, group: string, ...what: string[]) => ['logs', functionName, group, ...what] as const,
};
