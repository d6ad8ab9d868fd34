/** Try it: a request to an address, and what came back. On AWS that is a browser's or curl's business. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation } from '@tanstack/react-query';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { colorBackgroundCodeEditorGutterDefault } from '#tokens';
import type { HttpResponse } from '../../../api/http.ts';
import { errorMessage } from '../../errors.ts';
import { type Door, type DoorRequest, sendToDoor } from '../../queries/door-request.ts';
import { useRegion } from '../../region.ts';
import { Load } from './load.tsx';
import { readRequest, type TypedRequest } from './typed-request.ts';
import './try-request.css';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((value) => ({ value }));
/** A browser sends none with it, so fetch and curl do not either. */
const WITHOUT_BODY = new Set(['GET', 'HEAD']);

interface TryRequestProps extends Door {
  description: string;
  /** Headers besides those that are typed. */
  added?: () => Record<string, string>;
  /** Between the fields and the button. */
  further?: ReactNode;
  /** Whether the request can be sent again and again. */
  load?: boolean;
}

export function TryRequest({ door, host, description, added, further, load = false }: TryRequestProps) {
  const access = useRegion();
  const [typed, setTyped] = useState<TypedRequest>({ method: 'GET', path: '/', headers: '', body: '' });
  const [headersProblem, setHeadersProblem] = useState('');
  const sending = useMutation({
    mutationFn: (request: DoorRequest) => sendToDoor(access, { door, host }, request),
  });
  const change = (part: Partial<TypedRequest>) => setTyped((before) => ({ ...before, ...part }));
  const takesBody = !WITHOUT_BODY.has(typed.method);

  const read = (): DoorRequest | undefined => {
    try {
      const request = readRequest({ ...typed, body: takesBody ? typed.body : '' }, added?.());
      setHeadersProblem('');
      return request;
    } catch (error) {
      setHeadersProblem(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const send = () => {
    const request = read();
    if (request) sending.mutate(request);
  };

  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          Try it
        </Header>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending.isPending) send();
        }}
      >
        <SpaceBetween size="m">
          <div className="try-request-line">
            <FormField label="Method">
              <Select
                selectedOption={{ value: typed.method }}
                options={METHODS}
                onChange={({ detail }) => change({ method: detail.selectedOption.value ?? 'GET' })}
              />
            </FormField>
            <FormField label="Path and query" stretch>
              <Input value={typed.path} placeholder="/" onChange={({ detail }) => change({ path: detail.value })} />
            </FormField>
          </div>
          <ColumnLayout columns={takesBody ? 2 : 1}>
            <FormField
              label="Headers – optional"
              constraintText="One a line, name: value."
              errorText={headersProblem}
              stretch
            >
              <Textarea
                value={typed.headers}
                rows={3}
                spellcheck={false}
                onChange={({ detail }) => change({ headers: detail.value })}
              />
            </FormField>
            {takesBody && (
              <FormField
                label="Body – optional"
                constraintText="Sent as application/json unless a header says else."
                stretch
              >
                <Textarea
                  value={typed.body}
                  rows={3}
                  spellcheck={false}
                  onChange={({ detail }) => change({ body: detail.value })}
                />
              </FormField>
            )}
          </ColumnLayout>
          {further}
          <Button formAction="submit" loading={sending.isPending} loadingText="Sending">
            Send request
          </Button>
          <div aria-live="polite">
            {sending.error && <StatusIndicator type="error">{errorMessage(sending.error)}</StatusIndicator>}
            {sending.data && <Answer response={sending.data} durationMs={sending.data.durationMs} />}
          </div>
        </SpaceBetween>
      </form>
      {load && (
        <ExpandableSection headerText="Load" headerDescription="Sends this request again and again.">
          <Load door={{ door, host }} read={read} />
        </ExpandableSection>
      )}
    </Container>
  );
}

const COLOURS = { background: colorBackgroundCodeEditorGutterDefault } as CSSProperties;

function Answer({ response, durationMs }: { response: HttpResponse; durationMs: number }) {
  const { status, headers, cookies = [] } = response;
  const lines = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...cookies.map((cookie) => `set-cookie: ${cookie}`),
  ];
  return (
    <SpaceBetween size="s">
      <StatusIndicator type={status < 400 ? 'success' : 'error'}>
        Status {status}, {Math.round(durationMs)} ms
      </StatusIndicator>
      <Part title="Response headers" text={lines.join('\n')} />
      <Part title="Response body" text={bodyText(response)} />
    </SpaceBetween>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <Box variant="awsui-key-label">{title}</Box>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className="try-request-answer" style={COLOURS} tabIndex={0}>
        {text || '(empty)'}
      </pre>
    </section>
  );
}

function bodyText({ body }: HttpResponse): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // not text
    return `(${body.length} bytes)`;
  }
}
