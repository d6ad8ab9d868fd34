/**
 * Traffic, one request at a time, which the AWS console does not have: each request of the last minute as a dot, from its
 * caller through the alias's draw to an environment of a version, or off the way when it is refused.
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Slider from '@cloudscape-design/components/slider';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { memo, startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Decision } from '../../../api/coldspark.ts';
import { accountNow } from '../../account-now.ts';
import { momentBeside, TRAFFIC_MINUTE_MS, type TrafficScene, trafficScene, WIDTH } from '../../domain/traffic-scene.ts';
import { useTraffic } from '../../queries/traffic.ts';
import { useMedia } from '../../use-media.ts';
import { Dots } from './dots.ts';
import { TRAFFIC_COLOURS } from './traffic-colours.ts';
import { TrafficList } from './traffic-list.tsx';
import { useShown } from './use-shown.ts';
import './traffic.css';

interface TrafficProps {
  /** Of one function; with a qualifier, what named that. */
  functionName?: string;
  qualifier?: string;
}

/** How far the picture is behind at full speed: what it shows must have been told. */
const BEHIND_MS = 500;
const SHOWN_EVERY_MS = 200;
const SPEEDS = [
  { id: '1', text: 'Live' },
  { id: '0.25', text: '¼ speed' },
  { id: '0.05', text: '1⁄20 speed' },
];
const EMPTY = trafficScene([]);

export function Traffic({ functionName, qualifier }: TrafficProps) {
  const stillness = useMedia('(prefers-reduced-motion: reduce)');
  const [chosen, setChosen] = useState<'picture' | 'list'>();
  const view = chosen ?? (stillness ? 'list' : 'picture');
  const frame = useRef<HTMLDivElement>(null);
  const shown = useShown(frame);
  const decisions = useRef<readonly Decision[]>([]);
  const scene = useRef<TrafficScene>(EMPTY);
  const [places, setPlaces] = useState<TrafficScene>(EMPTY);
  const read = useCallback(() => decisions.current, []);

  useTraffic({ functionName, qualifier }, shown, (known) => {
    decisions.current = known;
    const next = trafficScene(known);
    scene.current = next;
    // drawn anew only when something is somewhere else
    startTransition(() => setPlaces((before) => (placesOf(before) === placesOf(next) ? before : next)));
  });

  return (
    <div ref={frame} className="traffic" style={TRAFFIC_COLOURS}>
      <SpaceBetween size="s">
        <SegmentedControl
          label="How it is shown"
          selectedId={view}
          options={[
            { id: 'picture', text: 'Picture' },
            { id: 'list', text: 'List' },
          ]}
          onChange={({ detail }) => setChosen(detail.selectedId === 'list' ? 'list' : 'picture')}
        />
        {view === 'list' ? (
          <TrafficList read={read} />
        ) : (
          <Player shown={shown} scene={scene} places={places} read={read} startsStill={stillness} />
        )}
      </SpaceBetween>
    </div>
  );
}

const placesOf = ({ callers, versions, height }: TrafficScene) =>
  `${height} ${[...callers].map(([key, { weighted }]) => `${key} ${weighted?.weight}`)} ${[...versions].map(([key, { slots }]) => `${key} ${slots.length}`)}`;

interface PlayerProps {
  shown: boolean;
  scene: { readonly current: TrafficScene };
  places: TrafficScene;
  read: () => readonly Decision[];
  startsStill: boolean;
}

