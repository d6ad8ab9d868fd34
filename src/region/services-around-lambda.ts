/**
 * The services around Lambda. A worker loads each when it is first asked for, or when the account has records of it; so
 * none of them weighs on the first screen. A step is synchronous: whatever a service needs is there before a command for
 * it enters one, the services it calls in the same step too.
 */
import type { ServiceName } from '../api/http.ts';
import type { ServiceDeclaration } from '../kernel/service-declaration.ts';
import type { RegionParts } from '../services/region-parts.ts';

type Declaration = ServiceDeclaration<RegionParts>;

export interface LaterService {
  name: ServiceName;
  /** Names of its tables. */
  tables?: readonly string[];
  /** Services that it calls. */
  calls?: readonly ServiceName[];
  load(): Promise<Declaration>;
}

export const SERVICES_AROUND_LAMBDA: readonly LaterService[] = [
  {
    name: 'coldspark',
    tables: ['testEvents', 'settings', 'mail'],
    load: () => import('../services/coldspark/coldspark.ts').then(({ coldspark }) => coldspark),
  },
  {
    name: 'iam',
    tables: ['roles', 'managedPolicies'],
    load: () => import('../services/iam/iam.ts').then(({ iam }) => iam),
  },
  { name: 'sts', calls: ['iam'], load: () => import('../services/sts/sts.ts').then(({ sts }) => sts) },
  {
    name: 'monitoring',
    tables: ['alarms', 'alarmHistory'],
    load: () => import('../services/cloudwatch/cloudwatch.ts').then(({ cloudWatch }) => cloudWatch),
  },
  {
    name: 'logs',
    tables: ['madeLogGroups'],
    load: () => import('../services/logs/logs.ts').then(({ cloudWatchLogs }) => cloudWatchLogs),
  },
  {
    name: 'servicequotas',
    tables: ['quotaRequests'],
    load: () => import('../services/service-quotas/service-quotas.ts').then(({ serviceQuotas }) => serviceQuotas),
  },
  {
    name: 'application-autoscaling',
    tables: ['scalableTargets', 'scalingPolicies', 'scheduledActions', 'scalingActivities'],
    calls: ['monitoring'],
    load: () =>
      import('../services/application-autoscaling/application-autoscaling.ts').then(
        ({ applicationAutoScaling }) => applicationAutoScaling,
      ),
  },
  {
    name: 'sqs',
    tables: ['queues', 'deletedQueues', 'queueMessages', 'messageDeduplications', 'messageMoveTasks'],
    calls: ['iam'],
    load: () => import('../services/sqs/sqs.ts').then(({ sqs }) => sqs),
  },
  {
    name: 'events',
    tables: ['eventBuses', 'eventRules', 'eventDeliveries'],
    calls: ['sqs', 'sns'],
    load: () => import('../services/eventbridge/eventbridge.ts').then(({ eventBridge }) => eventBridge),
  },
  {
    name: 's3',
    tables: ['buckets', 'objects', 'multipartUploads', 'uploadedParts'],
    calls: ['sqs', 'sns', 'events'],
    load: () => import('../services/s3/s3.ts').then(({ s3 }) => s3),
  },
  {
    name: 'sns',
    tables: ['snsTopics', 'snsSubscriptions', 'snsDeliveries', 'snsDeduplications'],
    calls: ['coldspark', 'sqs'],
    load: () => import('../services/sns/sns.ts').then(({ sns }) => sns),
  },
  {
    name: 'elasticloadbalancing',
    tables: ['loadBalancers', 'targetGroups', 'listeners', 'listenerRules'],
    load: () =>
      import('../services/elastic-load-balancing/elastic-load-balancing.ts').then(
        ({ elasticLoadBalancing }) => elasticLoadBalancing,
      ),
  },
  {
    name: 'elb',
    calls: ['elasticloadbalancing'],
    load: () => import('../services/elastic-load-balancing/door.ts').then(({ loadBalancerDoor }) => loadBalancerDoor),
  },
  {
    name: 'apigateway',
    tables: ['restApis'],
    load: () => import('../services/api-gateway/rest-api/apigateway.ts').then(({ apiGateway }) => apiGateway),
  },
  {
    name: 'apigatewayv2',
    tables: ['httpApis'],
    load: () => import('../services/api-gateway/http-api/apigatewayv2.ts').then(({ apiGatewayV2 }) => apiGatewayV2),
  },
  {
    name: 'execute-api',
    calls: ['apigateway', 'apigatewayv2'],
    load: () => import('../services/api-gateway/execute-api.ts').then(({ executeApi }) => executeApi),
  },
  {
    name: 'kms',
    tables: ['kmsKeys', 'kmsKeyMaterial', 'kmsAliases', 'kmsGrants'],
    calls: ['iam'],
    load: () => import('../services/kms/kms.ts').then(({ kms }) => kms),
  },
];

/** Those that are loaded, by name. */
export type LoadedServices = ReadonlyMap<string, Declaration>;

export class ServiceLoader {
  readonly #loaded = new Map<string, Declaration>();
  /** Names of which nothing is missing: each request asks, and what has come stays. */
  readonly #whole = new Set<string>();

  /** Grows. */
  get loaded(): LoadedServices {
    return this.#loaded;
  }

  /** Undefined when the services are there, or none has such a name. */
  missing(...names: string[]): Promise<void> | undefined {
    if (names.every((name) => this.#whole.has(name))) return undefined;
    const missing = withCalled(names).filter((each) => !this.#loaded.has(each.name));
    if (missing.length > 0) return this.#loadAll(missing);
    for (const name of names) this.#whole.add(name);
    return undefined;
  }

  /** What goes on with these records: a service may have left something under way. */
  async loadOwnersOf(records: Iterable<{ table: string }>): Promise<void> {
    const filled = new Set(Array.from(records, ({ table }) => table));
    const owners = SERVICES_AROUND_LAMBDA.filter(({ tables }) => tables?.some((table) => filled.has(table)));
    await this.missing(...owners.map(({ name }) => name));
  }

  async loadEvery(): Promise<LoadedServices> {
    await this.#loadAll(SERVICES_AROUND_LAMBDA);
    return this.#loaded;
  }

  async #loadAll(services: readonly LaterService[]): Promise<void> {
    const declarations = await Promise.all(services.map((each) => each.load()));
    for (const declaration of declarations) this.#loaded.set(declaration.name, declaration);
  }
}

/** The services, if there are any of the names, and those that they call, and that these call. */
function withCalled(called: readonly string[]): LaterService[] {
  const names = new Set(called);
  for (const each of names) for (const other of later(each)?.calls ?? []) names.add(other);
  return [...names].flatMap((each) => later(each) ?? []);
}

const later = (name: string) => SERVICES_AROUND_LAMBDA.find((each) => each.name === name);
