/** Send an event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef, useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { rulesPath } from '../../paths.ts';
import { DEFAULT_BUS, useEventBuses, useSendEvent } from '../../queries/eventbridge.ts';
import { flash } from '../../session.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { LazyCodeEditor } from '../../widgets/code-editor/lazy-code-editor.tsx';
import { useFirstInvalid } from '../../widgets/first-invalid.ts';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import './eventbridge.css';

const FIRST_DETAIL = JSON.stringify({ orderId: 'A-1', total: 250 }, null, 2);

export function SendEventsPage({ bus = DEFAULT_BUS }: { bus?: string }) {
  const [busName, setBusName] = useState(bus);
  const [source, setSource] = useState('my.shop');
  const [detailType, setDetailType] = useState('order placed');
  const [detail, setDetail] = useState(FIRST_DETAIL);
  const buses = useEventBuses();
  const send = useSendEvent();
  const form = useRef<HTMLFormElement>(null);
  const attempted = useFirstInvalid(form, send.isPending);
  const problem = send.error ? errorMessage(send.error) : '';
  /** AWS names the member that is missing or malformed. */
  const about = (member: string) => (problem.includes(`${member} is`) ? problem : '');
  const isAttributed = ['Source', 'DetailType', 'Detail'].some((member) => about(member) !== '');

  const submit = async () => {
    attempted();
    const input = {
      Entries: [{ EventBusName: busName, Source: source, DetailType: detailType, Detail: compact(detail) }],
    };
    try {
      const id = await send.mutateAsync(input);
      flash({
        type: 'success',
        content: (
          <>
            Event <b>{id}</b> was sent to the event bus {busName}.{' '}
            <CliButton service="events" operation="PutEvents" input={input} />
          </>
        ),
      });
    } catch {
      // the form shows send.error
    }
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="event-rules" />}>
          Send events
        </Header>
      }
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) void submit();
        }}
      >
        <Form
          errorText={problem !== '' && !isAttributed ? problem : undefined}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" href={`#${rulesPath(busName)}`}>
                Rules
              </Button>
              <Button variant="primary" loading={send.isPending} loadingText="Sending">
                Send
              </Button>
            </SpaceBetween>
          }
        >
          <Container header={<Header variant="h2">Event details</Header>}>
            <SpaceBetween size="l">
              <FormField label="Event bus">
                <Select
                  selectedOption={{ value: busName }}
                  options={(buses.data ?? []).map(({ Name = '' }) => ({ value: Name }))}
                  onChange={({ detail: { selectedOption } }) => setBusName(selectedOption.value ?? DEFAULT_BUS)}
                />
              </FormField>
              <FormField label="Event source" errorText={about('Source')}>
                <Input value={source} spellcheck={false} onChange={(change) => setSource(change.detail.value)} />
              </FormField>
              <FormField label="Detail type" errorText={about('DetailType')}>
                <Input value={detailType} onChange={(change) => setDetailType(change.detail.value)} />
              </FormField>
              <GroupField label="Event detail" description="A JSON object." stretch errorText={about('Detail')}>
                <div className="eventbridge-editor">
                  <LazyCodeEditor
                    path="event-detail.json"
                    value={detail}
                    onChange={setDetail}
                    ariaLabel="Event detail"
                    height="260px"
                  />
                </div>
              </GroupField>
            </SpaceBetween>
          </Container>
        </Form>
      </form>
    </ContentLayout>
  );
}

/** On one line, as the command shows it; what is no JSON goes as it is, for the service to judge. */
function compact(json: string): string {
  try {
    JSON.parse(json);
    return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text: string | undefined) => text ?? '');
  } catch {
    return json;
  }
}
