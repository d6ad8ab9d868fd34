/** A whole number with its unit; past its range the field says so, and the service judges. */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { HelpTopic } from '../../../help-topics.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { type Range, rangeProblem } from './whole-number.ts';
import './configuration.css';

interface QuantityFieldProps {
  label: string;
  topic: HelpTopic;
  description: string;
  constraint: string;
  range: Range;
  unit: string;
  value: string;
  onChange: (value: string) => void;
}

export function QuantityField({
  label,
  topic,
  description,
  constraint,
  range,
  unit,
  value,
  onChange,
}: QuantityFieldProps) {
  const problem = rangeProblem(value, constraint, range);
  return (
    <FormField
      label={label}
      info={<InfoLink topic={topic} />}
      description={description}
      constraintText={problem ? '' : constraint}
      errorText={problem}
    >
      <div className="quantities">
        <Input type="number" inputMode="numeric" value={value} onChange={({ detail }) => onChange(detail.value)} />
        <Unit>{unit}</Unit>
      </div>
    </FormField>
  );
}

export function Unit({ children }: { children: string }) {
  return (
    <Box color="text-body-secondary" tagOverride="span">
      {children}
    </Box>
  );
}
