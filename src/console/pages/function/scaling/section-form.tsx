/** One part of what is scaled: its fields side by side, a button, and what the service said. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { errorMessage } from '../../../errors.ts';

interface SectionFormProps {
  action: string;
  pending: boolean;
  error: unknown;
  columns?: number;
  onSubmit: () => void;
  /** Beside the button. */
  further?: ReactNode;
  children: ReactNode;
}

export function SectionForm({ action, pending, error, columns = 3, onSubmit, further, children }: SectionFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) onSubmit();
      }}
    >
      <SpaceBetween size="m">
        {error ? <Alert type="error">{errorMessage(error)}</Alert> : null}
        {/* where four are too narrow for their labels there are fewer */}
        <ColumnLayout columns={columns} minColumnWidth={180}>
          {children}
        </ColumnLayout>
        <SpaceBetween direction="horizontal" size="xs">
          <Button formAction="submit" loading={pending}>
            {action}
          </Button>
          {further}
        </SpaceBetween>
      </SpaceBetween>
    </form>
  );
}

interface FieldProps extends Pick<InputProps, 'type' | 'placeholder' | 'step'> {
  label: string;
  constraint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
}

export function Field({ label, constraint, value, onChange, type = 'number', ...input }: FieldProps) {
  return (
    <FormField label={label} constraintText={constraint}>
      <Input
        {...input}
        type={type}
        {...(type === 'number' && { inputMode: 'decimal' as const })}
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}

/** A number that was typed, or nothing: what is missing the service says. */
export const numberIn = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));
