/** Asks before what was typed into a form is lost: at a link, Back, Forward, another address, a reload. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import type { Question } from '../address-history.ts';
import { useAddressHistory } from '../use-address.ts';

/** Of a form; `changed`: it holds what is saved nowhere. */
export function UnsavedChangesModal({ changed }: { changed: boolean }) {
  const history = useAddressHistory();
  const [question, setQuestion] = useState<Question>();
  useEffect(() => (changed ? history.guard(setQuestion) : undefined), [changed, history]);
  return question && <LeaveModal onStay={question.stay} onLeave={question.leave} />;
}

export function LeaveModal({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Modal
      visible
      header="Leave this page?"
      onDismiss={onStay}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={onStay}>
              Stay
            </Button>
            <Button variant="primary" formAction="none" onClick={onLeave}>
              Leave
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      What you changed on this page is not saved. If you leave it now, your changes are lost.
    </Modal>
  );
}
