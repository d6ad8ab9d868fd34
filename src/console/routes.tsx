/** The console's pages by address: hash routes like the real console's, so that any static host can serve them. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { App } from './app.tsx';
import type { HelpTopic } from './help-topics.tsx';
import { FunctionsPage } from './pages/functions-page.tsx';
import { LaterPage } from './pages/later-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PageFailed } from './pages/page-failed.tsx';
import {
  addLayerPath,
  aliasPath,
  type ConfigurationEdit,
  connectClientPath,
  createAliasPath,
  createFunctionPath,
  createLayerPath,
  differsFromAwsPath,
  editAliasPath,
  editConfigurationPath,
  editFunctionUrlPath,
  editLayersPath,
  editProvisionedConcurrencyPath,
  functionPath,
  functionsPath,
  layerPath,
  layersPath,
  logsPath,
  SUBTABS,
  type Subtab,
  settingsPath,
  TABS,
  type Tab,
  versionPath,
} from './paths.ts';

export interface Crumb {
  text: string;
  path: string;
}
type Params = Record<string, string>;

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Below "Lambda", from the outermost. */
    crumbs?: (params: Params) => Crumb[];
    contentType?: 'table' | 'form' | 'default';
    /** What the help panel is about until an Info link is followed. */
    help?: HelpTopic;
  }
  interface Register {
    router: typeof router;
  }
}

const functionsCrumb: Crumb = { text: 'Functions', path: functionsPath };
const functionCrumbs = ({ functionName = '' }: Params): Crumb[] => [
  functionsCrumb,
  { text: functionName, path: functionPath(functionName) },
];
const validateTab = (search: Record<string, unknown>): { tab?: Tab; subtab?: Subtab } => {
  const tab = TABS.find((id) => id === search.tab);
  const subtab = SUBTABS.find((id) => id === search.subtab);
  return { ...(tab && { tab }), ...(subtab && { subtab }) };
};
const loadFunctionPage = () => import('./pages/function/function-page.tsx');
const FunctionPage = lazyRouteComponent(loadFunctionPage, 'FunctionPage');
const AliasFormPage = lazyRouteComponent(() => import('./pages/function/aliases/alias-form-page.tsx'), 'AliasFormPage');

const LogsPage = lazyRouteComponent(() => import('./pages/function/monitor/logs-page.tsx'), 'LogsPage');

const root = createRootRoute({ component: App, notFoundComponent: NotFoundPage });

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/functions' });
  },
});

const functions = createRoute({
  getParentRoute: () => root,
  path: '/functions',
  component: FunctionsPage,
  staticData: { crumbs: () => [functionsCrumb], contentType: 'table' },
});

const createFunction = createRoute({
  getParentRoute: () => root,
  path: '/create/function',
  component: lazyRouteComponent(() => import('./pages/create-function/create-function-page.tsx'), 'CreateFunctionPage'),
  staticData: {
    crumbs: () => [functionsCrumb, { text: 'Create function', path: createFunctionPath }],
    contentType: 'form',
    help: 'create-function',
  },
});

const latest = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName',
  validateSearch: validateTab,
  component: () => <FunctionPage {...latest.useParams()} {...latest.useSearch()} />,
  staticData: { crumbs: functionCrumbs, help: 'function-overview' },
});

const version = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/versions/$version',
  validateSearch: validateTab,
  component: () => <FunctionPage {...version.useParams()} {...version.useSearch()} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: `Version: ${params.version}`, path: versionPath(params.functionName ?? '', params.version ?? '') },
    ],
    help: 'versions',
  },
});

const alias = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/aliases/$alias',
  validateSearch: validateTab,
  component: () => <FunctionPage {...alias.useParams()} {...alias.useSearch()} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: `Alias: ${params.alias}`, path: aliasPath(params.functionName ?? '', params.alias ?? '') },
    ],
    help: 'aliases',
  },
});

const createAlias = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/create/alias',
  validateSearch: (search: Record<string, unknown>): { version?: string } =>
    typeof search.version === 'string' ? { version: search.version } : {},
  component: () => <AliasFormPage {...createAlias.useParams()} version={createAlias.useSearch().version} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'Create alias', path: createAliasPath(params.functionName ?? '') },
    ],
    contentType: 'form',
    help: 'aliases',
  },
});

