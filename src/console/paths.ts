/** Addresses of the console's pages, as the real console's hash routes; with a leading `#` they are links. */

import { isVersionNumber } from '../api/arn.ts';

export const TABS = ['code', 'testing', 'monitoring', 'configure', 'aliases', 'versions'] as const;
/** The `tab` parameter of a function's page. */
export type Tab = (typeof TABS)[number];

/** Sections of the Configuration tab, in the console's order. */
export const SUBTABS = [
  'general',
  'triggers',
  'permissions',
  'destinations',
  'url',
  'envVars',
  'tags',
  'vpc',
  'databases',
  'monitor',
  'concurrency',
  'async',
  'codeSigning',
  'fileSystems',
  'stateMachines',
] as const;
/** The `subtab` parameter of a function's page whose tab is `configure`. */
export type Subtab = (typeof SUBTABS)[number];

/** Pages that edit a part of a function's configuration. */
export type ConfigurationEdit =
  | 'basic-settings'
  | 'environment-variables'
  | 'tags'
  | 'concurrency'
  | 'recursive-loop-detection';

/** What a function's page shows: `$LATEST` when empty, else a published version or an alias. */
export interface Qualified {
  version?: string;
  alias?: string;
}

/** Members of the search that choose a view of a page; the others belong to what the page is about. */
const VIEWS = ['tab', 'subtab', 'stream', 'request'];

export const resourceSearch = (search: object) =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !VIEWS.includes(name)));

const withTab = (path: string, tab: Tab | undefined) => (tab ? `${path}?tab=${tab}` : path);

export const functionsPath = '/functions';
export const createFunctionPath = '/create/function';
export const differsFromAwsPath = '/differs-from-aws';
export const connectClientPath = '/settings/connect-client';
export const accountConcurrencyPath = '/account-concurrency';
/** Ours: what passed between resources. */
export const eventsPath = '/events';
export const settingsPath = '/settings';
export const functionPath = (name: string, tab?: Tab) => withTab(`/functions/${name}`, tab);
export const versionPath = (name: string, version: string, tab?: Tab) =>
  withTab(`/functions/${name}/versions/${version}`, tab);
export const aliasPath = (name: string, alias: string, tab?: Tab) =>
  withTab(`/functions/${name}/aliases/${alias}`, tab);
export const createAliasPath = (name: string, version?: string) =>
  `/functions/${name}/create/alias${version ? `?version=${version}` : ''}`;
/** Saved or cancelled, the form goes back to the Aliases tab when that is where Edit was chosen, else to the alias. */
export const editAliasPath = (name: string, alias: string, from?: 'aliases') =>
  `/functions/${name}/edit/alias/${alias}${from ? `?from=${from}` : ''}`;
/** A section of the Configuration tab; `page` is the path of a function, a version or an alias, without a tab. */
export const configurationPath = (page: string, subtab: Subtab) => `${page}?tab=configure&subtab=${subtab}`;
export const editConfigurationPath = (name: string, edit: ConfigurationEdit) =>
  `/functions/${name}/edit/${edit}?tab=configure`;
/** Of the function, or of an alias. */
export const editFunctionUrlPath = (name: string, alias?: string) =>
  `/functions/${name}/edit/function-url${alias ? `?alias=${alias}` : ''}`;
/** Of the function, a version or an alias. */
export const editAsyncInvocationPath = (name: string, qualifier?: string) =>
  `/functions/${name}/edit/asynchronous-invocation${qualifier ? `?qualifier=${qualifier}` : ''}`;
/** Of the function, a version or an alias. */
export const addTriggerPath = (name: string, qualifier?: string) =>
  `/functions/${name}/add/trigger${qualifier ? `?${new URLSearchParams({ qualifier })}` : ''}`;
/** How the function, a version or an alias reads a queue. */
export const editQueueTriggerPath = (name: string, uuid: string, qualifier?: string) =>
  `/functions/${name}/edit/trigger/${uuid}${qualifier ? `?${new URLSearchParams({ qualifier })}` : ''}`;
/** Of the policy of the function, a version or an alias. */
export const addPermissionsPath = (name: string, qualifier?: string) =>
  `/functions/${name}/add/permissions${qualifier ? `?qualifier=${qualifier}` : ''}`;
/** Of the function, a version or an alias; with a condition, that which it has is edited. */
export const addDestinationPath = (
  name: string,
  of: { qualifier?: string | undefined; condition?: string | undefined } = {},
) => {
  const search = new URLSearchParams(Object.entries(of).filter((entry): entry is [string, string] => !!entry[1]));
  return `/functions/${name}/add/destination${search.size > 0 ? `?${search}` : ''}`;
};
/** Ours: what moves the provisioned concurrency of a version or an alias. */
export const autoScalingPath = (name: string, qualifier?: string) =>
  `/functions/${name}/auto-scaling${qualifier ? `?qualifier=${qualifier}` : ''}`;
