/** Name and actions on top of a function's page. */
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { createAliasPath } from '../../paths.ts';
import { useGo } from '../../use-go.ts';

/** What opens a dialog. */
export type FunctionAction = 'throttle' | 'publish' | 'delete-function' | 'delete-version' | 'delete-alias';

interface FunctionHeaderProps {
  functionName: string;
  version: string | undefined;
  alias: string | undefined;
  /** Without one there is nothing to act on: not read yet, or not there. */
  arn: string | undefined;
  onAction: (action: FunctionAction) => void;
}

const CREATE_ALIAS = { id: 'create-alias', text: 'Create alias' };

function actionsOf(version: string | undefined, alias: string | undefined) {
  if (alias) return [{ id: 'delete-alias', text: 'Delete alias' }];
  if (version) return [CREATE_ALIAS, { id: 'delete-version', text: 'Delete version' }];
  return [
    { id: 'publish', text: 'Publish new version' },
    CREATE_ALIAS,
    { id: 'delete-function', text: 'Delete function' },
  ];
}

export function FunctionHeader({ functionName, version, alias, arn, onAction }: FunctionHeaderProps) {
  const go = useGo();
  const qualifier = version ?? alias;
  return (
    <Header
      variant="h1"
      actions={
        arn !== undefined && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => onAction('throttle')}>Throttle</Button>
            <CopyToClipboard
              variant="button"
              copyButtonText="Copy ARN"
              copySuccessText="ARN copied"
              copyErrorText="The ARN could not be copied"
              textToCopy={arn}
            />
            <ButtonDropdown
              items={actionsOf(version, alias)}
              onItemClick={({ detail }) =>
                detail.id === CREATE_ALIAS.id
                  ? go(createAliasPath(functionName, version))
                  : onAction(detail.id as FunctionAction)
              }
            >
              Actions
            </ButtonDropdown>
          </SpaceBetween>
        )
      }
    >
      {qualifier ? `${functionName}:${qualifier}` : functionName}
    </Header>
  );
}
