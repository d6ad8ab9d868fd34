/**
 * A function's page; with a version or an alias named, the same page for that qualifier: a version is read-only, an
 * alias has no code of its own, and only the function itself has versions and aliases.
 */

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Tabs, { type TabsProps } from '@cloudscape-design/components/tabs';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { errorMessage, isNotFound } from '../../errors.ts';
import { aliasPath, functionPath, type Subtab, type Tab, versionPath } from '../../paths.ts';
import { useFunction } from '../../queries/functions.ts';
import { useGo } from '../../use-go.ts';
import { DeleteFunctionModal } from '../../widgets/delete-function-modal.tsx';
import { LazyTraffic } from '../../widgets/traffic/lazy-traffic.tsx';
import { AliasesTab } from './aliases/aliases-tab.tsx';
import { DeleteAliasModal } from './aliases/delete-alias-modal.tsx';
import { ThrottleModal } from './configuration/throttle-modal.tsx';
import { ThrottledWarning } from './configuration/throttled-warning.tsx';
import { type FunctionAction, FunctionHeader } from './function-header.tsx';
import { FunctionOverview } from './function-overview.tsx';
import { DeleteVersionModal } from './versions/delete-version-modal.tsx';
import { PublishVersionModal } from './versions/publish-version-modal.tsx';
import { VersionsTab } from './versions/versions-tab.tsx';

// the editor is heavy, and none of these tabs is needed for the rest of the page
const CodeTab = lazy(async () => ({ default: (await import('./code/code-tab.tsx')).CodeTab }));
const ConfigurationTab = lazy(async () => ({
  default: (await import('./configuration/configuration-tab.tsx')).ConfigurationTab,
}));
const TestingTab = lazy(async () => ({ default: (await import('./test/testing-tab.tsx')).TestingTab }));
// the charts' library
const MonitorTab = lazy(async () => ({ default: (await import('./monitor/monitor-tab.tsx')).MonitorTab }));

interface FunctionPageProps {
  functionName: string;
  version?: string | undefined;
  alias?: string | undefined;
  tab?: Tab | undefined;
  /** Section of the Configuration tab. */
  subtab?: Subtab | undefined;
}

const LABELS: Record<Tab, string> = {
  code: 'Code',
  testing: 'Test',
  monitoring: 'Monitor',
  configure: 'Configuration',
  aliases: 'Aliases',
  versions: 'Versions',
};

function tabsOf({ version, alias }: FunctionPageProps): Tab[] {
  if (alias) return ['testing', 'monitoring', 'configure'];
  if (version) return ['code', 'testing', 'monitoring', 'configure'];
  return ['code', 'testing', 'monitoring', 'configure', 'aliases', 'versions'];
}

const Loading = () => (
  <Box textAlign="center" padding="xxl">
    <Spinner size="large" /> Loading
  </Box>
);

export function FunctionPage(props: FunctionPageProps) {
  const { functionName, version, alias } = props;
  const qualifier = version ?? alias;
  const qualified = qualifier ? { qualifier } : {};
  const { data: read, error } = useFunction(functionName, qualifier);
  // what was read before it was deleted is nothing to act on
  const data = isNotFound(error) ? undefined : read;
  const [action, setAction] = useState<FunctionAction>();
  const go = useGo();
  const tabs = tabsOf(props);
  const [firstTab = 'code'] = tabs;
  const activeTab = props.tab && tabs.includes(props.tab) ? props.tab : firstTab;
  const closeDialog = () => setAction(undefined);

  const pathOf = (tab: Tab) => {
    if (version) return versionPath(functionName, version, tab);
    if (alias) return aliasPath(functionName, alias, tab);
    return functionPath(functionName, tab);
  };

  const contents: Record<Tab, () => ReactNode> = {
    code: () => <CodeTab functionName={functionName} {...qualified} />,
    testing: () => <TestingTab functionName={functionName} {...qualified} />,
    monitoring: () => <MonitorTab functionName={functionName} version={version} alias={alias} />,
    configure: () => (
      <ConfigurationTab
        functionName={functionName}
        {...(version && { version })}
        {...(alias && { alias })}
        subtab={props.subtab}
      />
    ),
    aliases: () => <AliasesTab functionName={functionName} />,
    versions: () => <VersionsTab functionName={functionName} onPublish={() => setAction('publish')} />,
  };
  const definitions: TabsProps.Tab[] = tabs.map((id) => ({
    id,
    label: LABELS[id],
    content: id === activeTab && <Suspense fallback={<Loading />}>{contents[id]()}</Suspense>,
  }));

  return (
    <ContentLayout
      header={
        <FunctionHeader
          functionName={functionName}
          version={version}
          alias={alias}
          arn={data?.Configuration?.FunctionArn}
          onAction={setAction}
        />
      }
    >
      {error && <Alert type="error">{errorMessage(error)}</Alert>}
      {!data && !error && <Loading />}
      {data && (
        <SpaceBetween size="l">
          <ThrottledWarning functionName={functionName} />
          <FunctionOverview functionName={functionName} version={version} alias={alias} fn={data} />
          {alias && <LazyTraffic functionName={functionName} qualifier={alias} />}
          <Tabs
            ariaLabel="Function details"
            tabs={definitions}
            activeTabId={activeTab}
            onChange={({ detail }) => go(pathOf(detail.activeTabId as Tab))}
          />
        </SpaceBetween>
      )}
      {action === 'throttle' && <ThrottleModal functionName={functionName} onDismiss={closeDialog} />}
      {action === 'publish' && <PublishVersionModal functionName={functionName} onDismiss={closeDialog} />}
      {action === 'delete-function' && <DeleteFunctionModal functionName={functionName} onDismiss={closeDialog} />}
      {action === 'delete-version' && version && (
        <DeleteVersionModal functionName={functionName} version={version} onDismiss={closeDialog} />
      )}
      {action === 'delete-alias' && alias && (
        <DeleteAliasModal functionName={functionName} alias={alias} onDismiss={closeDialog} />
      )}
    </ContentLayout>
  );
}
