/**
 * Concurrency and recursion detection: what the function has reserved of the account's concurrency,
 * and what is provisioned of its versions and aliases.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { errorMessage } from '../../../errors.ts';
import { accountConcurrencyPath, editConfigurationPath } from '../../../paths.ts';
import { useRecursiveLoop } from '../../../queries/recursion.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useAccountConcurrency } from './account-concurrency.ts';
import { ProvisionedConcurrencyConfigurations } from './provisioned-concurrency-configurations.tsx';
import { RECURSIVE_LOOP } from './recursive-loop.ts';

interface ConcurrencySectionProps {
  functionName: string;
  readOnly: boolean;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
}

export function ConcurrencySection({ functionName, readOnly, qualifier }: ConcurrencySectionProps) {
  return (
    <>
      <ReservedConcurrency functionName={functionName} readOnly={readOnly} />
      <ProvisionedConcurrencyConfigurations functionName={functionName} qualifier={qualifier} />
      <RecursiveLoopDetection functionName={functionName} readOnly={readOnly} />
    </>
  );
}

function ReservedConcurrency({ functionName, readOnly }: Omit<ConcurrencySectionProps, 'qualifier'>) {
  const { data, error } = useAccountConcurrency(functionName);
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="concurrency" />}
          actions={!readOnly && <Button href={`#${editConfigurationPath(functionName, 'concurrency')}`}>Edit</Button>}
        >
          Concurrency
        </Header>
      }
    >
      {error && <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>}
      {!error && !data && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {data && (
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={2}
            items={[
              data.reserved === undefined
                ? { label: 'Function concurrency', value: 'Use unreserved account concurrency' }
                : { label: 'Reserved concurrency', value: data.reserved },
              { label: 'Unreserved account concurrency', value: data.unreserved },
            ]}
          />
          {data.unreserved < data.limit && (
            <Alert type="info">
              Unreserved account concurrency is now lower. AWS raises quotas automatically based on usage, or you can
              request a quota increase.
              <Box color="inherit" variant="p">
                {`${data.unreserved} of the account's ${data.limit} are left; all functions without reserved concurrency share them.`}
              </Box>
            </Alert>
          )}
          <Link href={`#${accountConcurrencyPath}`}>The account's concurrency, as it is used</Link>
        </SpaceBetween>
      )}
    </Container>
  );
}

function RecursiveLoopDetection({ functionName, readOnly }: Omit<ConcurrencySectionProps, 'qualifier'>) {
  const { data, error } = useRecursiveLoop(functionName);
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<InfoLink topic="recursive-loop-detection" />}
          actions={
            !readOnly && (
              <Button href={`#${editConfigurationPath(functionName, 'recursive-loop-detection')}`}>Edit</Button>
            )
          }
        >
          Recursive loop detection
        </Header>
      }
    >
      {error && <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>}
      {!error && !data && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {data && <KeyValuePairs items={[{ label: 'Recursive loop configuration', value: RECURSIVE_LOOP[data] }]} />}
    </Container>
  );
}
