/** Where deployed code alone counts: whether there is a draft that does not. What deploys it is loaded only then. */
import { lazy, Suspense } from 'react';
import { useDraftsLoaded } from '../draft-storage.ts';
import { useDrafts } from '../drafts.ts';
import type { UndeployedChangesProps } from './undeployed-alert.tsx';

// with it comes what packs zips, which the pages around it have no use for
const UndeployedAlert = lazy(async () => ({ default: (await import('./undeployed-alert.tsx')).UndeployedAlert }));

export function UndeployedChanges(props: UndeployedChangesProps) {
  const loaded = useDraftsLoaded();
  const drafted = useDrafts(({ code }) => code[props.functionName] !== undefined);
  if (!loaded || !drafted) return null;
  return (
    <Suspense>
      <UndeployedAlert {...props} />
    </Suspense>
  );
}
