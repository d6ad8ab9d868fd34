/** "Why this?", beside an invocation in a table: opens its steps, and asks for them only then. */
import Popover, { type PopoverProps } from '@cloudscape-design/components/popover';
import { WhySteps } from './why-steps.tsx';

interface WhyThisProps {
  functionName: string;
  requestId: string;
  position?: PopoverProps.Position;
}

export function WhyThis({ functionName, requestId, position = 'left' }: WhyThisProps) {
  return (
    <Popover
      header="Why this?"
      size="large"
      position={position}
      renderWithPortal
      triggerAriaLabel={`Why this? Request ${requestId}`}
      dismissAriaLabel="Close"
      content={<WhySteps functionName={functionName} requestId={requestId} />}
    >
      <span className="why-this">Why this?</span>
    </Popover>
  );
}
