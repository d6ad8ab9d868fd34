/** One hop: the chain that it is part of, what it passed, and the form that passes it once more. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { parseFunctionName, serviceOfArn } from '../../../api/arn.ts';
import { HOP_PAYLOAD_BYTES, type Hop } from '../../../api/hops.ts';
import { errorMessage } from '../../errors.ts';
import { useHops, useSendHopAgain } from '../../queries/hops.ts';
import { WhyThis } from '../../widgets/why-this/why-this.tsx';
import { HopOutcome } from './hop-outcome.tsx';
import { ResourceLink } from './resource-link.tsx';

interface HopDetailsProps {
  hop: Hop;
  onChoose(id: number): void;
}

export function HopDetails({ hop, onChoose }: HopDetailsProps) {
  return (
    <SpaceBetween size="l">
      <Chain hop={hop} onChoose={onChoose} />
      <Passed key={hop.id} hop={hop} />
    </SpaceBetween>
  );
}

function Chain({ hop, onChoose }: HopDetailsProps) {
  const { data, error } = useHops({ chainOf: hop.id });
  const hops = data?.hops.some(({ id }) => id === hop.id) ? data.hops : [hop];
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${hops.length})`}
          description="What led to it, and what it led to, as far as the documents that were passed say so."
        >
          Chain
        </Header>
      }
    >
      {error && <Alert type="error">{errorMessage(error)}</Alert>}
      <ol className="hop-chain" aria-label="Chain">
        {hops.map((each) => (
          <li key={each.id} className={each.id === hop.id ? 'hop-chosen' : ''}>
            <ResourceLink arn={each.from} />
            <Button
              variant="inline-link"
              ariaLabel={`${each.operation}, hop ${each.id}`}
              onClick={() => onChoose(each.id)}
            >
              {`→ ${each.operation} →`}
            </Button>
            <ResourceLink arn={each.to} />
            <HopOutcome {...(each.outcome && { outcome: each.outcome })} />
          </li>
        ))}
      </ol>
    </Container>
  );
}

function Passed({ hop }: { hop: Hop }) {
  const [text, setText] = useState<string>();
  const again = useSendHopAgain();
  const payload = readable(hop.payload);
  const isObject = hop.operation === 'PutObject';
  const error = hop.outcome?.error;

  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              {hop.requestId && serviceOfArn(hop.to) === 'lambda' && (
                <WhyThis functionName={parseFunctionName(hop.to).functionName} requestId={hop.requestId} />
              )}
              {!isObject && !hop.isCut && text === undefined && (
                <Button onClick={() => setText(payload)}>Edit and send again</Button>
              )}
            </SpaceBetween>
          }
        >
          {`${hop.operation} payload`}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {error && (
          <Alert type="error" header={error.code}>
            {error.message}
          </Alert>
        )}
        {isObject && <Box>The object itself is in its bucket; upload it there again to send it again.</Box>}
        {hop.isCut && (
          <Alert type="info">
            {`Its first ${HOP_PAYLOAD_BYTES.toLocaleString('en')} bytes are kept, so it cannot be sent again from here.`}
          </Alert>
        )}
        {!isObject && text === undefined && <pre className="hop-payload">{payload}</pre>}
        {text !== undefined && (
          <SpaceBetween size="s">
            <FormField
              label="Payload"
              stretch
              description="It goes to the same receiver as before, from the same sender: a policy that refused refuses again until it is changed."
            >
              <Textarea value={text} rows={12} spellcheck={false} onChange={({ detail }) => setText(detail.value)} />
            </FormField>
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                variant="primary"
                loading={again.isPending}
                onClick={() => again.mutate({ id: hop.id, payload: text })}
              >
                Send again
              </Button>
              <Button
                onClick={() => {
                  setText(undefined);
                  again.reset();
                }}
              >
                Cancel
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        )}
        <div aria-live="polite">
          {again.error && <Alert type="error">{errorMessage(again.error)}</Alert>}
          {again.data?.refusal && (
            <Alert type="error" header={again.data.refusal.code}>
              {again.data.refusal.message}
            </Alert>
          )}
          {again.data && !again.data.refusal && <Alert type="success">Sent again: it is the newest in the list.</Alert>}
        </div>
      </SpaceBetween>
    </Container>
  );
}

/** JSON in lines; all else as it is. */
function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), undefined, 2);
  } catch {
    return payload;
  }
}