const editAlias = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/alias/$alias',
  validateSearch: (search: Record<string, unknown>): { from?: 'aliases' } =>
    search.from === 'aliases' ? { from: 'aliases' } : {},
  component: () => <AliasFormPage {...editAlias.useParams()} from={editAlias.useSearch().from} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'Edit alias', path: editAliasPath(params.functionName ?? '', params.alias ?? '') },
    ],
    contentType: 'form',
    help: 'aliases',
  },
});

const configurationEdit = (edit: ConfigurationEdit, title: string, help: HelpTopic) => ({
  crumbs: (params: Params) => [
    ...functionCrumbs(params),
    { text: title, path: editConfigurationPath(params.functionName ?? '', edit) },
  ],
  contentType: 'form' as const,
  help,
});

const EditBasicSettingsPage = lazyRouteComponent(
  () => import('./pages/function/configuration/edit-basic-settings-page.tsx'),
  'EditBasicSettingsPage',
);
const editBasicSettings = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/basic-settings',
  component: () => <EditBasicSettingsPage {...editBasicSettings.useParams()} />,
  staticData: configurationEdit('basic-settings', 'Edit basic settings', 'general-configuration'),
});

const EditEnvironmentVariablesPage = lazyRouteComponent(
  () => import('./pages/function/configuration/edit-environment-variables-page.tsx'),
  'EditEnvironmentVariablesPage',
);
const editEnvironmentVariables = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/environment-variables',
  component: () => <EditEnvironmentVariablesPage {...editEnvironmentVariables.useParams()} />,
  staticData: configurationEdit('environment-variables', 'Edit environment variables', 'environment-variables'),
});

const ManageTagsPage = lazyRouteComponent(
  () => import('./pages/function/configuration/manage-tags-page.tsx'),
  'ManageTagsPage',
);
const manageTags = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/tags',
  component: () => <ManageTagsPage {...manageTags.useParams()} />,
  staticData: configurationEdit('tags', 'Manage tags', 'tags'),
});

const EditConcurrencyPage = lazyRouteComponent(
  () => import('./pages/function/configuration/edit-concurrency-page.tsx'),
  'EditConcurrencyPage',
);
const editConcurrency = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/concurrency',
  component: () => <EditConcurrencyPage {...editConcurrency.useParams()} />,
  staticData: configurationEdit('concurrency', 'Edit concurrency', 'concurrency'),
});

const EditFunctionUrlPage = lazyRouteComponent(
  () => import('./pages/function/function-url/edit-function-url-page.tsx'),
  'EditFunctionUrlPage',
);
const editFunctionUrl = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/function-url',
  validateSearch: (search: Record<string, unknown>): { alias?: string } =>
    typeof search.alias === 'string' ? { alias: search.alias } : {},
  component: () => <EditFunctionUrlPage {...editFunctionUrl.useParams()} {...editFunctionUrl.useSearch()} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'Function URL', path: editFunctionUrlPath(params.functionName ?? '') },
    ],
    contentType: 'form',
    help: 'function-url',
  },
});

const AddLayerPage = lazyRouteComponent(() => import('./pages/function/layers/add-layer-page.tsx'), 'AddLayerPage');
const addLayer = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/add/layer',
  component: () => <AddLayerPage {...addLayer.useParams()} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'Add layer', path: addLayerPath(params.functionName ?? '') },
    ],
    contentType: 'form',
    help: 'layers',
  },
});

const EditLayersPage = lazyRouteComponent(
  () => import('./pages/function/layers/edit-layers-page.tsx'),
  'EditLayersPage',
);
const editLayers = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/layers',
  component: () => <EditLayersPage {...editLayers.useParams()} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'Edit layers', path: editLayersPath(params.functionName ?? '') },
    ],
    contentType: 'form',
    help: 'layers',
  },
});

const layersCrumb: Crumb = { text: 'Layers', path: layersPath };
const layers = createRoute({
  getParentRoute: () => root,
  path: '/layers',
  component: lazyRouteComponent(() => import('./pages/layers/layers-page.tsx'), 'LayersPage'),
  staticData: { crumbs: () => [layersCrumb], contentType: 'table', help: 'layers' },
});

