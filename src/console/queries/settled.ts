/**
 * Creates and updates go on after their answer: `State` leaves Pending, `LastUpdateStatus` leaves InProgress.
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
import { type FunctionConfiguration, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { Region } from '../../api/coldspark.ts';
import type { RegionAccess } from '../region.ts';

/** A change seen by nobody (another tab led, and went) is found by asking again. */
const ASK_AGAIN_MS = 500;

function nextChange(region: Region): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, ASK_AGAIN_MS);
    const unsubscribe = region.onChange(done);
  });
}

/** The function's configuration once the running create or update is over. Throws with AWS's reason if it failed. */
export async function settledConfiguration(
  { region, lambda }: RegionAccess,
  functionName: string,
): Promise<FunctionConfiguration> {
  for (;;) {
    // subscribed before asking, or a change in between is missed
    const change = nextChange(region);
    const configuration = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }));
    if (configuration.State === 'Failed') throw new Error(configuration.StateReason ?? 'The function is Failed.');
    if (configuration.LastUpdateStatus === 'Failed')
      throw new Error(configuration.LastUpdateStatusReason ?? 'The last update failed.');
    if (configuration.State !== 'Pending' && configuration.LastUpdateStatus !== 'InProgress') return configuration;
    await change;
  }
}
