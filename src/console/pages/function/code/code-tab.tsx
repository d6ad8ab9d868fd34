/** The Code tab of a function or a published version. */
import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect } from 'react';
import { errorMessage } from '../../../errors.ts';
import { useFunction } from '../../../queries/functions.ts';
import { prefetchCodeEditor } from '../../../widgets/code-editor/lazy-code-editor.tsx';
import { LayersSection } from '../layers/layers-section.tsx';
import { CodeProperties } from './code-properties.tsx';
import { CodeSource } from './code-source.tsx';
import { RuntimeSettings } from './runtime-settings.tsx';

interface CodeTabProps {
  functionName: string;
  qualifier?: string | undefined;
}

export function CodeTab({ functionName, qualifier }: CodeTabProps) {
  const { data, error } = useFunction(functionName, qualifier);
  useEffect(prefetchCodeEditor, []);
  if (error) return <Alert type="error">{errorMessage(error)}</Alert>;
  const configuration = data?.Configuration;
  if (!configuration) return null;
  const readOnly = qualifier !== undefined && qualifier !== '$LATEST';
  return (
    <SpaceBetween size="l">
      <CodeSource functionName={functionName} qualifier={qualifier} configuration={configuration} />
      <CodeProperties configuration={configuration} />
      <RuntimeSettings configuration={configuration} readOnly={readOnly} />
      <LayersSection functionName={functionName} layers={configuration.Layers ?? []} readOnly={readOnly} />
    </SpaceBetween>
  );
}
