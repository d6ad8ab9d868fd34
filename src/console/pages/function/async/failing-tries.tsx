/** A switch of ours: the next tries of the function's asynchronous events end in an error of Lambda's own. */
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { MAXIMUM_FAILING_TRIES } from '../../../../api/event-timeline.ts';
import { readWholeNumber } from '../../../domain/whole-number.ts';
import { flashError } from '../../../errors.ts';
import { useFailingTries, useSetFailingTries } from '../../../queries/event-timeline.ts';
import './async.css';

export function FailingTries({ functionName }: { functionName: string }) {
  const { data: left = 0 } = useFailingTries(functionName);
  const setting = useSetFailingTries(functionName);
  const [text, setText] = useState('');
  const tries = readWholeNumber(text);
  const valid = tries !== undefined && tries <= MAXIMUM_FAILING_TRIES;

  const set = async () => {
    if (!valid) return;
    try {
      await setting.mutateAsync(tries);
      setText('');
    } catch (error) {
      flashError(error, 'Make tries fail');
    }
  };

  return (
    <FormField
      label="Next tries that end in a 5xx"
      constraintText={
        left > 0 ? `${left} of ${functionName}’s next tries will.` : `None of ${functionName}’s tries will.`
      }
      errorText={text !== '' && !valid ? `Enter a whole number from 0 to ${MAXIMUM_FAILING_TRIES}.` : ''}
    >
      <form
        className="async-quantity"
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <Input
          type="number"
          inputMode="numeric"
          value={text}
          placeholder={String(left)}
          ariaLabel="Next tries that end in a 5xx"
          onChange={({ detail }) => setText(detail.value)}
        />
        <Button loading={setting.isPending} disabled={!valid}>
          Set
        </Button>
      </form>
    </FormField>
  );
}
