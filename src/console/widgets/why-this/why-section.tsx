/** "Why this?" of a result: folded, and asks for the steps when it is opened. */
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import { WhySteps } from './why-steps.tsx';

export function WhySection({ functionName, requestId }: { functionName: string; requestId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Why this?"
      headerDescription="From the qualifier to the outcome, a sentence a step."
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && <WhySteps functionName={functionName} requestId={requestId} />}
    </ExpandableSection>
  );
}
