/** An event pattern being written, beside an event that it is tried with. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-pattern-sandbox.html */
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import LiveRegion from '@cloudscape-design/components/live-region';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useEffect, useState } from 'react';
import { SAMPLE_EVENTS } from '../../domain/sample-events.ts';
import { jsonProblem, prettyJson } from '../../domain/test-outcome.ts';
import { errorMessage } from '../../errors.ts';
import { useTestedPattern } from '../../queries/eventbridge.ts';
import { LazyCodeEditor } from '../../widgets/code-editor/lazy-code-editor.tsx';
import { INVALID } from '../../widgets/first-invalid.ts';
import { GroupField } from '../../widgets/group-field.tsx';
import './eventbridge.css';

/** So long nobody types, then it is asked. */
const QUIET_MS = 250;

interface PatternEditorProps {
  pattern: string;
  onChange: (pattern: string) => void;
  /** Why it was refused when it was saved. */
  refused: string;
}

const options = SAMPLE_EVENTS.map(({ id, label }) => ({ value: id, label }));

export function PatternEditor({ pattern, onChange, refused }: PatternEditorProps) {
  const [sample, setSample] = useState(SAMPLE_EVENTS[0]);
  const [event, setEvent] = useState(sample?.body ?? '');
  const asked = useQuiet(pattern, event);
  const tested = useTestedPattern(asked.pattern, asked.event);
  const place = tested.error ? placeOf(errorMessage(tested.error)) : undefined;
  return (
    <SpaceBetween size="s">
      <ColumnLayout columns={2} minColumnWidth={420}>
        <GroupField
          label="Event pattern"
          description="JSON: each field names the values, or the tests, of which one must be met."
          stretch
          errorText={refused}
        >
          <SpaceBetween size="xs">
            <Button
              formAction="none"
              disabled={jsonProblem(pattern) !== undefined}
              onClick={() => onChange(prettyJson(pattern))}
            >
              Format JSON
            </Button>
            <div className="eventbridge-editor" {...(refused !== '' && INVALID)}>
              <LazyCodeEditor
                path="event-pattern.json"
                value={pattern}
                onChange={onChange}
                ariaLabel="Event pattern"
                height="320px"
                problems={place ? [{ path: 'event-pattern.json', ...place }] : []}
              />
            </div>
          </SpaceBetween>
        </GroupField>
        <GroupField label="Sample event" description="It is sent nowhere: only tried with the pattern." stretch>
          <SpaceBetween size="xs">
            <Select
              ariaLabel="Sample events"
              selectedOption={options.find(({ value }) => value === sample?.id) ?? null}
              options={options}
              onChange={({ detail }) => {
                const chosen = SAMPLE_EVENTS.find(({ id }) => id === detail.selectedOption.value);
                setSample(chosen);
                setEvent(chosen?.body ?? '');
              }}
            />
            <div className="eventbridge-editor">
              <LazyCodeEditor
                path="sample-event.json"
                value={event}
                onChange={setEvent}
                ariaLabel="Sample event"
                height="320px"
              />
            </div>
          </SpaceBetween>
        </GroupField>
      </ColumnLayout>
      <LiveRegion>
        <div className="eventbridge-outcome">
          <Outcome result={tested.data} error={tested.error} />
        </div>
      </LiveRegion>
    </SpaceBetween>
  );
}

function Outcome({ result, error }: { result: boolean | undefined; error: Error | null }) {
  if (error) return <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>;
  if (result === undefined) return <StatusIndicator type="loading">Trying the pattern</StatusIndicator>;
  return result ? (
    <StatusIndicator type="success">Sample event matched the event pattern</StatusIndicator>
  ) : (
    <StatusIndicator type="warning">Sample event did not match the event pattern</StatusIndicator>
  );
}

function useQuiet(pattern: string, event: string) {
  const [quiet, setQuiet] = useState({ pattern, event });
  useEffect(() => {
    const timer = setTimeout(() => setQuiet({ pattern, event }), QUIET_MS);
    return () => clearTimeout(timer);
  }, [pattern, event]);
  return quiet;
}

/** Where AWS says that a pattern is wrong: the place to which it had read. */
export function placeOf(message: string): { line: number; column: number; message: string } | undefined {
  const {
    reason = '',
    line,
    column,
  } = /^(?:Event pattern is not valid\. Reason: )?(?<reason>.*)\n at \[Source:.*; line: (?<line>\d+), column: (?<column>\d+)\]/s.exec(
    message,
  )?.groups ?? {};
  if (line === undefined) return undefined;
  return { line: Number(line), column: Math.max(1, Number(column) - 1), message: reason.split('\n')[0] ?? reason };
}
