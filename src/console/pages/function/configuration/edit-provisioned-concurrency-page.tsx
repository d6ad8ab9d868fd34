/**
 * Configure provisioned concurrency of a version or an alias, or edit how much it has.
 * https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
 */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Link from '@cloudscape-design/components/link';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { aliasRouting, describeRouting } from '../../../domain/alias-routing.ts';
import { newestFirst } from '../../../domain/version-order.ts';
import { readWholeNumber } from '../../../domain/whole-number.ts';
import { configurationPath, functionPath } from '../../../paths.ts';
import { useAliases } from '../../../queries/aliases.ts';
import { useFunction } from '../../../queries/functions.ts';
import { useProvisionedConcurrency, usePutProvisionedConcurrency } from '../../../queries/provisioned-concurrency.ts';
import { useVersions } from '../../../queries/versions.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { EditPage, type FormRead } from '../../../widgets/edit-page.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useAccountConcurrency } from './account-concurrency.ts';
import {
  monthlyDollars,
  type ProvisionedRow,
  provisionable,
  provisionedElsewhere,
  provisionedRow,
} from './provisionable.ts';
import { Unit } from './quantity-field.tsx';
import type { AccountConcurrency } from './reservable.ts';
import './configuration.css';
import { GroupField } from '../../../widgets/group-field.tsx';

type QualifierType = ProvisionedRow['type'];

interface Provisionables {
  account: AccountConcurrency;
  rows: ProvisionedRow[];
  qualifiers: Record<QualifierType, SelectProps.Option[]>;
}

function useProvisionables(functionName: string): FormRead<Provisionables> {
  const account = useAccountConcurrency(functionName);
  const configs = useProvisionedConcurrency(functionName);
  const aliases = useAliases(functionName);
  const versions = useVersions(functionName);
  return {
    error: account.error ?? configs.error ?? aliases.error ?? versions.error,
    isFetchedAfterMount: account.isFetchedAfterMount && configs.isFetchedAfterMount,
    data:
      account.data && configs.data && aliases.data && versions.data
        ? {
            account: account.data,
            rows: configs.data.map(provisionedRow),
            qualifiers: {
              // Lambda provisions nothing for $LATEST, by whatever name
              Alias: aliases.data
                .filter(({ FunctionVersion }) => FunctionVersion !== '$LATEST')
                .map((alias) => ({ value: alias.Name ?? '', description: describeRouting(aliasRouting(alias)) })),
              Version: versions.data
                .filter(({ Version }) => Version !== '$LATEST')
                .sort(newestFirst)
                .map(({ Version = '', Description = '' }) => ({
                  value: Version,
                  ...(Description && { description: Description }),
                })),
            },
          }
        : undefined,
  };
}

interface EditProvisionedConcurrencyPageProps {
  functionName: string;
  /** Of the configuration to edit, or what a new one is for. */
  qualifier?: string | undefined;
}

export function EditProvisionedConcurrencyPage({ functionName, qualifier }: EditProvisionedConcurrencyPageProps) {
  const read = useProvisionables(functionName);
  const existing = read.data?.rows.find((row) => row.qualifier === qualifier);
  return (
    <EditPage
      title={`${existing ? 'Edit' : 'Configure'} provisioned concurrency`}
      topic="provisioned-concurrency"
      read={read}
    >
      {(data) => (
        <ProvisionedConcurrencyForm functionName={functionName} given={qualifier} existing={existing} {...data} />
      )}
    </EditPage>
  );
}

interface ProvisionedConcurrencyFormProps extends Provisionables {
  functionName: string;
  given: string | undefined;
  existing: ProvisionedRow | undefined;
}

