/** What a trigger is to call: the function itself, a version or an alias; and what it means to name none. */
import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useAliases } from '../../../queries/aliases.ts';
import { useVersions } from '../../../queries/versions.ts';

interface CalledFieldProps {
  functionName: string;
  /** '' is the function itself. */
  qualifier: string;
  onChange: (qualifier: string) => void;
}

export function CalledField({ functionName, qualifier, onChange }: CalledFieldProps) {
  const aliases = useAliases(functionName).data ?? [];
  const versions = useVersions(functionName).data ?? [];
  const named = (name: string, description: string) => ({ value: name, label: `${functionName}:${name}`, description });
  const options = [
    { value: '', label: functionName, description: 'No qualifier: $LATEST' },
    ...aliases.map(({ Name = '', FunctionVersion = '' }) => named(Name, `Alias of version ${FunctionVersion}`)),
    ...versions
      .map(({ Version = '' }) => Version)
      .filter((version) => version !== '$LATEST')
      .reverse()
      .map((version) => named(version, 'Version: its code never changes')),
  ];
  const chosen = options.find(({ value }) => value === qualifier) ?? named(qualifier, '');
  return (
    <SpaceBetween size="s">
      <FormField label="Function" description="What the trigger calls. The others have triggers of their own.">
        <Select
          options={options}
          selectedOption={chosen}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
      </FormField>
      {qualifier === '' && (
        <Alert type="warning" header="This trigger calls $LATEST">
          Without a qualifier every deployment reaches it at once, tested or not, and no alias can move it back.{' '}
          {aliases.length > 0
            ? 'Choose an alias above to let it follow that instead.'
            : 'With an alias, which is made on the Aliases tab, it follows that instead.'}
        </Alert>
      )}
    </SpaceBetween>
  );
}
