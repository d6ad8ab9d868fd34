/** How long Init lasts: as long as this browser takes, or as long as it usually does on AWS. */
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Toggle from '@cloudscape-design/components/toggle';
import { typicalInitMs } from '../../../api/typical-init.ts';
import { errorMessage } from '../../errors.ts';
import { usePutSettings, useSettings } from '../../queries/settings.ts';

const TOLD = ['python3.13', 'python3.14', 'nodejs22.x', 'nodejs24.x'];
const times = TOLD.map((runtime) => `${runtime} ${typicalInitMs(runtime)} ms`).join(', ');

export function ColdStartsSection() {
  const settings = useSettings();
  const put = usePutSettings();
  const error = put.error ?? settings.error;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A cold start waits for Init, which this browser does from a prepared worker and in less time than AWS. With the delay Init lasts at least as long as the median of a small function on AWS. The time really passes: Init Duration and what is billed stay true, and Duration, the handler's own time, is not touched."
        >
          Cold starts
        </Header>
      }
    >
      <FormField
        constraintText={`${times}. An environment that has started keeps the Init that it had.`}
        errorText={error ? errorMessage(error) : ''}
      >
        <Toggle
          checked={settings.data?.initDelay ?? false}
          disabled={settings.isPending || put.isPending}
          onChange={({ detail }) => put.mutate({ ...settings.data, initDelay: detail.checked })}
        >
          Init lasts as long as it usually does on AWS
        </Toggle>
      </FormField>
    </Container>
  );
}
