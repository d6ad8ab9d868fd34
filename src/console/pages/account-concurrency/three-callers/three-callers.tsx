/**
 * Three callers, a demo that is ready: a load balancer, an API and a script share the account's concurrency. One takes all
 * of it, the others throttle, a reservation cures it.
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { readWholeNumber } from '../../../domain/whole-number.ts';
import { errorMessage, flashError, isNotFound } from '../../../errors.ts';
import { usePutAccountConcurrency } from '../../../queries/account-quota.ts';
import { useReserveConcurrency } from '../../../queries/concurrency.ts';
import { useCreateExecutionRole } from '../../../queries/roles.ts';
import { useRegion } from '../../../region.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { setPerSecond, startCallers, stopCallers, useCallersRun } from './caller-runs.ts';
import {
  CALLERS,
  type Caller,
  type CallerId,
  type CallerTotals,
  HANDLER_SECONDS,
  MOST_PER_SECOND,
  neededConcurrency,
  perSecondBeyond,
  QUOTA_FOR_RESERVATIONS,
  RECENT_SECONDS,
} from './callers.ts';

const count = (value: number) => value.toLocaleString('en');

interface CallerRow extends Caller {
  rate: number;
  totals: CallerTotals;
  reserved: number | undefined;
}

/** Of the account, as the page counts them. */
interface QuotaNumbers {
  quota: number;
  reserved: number;
  provisioned: number;
  floor: number;
  reservable: number;
  /** Reservations by function name. */
  reservations: Record<string, number>;
}

export const ThreeCallers = memo(({ numbers }: { numbers: QuotaNumbers }) => {
  const access = useRegion();
  const running = useCallersRun((run) => run.running);
  const perSecond = useCallersRun((run) => run.perSecond);
  const totals = useDeferredValue(useCallersRun((run) => run.totals));
  const role = useCreateExecutionRole();
  const [busy, setBusy] = useState<'starting' | 'deleting'>();
  const reservation = useReserveConcurrency();
  const { mutate: reserve } = reservation;
  const missing = isNotFound(reservation.error);
  const quota = usePutAccountConcurrency();

  const start = async () => {
    setBusy('starting');
    try {
      // with it comes what packs zips
      const { ensureCallerFunctions } = await import('./caller-functions.ts');
      await ensureCallerFunctions(access, role.mutateAsync);
      const { ensureDoors } = await import('./caller-doors.ts');
      startCallers(access, await ensureDoors(access));
    } catch (error) {
      flashError(error);
    } finally {
      setBusy(undefined);
    }
  };
  const remove = async () => {
    stopCallers();
    setBusy('deleting');
    try {
      const { deleteCallerFunctions } = await import('./caller-functions.ts');
      const { deleteDoors } = await import('./caller-doors.ts');
      await deleteDoors(access);
      await deleteCallerFunctions(access);
    } catch (error) {
      flashError(error);
    } finally {
      setBusy(undefined);
    }
  };

  const { reservations } = numbers;
  const rows = useMemo(
    () =>
      CALLERS.map((caller) => ({
        ...caller,
        rate: perSecond[caller.id],
        totals: totals[caller.id],
        reserved: reservations[caller.functionName],
      })),
    [perSecond, totals, reservations],
  );
  const unreserved = Math.max(0, numbers.quota - numbers.reserved - numbers.provisioned);
  const definitions = useMemo(
    () =>
      columns({
        onRate: (id, rate) => setPerSecond(id, rate),
        onGreedy: (id) => setPerSecond(id, perSecondBeyond(unreserved)),
        onReserve: (functionName, reserved) => reserve({ functionName, reserved }),
      }),
    [unreserved, reserve],
  );

  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="account-concurrency" />}
          description={`Three functions share the unreserved concurrency: one behind a load balancer, one behind an HTTP API, one called by AWS's SDK. Every request really runs and takes ${HANDLER_SECONDS} seconds.`}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button loading={busy === 'deleting'} disabled={busy !== undefined} onClick={() => void remove()}>
                Remove the demo
              </Button>
              {running ? (
                <Button onClick={stopCallers}>Stop the callers</Button>
              ) : (
                <Button variant="primary" loading={busy === 'starting'} onClick={() => void start()}>
                  Start the callers
                </Button>
              )}
            </SpaceBetween>
          }
        >
          Three callers
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ol className="callers-steps">
          <li>Start the callers at a quota of 10: each needs {neededConcurrency(1)} at once, and all of them run.</li>
          <li>
            Let one <b>take everything</b>: the others are throttled, although they hardly send anything.
          </li>
          <li>
            <b>Reserve</b> for the greedy one, and it has a ceiling; or for one of the others, and it has a guarantee.
            With a quota of 100 or less AWS refuses both.
          </li>
        </ol>
        <Box color="text-body-secondary" fontSize="body-s">
          A browser runs 100 environments of Node.js at most. Requests beyond them are accepted and count, but wait for
          a place, which AWS's do not: with a ceiling for the greedy one nobody waits.
        </Box>
        <CallersTable rows={rows} definitions={definitions} />
        {reservation.error && (
          <Alert
            type="error"
            header="AWS refuses the reservation"
            action={
              !missing &&
              numbers.quota < QUOTA_FOR_RESERVATIONS && (
                <Button
                  loading={quota.isPending}
                  onClick={() => quota.mutate(QUOTA_FOR_RESERVATIONS, { onSuccess: () => reservation.reset() })}
                >
                  Set the quota to {QUOTA_FOR_RESERVATIONS}
                </Button>
              )
            }
          >
            <div>{errorMessage(reservation.error)}</div>
            <Box color="inherit" variant="p">
              {missing ? (
                'Start the callers first: with them comes the function.'
              ) : (
                <>
                  {count(numbers.quota)} quota − {count(numbers.reserved)} reserved − {count(numbers.provisioned)}{' '}
                  provisioned outside reservations − {count(numbers.floor)} that must stay unreserved leave{' '}
                  {count(numbers.reservable)}. A reservation needs an account with more than 100.
                </>
              )}
            </Box>
          </Alert>
        )}
        {quota.error && <Alert type="error">{errorMessage(quota.error)}</Alert>}
        <Verdict rows={rows} running={running} />
      </SpaceBetween>
    </Container>
  );
});

