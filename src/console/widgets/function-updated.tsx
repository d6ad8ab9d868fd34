/** What the console says after a change of a function was saved. */
import { flash } from '../session.ts';
import { CliButton, type CliCall } from './cli-button.tsx';

export function flashFunctionUpdated(functionName: string, operation?: string, input?: object, then?: CliCall): void {
  flash({
    type: 'success',
    content: (
      <>
        Successfully updated the function <b>{functionName}</b>.{' '}
        {operation && input && <CliButton operation={operation} input={input} then={then} />}
      </>
    ),
  });
}
