/** Deploy, wherever it is pressed: the progress, then what came of it, in the notifications. */

import type { CodeWorkspace } from '../code-workspace.ts';
import { flashError } from '../errors.ts';
import { dismissFlash, flash } from '../session.ts';
import { CliButton } from './cli-button.tsx';

export async function deployDraft(functionName: string, workspace: CodeWorkspace): Promise<void> {
  const id = `deploy ${functionName}`;
  flash({
    id,
    type: 'in-progress',
    content: (
      <>
        Updating the function <b>{functionName}</b>.
      </>
    ),
  });
  try {
    await workspace.deploy();
    flash({
      id,
      type: 'success',
      content: (
        <>
          Successfully updated the function <b>{functionName}</b>.{' '}
          <CliButton operation="UpdateFunctionCode" input={{ FunctionName: functionName, ZipFile: '' }} />
        </>
      ),
    });
  } catch (error) {
    dismissFlash(id);
    flashError(error);
  }
}
