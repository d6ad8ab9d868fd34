/** The account's seed: makes the draws of weighted aliases repeat themselves. */
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { usePutSettings, useSettings } from '../../queries/settings.ts';
import { flash } from '../../session.ts';

export function SeedSection() {
  const settings = useSettings();
  const put = usePutSettings();
  // undefined: nothing typed, the account's own is shown
  const [typed, setTyped] = useState<string>();
  const current = settings.data?.seed;
  const seed = typed ?? current ?? '';

  const save = async (next: string) => {
    const { seed: _, ...others } = settings.data ?? {};
    await put.mutateAsync(next === '' ? others : { ...others, seed: next });
    setTyped(undefined);
    flash({
      type: 'success',
      content:
        next === ''
          ? 'The account has no seed: each draw is fresh luck.'
          : `The seed is ${next}: the draws of weighted aliases begin anew with it.`,
    });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // a refusal is shown in the form
        void save(seed).catch(() => undefined);
      }}
    >
      <Container
        header={
          <Header
            variant="h2"
            description="With a seed, the same requests through a weighted alias run the same versions in the same order: a whole class sees one chart, however fast its machines are. The draws begin anew whenever it is saved and whenever the Region starts. In an account that was reset, the same clicks give the same ids, too. Times and durations are not repeated."
          >
            Seed
          </Header>
        }
      >
        <FormField
          label="Seed"
          description={
            current === undefined ? 'No seed: each draw is fresh luck.' : `The account's seed is ${current}.`
          }
          constraintText="A number or a text of up to 64 characters. Leave it empty for fresh luck."
          errorText={put.error ? errorMessage(put.error) : settings.error ? errorMessage(settings.error) : ''}
          secondaryControl={
            <Button formAction="submit" loading={put.isPending} disabled={settings.isPending}>
              Save
            </Button>
          }
        >
          <Input
            value={seed}
            placeholder="class-2026"
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
