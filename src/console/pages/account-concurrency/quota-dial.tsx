/**
 * The quota, turned: an increase is asked of Service Quotas, as on AWS and with its refusals; any other number is set as
 * AWS gives it to an account. https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { memo, useState } from 'react';
import { ACCOUNT_CONCURRENCY, MAXIMUM_ACCOUNT_CONCURRENCY } from '../../../api/quotas.ts';
import { readWholeNumber } from '../../domain/whole-number.ts';
import { errorMessage } from '../../errors.ts';
import {
  CONCURRENCY_QUOTA,
  useLastQuotaRequest,
  usePutAccountConcurrency,
  useRequestQuotaIncrease,
} from '../../queries/account-quota.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import type { QuotaNumbers } from './pools.ts';

const count = (value: number) => value.toLocaleString('en');
const PRESETS = [10, 50, ACCOUNT_CONCURRENCY];

/** Of a new account, of some, of most. */
const presetName = (value: number) =>
  value === 10 ? '10, a new account' : value === ACCOUNT_CONCURRENCY ? `${count(value)}, AWS's default` : count(value);

export const QuotaDial = memo(({ numbers }: { numbers: QuotaNumbers }) => {
  const { quota, excess } = numbers;
  const [text, setText] = useState<string>();
  const put = usePutAccountConcurrency();
  const request = useRequestQuotaIncrease();
  const last = useLastQuotaRequest().data;
  const wanted = readWholeNumber(text ?? String(quota));
  const valid = wanted !== undefined && wanted >= 1 && wanted <= MAXIMUM_ACCOUNT_CONCURRENCY;
  const error = put.error ?? request.error;

  const change = (next: string) => {
    put.reset();
    request.reset();
    setText(next);
  };
  const set = () => {
    request.reset();
    if (valid) put.mutate(wanted, { onSuccess: () => setText(undefined) });
  };
  const ask = () => {
    put.reset();
    if (valid) request.mutate(wanted, { onSuccess: () => setText(undefined) });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="account-concurrency" />}
          description="How much concurrency the account has in this Region: Lambda's quota Concurrent executions."
        >
          Quota
        </Header>
      }
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="Quotas that accounts have"
          selectedId={valid ? String(wanted) : null}
          options={PRESETS.map((value) => ({ id: String(value), text: presetName(value) }))}
          onChange={({ detail }) => change(detail.selectedId)}
        />
        <FormField
          label="Concurrent executions"
          description={`Now ${count(quota)}.`}
          constraintText={`A whole number from 1 to ${count(MAXIMUM_ACCOUNT_CONCURRENCY)}.`}
          errorText={
            valid
              ? error && errorMessage(error)
              : `Enter a whole number from 1 to ${count(MAXIMUM_ACCOUNT_CONCURRENCY)}.`
          }
        >
          <div className="quota-number">
            <Input
              type="number"
              inputMode="numeric"
              value={text ?? String(quota)}
              onChange={({ detail }) => change(detail.value)}
            />
          </div>
        </FormField>
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Button onClick={ask} loading={request.isPending}>
            Request increase
          </Button>
          <Button variant="primary" onClick={set} loading={put.isPending}>
            Set quota
          </Button>
          <CliButton
            service="service-quotas"
            operation="RequestServiceQuotaIncrease"
            input={{ ...CONCURRENCY_QUOTA, DesiredValue: wanted ?? quota }}
          />
        </SpaceBetween>
        <Box color="text-body-secondary" fontSize="body-s">
          <b>Request increase</b> asks Service Quotas, as on AWS: it grants only more than the default of{' '}
          {count(ACCOUNT_CONCURRENCY)}, also to an account that has 10. <b>Set quota</b> is Coldspark's own and takes
          effect at once, lower too: AWS alone decides with how much an account begins.
        </Box>
        {last && (
          <StatusIndicator type={last.Status === 'PENDING' ? 'pending' : 'success'}>
            {last.Status === 'PENDING'
              ? `${count(last.DesiredValue ?? 0)} asked for: PENDING. Here it is approved after ten seconds of the account's time.`
              : `The last request, for ${count(last.DesiredValue ?? 0)}, is ${last.Status}.`}
          </StatusIndicator>
        )}
        <ReservableSum numbers={numbers} />
        {excess > 0 && (
          <Alert type="warning" header="The quota is below what is reserved">
            Reservations and provisioned concurrency stay as they were, but the {count(quota)} are the limit of all
            functions together: even a function with a reservation may be throttled. Nothing is unreserved, so a
            function without a reservation does not run at all. Reservations can be taken away; what the sum above has
            no room for is refused. AWS says nowhere what it would do: its owners cannot lower a quota.
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
});

/** Confusion of every new account: why nothing can be reserved. */
function ReservableSum({ numbers: { quota, reserved, provisioned, floor, reservable } }: { numbers: QuotaNumbers }) {
  return (
    <div className="quota-sum">
      <Box variant="awsui-key-label">What may still be reserved</Box>
      <div>
        <b>{count(quota)}</b> quota − <b>{count(reserved)}</b> reserved − <b>{count(provisioned)}</b> provisioned
        outside reservations − <b>{count(floor)}</b> that must stay unreserved{' '}
        {reservable > 0 ? (
          <>
            = <b className="quota-sum-result">{count(reservable)}</b>
          </>
        ) : (
          <>
            leaves <b className="quota-sum-result">0</b>
          </>
        )}
      </div>
      {reservable === 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          Any reservation above 0 is refused: “Specified ReservedConcurrentExecutions for function decreases account's
          UnreservedConcurrentExecution below its minimum value of [{floor}].”{' '}
          {quota <= 100 && 'An account with 100 or less can reserve nothing.'}
        </Box>
      )}
    </div>
  );
}
