/** What many invocations came to: the split by version, what failed, and how long it took. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { refusalText } from '../../../domain/test-outcome.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { SplitChart } from '../../../widgets/split-chart/split-chart.tsx';
import type { ManyRun } from './invoke-many-runs.ts';
import { LatencyTable } from './latency-table.tsx';
import { type Discernment, discernment, insideBand, type VersionShare, versionShares } from './split.ts';

const count = (value: number) => value.toLocaleString('en');
const percent = (value: number) => `${value.toLocaleString('en', { maximumFractionDigits: 1 })} %`;

/** A number that should be 0, in a colour when it is not. */
const trouble = (value: number) =>
  value === 0 ? count(value) : <StatusIndicator type="error">{count(value)}</StatusIndicator>;

export function ManyResult({ run: { state, totals, inFlight, routing } }: { run: ManyRun }) {
  // under way, the answers so far favour the faster version: only a whole run says something about weights
  const over = state === 'finished';
  const shares = versionShares(totals.versions, routing).map((share) => (over ? share : withoutExpected(share)));
  const apart = over ? discernment(routing) : undefined;
  return (
    <SpaceBetween size="l">
      {totals.refusal !== undefined && <Alert type="error">{refusalText(totals.refusal)}</Alert>}
      <KeyValuePairs
        columns={4}
        minColumnWidth={110}
        items={[
          ...(over ? [] : [{ label: 'In flight', value: count(inFlight) }]),
          { label: 'Ran', value: count(totals.ran) },
          { label: 'Throttles', value: trouble(totals.throttles) },
          { label: 'Errors', value: trouble(totals.functionErrors) },
          { label: 'Cold starts', value: count(totals.coldStarts) },
          ...(totals.refusals > 0 ? [{ label: 'Refused otherwise', value: trouble(totals.refusals) }] : []),
        ]}
      />
      {totals.ran > 0 && <Split shares={shares} ran={totals.ran} apart={apart} />}
      {totals.ran > 0 && <LatencyTable totals={totals} />}
      {over && totals.answered > 0 && totals.throttles === totals.answered && (
        <Box>Every request was throttled: nothing ran, and no version was chosen.</Box>
      )}
    </SpaceBetween>
  );
}

const withoutExpected = ({ expected: _expected, ...share }: VersionShare): VersionShare => share;

interface SplitProps {
  shares: readonly VersionShare[];
  ran: number;
  apart: Discernment | undefined;
}

function Split({ shares, ran, apart }: SplitProps) {
  const promised = shares.some(({ expected }) => expected);
  return (
    <SpaceBetween size="s">
      <Box variant="h3">Invocations by version</Box>
      <SplitChart
        label={`Invocations by version: ${shares.map(({ version, count: n }) => `version ${version} ${count(n)}`).join(', ')}`}
        total={ran}
        bars={shares.map(({ version, count: n, expected }) => ({
          name: version === '$LATEST' ? version : `Version ${version}`,
          count: n,
          ...(expected && { expected: { share: expected.sharePercent / 100, ...expected.band } }),
        }))}
      />
      <DataTable
        variant="embedded"
        ariaLabels={{ tableLabel: 'Invocations by version' }}
        columnDefinitions={promised ? [...observedColumns, ...expectedColumns] : observedColumns}
        items={shares}
        trackBy="version"
      />
      {apart && <TellApart apart={apart} ran={ran} />}
    </SpaceBetween>
  );
}

const observedColumns: TableProps.ColumnDefinition<VersionShare>[] = [
  { id: 'version', header: 'Version', isRowHeader: true, cell: ({ version }) => version },
  { id: 'count', header: 'Invocations', cell: (share) => count(share.count) },
  { id: 'share', header: 'Observed', cell: ({ sharePercent }) => percent(sharePercent) },
];

const expectedColumns: TableProps.ColumnDefinition<VersionShare>[] = [
  { id: 'expected', header: 'Expected', cell: ({ expected }) => (expected ? percent(expected.sharePercent) : '-') },
  {
    id: 'band',
    header: '95 % band (exact binomial)',
    cell: ({ expected }) => (expected ? `${count(expected.band.low)} to ${count(expected.band.high)}` : '-'),
  },
  {
    id: 'inside',
    header: 'Observed count',
    minWidth: 170,
    cell: (share) => {
      if (!share.expected) return 'Not in the alias when the run began';
      return insideBand(share) ? (
        <StatusIndicator type="success">Inside the band</StatusIndicator>
      ) : (
        <StatusIndicator type="warning">Outside the band</StatusIndicator>
      );
    },
  },
];

/** The band is about one weight; this is about two. */
function TellApart({ apart, ran }: { apart: Discernment; ran: number }) {
  const { weightPercent, neighbourPercent, needed } = apart;
  return (
    <Box variant="p">
      To tell a weight of {percent(weightPercent)} from one of {percent(neighbourPercent)}, it takes about{' '}
      <b>{count(needed)} invocations</b> at each (two proportions, normal approximation, 5 % significance, 80 % power).{' '}
      {needed > ran ? <b>{count(ran)} are too few.</b> : `These ${count(ran)} are enough.`}
    </Box>
  );
}