function Player({ shown, scene, places, read, startsStill }: PlayerProps) {
  const layer = useRef<SVGGElement>(null);
  /** The moment that is shown, of the account's time. */
  const moment = useRef(accountNow() - BEHIND_MS);
  const [playing, setPlaying] = useState(!startsStill);
  const [speed, setSpeed] = useState('1');
  const [behindMs, setBehindMs] = useState(BEHIND_MS);

  useEffect(() => {
    if (!layer.current || !shown) return;
    const dots = new Dots(layer.current);
    let drawnAtMs = performance.now();
    let toldAtMs = 0;
    let request = 0;
    const draw = (atMs: number) => {
      const now = accountNow();
      const edge = now - BEHIND_MS;
      if (playing) moment.current = speed === '1' ? edge : moment.current + (atMs - drawnAtMs) * Number(speed);
      moment.current = Math.max(now - TRAFFIC_MINUTE_MS, Math.min(moment.current, edge));
      drawnAtMs = atMs;
      dots.draw(scene.current, moment.current);
      if (atMs - toldAtMs > SHOWN_EVERY_MS) {
        toldAtMs = atMs;
        const behind = now - moment.current;
        startTransition(() => setBehindMs(behind));
      }
      request = requestAnimationFrame(draw);
    };
    request = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(request);
      layer.current?.replaceChildren();
    };
  }, [shown, playing, speed, scene]);

  const step = (forward: boolean) => {
    setPlaying(false);
    moment.current = momentBeside(read(), moment.current, forward) ?? moment.current;
  };
  const scrub = (secondsAgo: number) => {
    setPlaying(false);
    moment.current = accountNow() - secondsAgo * 1000;
  };
  const secondsAgo = Math.min(60, Math.max(0, behindMs / 1000));

  return (
    <SpaceBetween size="s">
      <div className="traffic-controls">
        <Button
          iconName={playing ? 'pause' : 'play'}
          ariaLabel={playing ? 'Pause' : 'Play'}
          onClick={() => setPlaying(!playing)}
        />
        <Button iconName="angle-left" ariaLabel="One step back" onClick={() => step(false)} />
        <Button iconName="angle-right" ariaLabel="One step on" onClick={() => step(true)} />
        <SegmentedControl
          label="Speed"
          selectedId={playing ? speed : null}
          options={SPEEDS}
          onChange={({ detail }) => {
            setSpeed(detail.selectedId);
            setPlaying(true);
          }}
        />
        <div className="traffic-scrub">
          <Slider
            ariaLabel="Moment of the last minute"
            hideFillLine
            // in tenths of a second
            min={-600}
            max={0}
            step={1}
            value={0 - Math.round(secondsAgo * 10)}
            valueFormatter={(value) => `${(Math.abs(value) / 10).toFixed(1)} s ago`}
            onChange={({ detail }) => scrub(-detail.value / 10)}
          />
        </div>
      </div>
      <svg
        className="traffic-picture"
        viewBox={`0 0 ${WIDTH} ${places.height + 50}`}
        role="img"
        aria-label="Requests on their way from callers to environments. The list says the same in words."
      >
        <g transform="translate(0 30)">
          <Places places={places} />
          <g ref={layer} />
        </g>
        <g className="traffic-heading">
          <text x={150}>Called</text>
          <text x={380}>Alias</text>
          <text x={560}>Version</text>
          <text x={784}>Environments, busy at once</text>
        </g>
      </svg>
      {places.callers.size === 0 && (
        <Box color="text-body-secondary" textAlign="center">
          No request in the last minute. Test the function, invoke it many times, or let the three callers of Account
          concurrency run.
        </Box>
      )}
      {LEGEND}
    </SpaceBetween>
  );
}

const Places = memo(({ places: { callers, versions } }: { places: TrafficScene }) => (
  <>
    {[...callers].map(([key, { label, weighted, x, y, alias }]) => (
      <g key={key}>
        <line className="traffic-way" x1={x} y1={y} x2={alias.x} y2={alias.y} />
        {[...versions.values()]
          .filter(({ label: version }) => leadsTo(label, weighted, version))
          .map((version) => (
            <line key={version.label} className="traffic-way" x1={alias.x} y1={alias.y} x2={version.x} y2={version.y} />
          ))}
        <text className="traffic-name" x={x - 14} y={y - 12} textAnchor="middle">
          {label}
        </text>
        <circle className="traffic-place" cx={x} cy={y} r={9} />
        {alias.isAlias && (
          <rect
            className="traffic-place"
            x={alias.x - 9}
            y={alias.y - 9}
            width={18}
            height={18}
            transform={`rotate(45 ${alias.x} ${alias.y})`}
          />
        )}
        {weighted && (
          <text className="traffic-note" x={alias.x} y={alias.y + 27} textAnchor="middle">
            {Math.round(weighted.weight * 1000) / 10} % to version {weighted.additional}
          </text>
        )}
      </g>
    ))}
    {[...versions].map(([key, { label, x, y, slots }]) => (
      <g key={key}>
        <rect className="traffic-place" x={x - 5} y={y - 16} width={10} height={32} rx={3} />
        <text className="traffic-name" x={x} y={y - 21} textAnchor="middle">
          {label.split(':')[1]}
        </text>
        {slots.map((slot) => (
          <rect
            key={`${slot.x} ${slot.y}`}
            className="traffic-slot"
            x={slot.x - 8}
            y={slot.y - 8}
            width={16}
            height={16}
            rx={3}
          />
        ))}
      </g>
    ))}
  </>
));

/** What a name leads to: of an alias, what it sent requests to. */
function leadsTo(
  caller: string,
  weighted: { primary: string; additional: string } | undefined,
  version: string,
): boolean {
  const [functionName] = caller.split(':');
  const [versionOf, number] = version.split(':');
  if (functionName !== versionOf) return false;
  return weighted ? number === weighted.primary || number === weighted.additional : true;
}

const LEGEND = (
  <ul className="traffic-legend">
    <li>
      <i className="key-dot dot-cold" /> cold: waits for Init
    </li>
    <li>
      <i className="key-dot dot-busy" /> runs
    </li>
    <li>
      <i className="key-dot dot-provisioned" /> runs on provisioned concurrency
    </li>
    <li>
      <i className="key-dot dot-failed" /> failed
    </li>
    <li>
      <i className="key-dot dot-refused" /> throttled: falls off with its reason
    </li>
    <li>
      The way to an environment takes half a second in this picture alone; Init and running take as long as REPORT says.
    </li>
  </ul>
);
