/** Saves a part of a function's configuration: back to where it is shown, with a notice; or the form stays, with the refusal. */
import type { UpdateFunctionConfigurationCommandInput } from '@aws-sdk/client-lambda';
import { useUpdateFunctionConfiguration } from '../queries/functions.ts';
import { useGoWhenDone } from '../use-go.ts';
import { flashFunctionUpdated } from './function-updated.tsx';

export function useSaveConfiguration(functionName: string, backPath: string) {
  const update = useUpdateFunctionConfiguration();
  const go = useGoWhenDone();

  const save = async (changes: Omit<UpdateFunctionConfigurationCommandInput, 'FunctionName'>) => {
    const input = { FunctionName: functionName, ...changes };
    try {
      await update.mutateAsync(input);
    } catch {
      return; // the form shows the error
    }
    go(backPath);
    flashFunctionUpdated(functionName, 'UpdateFunctionConfiguration', input);
  };

  return { save, pending: update.isPending, error: update.error };
}
