/** A field for an ARN: typed, or one of those that there are. */
import Autosuggest from '@cloudscape-design/components/autosuggest';

interface ArnInputProps {
  value: string;
  arns: readonly string[];
  placeholder: string;
  disabled?: boolean;
  onChange: (arn: string) => void;
}

export function ArnInput({ value, arns, placeholder, disabled = false, onChange }: ArnInputProps) {
  return (
    <Autosuggest
      value={value}
      disabled={disabled}
      placeholder={placeholder}
      options={arns.map((arn) => ({ value: arn }))}
      // what was chosen does not hide the others
      filteringType={arns.includes(value) ? 'manual' : 'auto'}
      enteredTextLabel={(text) => `Use: "${text}"`}
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}
