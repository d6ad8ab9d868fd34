/** Pages of AWS's side navigation that are not here yet: their names by the last part of their address. */
export const LATER_PAGES = {
  dashboard: 'Dashboard',
  applications: 'Applications',
  'capacity-providers': 'Capacity providers',
  'code-signing-configurations': 'Code signing configurations',
  'event-source-mappings': 'Event source mappings',
  replicas: 'Replicas',
  'step-functions-state-machines': 'Step Functions state machines',
} as const;

export type LaterPageId = keyof typeof LATER_PAGES;

export const laterPageTitle = (page: string): string | undefined => LATER_PAGES[page as LaterPageId];