export const addLayerPath = (name: string) => `/functions/${name}/add/layer`;
export const editLayersPath = (name: string) => `/functions/${name}/edit/layers`;
export const layersPath = '/layers';
export const layerPath = (layerName: string) => `/layers/${layerName}`;
/** Of a layer, or of the next version of one. */
export const createLayerPath = (layerName?: string) => `/create/layer${layerName ? `?layer=${layerName}` : ''}`;
export const eventBridgePath = '/eventbridge';
/** A bus other than the default one is named beside. */
const onBus = (path: string, busName?: string) =>
  busName === undefined || busName === 'default' ? path : `${path}?${new URLSearchParams({ bus: busName })}`;
export const rulesPath = (busName?: string) => onBus(eventBridgePath, busName);
export const rulePath = (ruleName: string, busName?: string) => onBus(`${eventBridgePath}/rules/${ruleName}`, busName);
export const createRulePath = (busName?: string) => onBus(`${eventBridgePath}/create/rule`, busName);
export const editRulePath = (ruleName: string, busName?: string) =>
  onBus(`${eventBridgePath}/rules/${ruleName}/edit`, busName);
export const sendEventsPath = (busName?: string) => onBus(`${eventBridgePath}/send-events`, busName);
export const snsPath = '/sns';
export const createTopicPath = `${snsPath}/create/topic`;
export const mailboxPath = `${snsPath}/mailbox`;
export const topicPath = (name: string) => `${snsPath}/topics/${name}`;
export const editTopicPath = (name: string) => `${topicPath(name)}/edit`;
export const publishMessagePath = (name: string) => `${topicPath(name)}/publish`;
/** With a subscription's id, that one is edited. */
export const subscriptionFormPath = (name: string, id?: string) =>
  `${topicPath(name)}/${id === undefined ? 'create/subscription' : `subscriptions/${id}`}`;
export const apisPath = '/apis';
export const createApiPath = '/create/api';
export const apiPath = (id: string) => `${apisPath}/${id}`;
export const loadBalancersPath = '/load-balancers';
export const createLoadBalancerPath = '/create/load-balancer';
export const loadBalancerPath = (name: string) => `${loadBalancersPath}/${name}`;
export const queuesPath = '/queues';
export const createQueuePath = '/create/queue';
export const queuePath = (queueName: string) => `/queues/${queueName}`;
export const editQueuePath = (queueName: string) => `/queues/${queueName}/edit`;
/** Where messages of a queue are sent, received and read. */
export const queueMessagesPath = (queueName: string) => `/queues/${queueName}/messages`;
export const startRedrivePath = (queueName: string) => `/queues/${queueName}/redrive`;
/** The function that a queue is to feed. */
export const configureTriggerPath = (queueName: string) => `/queues/${queueName}/trigger`;
export const bucketsPath = '/buckets';
export const createBucketPath = '/create/bucket';
export const BUCKET_TABS = ['objects', 'properties', 'permissions'] as const;
/** The `tab` parameter of a bucket's page. */
export type BucketTab = (typeof BUCKET_TABS)[number];
/** A bucket, or what of its keys begins with the prefix, like a folder. */
export const bucketPath = (bucket: string, of: { prefix?: string; tab?: BucketTab } = {}) => {
  const search = new URLSearchParams(Object.entries(of).filter(([, value]) => value !== '')).toString();
  return `${bucketsPath}/${bucket}${search && `?${search}`}`;
};
export const createNotificationPath = (bucket: string) => `${bucketPath(bucket)}/create/notification`;
export const editNotificationPath = (bucket: string, id: string) =>
  `${bucketPath(bucket)}/notifications/${encodeURIComponent(id)}`;
export const editBucketPolicyPath = (bucket: string) => `${bucketPath(bucket)}/edit/policy`;
/** One object; with a version, that one. */
export const objectPath = (bucket: string, key: string, version?: string) =>
  `${bucketsPath}/${bucket}/object?${new URLSearchParams({ key, ...(version !== undefined && { version }) })}`;
/** Without a qualifier, the form asks for it. */
export const editProvisionedConcurrencyPath = (name: string, qualifier?: string) =>
  `/functions/${name}/edit/provisioned-concurrency${qualifier ? `?qualifier=${qualifier}` : ''}`;
/** The log group of a function; with a stream, its events; with a request, the lines of that invocation. */
export const logsPath = (name: string, of: { stream?: string; request?: string } = {}) => {
  const search = new URLSearchParams(of).toString();
  return `/functions/${name}/logs${search ? `?${search}` : ''}`;
};

/** The page of what a qualifier names; digits are a version, `$LATEST` is the function itself. */
export function qualifierPath(name: string, qualifier: string): string {
  if (qualifier === '$LATEST') return functionPath(name);
  return isVersionNumber(qualifier) ? versionPath(name, qualifier) : aliasPath(name, qualifier);
}

/** Kinds of resources that have pages of their own. */
const NAMED: ReadonlySet<string> = new Set(['functions', 'layers', 'queues', 'buckets']);

/** What a page is about, by its path: a function with its versions, aliases and forms; a layer; else the page alone. */
export function resourceOf(path: string): string {
  const [, kind = '', name = ''] = path.split('?', 1)[0]?.split('/') ?? [];
  return NAMED.has(kind) ? `/${kind}/${name}` : `/${kind}`;
}
