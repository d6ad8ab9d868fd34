/** The side navigation, in the real console's order. Pages that are not here yet say so when opened. */
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useRouterState } from '@tanstack/react-router';
import { functionsPath } from '../paths.ts';

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
      later('Layers', 'layers'),
      later('Replicas', 'replicas'),
    ],
  },
  {
    type: 'section',
    text: 'Related AWS resources',
    items: [later('Step Functions state machines', 'step-functions-state-machines')],
  },
];

export function ConsoleNavigation() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const activeHref = path.startsWith('/later/') ? `#${path}` : `#${functionsPath}`;
  return (
    <SideNavigation header={{ text: 'AWS Lambda', href: `#${functionsPath}` }} activeHref={activeHref} items={ITEMS} />
  );
}
