/** The traffic in a fold: nothing of it is loaded, asked for or drawn before it is opened. */
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, useState } from 'react';

const Traffic = lazy(async () => ({ default: (await import('./traffic.tsx')).Traffic }));

interface LazyTrafficProps {
  functionName?: string;
  qualifier?: string;
}

export function LazyTraffic({ functionName, qualifier }: LazyTrafficProps) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      variant="container"
      headerText="Traffic, one request at a time"
      headerDescription="Coldspark's own. The requests of the last minute on their way, at the speed you choose."
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && (
        <Suspense fallback={<Spinner />}>
          <Traffic {...(functionName && { functionName })} {...(qualifier && { qualifier })} />
        </Suspense>
      )}
    </ExpandableSection>
  );
}
