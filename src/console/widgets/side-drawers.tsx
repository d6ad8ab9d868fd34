/** The panels beside the page, one at a time: help, and the steps of the course notes. */
import type { AppLayoutProps } from '@cloudscape-design/components/app-layout';
import Spinner from '@cloudscape-design/components/spinner';
import { type ReactNode, type RefAttributes, useEffect, useRef } from 'react';
import { type Drawer, useSession } from '../session.ts';
import { useLater } from '../use-later.ts';

/** Code is read beside the steps, so they get more room than help. */
const NOTES_WIDTH_PX = 360;

const loadHelp = () => import('./help.tsx').then(({ Help }) => Help);

const drawers = (help: ReactNode, notes: ReactNode): (AppLayoutProps.Drawer & { id: Drawer })[] => [
  {
    id: 'help',
    content: help,
    trigger: { iconName: 'status-info' },
    ariaLabels: { drawerName: 'Help panel', triggerButton: 'Open help panel', closeButton: 'Close help panel' },
  },
  {
    id: 'notes',
    content: notes,
    resizable: true,
    defaultSize: NOTES_WIDTH_PX,
    trigger: { iconName: 'list-view' },
    ariaLabels: {
      drawerName: 'Follow the notes',
      triggerButton: 'Open the notes',
      closeButton: 'Close the notes',
      resizeHandle: 'Resize the notes',
    },
  },
];

const HELP_MISSING = 'The help could not be loaded. Reload the page when its host can be reached.';

/** Of the layout. */
export function useSideDrawers(
  notes: ReactNode,
): Pick<AppLayoutProps, 'drawers' | 'activeDrawerId' | 'onDrawerChange'> & RefAttributes<AppLayoutProps.Ref> {
  const layout = useRef<AppLayoutProps.Ref>(null);
  const helpAsked = useSession((session) => session.helpAsked);
  // whoever asks for help is about to read it; the panel takes the focus once it is open
  useEffect(() => {
    if (helpAsked === 0) return;
    const frame = requestAnimationFrame(() => layout.current?.focusActiveDrawer());
    return () => cancelAnimationFrame(frame);
  }, [helpAsked]);
  const drawer = useSession((session) => session.drawer);
  const { part: Help, failed, ask } = useLater(loadHelp);
  useEffect(() => {
    if (drawer === 'help') ask();
  }, [drawer, ask]);
  const help = Help ? <Help /> : failed ? <p>{HELP_MISSING}</p> : <Spinner />;
  return {
    ref: layout,
    drawers: drawers(help, notes),
    activeDrawerId: drawer,
    onDrawerChange: ({ detail }) => useSession.setState({ drawer: detail.activeDrawerId as Drawer | null }),
  };
}
