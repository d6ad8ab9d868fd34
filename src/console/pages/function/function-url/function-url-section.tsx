/** Function URL of a function or an alias. https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html */
import type { FunctionUrlConfig } from '@aws-sdk/client-lambda';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, useState } from 'react';
import { localFunctionUrl } from '../../../../api/function-url.ts';
import { errorMessage } from '../../../errors.ts';
import { editFunctionUrlPath, type Qualified } from '../../../paths.ts';
import { useBridge } from '../../../queries/bridge.ts';
import { useFunctionUrl } from '../../../queries/function-urls.ts';
import { CopyableLines } from '../../../widgets/copyable-lines.tsx';
import { FunctionUrlCopy } from '../../../widgets/function-url-copy.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { RelativeTime } from '../../../widgets/relative-time.tsx';
import { UndeployedChanges } from '../../../widgets/undeployed-changes.tsx';
import { DeleteFunctionUrlModal } from './delete-function-url-modal.tsx';
import { TryFunctionUrl } from './try-function-url.tsx';

export function FunctionUrlSection({ functionName, version, alias }: Qualified & { functionName: string }) {
  const { data, error } = useFunctionUrl(functionName, alias);
  const [deleting, setDeleting] = useState(false);
  const editPath = `#${editFunctionUrlPath(functionName, alias)}`;
  const createButton = !version && <Button href={editPath}>Create function URL</Button>;

  const body = () => {
    if (version)
      return <NoUrl text="A published version has no function URL. An alias that points to it can have one." />;
    if (error) return <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>;
    if (data === undefined) return <StatusIndicator type="loading">Loading</StatusIndicator>;
    return data ? <Settings url={data} /> : <NoUrl text="No function URL is configured." action={createButton} />;
  };

  return (
    <>
      <Container
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="function-url" />}
            actions={
              data && !version ? (
                <SpaceBetween direction="horizontal" size="xs">
                  <Button onClick={() => setDeleting(true)}>Delete</Button>
                  <Button href={editPath}>Edit</Button>
                </SpaceBetween>
              ) : (
                createButton
              )
            }
          >
            Function URL
          </Header>
        }
      >
        {body()}
      </Container>
      {data && !version && !alias && <UndeployedChanges functionName={functionName} leftOut="invoked" />}
      {data && !version && <TryFunctionUrl key={data.FunctionUrl} url={data} />}
      {deleting && (
        <DeleteFunctionUrlModal functionName={functionName} alias={alias} onDismiss={() => setDeleting(false)} />
      )}
    </>
  );
}

function NoUrl({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit">
      <SpaceBetween size="m">
        <div>
          <b>No function URL</b>
          <Box color="inherit">{text}</Box>
        </div>
        {action}
      </SpaceBetween>
    </Box>
  );
}

const list = (values: readonly string[] | undefined) => values?.join(', ') || '-';

function Settings({ url }: { url: FunctionUrlConfig }) {
  const { FunctionUrl = '', Cors = {} } = url;
  const { link } = useBridge();
  const configuresCors = Object.keys(Cors).length > 0;
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Function URL', value: <FunctionUrlCopy url={FunctionUrl} /> },
          { label: 'Auth type', value: url.AuthType },
          { label: 'Invoke mode', value: url.InvokeMode ?? 'BUFFERED' },
          { label: 'CORS (Cross-origin resource sharing)', value: configuresCors ? 'Enabled' : 'Not enabled' },
          { label: 'Creation time', value: <RelativeTime at={url.CreationTime} /> },
          { label: 'Last modified', value: <RelativeTime at={url.LastModifiedTime} /> },
          ...(configuresCors
            ? [
                { label: 'Allow origin', value: list(Cors.AllowOrigins) },
                { label: 'Allow methods', value: list(Cors.AllowMethods) },
                { label: 'Allow headers', value: list(Cors.AllowHeaders) },
                { label: 'Expose headers', value: list(Cors.ExposeHeaders) },
                { label: 'Max age', value: Cors.MaxAge ?? '-' },
                { label: 'Allow credentials', value: Cors.AllowCredentials ? 'Yes' : 'No' },
              ]
            : []),
        ]}
      />
      {link !== 'absent' && (
        <div>
          <Box variant="h3">From this computer</Box>
          <CopyableLines
            client="curl"
            hint="AWS’s name leads to AWS. While this page is open, the server it came from answers programs, not web pages, under a name that leads to this computer. A program that cannot look that name up calls this computer by its address and sends AWS’s name in the Host header."
            lines={curlLine(url, localFunctionUrl(FunctionUrl, location.host))}
          />
        </div>
      )}
    </SpaceBetween>
  );
}

/** An AWS_IAM address wants a signature, which nobody verifies here. */
const curlLine = ({ AuthType }: FunctionUrlConfig, address: string) =>
  AuthType === 'AWS_IAM'
    ? `curl --user test:test --aws-sigv4 'aws:amz:us-east-1:lambda' ${address}`
    : `curl ${address}`;