interface CallersTableProps {
  rows: readonly CallerRow[];
  definitions: TableProps.ColumnDefinition<CallerRow>[];
}

/** Drawn anew when there is something new in it, and not before. */
const CallersTable = memo(({ rows, definitions }: CallersTableProps) => (
  <DataTable
    variant="embedded"
    ariaLabels={{ tableLabel: 'Three callers' }}
    trackBy="id"
    items={rows}
    columnDefinitions={definitions}
  />
));

interface Actions {
  onRate: (id: CallerId, perSecond: number) => void;
  onGreedy: (id: CallerId) => void;
  onReserve: (functionName: string, reserved: number | undefined) => void;
}

const columns = ({ onRate, onGreedy, onReserve }: Actions): TableProps.ColumnDefinition<CallerRow>[] => [
  {
    id: 'name',
    header: 'Caller',
    isRowHeader: true,
    minWidth: 180,
    cell: ({ name, functionName, refusal }) => (
      <>
        <b>{name}</b>
        <Box color="text-body-secondary" fontSize="body-s">
          {functionName}
          <br />
          throttled, its client gets {refusal}
        </Box>
      </>
    ),
  },
  {
    id: 'rate',
    header: 'Requests a second',
    minWidth: 150,
    cell: ({ id, name, rate }) => (
      <SpaceBetween size="xxs">
        <div className="caller-number">
          <Input
            type="number"
            inputMode="numeric"
            ariaLabel={`Requests a second of ${name}`}
            value={String(rate)}
            onChange={({ detail }) => onRate(id, Math.min(MOST_PER_SECOND, readWholeNumber(detail.value) ?? 0))}
          />
        </div>
        <Box color="text-body-secondary" fontSize="body-s">
          needs {count(neededConcurrency(rate))} at once
        </Box>
        <Button variant="inline-link" ariaLabel={`Take everything: ${name}`} onClick={() => onGreedy(id)}>
          Take everything
        </Button>
      </SpaceBetween>
    ),
  },
  { id: 'inFlight', header: 'In flight', minWidth: 70, cell: ({ totals }) => count(totals.inFlight) },
  {
    id: 'recent',
    header: `Last ${RECENT_SECONDS} seconds`,
    minWidth: 130,
    cell: ({ totals: { recent, inFlight } }) => <Recent {...recent} inFlight={inFlight} />,
  },
  {
    id: 'reserved',
    header: 'Reserved concurrency',
    minWidth: 140,
    cell: (row) => <Reservation row={row} onReserve={onReserve} />,
  },
];

