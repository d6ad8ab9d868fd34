/** Code source: the editor in its container, and all that may stand in its way. */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useState } from 'react';
import { type CodeWorkspace, useCodeWorkspace } from '../../../code-workspace.ts';
import { EDITOR_LIMIT_BYTES, totalBytes } from '../../../domain/source-files.ts';
import { discardCode, keepCode, useDrafts } from '../../../drafts.ts';
import { errorMessage } from '../../../errors.ts';
import { functionPath } from '../../../paths.ts';
import { deployDraft } from '../../../widgets/deploy-draft.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { UploadZipModal } from './upload-zip-modal.tsx';
import { Workbench } from './workbench.tsx';

const READ_ONLY_REASON = 'A published version cannot be changed.';

interface CodeSourceProps {
  functionName: string;
  qualifier: string | undefined;
  configuration: FunctionConfiguration;
}

export function CodeSource({ functionName, qualifier, configuration }: CodeSourceProps) {
  const { workspace, error } = useCodeWorkspace(functionName, qualifier);
  const storageProblem = useDrafts((drafts) => drafts.storageProblem);
  const [uploading, setUploading] = useState(false);
  const published = qualifier !== undefined && qualifier !== '$LATEST';
  const tooLarge =
    error?.name === 'UnzippedTooLargeError' ||
    (workspace !== undefined && !workspace.hasDraft && totalBytes(workspace.deployed.files) > EDITOR_LIMIT_BYTES);

  return (
    <SpaceBetween size="l">
      {published && (
        <Alert type="info">
          You can only edit your function code or upload a new .zip or .jar file from the unpublished{' '}
          <Link href={`#${functionPath(functionName, 'code')}`}>function page</Link>.
        </Alert>
      )}
      <Container
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="code-source" />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  iconName="external"
                  iconAlign="right"
                  disabled
                  disabledReason="Visual Studio Code cannot reach a function that lives in this page."
                >
                  Open in Visual Studio Code
                </Button>
                {!published && (
                  <ButtonDropdown
                    items={[
                      { id: 'zip', text: '.zip file' },
                      {
                        id: 's3',
                        text: 'Amazon S3 location',
                        disabled: true,
                        disabledReason:
                          'Not in this console yet. The terminal can: aws lambda update-function-code --s3-bucket …',
                      },
                    ]}
                    onItemClick={({ detail }) => setUploading(detail.id === 'zip')}
                  >
                    Upload from
                  </ButtonDropdown>
                )}
              </SpaceBetween>
            }
          >
            Code source
          </Header>
        }
      >
        <SpaceBetween size="s">
          {tooLarge && (
            <Alert type="info">
              The deployment package of your Lambda function "{functionName}" is too large to enable inline code
              editing. However, you can still invoke your function.
            </Alert>
          )}
          {error && !tooLarge && <Alert type="error">{errorMessage(error)}</Alert>}
          {storageProblem !== undefined && (
            <Alert type="warning">
              What you type cannot be kept beyond this page, because the browser refuses to store it: {storageProblem}
            </Alert>
          )}
          {!workspace && !error && !tooLarge && (
            <Box padding="l" textAlign="center">
              <Spinner /> Loading the function's code
            </Box>
          )}
          {workspace && !tooLarge && (
            <Editor
              functionName={functionName}
              qualifier={qualifier}
              configuration={configuration}
              workspace={workspace}
              published={published}
            />
          )}
        </SpaceBetween>
      </Container>
      {uploading && <UploadZipModal functionName={functionName} onDismiss={() => setUploading(false)} />}
    </SpaceBetween>
  );
}

interface EditorProps extends CodeSourceProps {
  workspace: CodeWorkspace;
  published: boolean;
}

function Editor({ functionName, qualifier, configuration, workspace, published }: EditorProps) {
  const { deployed, files, hasDraft, deployedElsewhere, edit, deploying } = workspace;
  const [comparing, setComparing] = useState(false);
  const showsDeployed = comparing && deployedElsewhere;
  const shown = showsDeployed ? deployed.files : files;

  return (
    <SpaceBetween size="s">
      {deployedElsewhere && (
        <Alert
          type="warning"
          header="The deployed code has changed since you began to edit"
          action={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setComparing(!comparing)}>
                {showsDeployed ? 'View my changes' : 'View deployed code'}
              </Button>
              <Button onClick={() => keepCode(functionName, deployed.sha256)}>Keep my changes</Button>
            </SpaceBetween>
          }
        >
          Somebody deployed other code, for example in another tab. Both are kept: the deployed code is in effect, and
          your changes are a draft. If you deploy, your draft replaces the deployed code.
        </Alert>
      )}
      <Workbench
        functionName={functionName}
        qualifier={qualifier}
        handler={configuration.Handler ?? ''}
        runtime={configuration.Runtime ?? ''}
        environmentVariables={configuration.Environment?.Variables ?? {}}
        files={shown}
        deployedFiles={deployed.files}
        readOnlyReason={
          published
            ? READ_ONLY_REASON
            : showsDeployed
              ? 'This is the deployed code. Your changes are kept: choose View my changes.'
              : undefined
        }
        hasDraft={hasDraft && !showsDeployed}
        deploying={deploying}
        onEdit={edit}
        onDeploy={() => void deployDraft(functionName, workspace)}
        onDiscard={() => discardCode(functionName)}
      />
    </SpaceBetween>
  );
}
