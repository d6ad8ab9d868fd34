/** A page that broke: our bug, shown as such, with the rest of the console still there; or one whose files are gone. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { useEffect, useState } from 'react';
import { errorMessage } from '../errors.ts';
import { isMissingFile, missingFileReason } from '../missing-files.ts';
import { loadAnew, useOffline } from '../offline.ts';

export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  if (isMissingFile(error)) return <FilesGone />;
  return (
    <Alert type="error" header="This page failed to show" action={<Button onClick={reset}>Try again</Button>}>
      {errorMessage(error)}
    </Alert>
  );
}

function FilesGone() {
  const offline = useOffline((state) => state.offline);
  const [hostAnswers, setHostAnswers] = useState<boolean>();
  useEffect(() => void (offline?.reachesHost() ?? Promise.resolve(false)).then(setHostAnswers), [offline]);
  if (hostAnswers === undefined) return null;
  return (
    <Alert
      type="error"
      header="This page could not be loaded"
      action={<Button onClick={() => void loadAnew()}>Reload</Button>}
    >
      {missingFileReason(hostAnswers)}
    </Alert>
  );
}
