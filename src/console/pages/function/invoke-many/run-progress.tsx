/** How far a run of Invoke many is, and in the end how it went. */
import LiveRegion from '@cloudscape-design/components/live-region';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useRegionStatus } from '../../../region.ts';
import { PreparingPython } from '../../../widgets/preparing-python.tsx';
import type { ManyRun } from './invoke-many-runs.ts';
import { type TallyTotals, verdict } from './tally.ts';

const number = (value: number) => value.toLocaleString('en');

export function RunProgress({ run }: { run: ManyRun }) {
  const { preparingPython } = useRegionStatus();
  if (run.state === 'finished') return <Ended run={run} />;
  const { state, planned, totals, inFlight } = run;
  return (
    <>
      {preparingPython !== undefined && <PreparingPython done={preparingPython} />}
      <ProgressBar
        ariaLabel="Invocations answered"
        value={Math.round((totals.answered / planned) * 100)}
        additionalInfo={`${answered(run)}, ${number(inFlight)} in flight`}
        {...(state === 'cancelling' && {
          description: 'Cancelling: nothing more is sent; what is in flight finishes.',
        })}
      />
    </>
  );
}

const answered = ({ planned, totals }: ManyRun) =>
  `${number(totals.answered)} of ${number(planned)} invocations answered`;

function Ended({ run }: { run: ManyRun }) {
  const { planned, totals, elapsedMs } = run;
  const seconds = elapsedMs / 1000;
  const perSecond = seconds > 0 ? Math.round(totals.answered / seconds) : 0;
  const cancelled = totals.answered < planned;
  return (
    <LiveRegion tagName="div">
      <StatusIndicator type={verdict(totals) ?? 'stopped'} wrapText>
        {cancelled && 'Cancelled: '}
        {`${answered(run)} in ${seconds.toFixed(1)} s, ${number(perSecond)} a second.`}
        {failures(totals)}
        {cancelled && ' The rest was not sent.'}
      </StatusIndicator>
    </LiveRegion>
  );
}

/** What kept a run from being a success, counted; nothing of one that was. */
function failures({ functionErrors, throttles, refusals }: TallyTotals): string {
  const counts = [
    functionErrors > 0 && `${number(functionErrors)} failed with an error`,
    throttles > 0 && `${number(throttles)} were throttled`,
    refusals > 0 && `${number(refusals)} were refused otherwise`,
  ].filter((text) => text !== false);
  return counts.length === 0 ? '' : ` ${counts.join(', ')}.`;
}
