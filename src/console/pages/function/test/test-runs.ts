/**
 * Presses of Test that are under way or answered. Kept for the visit, apart from what is on screen: an answer that
 * comes while another tab of the function page is open is there on return.
 */
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { create } from 'zustand';
import { errorMessage } from '../../../errors.ts';
import { invokeAsynchronously, useInvoke } from '../../../queries/invocations.ts';
import { useRegion } from '../../../region.ts';
import type { TestForm } from './test-form.ts';
import type { TestOutcome } from './test-outcome.ts';

export type TestRun = { state: 'running' } | { state: 'finished'; outcome: TestOutcome };

/** The Code tab's output panel and the Test tab show their own runs. */
export type TestRunScreen = 'code' | 'test';

const useTestRuns = create<{ runs: Record<string, TestRun> }>()(() => ({ runs: {} }));

type InvocationType = TestForm['invocationType'];

export interface TestRunControl {
  run: TestRun | undefined;
  /** Invokes with an event, JSON text; the name only if it is a saved one. Does nothing while a run is under way. */
  start(body: string, eventName?: string, type?: InvocationType): Promise<void>;
  dismiss(): void;
}

export function useTestRun(screen: TestRunScreen, functionName: string, qualifier?: string): TestRunControl {
  const key = `${screen} ${functionName}:${qualifier ?? ''}`;
  const run = useTestRuns(({ runs }) => runs[key]);
  const { lambda } = useRegion();
  const { mutateAsync: invoke } = useInvoke();

  const show = (next: TestRun | undefined) =>
    useTestRuns.setState(({ runs }) => {
      const { [key]: _before, ...others } = runs;
      return { runs: next ? { ...others, [key]: next } : others };
    });

  const outcomeOf = async (body: string, eventName?: string, type?: InvocationType): Promise<TestOutcome> => {
    try {
      const named = eventName !== undefined && { eventName };
      const sent = { FunctionName: functionName, Qualifier: qualifier, Payload: new TextEncoder().encode(body) };
      if (type === 'Event') {
        const requestId = await invokeAsynchronously(lambda, { functionName, qualifier, payload: body });
        return { kind: 'accepted', ...named, sent: { ...sent, InvocationType: type }, requestId };
      }
      const result = await invoke({ functionName, qualifier, payload: body });
      const { CodeSha256 = '' } = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: functionName, Qualifier: result.executedVersion }),
      );
      return {
        kind: result.functionError === undefined ? 'succeeded' : 'failed',
        ...named,
        sent,
        payload: result.payload,
        logTail: result.logTail,
        requestId: result.requestId,
        executedVersion: result.executedVersion,
        codeSha256: CodeSha256,
        startedAtMs: result.startedAtMs,
      };
    } catch (error) {
      return { kind: 'refused', message: errorMessage(error) };
    }
  };

  return {
    run,
    async start(body, eventName, type) {
      if (useTestRuns.getState().runs[key]?.state === 'running') return;
      show({ state: 'running' });
      show({ state: 'finished', outcome: await outcomeOf(body, eventName, type) });
    },
    dismiss: () => show(undefined),
  };
}
