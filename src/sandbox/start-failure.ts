/** No runtime could be had for an environment: our trouble (a file missing, the frame lost), told where it shows. */
import type { EnvironmentEvent } from '../lambda/runtime-host.ts';

export function startFailure(cause: unknown): EnvironmentEvent[] {
  console.error('An execution environment could not be started.', cause);
  const errorType = 'Sandbox.StartFailed';
  const why = cause instanceof Error ? cause.message : String(cause);
  const errorMessage = `The execution environment could not be started: ${why.replace(/\.$/, '')}.`;
  const error = JSON.stringify({ errorType, errorMessage });
  return [{ type: 'init-started' }, { type: 'init-failed', error, errorType, maxMemoryUsedMb: 0 }];
}
