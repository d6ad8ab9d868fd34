/** How long provisioned concurrency takes: AWS's minute or two on the account's clock, or what a class has time for. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { LONGEST_PROVISIONING_SECONDS, PROVISIONING_SECONDS } from '../../../api/quotas.ts';
import { readWholeNumber } from '../../domain/whole-number.ts';
import { errorMessage } from '../../errors.ts';
import { usePutSettings, useSettings } from '../../queries/settings.ts';
import { flash } from '../../session.ts';

export function ProvisioningSection() {
  const settings = useSettings();
  const put = usePutSettings();
  // undefined: nothing typed, the account's own is shown
  const [typed, setTyped] = useState<string>();
  const current = settings.data?.provisioningSeconds ?? PROVISIONING_SECONDS;
  const text = typed ?? String(current);
  const seconds = readWholeNumber(text);
  const isValid = seconds !== undefined && seconds <= LONGEST_PROVISIONING_SECONDS;
  const problem = isValid ? '' : `Enter a whole number from 0 to ${LONGEST_PROVISIONING_SECONDS}.`;

  const save = async () => {
    if (!isValid) return;
    const { provisioningSeconds: _, ...others } = settings.data ?? {};
    await put.mutateAsync(seconds === PROVISIONING_SECONDS ? others : { ...others, provisioningSeconds: seconds });
    setTyped(undefined);
    flash({ type: 'success', content: `Provisioned concurrency takes ${seconds} seconds from now on.` });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // a refusal is shown in the form
        void save().catch(() => undefined);
      }}
    >
      <Container
        header={
          <Header
            variant="h2"
            description="AWS takes a minute or two before the first environment of provisioned concurrency is there; so does Coldspark, on the account's clock. Who cannot wait turns the clock, or asks for fewer seconds here. It counts for what is requested from then on."
          >
            Provisioned concurrency
          </Header>
        }
      >
        <FormField
          label="Seconds until it is allocated"
          constraintText={`From 0 to ${LONGEST_PROVISIONING_SECONDS}; ${PROVISIONING_SECONDS} is the usual.`}
          errorText={
            problem || (put.error ? errorMessage(put.error) : settings.error ? errorMessage(settings.error) : '')
          }
          secondaryControl={
            <Button formAction="submit" loading={put.isPending} disabled={settings.isPending}>
              Save
            </Button>
          }
        >
          <Input
            type="number"
            inputMode="numeric"
            value={text}
            disabled={settings.isPending}
            onChange={({ detail }) => {
              put.reset();
              setTyped(detail.value);
            }}
          />
        </FormField>
      </Container>
    </form>
  );
}
