/** A whole number with its unit; past its range the field says so, and the service judges. */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { Shape } from '../../../../api/model.ts';
import { numberProblem } from '../../../domain/field-problem.ts';
import type { HelpTopic } from '../../../help-titles.ts';
import { InfoLink } from '../../../widgets/info-link.tsx';
import './configuration.css';

interface QuantityFieldProps {
  label: string;
  topic: HelpTopic;
  description: string;
  constraint: string;
  /** What the service takes. */
  shape: Shape;
  /** What it said of the value that was sent last. */
  refusal: string;
  unit: string;
  value: string;
  onChange: (value: string) => void;
}

export function QuantityField({
  label,
  topic,
  description,
  constraint,
  shape,
  refusal,
  unit,
  value,
  onChange,
}: QuantityFieldProps) {
  const problem = [numberProblem(shape, value, constraint), refusal].filter(Boolean).join(' ');
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
