/**
 * Edit concurrency: share the account's unreserved concurrency, or reserve some for this function.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { minimumUnreservedConcurrency } from '../../../../api/quotas.ts';
import { readWholeNumber } from '../../../domain/whole-number.ts';
import { accountConcurrencyPath, configurationPath, functionPath } from '../../../paths.ts';
import { useReserveConcurrency } from '../../../queries/concurrency.ts';
import { useProvisionedConcurrency } from '../../../queries/provisioned-concurrency.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useAccountConcurrency } from './account-concurrency.ts';
import { provisionedElsewhere, provisionedRow } from './provisionable.ts';
import { type AccountConcurrency, reservable, reservationProblem, unreservedAfter } from './reservable.ts';
import './configuration.css';
import { GroupField } from '../../../widgets/group-field.tsx';

export function EditConcurrencyPage({ functionName }: { functionName: string }) {
  return (
    <EditPage title="Edit concurrency" topic="concurrency" read={useAccountConcurrency(functionName)}>
      {(account) => <ConcurrencyForm functionName={functionName} account={account} />}
    </EditPage>
  );
}

function ConcurrencyForm({ functionName, account }: { functionName: string; account: AccountConcurrency }) {
  const [reserves, setReserves] = useState(account.reserved !== undefined);
  const [text, setText] = useState(String(account.reserved ?? ''));
  const [tried, setTried] = useState(false);
  const reservation = useReserveConcurrency();
  const go = useGoWhenDone();
  const backPath = configurationPath(functionPath(functionName), 'concurrency');
  const wanted = readWholeNumber(text);
  const configs = useProvisionedConcurrency(functionName).data ?? [];
  const provisioned = provisionedElsewhere(configs.map(provisionedRow));

  const problem = () => {
    if (wanted !== undefined) return reservationProblem(account, wanted, provisioned);
    return tried || text !== '' ? 'Enter a whole number, 0 or more.' : '';
  };

  const save = async () => {
    setTried(true);
    if (reserves && wanted === undefined) return;
    try {
      await reservation.mutateAsync({ functionName, reserved: reserves ? wanted : undefined });
    } catch {
      return; // the form shows reservation.error
    }
    go(backPath);
    const reserved = reserves ? { ReservedConcurrentExecutions: wanted } : {};
    flashFunctionUpdated(functionName, reserves ? 'PutFunctionConcurrency' : 'DeleteFunctionConcurrency', {
      FunctionName: functionName,
      ...reserved,
    });
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={reservation.isPending}
      values={{ reserves, text }}
      error={reservation.error}
      onSave={() => void save()}
    >
      <Container
        header={
          <Header variant="h2" info={<InfoLink topic="concurrency" />}>
            Concurrency
          </Header>
        }
      >
        <SpaceBetween size="l">
          <Box>
            Unreserved account concurrency: <b>{account.unreserved}</b>
          </Box>
          <GroupField label="Function concurrency" stretch>
            <RadioGroup
              value={reserves ? 'reserve' : 'unreserved'}
              items={[
                { value: 'unreserved', label: 'Use unreserved account concurrency' },
                {
                  value: 'reserve',
                  label: 'Reserve concurrency',
                  description:
                    'A guarantee and a ceiling at once, for the whole function: $LATEST, all versions and aliases together. It is taken from what all other functions share. It keeps nothing warm: that is what provisioned concurrency is for.',
                },
              ]}
              onChange={({ detail }) => setReserves(detail.value === 'reserve')}
            />
          </GroupField>
          {reserves && (
            <FormField
              label="Reserved concurrency"
              errorText={problem()}
              warningText={
                wanted === 0 ? 'With 0 every invocation is throttled: the function does not run at all.' : ''
              }
              constraintText={<Reservable account={account} wanted={wanted} />}
            >
              <div className="quantities">
                <Input
                  type="number"
                  inputMode="numeric"
                  value={text}
                  onChange={({ detail }) => setText(detail.value)}
                />
              </div>
            </FormField>
          )}
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}

/** The sum; and where it can come to nothing, what helps. */
function Reservable({ account, wanted }: { account: AccountConcurrency; wanted: number | undefined }) {
  const { limit } = account;
  const isSmall = minimumUnreservedConcurrency({ concurrentExecutions: limit }) === limit;
  if (isSmall)
    return (
      <>
        {`You can reserve at most 0: an account whose quota is ${limit} must leave all of it unreserved, and AWS refuses whatever you reserve. Have the quota raised first: `}
        <Link fontSize="inherit" href={`#${accountConcurrencyPath}`}>
          Account concurrency
        </Link>
      </>
    );
  return `You can reserve at most ${reservable(account)}. With ${wanted ?? 0}, ${unreservedAfter(account, wanted)} stay unreserved for all other functions.`;
}
