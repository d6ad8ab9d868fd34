/** "Why this?", beside an invocation in a table: opens its steps, and asks for them only then. */
import Popover from '@cloudscape-design/components/popover';
import { WhySteps } from './why-steps.tsx';

export function WhyThis({ functionName, requestId }: { functionName: string; requestId: string }) {
  return (
    <Popover
      header="Why this?"
      size="large"
      position="left"
      renderWithPortal
      triggerAriaLabel={`Why this? Request ${requestId}`}
      dismissAriaLabel="Close"
      content={<WhySteps functionName={functionName} requestId={requestId} />}
    >
      <span className="why-this">Why this?</span>
    </Popover>
  );
}
