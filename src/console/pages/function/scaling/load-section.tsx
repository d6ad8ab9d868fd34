/** Something for the alarms to see: so many requests at once in each minute, and the clock is turned a minute after each. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useEffect, useRef, useState } from 'react';
import { invokeFunction } from '../../../queries/invocations.ts';
import { useRegion } from '../../../region.ts';
import { Field, SectionForm } from './section-form.tsx';

const MINUTE_MS = 60_000;
const MOST = { requests: 50, minutes: 120 };

interface LoadSectionProps {
  functionName: string;
  qualifier: string;
}

export function LoadSection({ functionName, qualifier }: LoadSectionProps) {
  const { lambda, coldspark } = useRegion();
  const [requests, setRequests] = useState('2');
  const [minutes, setMinutes] = useState('5');
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const total = Math.min(Number(minutes) || 0, MOST.minutes);

  const run = async () => {
    stopped.current = false;
    setError(undefined);
    try {
      for (let minute = 0; minute < total && !stopped.current; minute++) {
        setDone(minute);
        const atOnce = Math.min(Number(requests) || 0, MOST.requests);
        // a throttle is a result here: the next minute may have more room
        await Promise.allSettled(
          Array.from({ length: atOnce }, () => invokeFunction(lambda, { functionName, qualifier, payload: '{}' })),
        );
        const { accountMs } = await coldspark.call('GetClock', {});
        await coldspark.call('TurnClock', { seconds: (MINUTE_MS - (accountMs % MINUTE_MS)) / 1000 });
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setDone(undefined);
    }
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Really runs the function, so many times at once in each minute, and turns the account's clock to the next minute after each. Between loads, turn hours with the clock in the top bar."
        >
          Try it with load
        </Header>
      }
    >
      <SectionForm
        action="Run load"
        pending={done !== undefined}
        error={error}
        onSubmit={() => void run()}
        further={
          done !== undefined && (
            <Button
              formAction="none"
              onClick={() => {
                stopped.current = true;
              }}
            >
              Stop
            </Button>
          )
        }
      >
        <Field
          label="Requests at once"
          constraint={`At most ${MOST.requests}`}
          value={requests}
          onChange={setRequests}
        />
        <Field label="Minutes" constraint={`At most ${MOST.minutes}`} value={minutes} onChange={setMinutes} />
        {done !== undefined && (
          <ProgressBar
            label="Minutes of load"
            value={total > 0 ? (done / total) * 100 : 0}
            additionalInfo={`${done} of ${total}`}
          />
        )}
      </SectionForm>
    </Container>
  );
}
