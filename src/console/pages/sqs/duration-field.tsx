/** A duration, as a number and its unit. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Duration, UNITS, type Unit } from '../../domain/duration-unit.ts';

interface DurationFieldProps {
  label: string;
  range: string;
  largest: Unit;
  problem: string | undefined;
  duration: Duration;
  onChange(duration: Duration): void;
}

export function DurationField({ label, range, largest, problem, duration, onChange }: DurationFieldProps) {
  const units = (Object.keys(UNITS) as Unit[]).filter((unit) => UNITS[unit] <= UNITS[largest]);
  const options = units.map((unit) => ({ value: unit, label: unit }));
  const { value, unit } = duration;
  return (
    <FormField label={label} constraintText={range} errorText={problem}>
      <SpaceBetween direction="horizontal" size="xs">
        <Input
          value={value}
          inputMode="numeric"
          ariaLabel={label}
          invalid={problem !== undefined}
          onChange={({ detail }) => onChange({ value: detail.value, unit })}
        />
        <Select
          options={options}
          selectedOption={{ value: unit, label: unit }}
          ariaLabel={`Unit of ${label.toLowerCase()}`}
          onChange={({ detail }) => onChange({ value, unit: detail.selectedOption.value as Unit })}
        />
      </SpaceBetween>
    </FormField>
  );
}
