/** The account's roles to choose from; any other ARN may be typed, as the service checks no more than its form. */
import Autosuggest from '@cloudscape-design/components/autosuggest';
import { useRoles } from '../queries/roles.ts';

interface RoleInputProps {
  label: string;
  value: string;
  onChange: (arn: string) => void;
}

export function RoleInput({ label, value, onChange }: RoleInputProps) {
  const roles = useRoles();
  const options = (roles.data ?? []).map(({ Arn = '', RoleName = '' }) => ({ value: Arn, description: RoleName }));
  return (
    <Autosuggest
      value={value}
      placeholder="arn:aws:iam::123456789012:role/…"
      options={options}
      // with a role in the field, the others are what is looked for
      filteringType={options.some((option) => option.value === value) ? 'manual' : 'auto'}
      statusType={roles.isPending ? 'loading' : 'finished'}
      loadingText="Loading roles"
      empty="No roles yet"
      enteredTextLabel={(text) => `Use: "${text}"`}
      ariaLabel={label}
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}
