/** The gear beside a list. What it opens is loaded when somebody opens it: no list waits for it. */
import Button from '@cloudscape-design/components/button';
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';

const Preferences = lazy(() => import('@cloudscape-design/components/collection-preferences'));

export function ListPreferences<T>(props: CollectionPreferencesProps<T> & { title: string }) {
  const [asked, setAsked] = useState(false);
  const gear = <Button variant="icon" iconName="settings" ariaLabel={props.title} onClick={() => setAsked(true)} />;
  if (!asked) return gear;
  return (
    <Suspense fallback={gear}>
      <Opened>
        <Preferences {...props} />
      </Opened>
    </Suspense>
  );
}

/** Presses the gear that came in place of the pressed one. */
function Opened({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector('button')?.click(), []);
  return <div ref={frame}>{children}</div>;
}
