/**
 * Presses of Test that are under way or answered. Kept for the visit, apart from what is on screen: an answer that
 * comes while another tab of the function page is open is there on return. A run that the visit's end cuts off is told
 * to the next visit.
 */
import { GetFunctionConfigurationCommand, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { create } from 'zustand';
import { accountNow } from '../account-now.ts';
import type { TestForm } from '../domain/test-form.ts';
import type { TestOutcome } from '../domain/test-outcome.ts';
import { errorMessage, refusedRequestId } from '../errors.ts';
import { invokeAsynchronously, useInvoke } from '../queries/invocations.ts';
import { useRegion } from '../region.ts';
import { interruptedRuns, noteInterruptions } from './interrupted-runs.ts';
import { changesSince, type InvokedTarget, readTarget, useTarget } from './invoked-target.ts';

interface RunningTest {
  state: 'running';
  startedAtMs: number;
}
interface AnsweredTest {
  state: 'finished';
  outcome: TestOutcome;
  /** As the invocation met it. */
  target: InvokedTarget | undefined;
}
/** The page was closed or reloaded: nobody was there to hear the answer. */
interface InterruptedTest {
  state: 'interrupted';
  startedAtMs: number;
}
/** With what has changed since: with anything, the result is outdated. */
export type FinishedTest = AnsweredTest & { changes: readonly string[] };

export type TestRun = RunningTest | FinishedTest | InterruptedTest;

/** The Code tab's output panel and the Test tab show their own runs. */
export type TestRunScreen = 'code' | 'test';

type KeptRun = RunningTest | AnsweredTest | InterruptedTest;

interface TestRuns {
  runs: Record<string, KeptRun>;
  /** As the result's Details were left; untouched, they are open when the function failed. */
  detailsShown?: boolean;
}

const useTestRuns = create<TestRuns>()(() => ({
  runs: Object.fromEntries(
    Object.entries(interruptedRuns()).map(([key, startedAtMs]) => [key, { state: 'interrupted', startedAtMs }]),
  ),
}));

noteInterruptions(() =>
  Object.fromEntries(
    Object.entries(useTestRuns.getState().runs).flatMap(([key, run]) =>
      run.state === 'running' ? [[key, run.startedAtMs]] : [],
    ),
  ),
);

export const useDetailsShown = () => useTestRuns(({ detailsShown }) => detailsShown);
export const showDetails = (detailsShown: boolean) => useTestRuns.setState({ detailsShown });

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
  const now = useTarget(functionName, qualifier);
  const { lambda } = useRegion();
  const { mutateAsync: invoke } = useInvoke();

  const show = (next: KeptRun | undefined) =>
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
      const throttledRequestId = error instanceof TooManyRequestsException && refusedRequestId(error);
      return { kind: 'refused', message: errorMessage(error), ...(throttledRequestId && { throttledRequestId }) };
    }
  };

  return {
    run: run?.state === 'finished' ? { ...run, changes: changesSince(run.target, now) } : run,
    async start(body, eventName, type) {
      if (useTestRuns.getState().runs[key]?.state === 'running') return;
      show({ state: 'running', startedAtMs: accountNow() });
      // in one breath, so that nothing changes between them
      const [target, outcome] = await Promise.all([
        readTarget(lambda, functionName, qualifier),
        outcomeOf(body, eventName, type),
      ]);
      show({ state: 'finished', outcome, target });
    },
    dismiss: () => show(undefined),
  };
}