function Recent({ ran, throttled, inFlight }: { ran: number; throttled: number; inFlight: number }) {
  if (ran + throttled === 0) return inFlight > 0 ? 'waiting' : '-';
  const type = throttled === 0 ? 'success' : ran === 0 ? 'error' : 'warning';
  return (
    <StatusIndicator type={type} wrapText>
      {count(ran)} ran
      <br />
      {count(throttled)} throttled
    </StatusIndicator>
  );
}

function Reservation({ row, onReserve }: { row: CallerRow; onReserve: Actions['onReserve'] }) {
  const { name, functionName, reserved } = row;
  const [text, setText] = useState('10');
  const wanted = readWholeNumber(text);
  return (
    <SpaceBetween size="xxs">
      <SpaceBetween direction="horizontal" size="xs">
        <div className="caller-number">
          <Input
            type="number"
            inputMode="numeric"
            ariaLabel={`Reserved concurrency of ${name}`}
            value={text}
            onChange={({ detail }) => setText(detail.value)}
          />
        </div>
        <Button
          ariaLabel={`Reserve for ${name}`}
          disabled={wanted === undefined}
          onClick={() => onReserve(functionName, wanted)}
        >
          Reserve
        </Button>
      </SpaceBetween>
      {reserved !== undefined && (
        <Box color="text-body-secondary">
          {count(reserved)} reserved.{' '}
          <Button
            variant="inline-link"
            ariaLabel={`Give the reservation of ${name} back`}
            onClick={() => onReserve(functionName, undefined)}
          >
            Give back
          </Button>
        </Box>
      )}
    </SpaceBetween>
  );
}

/** What one sees, in a sentence. */
function Verdict({ rows, running }: { rows: readonly CallerRow[]; running: boolean }) {
  if (!running) return null;
  const throttled = rows.filter(({ totals }) => totals.recent.throttled > 0);
  const names = (of: readonly CallerRow[]) => of.map(({ name }) => name).join(' and ');
  const capped = throttled.filter(({ reserved }) => reserved !== undefined);
  if (throttled.length === 0) return <StatusIndicator type="success">Nobody is throttled.</StatusIndicator>;
  const waiting = rows.filter(
    ({ totals: { recent, inFlight } }) => recent.ran + recent.throttled === 0 && inFlight > 0,
  );
  if (capped.length === throttled.length && waiting.length > 0)
    return (
      <StatusIndicator type="pending">
        {names(capped)} is throttled at its own reservation; {names(waiting)}: accepted, and waiting for a place in this
        browser.
      </StatusIndicator>
    );
  if (capped.length === throttled.length)
    return (
      <StatusIndicator type="success">
        {names(capped)} is throttled at its own reservation, and nobody else is.
      </StatusIndicator>
    );
  return (
    <StatusIndicator type="error">
      {names(throttled)} {throttled.length === 1 ? 'is' : 'are'} throttled: the unreserved concurrency is used up. A
      throttle is no invocation and no error, and writes no log: only Throttles counts it.
    </StatusIndicator>
  );
}