const LayerPage = lazyRouteComponent(() => import('./pages/layers/layer-page.tsx'), 'LayerPage');
const layer = createRoute({
  getParentRoute: () => root,
  path: '/layers/$layerName',
  component: () => <LayerPage {...layer.useParams()} />,
  staticData: {
    crumbs: ({ layerName = '' }) => [layersCrumb, { text: layerName, path: layerPath(layerName) }],
    help: 'layers',
  },
});

const CreateLayerPage = lazyRouteComponent(() => import('./pages/layers/create-layer-page.tsx'), 'CreateLayerPage');
const createLayer = createRoute({
  getParentRoute: () => root,
  path: '/create/layer',
  validateSearch: (search: Record<string, unknown>): { layer?: string } =>
    typeof search.layer === 'string' ? { layer: search.layer } : {},
  component: () => {
    const { layer: layerName } = createLayer.useSearch();
    return <CreateLayerPage {...(layerName && { layerName })} />;
  },
  staticData: {
    crumbs: () => [layersCrumb, { text: 'Create layer', path: createLayerPath() }],
    contentType: 'form',
    help: 'layers',
  },
});

const EditProvisionedConcurrencyPage = lazyRouteComponent(
  () => import('./pages/function/configuration/edit-provisioned-concurrency-page.tsx'),
  'EditProvisionedConcurrencyPage',
);
const editProvisionedConcurrency = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/edit/provisioned-concurrency',
  validateSearch: ({ qualifier }: Record<string, unknown>): { qualifier?: string } =>
    typeof qualifier === 'string' ? { qualifier } : {},
  component: () => (
    <EditProvisionedConcurrencyPage
      {...editProvisionedConcurrency.useParams()}
      qualifier={editProvisionedConcurrency.useSearch().qualifier}
    />
  ),
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'Provisioned concurrency', path: editProvisionedConcurrencyPath(params.functionName ?? '') },
    ],
    contentType: 'form',
    help: 'provisioned-concurrency',
  },
});

const logs = createRoute({
  getParentRoute: () => root,
  path: '/functions/$functionName/logs',
  validateSearch: ({ stream, request }: Record<string, unknown>): { stream?: string; request?: string } => ({
    ...(typeof stream === 'string' && { stream }),
    ...(typeof request === 'string' && { request }),
  }),
  component: () => <LogsPage {...logs.useParams()} {...logs.useSearch()} />,
  staticData: {
    crumbs: (params) => [
      ...functionCrumbs(params),
      { text: 'CloudWatch logs', path: logsPath(params.functionName ?? '') },
    ],
    help: 'logs',
  },
});

const differsFromAws = createRoute({
  getParentRoute: () => root,
  path: '/differs-from-aws',
  component: lazyRouteComponent(() => import('./pages/differs-from-aws.tsx'), 'DiffersFromAwsPage'),
  staticData: { crumbs: () => [{ text: 'Differs from AWS', path: differsFromAwsPath }] },
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
  staticData: { crumbs: () => [{ text: 'Settings', path: settingsPath }], help: 'settings' },
});

const connectClient = createRoute({
  getParentRoute: () => root,
  path: '/settings/connect-client',
  component: lazyRouteComponent(() => import('./pages/connect-client/connect-client-page.tsx'), 'ConnectClientPage'),
  staticData: { crumbs: () => [{ text: 'Connect a client', path: connectClientPath }] },
});

const later = createRoute({
  getParentRoute: () => root,
  path: '/later/$page',
  component: () => <LaterPage {...later.useParams()} />,
});

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    functions,
    createFunction,
    latest,
    version,
    alias,
    createAlias,
    editAlias,
    editBasicSettings,
    editEnvironmentVariables,
    manageTags,
    editConcurrency,
    editFunctionUrl,
    addLayer,
    editLayers,
    layers,
    layer,
    createLayer,
    editProvisionedConcurrency,
    logs,
    differsFromAws,
    connectClient,
    settings,
    later,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: PageFailed,
  // every parameter is a text: the default would read `version=3` as a number and write `"3"`
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text ? `?${text}` : '';
  },
});
