/** Says that a new version of Coldspark waits, or that another tab took it; loads it when the person wants it. */
import Button from '@cloudscape-design/components/button';
import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { type ReactNode, useState } from 'react';
import { holdsTypedWork, reloadIntoUpdate, useOffline } from '../offline.ts';
import { useLater } from '../use-later.ts';

const loadLeaveModal = () => import('./unsaved-changes-modal.tsx').then(({ LeaveModal }) => LeaveModal);

const TEXTS = {
  waiting: {
    type: 'info',
    header: 'A new version of Coldspark is ready',
    content: 'Reload to use it, here and in its other tabs. The account and the drafts of code are kept.',
  },
  taken: {
    type: 'warning',
    header: 'Coldspark was updated in another tab',
    content:
      'This tab still has the version before, because something typed here was not saved. Finish it, then reload.',
  },
} as const;

/** For the flashbar: what it shows, and what is asked first. */
export function useUpdateNotice(): { items: FlashbarProps.MessageDefinition[]; question: ReactNode } {
  const update = useOffline((offline) => offline.update);
  const [dismissed, setDismissed] = useState(false);
  const [asking, setAsking] = useState(false);
  const { part: LeaveModal, ask: askForModal } = useLater(loadLeaveModal);
  if (update === 'none' || (update === 'waiting' && dismissed)) return { items: [], question: null };
  const reload = () => {
    if (!holdsTypedWork()) return reloadIntoUpdate();
    askForModal();
    return setAsking(true);
  };
  return {
    items: [
      {
        id: `update-${update}`,
        ...TEXTS[update],
        action: <Button onClick={reload}>Reload</Button>,
        ...(update === 'waiting' && {
          dismissible: true,
          dismissLabel: 'Dismiss notification',
          onDismiss: () => setDismissed(true),
        }),
      },
    ],
    question: asking && LeaveModal && <LeaveModal onStay={() => setAsking(false)} onLeave={reloadIntoUpdate} />,
  };
}