function ProvisionedConcurrencyForm(props: ProvisionedConcurrencyFormProps) {
  const { functionName, given, existing, account, rows, qualifiers } = props;
  const [type, setType] = useState<QualifierType>(
    given && qualifiers.Version.some(({ value }) => value === given) ? 'Version' : 'Alias',
  );
  const [qualifier, setQualifier] = useState(given ?? '');
  const [text, setText] = useState(String(existing?.requested ?? ''));
  const [tried, setTried] = useState(false);
  const put = usePutProvisionedConcurrency();
  const go = useGoWhenDone();
  const backPath = configurationPath(functionPath(functionName), 'concurrency');
  const wanted = readWholeNumber(text);
  const { maximum, because } = provisionable(account, provisionedElsewhere(rows, qualifier));

  const problem = () => {
    if (wanted === undefined) return tried || text !== '' ? 'Enter a whole number, 1 or more.' : '';
    if (wanted < 1) return 'The minimum provisioned concurrency value allowed is 1.';
    return wanted > maximum ? `The maximum allowed provisioned concurrency is ${maximum}, based on ${because}.` : '';
  };

  const save = async () => {
    setTried(true);
    if (qualifier === '' || wanted === undefined) return;
    const input = { FunctionName: functionName, Qualifier: qualifier, ProvisionedConcurrentExecutions: wanted };
    try {
      await put.mutateAsync(input);
    } catch {
      return; // the form shows put.error
    }
    go(backPath);
    flashFunctionUpdated(functionName, 'PutProvisionedConcurrencyConfig', input);
  };

  return (
    <EditForm
      cancelPath={backPath}
      pending={put.isPending}
      values={{ qualifier, text }}
      error={put.error}
      onSave={() => void save()}
    >
      <Container
        header={
          <Header variant="h2" info={<InfoLink topic="provisioned-concurrency" />}>
            Provisioned concurrency
          </Header>
        }
      >
        <SpaceBetween size="l">
          <GroupField
            label="Qualifier type"
            description="$LATEST has none: Lambda provisions published versions, directly or by an alias. A caller that names another qualifier, or the function alone, starts cold all the same."
          >
            <RadioGroup
              value={type}
              items={[
                { value: 'Alias', label: 'Alias', disabled: existing?.type === 'Version' },
                { value: 'Version', label: 'Version', disabled: existing?.type === 'Alias' },
              ]}
              onChange={({ detail }) => {
                setType(detail.value as QualifierType);
                setQualifier('');
              }}
            />
          </GroupField>
          <FormField
            label={type}
            errorText={tried && qualifier === '' ? `Choose ${ONE[type]}.` : ''}
            constraintText={qualifiers[type].length === 0 ? <NoQualifiers {...{ functionName, type }} /> : ''}
          >
            <Select
              selectedOption={qualifier === '' ? null : { value: qualifier, label: qualifier }}
              options={qualifiers[type]}
              filteringType="auto"
              filteringAriaLabel={`Find ${ONE[type]}`}
              placeholder={`Choose ${ONE[type]}`}
              empty={`No ${NAMES[type]}`}
              disabled={existing !== undefined}
              onChange={({ detail }) => setQualifier(detail.selectedOption.value ?? '')}
            />
          </FormField>
          <FormField
            label="Provisioned concurrency"
            errorText={problem()}
            constraintText={
              !problem() && wanted ? <Estimate {...{ functionName, qualifier, environments: wanted }} /> : ''
            }
          >
            <div className="quantities">
              <Input type="number" inputMode="numeric" value={text} onChange={({ detail }) => setText(detail.value)} />
              <Unit>{`${maximum} available`}</Unit>
            </div>
          </FormField>
          <Box color="text-body-secondary" variant="p">
            The environments are initialized before anyone calls. What is provisioned is set aside from the{' '}
            {account.reserved === undefined ? "account's unreserved concurrency" : "function's reserved concurrency"} at
            once, also while it is idle: whatever else runs there has so much less, and may be throttled. Requests
            beyond it run on demand.
          </Box>
          <Box color="text-body-secondary" variant="p">
            It takes AWS's minute or two until it is ready; requests start cold until then. It limits nothing and needs
            no reservation: reserved concurrency is another setting, of the whole function.
          </Box>
        </SpaceBetween>
      </Container>
    </EditForm>
  );
}

const NAMES: Record<QualifierType, string> = { Alias: 'aliases', Version: 'published versions' };
const ONE: Record<QualifierType, string> = { Alias: 'an alias', Version: 'a version' };

/** What is missing, and where it is made. */
function NoQualifiers({ functionName, type }: { functionName: string; type: QualifierType }) {
  const [text, tab, way] =
    type === 'Alias'
      ? (['No alias points to a published version.', 'aliases', 'Go to Aliases'] as const)
      : (['The function has no published version yet.', 'versions', 'Publish a version'] as const);
  return (
    <>
      {text}{' '}
      <Link fontSize="inherit" href={`#${functionPath(functionName, tab)}`}>
        {way}
      </Link>
    </>
  );
}

interface EstimateProps {
  functionName: string;
  qualifier: string;
  environments: number;
}

/** What AWS would charge; here nothing is charged. */
function Estimate({ functionName, qualifier, environments }: EstimateProps) {
  const { data } = useFunction(functionName, qualifier || undefined);
  const dollars = monthlyDollars(data?.Configuration ?? {}, environments);
  return `$${dollars.toFixed(2)} per month in addition to pricing for duration and requests on AWS. Coldspark charges nothing.`;
}
