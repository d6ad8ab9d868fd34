/** A word that has to be typed before something is gone. A word that cannot become it says why the button stays as it is. */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

interface Props {
  /** What is confirmed: `To confirm deletion, type …`. */
  purpose?: string;
  word: string;
  typed: string;
  onChange(typed: string): void;
}

export function TypedConfirmation({ purpose = '', word, typed, onChange }: Props) {
  return (
    <FormField
      label={
        <Box fontWeight="normal">
          To confirm{purpose && ` ${purpose}`}, type <b>{word}</b> in the field.
        </Box>
      }
      errorText={!word.startsWith(typed) && `Type ${word}, in small letters and nothing else.`}
    >
      <Input value={typed} placeholder={word} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
