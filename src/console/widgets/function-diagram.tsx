/** The drawing of the overview: what invokes the function on the left, the function, where results go on the right. */

import Button from '@cloudscape-design/components/button';
import type { CSSProperties } from 'react';
import {
  colorBackgroundContainerContent,
  colorBorderDividerDefault,
  colorTextBodyDefault,
  colorTextBodySecondary,
  colorTextLinkDefault,
} from '#tokens';
import { TARGETS, targetName, targetServiceOf } from '../domain/target-service.ts';
import { TRIGGER_SOURCES, type TriggerSource } from '../domain/trigger.ts';
import { ServiceIcon } from './service-icon.tsx';
import './function-diagram.css';

export interface SourceCount {
  source: TriggerSource;
  count: number;
}

interface FunctionDiagramProps {
  name: string;
  layerCount: number;
  /** How many of each source invoke it. */
  triggers: readonly SourceCount[];
  triggersPath: string;
  addTriggerPath: string;
  /** Where the outcomes of asynchronous invocations go, by ARN. */
  destinations: readonly string[];
  destinationsPath: string;
  addDestinationPath: string;
}

const COLOURS = {
  '--diagram-surface': colorBackgroundContainerContent,
  '--diagram-border': colorBorderDividerDefault,
  '--diagram-text': colorTextBodyDefault,
  '--diagram-muted': colorTextBodySecondary,
  '--diagram-accent': colorTextLinkDefault,
} as CSSProperties;

export function FunctionDiagram(props: FunctionDiagramProps) {
  const { name, layerCount, triggers, triggersPath, destinations, destinationsPath } = props;
  return (
    <div className="diagram" style={COLOURS}>
      <div className="diagram-card">
        <div className="diagram-function">
          <FunctionIcon />
          <span className="diagram-name">{name}</span>
        </div>
        <div className="diagram-layers">
          <LayersIcon />
          <span>Layers</span>
          <span className="diagram-count">({layerCount})</span>
        </div>
      </div>
      <div className="diagram-source">
        {triggers.length > 0 && (
          <ul className="diagram-neighbours" aria-label="Triggers">
            {triggers.map(({ source, count }) => (
              <li key={source}>
                <a href={`#${triggersPath}`}>
                  <ServiceIcon service={source} />
                  <span>
                    <b>{TRIGGER_SOURCES[source].label}</b> ({count})
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <Button iconName="add-plus" wrapText={false} href={`#${props.addTriggerPath}`}>
          Add trigger
        </Button>
      </div>
      <div className="diagram-target">
        {destinations.length > 0 && (
          <ul className="diagram-neighbours" aria-label="Destinations">
            {destinations.map((arn) => (
              <li key={arn}>
                <a href={`#${destinationsPath}`}>
                  <TargetIcon arn={arn} />
                  <span>
                    {targetServiceLabel(arn)} <b>{targetName(arn)}</b>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
        <Button iconName="add-plus" wrapText={false} href={`#${props.addDestinationPath}`}>
          Add destination
        </Button>
      </div>
    </div>
  );
}

function TargetIcon({ arn }: { arn: string }) {
  const service = targetServiceOf(arn);
  return service && <ServiceIcon service={service} />;
}

function targetServiceLabel(arn: string): string {
  const service = targetServiceOf(arn);
  return service ? TARGETS[service].type : '';
}

function FunctionIcon() {
  return (
    <svg className="diagram-icon" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="5" fill="#b8471b" />
      <path
        d="M20.5 7.5c-3.2 0-4 2-4.6 5L13.6 21c-.6 2.6-1.4 3.5-3.6 3.5M11.5 14h8"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

function LayersIcon() {
  return (
    <svg className="diagram-icon" viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M16 5l11 6-11 6L5 11zM5 16l11 6 11-6M5 21l11 6 11-6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
