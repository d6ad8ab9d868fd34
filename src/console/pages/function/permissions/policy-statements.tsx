/**
 * Who may use a function, a version or an alias: the statements of its own resource-based policy.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import { conditionsOf, type PolicyStatement, policyText, principalOf } from '../../../domain/policy-statement.ts';
import { errorMessage } from '../../../errors.ts';
import { addPermissionsPath } from '../../../paths.ts';
import { usePolicy } from '../../../queries/policies.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { DeleteStatementModal } from './delete-statement-modal.tsx';
import './permissions.css';

const COLUMNS: TableProps.ColumnDefinition<PolicyStatement>[] = [
  { id: 'id', header: 'Statement ID', isRowHeader: true, cell: ({ Sid }) => Sid },
  { id: 'principal', header: 'Principal', cell: principalOf },
  { id: 'conditions', header: 'Conditions', cell: (statement) => <Conditions statement={statement} /> },
  { id: 'action', header: 'Action', cell: ({ Action }) => Action },
];

function Conditions({ statement }: { statement: PolicyStatement }) {
  const conditions = conditionsOf(statement);
  if (conditions.length === 0) return 'None';
  return (
    <ul className="policy-conditions">
      {conditions.map(({ operator, key, value }) => (
        <li key={`${operator} ${key}`}>
          {operator} {key}: <span className="breakable">{value}</span>
        </li>
      ))}
    </ul>
  );
}

interface PolicyStatementsProps {
  functionName: string;
  qualifier: string | undefined;
}

export function PolicyStatements({ functionName, qualifier }: PolicyStatementsProps) {
  const { data: statements = [], error, isPending } = usePolicy(functionName, qualifier);
  const [chosen, setChosen] = useState<string>();
  const [deleting, setDeleting] = useState<string>();
  const [viewing, setViewing] = useState(false);
  const selected = statements.find(({ Sid }) => Sid === chosen);
  const addButton = <Button href={`#${addPermissionsPath(functionName, qualifier)}`}>Add permissions</Button>;
  const whose = qualifier ? `${functionName}:${qualifier}` : `${functionName} without a qualifier`;

  return (
    <>
      <DataTable
        items={statements}
        trackBy="Sid"
        loading={isPending}
        loadingText="Loading statements"
        selectionType="single"
        selectedItems={selected ? [selected] : []}
        onSelectionChange={({ detail }) => setChosen(detail.selectedItems[0]?.Sid)}
        onRowClick={({ detail }) => setChosen(detail.item.Sid)}
        columnDefinitions={COLUMNS}
        ariaLabels={{
          tableLabel: 'Resource-based policy statements',
          selectionGroupLabel: 'Statement selection',
          itemSelectionLabel: (_selection, { Sid }) => `Select ${Sid}`,
        }}
        header={
          <Header
            variant="h2"
            counter={`(${statements.length})`}
            info={<InfoLink topic="resource-policy" />}
            description={`Who may invoke ${whose}. The function itself, each version and each alias have statements of their own.`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={statements.length === 0}
                  ariaExpanded={viewing && statements.length > 0}
                  onClick={() => setViewing(!viewing)}
                >
                  View policy document
                </Button>
                <Button disabled={!selected} onClick={() => setDeleting(selected?.Sid)}>
                  Delete
                </Button>
                {addButton}
              </SpaceBetween>
            }
          >
            Resource-based policy statements
          </Header>
        }
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <b>{error ? errorMessage(error) : 'No policy statements'}</b>
              {!error && (
                <>
                  <Box color="inherit">No service of AWS and no other account may invoke {whose}.</Box>
                  {addButton}
                </>
              )}
            </SpaceBetween>
          </Box>
        }
        {...(viewing && statements.length > 0 && { footer: <PolicyDocument statements={statements} /> })}
      />
      {deleting !== undefined && (
        <DeleteStatementModal
          functionName={functionName}
          qualifier={qualifier}
          statementId={deleting}
          onDismiss={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}

function PolicyDocument({ statements }: { statements: readonly PolicyStatement[] }) {
  const text = policyText(statements);
  return (
    <section aria-label="Policy document">
      <SpaceBetween size="xs">
        <CopyToClipboard
          textToCopy={text}
          copyButtonText="Copy policy"
          copySuccessText="Policy copied"
          copyErrorText="The policy could not be copied"
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className="policy-document" tabIndex={0}>
          {text}
        </pre>
      </SpaceBetween>
    </section>
  );
}
