/** The Configuration tab of a function, a version or an alias: sections on the left, the chosen one beside them. */
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { CSSProperties, ReactNode } from 'react';
import { colorBorderDividerDefault, colorTextBodySecondary, colorTextLinkDefault } from '#tokens';
import { errorMessage } from '../../../errors.ts';
import {
  configurationPath,
  functionPath,
  type Qualified,
  qualifierPath,
  SUBTABS,
  type Subtab,
} from '../../../paths.ts';
import { useFunction } from '../../../queries/functions.ts';
import { AliasDetails } from '../aliases/alias-details.tsx';
import { AsyncInvocationSection } from '../async/async-invocation-section.tsx';
import { DestinationsSection } from '../async/destinations-section.tsx';
import { FunctionUrlSection } from '../function-url/function-url-section.tsx';
import { PermissionsSection } from '../permissions/permissions-section.tsx';
import { TriggersSection } from '../triggers/triggers-section.tsx';
import { ConcurrencySection } from './concurrency-section.tsx';
import { EnvironmentVariablesSection } from './environment-variables-section.tsx';
import { GeneralConfigurationSection } from './general-configuration-section.tsx';
import { LaterSection, type LaterSubtab } from './later-section.tsx';
import { QualifierNote } from './qualifier-note.tsx';
import { TagsSection } from './tags-section.tsx';
import './configuration.css';

const LABELS: Record<Subtab, string> = {
  general: 'General configuration',
  triggers: 'Triggers',
  permissions: 'Permissions',
  destinations: 'Destinations',
  url: 'Function URL',
  envVars: 'Environment variables',
  tags: 'Tags',
  vpc: 'VPC',
  databases: 'RDS databases',
  monitor: 'Monitoring and operations tools',
  concurrency: 'Concurrency and recursion detection',
  async: 'Asynchronous invocation',
  codeSigning: 'Code signing',
  fileSystems: 'File systems',
  stateMachines: 'State machines',
};

const COLOURS = {
  '--configuration-divider': colorBorderDividerDefault,
  '--configuration-text': colorTextBodySecondary,
  '--configuration-accent': colorTextLinkDefault,
} as CSSProperties;

interface ConfigurationTabProps extends Qualified {
  functionName: string;
  subtab: Subtab | undefined;
}

export function ConfigurationTab({ functionName, version, alias, subtab = 'general' }: ConfigurationTabProps) {
  const qualifier = version ?? alias;
  const { data, error } = useFunction(functionName, qualifier);
  const configuration = data?.Configuration;
  const readOnly = qualifier !== undefined;
  const page = qualifier ? qualifierPath(functionName, qualifier) : functionPath(functionName);
  const section = { functionName, readOnly };

  const contents: Record<Exclude<Subtab, LaterSubtab>, () => ReactNode> = {
    general: () => (
      <>
        {alias && <AliasDetails functionName={functionName} alias={alias} />}
        <GeneralConfigurationSection {...section} configuration={configuration ?? {}} ofAlias={alias !== undefined} />
      </>
    ),
    triggers: () => <TriggersSection functionName={functionName} qualifier={qualifier} />,
    permissions: () => (
      <PermissionsSection functionName={functionName} qualifier={qualifier} configuration={configuration ?? {}} />
    ),
    destinations: () => <DestinationsSection functionName={functionName} qualifier={qualifier} />,
    url: () => (
      <FunctionUrlSection functionName={functionName} {...(version && { version })} {...(alias && { alias })} />
    ),
    envVars: () => <EnvironmentVariablesSection {...section} configuration={configuration ?? {}} />,
    tags: () => <TagsSection {...section} />,
    concurrency: () => <ConcurrencySection {...section} qualifier={qualifier} />,
    async: () => (
      <AsyncInvocationSection functionName={functionName} qualifier={qualifier} configuration={configuration ?? {}} />
    ),
  };

  const body = () => {
    if (error) return <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>;
    if (!configuration) return <StatusIndicator type="loading">Loading</StatusIndicator>;
    if (!(subtab in contents)) return <LaterSection title={LABELS[subtab]} subtab={subtab as LaterSubtab} />;
    return contents[subtab as keyof typeof contents]();
  };

  return (
    <div className="configuration-frame" style={COLOURS}>
      <div className="configuration">
        <nav className="configuration-navigation" aria-label="Configuration">
          <ul>
            {SUBTABS.map((id) => (
              <li key={id}>
                <a href={`#${configurationPath(page, id)}`} aria-current={id === subtab ? 'page' : undefined}>
                  {LABELS[id]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="configuration-section">
          {qualifier && <QualifierNote functionName={functionName} version={version} alias={alias} subtab={subtab} />}
          {body()}
        </div>
      </div>
    </div>
  );
}
