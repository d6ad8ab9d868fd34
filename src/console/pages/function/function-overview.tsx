/** Function overview: the diagram or the template, and what identifies the function. */
import type { GetFunctionCommandOutput } from '@aws-sdk/client-lambda';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { aliasRouting, remainingPercent } from '../../domain/alias-routing.ts';
import { countedBySource } from '../../domain/trigger.ts';
import { flashError } from '../../errors.ts';
import { addDestinationPath, addTriggerPath, configurationPath, qualifierPath } from '../../paths.ts';
import { useAlias } from '../../queries/aliases.ts';
import { destinationsOf, useEventInvokeConfig } from '../../queries/event-invoke-configs.ts';
import { useFunctionTriggers } from '../../queries/function-triggers.ts';
import { useFunctionUrl } from '../../queries/function-urls.ts';
import { useRegion } from '../../region.ts';
import { setPreferences, useSession } from '../../session.ts';
import { FunctionDiagram } from '../../widgets/function-diagram.tsx';
import { FunctionUrlCopy } from '../../widgets/function-url-copy.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { saveFile } from '../../widgets/save-file.ts';
import { samTemplate } from './sam-template.ts';
import './function-overview.css';

interface FunctionOverviewProps {
  functionName: string;
  version: string | undefined;
  alias: string | undefined;
  fn: GetFunctionCommandOutput;
}

export function FunctionOverview({ functionName, version, alias, fn }: FunctionOverviewProps) {
  const [view, setView] = useState('diagram');
  const expanded = useSession((session) => session.overviewExpanded);
  const { coldspark } = useRegion();
  const configuration = fn.Configuration ?? {};
  const qualifier = version ?? alias;
  const template = samTemplate(configuration);
  const page = qualifierPath(functionName, qualifier ?? '$LATEST');
  const triggers = countedBySource(useFunctionTriggers(functionName, qualifier).triggers);
  const { data: asyncConfig } = useEventInvokeConfig(functionName, qualifier);

  const download = async (what: string) => {
    try {
      if (what !== 'sam') saveFile(`${functionName}.zip`, await coldspark.getPackage(fn.Code?.Location ?? ''));
      if (what !== 'code') saveFile(`${functionName}.yaml`, new TextEncoder().encode(template));
    } catch (error) {
      flashError(error);
    }
  };

  return (
    <ExpandableSection
      variant="container"
      // on every page as it was left: folded, the editor and the tabs begin above the fold
      expanded={expanded}
      onChange={({ detail }) => setPreferences({ overviewExpanded: detail.expanded })}
      headerText="Function overview"
      headerInfo={<InfoLink topic="function-overview" />}
      headerActions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button disabled disabledReason="Infrastructure Composer is not part of Coldspark. Template shows the same.">
            Export to Infrastructure Composer
          </Button>
          <ButtonDropdown
            items={[
              { id: 'code', text: 'Download function code .zip' },
              { id: 'sam', text: 'Download SAM file' },
              { id: 'both', text: 'Download both' },
            ]}
            onItemClick={({ detail }) => void download(detail.id)}
          >
            Download
          </ButtonDropdown>
        </SpaceBetween>
      }
    >
      <div className="function-overview-frame">
        <div className="function-overview">
          <div className="function-overview-view">
            <SegmentedControl
              label="View"
              selectedId={view}
              options={[
                { id: 'diagram', text: 'Diagram' },
                { id: 'template', text: 'Template' },
              ]}
              onChange={({ detail }) => setView(detail.selectedId)}
            />
            {view === 'diagram' ? (
              <FunctionDiagram
                name={qualifier ? `${functionName}:${qualifier}` : functionName}
                layerCount={configuration.Layers?.length ?? 0}
                triggers={triggers}
                triggersPath={configurationPath(page, 'triggers')}
                addTriggerPath={addTriggerPath(functionName, qualifier)}
                destinations={[...new Set(destinationsOf(asyncConfig).map(({ arn }) => arn))]}
                destinationsPath={configurationPath(page, 'destinations')}
                addDestinationPath={addDestinationPath(functionName, { qualifier })}
              />
            ) : (
              <section className="function-overview-template" aria-label="SAM template">
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
                <pre tabIndex={0}>{template}</pre>
              </section>
            )}
          </div>
          <div className="function-overview-facts">
            {alias ? (
              <AliasFacts functionName={functionName} alias={alias} />
            ) : (
              <KeyValuePairs
                {...FACTS_LAYOUT}
                items={[
                  { label: 'Description', value: configuration.Description || '-' },
                  ...(version ? [{ label: 'Version', value: version }] : []),
                  { label: 'Last modified', value: <RelativeTime at={configuration.LastModified} /> },
                  arnPair(configuration.FunctionArn),
                  ...(version ? [] : [functionUrlPair(functionName)]),
                ]}
              />
            )}
          </div>
        </div>
      </div>
    </ExpandableSection>
  );
}

function AliasFacts({ functionName, alias }: { functionName: string; alias: string }) {
  const { data } = useAlias(functionName, alias);
  if (!data) return null;
  const { version, additional } = aliasRouting(data);
  const pointer = (name: string, weightPercent: number) => (
    <>
      <Link href={`#${qualifierPath(functionName, name)}`}>{name}</Link>
      {additional && ` (${weightPercent}%)`}
    </>
  );
  return (
    <KeyValuePairs
      {...FACTS_LAYOUT}
      items={[
        { label: 'Description', value: data.Description || '-' },
        { label: 'Version', value: pointer(version, additional ? remainingPercent(additional.weightPercent) : 100) },
        {
          label: 'Additional version',
          value: additional ? pointer(additional.version, additional.weightPercent) : '-',
        },
        arnPair(data.AliasArn),
        functionUrlPair(functionName, alias),
      ]}
    />
  );
}

/** One column beside the diagram, several below it. */
const FACTS_LAYOUT = { columns: 3, minColumnWidth: 220 };

const arnPair = (arn = ''): KeyValuePairsProps.Pair => ({
  label: 'Function ARN',
  value: (
    <CopyToClipboard
      variant="inline"
      copyButtonAriaLabel="Copy Function ARN"
      copySuccessText="ARN copied"
      copyErrorText="The ARN could not be copied"
      textToCopy={arn}
    />
  ),
});

const functionUrlPair = (functionName: string, alias?: string): KeyValuePairsProps.Pair => ({
  label: 'Function URL',
  info: <InfoLink topic="function-url" />,
  value: <FunctionUrlFact functionName={functionName} alias={alias} />,
});

function FunctionUrlFact({ functionName, alias }: { functionName: string; alias: string | undefined }) {
  const { data } = useFunctionUrl(functionName, alias);
  return data?.FunctionUrl ? <FunctionUrlCopy url={data.FunctionUrl} /> : '-';
}
