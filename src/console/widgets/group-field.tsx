/** A form field around what is no single control, such as radio buttons: its label points at the group, and names it. */
import FormField, { type FormFieldProps } from '@cloudscape-design/components/form-field';
import { useId } from 'react';

export function GroupField({ children, ...field }: Omit<FormFieldProps, 'controlId'>) {
  const id = useId();
  return (
    <FormField {...field} controlId={id}>
      <div id={id}>{children}</div>
    </FormField>
  );
}
