/** The side navigation, in the real console's order. Pages that are not here yet say so when opened. */
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { LATER_PAGES, type LaterPageId } from '../later-pages.ts';
import {
  accountConcurrencyPath,
  apisPath,
  bucketsPath,
  createBucketPath,
  createFunctionPath,
  createLayerPath,
  createLoadBalancerPath,
  createQueuePath,
  eventBridgePath,
  eventsPath,
  functionsPath,
  layersPath,
  loadBalancersPath,
  queuesPath,
  snsPath,
} from '../paths.ts';
import { useMatch } from '../router.tsx';

const later = (page: LaterPageId): SideNavigationProps.Item => ({
  type: 'link',
  text: LATER_PAGES[page],
  href: `#/later/${page}`,
});

const ITEMS: SideNavigationProps.Item[] = [
  later('dashboard'),
  later('applications'),
  { type: 'link', text: 'Functions', href: `#${functionsPath}` },
  {
    type: 'section',
    text: 'Additional resources',
    items: [
      later('capacity-providers'),
      later('code-signing-configurations'),
      later('event-source-mappings'),
      { type: 'link', text: 'Layers', href: `#${layersPath}` },
      later('replicas'),
    ],
  },
  {
    type: 'section',
    text: 'Services around Lambda',
    items: [
      { type: 'link', text: 'API Gateway', href: `#${apisPath}` },
      { type: 'link', text: 'EventBridge', href: `#${eventBridgePath}` },
      { type: 'link', text: 'Load balancers', href: `#${loadBalancersPath}` },
      { type: 'link', text: 'S3', href: `#${bucketsPath}` },
      { type: 'link', text: 'SNS', href: `#${snsPath}` },
      { type: 'link', text: 'SQS', href: `#${queuesPath}` },
    ],
  },
  {
    type: 'section',
    text: 'Related AWS resources',
    items: [later('step-functions-state-machines')],
  },
  {
    type: 'section',
    text: 'Coldspark, not on AWS',
    items: [
      { type: 'link', text: 'Account concurrency', href: `#${accountConcurrencyPath}` },
      { type: 'link', text: 'Events', href: `#${eventsPath}` },
    ],
  },
];

/** The entry that the page belongs to. Some belong to none, such as Settings. */
export function activeEntry(path: string): string | undefined {
  if (path.startsWith('/later/') || path === accountConcurrencyPath || path === eventsPath) return path;
  if (path.startsWith(layersPath) || path === createLayerPath()) return layersPath;
  if (path.startsWith(eventBridgePath)) return eventBridgePath;
  if (path.startsWith(apisPath)) return apisPath;
  if (path.startsWith(snsPath)) return snsPath;
  if (path.startsWith(loadBalancersPath) || path === createLoadBalancerPath) return loadBalancersPath;
  if (path.startsWith(bucketsPath) || path === createBucketPath) return bucketsPath;
  if (path.startsWith(queuesPath) || path === createQueuePath) return queuesPath;
  return path.startsWith(functionsPath) || path === createFunctionPath ? functionsPath : undefined;
}

export function ConsoleNavigation() {
  const { path } = useMatch();
  const active = activeEntry(path);
  return (
    <SideNavigation
      header={{ text: 'AWS Lambda', href: `#${functionsPath}` }}
      {...(active !== undefined && { activeHref: `#${active}` })}
      items={ITEMS}
    />
  );
}
