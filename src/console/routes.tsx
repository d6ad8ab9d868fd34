/** The console's pages by address: hash routes like the real console's, so that any static host can serve them. */
import { laterPageTitle } from './later-pages.ts';
import {
  belowEventBridge,
  belowFunctions,
  belowLayers,
  belowTopics,
  functionForm,
  functionRoute,
  pageRoute,
  texts,
  topicForm,
} from './page-route.ts';
import { LaterPage } from './pages/later-page.tsx';
import { SUBTABS, type Subtab, TABS, type Tab } from './paths.ts';

const tabOf = (search: Record<string, unknown>): { tab?: Tab; subtab?: Subtab } => {
  const tab = TABS.find((id) => id === search.tab);
  const subtab = SUBTABS.find((id) => id === search.subtab);
  return { ...(tab && { tab }), ...(subtab && { subtab }) };
};
const fromOf = ({ from }: Record<string, unknown>): { from?: 'aliases' } => (from === 'aliases' ? { from } : {});
const functionPage = async () => (await import('./pages/function/function-page.tsx')).FunctionPage;
const aliasForm = async () => (await import('./pages/function/aliases/alias-form-page.tsx')).AliasFormPage;

export const routes = [
  pageRoute({
    path: '/functions',
    title: 'Functions',
    contentType: 'table',
    load: async () => (await import('./pages/functions/functions-page.tsx')).FunctionsPage,
  }),
  pageRoute({
    path: '/create/function',
    title: 'Create function',
    trail: belowFunctions,
    contentType: 'form',
    help: 'create-function',
    load: async () => (await import('./pages/create-function/create-function-page.tsx')).CreateFunctionPage,
  }),
  pageRoute({
    path: '/functions/$functionName',
    title: ({ functionName = '' }) => functionName,
    trail: belowFunctions,
    help: 'function-overview',
    load: functionPage,
    search: tabOf,
  }),
  functionRoute('versions/$version', {
    title: ({ version }) => `Version ${version}`,
    crumb: ({ version }) => `Version: ${version}`,
    help: 'versions',
    load: functionPage,
    search: tabOf,
  }),
  functionRoute('aliases/$alias', {
    title: ({ alias = '' }) => alias,
    crumb: ({ alias }) => `Alias: ${alias}`,
    help: 'aliases',
    load: functionPage,
    search: tabOf,
  }),
  functionForm('create/alias', 'Create alias', 'aliases', aliasForm, texts('version')),
  functionForm('edit/alias/$alias', 'Edit alias', 'aliases', aliasForm, fromOf),
  functionForm(
    'edit/basic-settings',
    'Edit basic settings',
    'general-configuration',
    async () => (await import('./pages/function/configuration/edit-basic-settings-page.tsx')).EditBasicSettingsPage,
  ),
  functionForm(
    'edit/environment-variables',
    'Edit environment variables',
    'environment-variables',
    async () =>
      (await import('./pages/function/configuration/edit-environment-variables-page.tsx')).EditEnvironmentVariablesPage,
  ),
  functionForm(
    'edit/tags',
    'Manage tags',
    'tags',
    async () => (await import('./pages/function/configuration/manage-tags-page.tsx')).ManageTagsPage,
  ),
  functionForm(
    'edit/concurrency',
    'Edit concurrency',
    'concurrency',
    async () => (await import('./pages/function/configuration/edit-concurrency-page.tsx')).EditConcurrencyPage,
  ),
  functionForm(
    'edit/provisioned-concurrency',
    'Provisioned concurrency',
    'provisioned-concurrency',
    async () =>
      (await import('./pages/function/configuration/edit-provisioned-concurrency-page.tsx'))
        .EditProvisionedConcurrencyPage,
    texts('qualifier'),
  ),
  functionForm(
    'edit/recursive-loop-detection',
    'Edit recursive loop detection',
    'recursive-loop-detection',
    async () => (await import('./pages/function/configuration/edit-recursion-page.tsx')).EditRecursionPage,
  ),
  functionForm(
    'edit/asynchronous-invocation',
    'Edit asynchronous configuration',
    'async-invocation',
    async () => (await import('./pages/function/async/edit-async-invocation-page.tsx')).EditAsyncInvocationPage,
    texts('qualifier'),
  ),
  functionForm(
    'add/destination',
    'Add destination',
    'destinations',
    async () => (await import('./pages/function/async/add-destination-page.tsx')).AddDestinationPage,
    texts('qualifier', 'condition'),
  ),
  functionRoute('auto-scaling', {
    title: 'Auto scaling',
    help: 'provisioned-concurrency',
    load: async () => (await import('./pages/function/scaling/auto-scaling-page.tsx')).AutoScalingPage,
    search: texts('qualifier'),
  }),
  functionForm(
    'edit/function-url',
    'Function URL',
    'function-url',
    async () => (await import('./pages/function/function-url/edit-function-url-page.tsx')).EditFunctionUrlPage,
    texts('alias'),
  ),
  functionForm(
    'add/layer',
    'Add layer',
    'layers',
    async () => (await import('./pages/function/layers/add-layer-page.tsx')).AddLayerPage,
  ),
  functionForm(
    'edit/layers',
    'Edit layers',
    'layers',
    async () => (await import('./pages/function/layers/edit-layers-page.tsx')).EditLayersPage,
  ),
  functionRoute('logs', {
    title: 'CloudWatch logs',
    help: 'logs',
    load: async () => (await import('./pages/function/monitor/logs-page.tsx')).LogsPage,
    search: texts('stream', 'request'),
  }),
  pageRoute({
    path: '/layers',
    title: 'Layers',
    contentType: 'table',
    help: 'layers',
    load: async () => (await import('./pages/layers/layers-page.tsx')).LayersPage,
  }),
  pageRoute({
    path: '/layers/$layerName',
    title: ({ layerName = '' }) => layerName,
    trail: belowLayers,
    help: 'layers',
    load: async () => (await import('./pages/layers/layer-page.tsx')).LayerPage,
  }),
  pageRoute({
    path: '/create/layer',
    title: 'Create layer',
    trail: belowLayers,
    contentType: 'form',
    help: 'layers',
    load: async () => (await import('./pages/layers/create-layer-page.tsx')).CreateLayerPage,
    search: texts('layer'),
  }),
  pageRoute({
    path: '/eventbridge',
    title: 'EventBridge',
    help: 'event-rules',
    load: async () => (await import('./pages/eventbridge/eventbridge-page.tsx')).EventBridgePage,
    search: texts('bus'),
  }),
  pageRoute({
    path: '/eventbridge/create/rule',
    title: 'Create rule',
    trail: belowEventBridge,
    contentType: 'form',
    help: 'event-rules',
    load: async () => (await import('./pages/eventbridge/rule-form-page.tsx')).CreateRulePage,
    search: texts('bus'),
  }),
  pageRoute({
    path: '/eventbridge/send-events',
    title: 'Send events',
    trail: belowEventBridge,
    help: 'event-rules',
    load: async () => (await import('./pages/eventbridge/send-events-page.tsx')).SendEventsPage,
    search: texts('bus'),
  }),
  pageRoute({
    path: '/eventbridge/rules/$ruleName',
    title: ({ ruleName = '' }) => ruleName,
    trail: belowEventBridge,
    help: 'event-rules',
    load: async () => (await import('./pages/eventbridge/rule-page.tsx')).RulePage,
    search: texts('bus'),
  }),
  pageRoute({
    path: '/eventbridge/rules/$ruleName/edit',
    title: 'Edit rule',
    of: ({ ruleName = '' }) => ruleName,
    trail: belowEventBridge,
    contentType: 'form',
    help: 'event-rules',
    load: async () => (await import('./pages/eventbridge/rule-form-page.tsx')).EditRulePage,
    search: texts('bus'),
  }),
  pageRoute({
    path: '/sns',
    title: 'Topics',
    contentType: 'table',
    help: 'topics',
    load: async () => (await import('./pages/sns/topics-page.tsx')).TopicsPage,
  }),
  pageRoute({
    path: '/sns/create/topic',
    title: 'Create topic',
    trail: belowTopics,
    contentType: 'form',
    help: 'topics',
    load: async () => (await import('./pages/sns/create-topic-page.tsx')).CreateTopicPage,
  }),
  pageRoute({
    path: '/sns/mailbox',
    title: 'Mailbox',
    trail: belowTopics,
    help: 'topics',
    load: async () => (await import('./pages/sns/mailbox-page.tsx')).MailboxPage,
  }),
  pageRoute({
    path: '/sns/topics/$topicName',
    title: ({ topicName = '' }) => topicName,
    trail: belowTopics,
    help: 'topics',
    load: async () => (await import('./pages/sns/topic-page.tsx')).TopicPage,
  }),
  topicForm('edit', 'Edit topic', async () => (await import('./pages/sns/edit-topic-page.tsx')).EditTopicPage),
  topicForm(
    'publish',
    'Publish message',
    async () => (await import('./pages/sns/publish-message-page.tsx')).PublishMessagePage,
  ),
  topicForm(
    'create/subscription',
    'Create subscription',
    async () => (await import('./pages/sns/subscription-form-page.tsx')).CreateSubscriptionPage,
  ),
  topicForm(
    'subscriptions/$subscriptionId',
    'Edit subscription',
    async () => (await import('./pages/sns/subscription-form-page.tsx')).EditSubscriptionPage,
  ),
  pageRoute({
    path: '/account-concurrency',
    title: 'Account concurrency',
    help: 'account-concurrency',
    load: async () => (await import('./pages/account-concurrency/account-concurrency-page.tsx')).AccountConcurrencyPage,
  }),
  pageRoute({
    path: '/differs-from-aws',
    title: 'Differs from AWS',
    load: async () => (await import('./pages/differs-from-aws.tsx')).DiffersFromAwsPage,
  }),
  pageRoute({
    path: '/settings',
    title: 'Settings',
    help: 'settings',
    load: async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage,
  }),
  pageRoute({
    path: '/settings/connect-client',
    title: 'Connect a client',
    load: async () => (await import('./pages/connect-client/connect-client-page.tsx')).ConnectClientPage,
  }),
  pageRoute({
    path: '/later/$page',
    title: ({ page = '' }) => laterPageTitle(page) ?? 'Page not found',
    load: async () => LaterPage,
  }),
];
