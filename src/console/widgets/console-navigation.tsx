/** The side navigation, in the real console's order. Pages that are not here yet say so when opened. */
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useRouterState } from '@tanstack/react-router';
import { createLayerPath, functionsPath, layersPath } from '../paths.ts';

const later = (text: string, page: string): SideNavigationProps.Item => ({
  type: 'link',
  text,
  href: `#/later/${page}`,
});

const ITEMS: SideNavigationProps.Item[] = [
  later('Dashboard', 'dashboard'),
  later('Applications', 'applications'),
  { type: 'link', text: 'Functions', href: `#${functionsPath}` },
  {
    type: 'section',
    text: 'Additional resources',
    items: [
      later('Capacity providers', 'capacity-providers'),
      later('Code signing configurations', 'code-signing-configurations'),
      later('Event source mappings', 'event-source-mappings'),
      { type: 'link', text: 'Layers', href: `#${layersPath}` },
      later('Replicas', 'replicas'),
    ],
  },
  {
    type: 'section',
    text: 'Related AWS resources',
    items: [later('Step Functions state machines', 'step-functions-state-machines')],
  },
];

function activePath(path: string): string {
  if (path.startsWith('/later/')) return path;
  return path.startsWith(layersPath) || path === createLayerPath() ? layersPath : functionsPath;
}

export function ConsoleNavigation() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const activeHref = `#${activePath(path)}`;
  return (
    <SideNavigation header={{ text: 'AWS Lambda', href: `#${functionsPath}` }} activeHref={activeHref} items={ITEMS} />
  );
}
