/** Makes the ready function, if it is not there, and opens its Test tab. */
import Link from '@cloudscape-design/components/link';
import { useState } from 'react';
import { flashError } from '../../errors.ts';
import { aliasPath, functionPath } from '../../paths.ts';
import { useCreateExecutionRole } from '../../queries/roles.ts';
import { useRegion } from '../../region.ts';
import { dismissFlash, flash } from '../../session.ts';
import { useGoAfterAnswer } from '../../use-go.ts';

export function useOpenReadyFunction(): { open: () => void; pending: boolean } {
  const access = useRegion();
  const go = useGoAfterAnswer();
  const roleCreation = useCreateExecutionRole();
  const [pending, setPending] = useState(false);

  const open = async () => {
    setPending(true);
    try {
      // with it comes what packs zips, which the list of functions has no use for
      const { ensureReadyFunction, READY_ALIAS, READY_FUNCTION } = await import('./ready-function.ts');
      await ensureReadyFunction(access, roleCreation.mutateAsync);
      go(functionPath(READY_FUNCTION, 'testing'));
      const id = flash({
        type: 'success',
        content: (
          <>
            The function is ready: choose <b>Test</b> to run it. Then{' '}
            <Link
              color="inverted"
              href={`#${aliasPath(READY_FUNCTION, READY_ALIAS, 'testing')}`}
              // on the alias's own page it has nothing more to say
              onFollow={() => dismissFlash(id)}
            >
              open its alias {READY_ALIAS}
            </Link>{' '}
            and test that a few times: each request runs version 1 or 2, by a draw of its own.
          </>
        ),
      });
    } catch (error) {
      flashError(error);
    } finally {
      setPending(false);
    }
  };
  return { open: () => void open(), pending };
}
