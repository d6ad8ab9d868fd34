/** How the console looks in this browser. */
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { setPreferences, useSession, type VisualMode } from '../../session.ts';
import { GroupField } from '../../widgets/group-field.tsx';

const MODES: { value: VisualMode; label: string; description?: string }[] = [
  { value: 'system', label: 'Browser default', description: 'As your browser or operating system is set.' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const DENSITIES = [
  { value: 'comfortable', label: 'Comfortable', description: 'Spacing that makes reading easy.' },
  { value: 'compact', label: 'Compact', description: 'Less spacing, so that more fits on the screen.' },
];

const TEXT_SIZES = [
  { value: 'usual', label: 'As in the console' },
  {
    value: 'large',
    label: 'Presenter',
    description: 'Code, results, logs and terminal in large letters, to be read from the last row.',
  },
];

export function AppearanceSection() {
  const visualMode = useSession((session) => session.visualMode);
  const compact = useSession((session) => session.compact);
  const largeText = useSession((session) => session.largeText);
  return (
    <Container
      header={
        <Header variant="h2" description="Kept in this browser; not part of a backup.">
          Appearance
        </Header>
      }
    >
      <ColumnLayout columns={3}>
        <GroupField label="Visual mode">
          <RadioGroup
            value={visualMode}
            items={MODES}
            onChange={({ detail }) => setPreferences({ visualMode: detail.value as VisualMode })}
          />
        </GroupField>
        <GroupField label="Density">
          <RadioGroup
            value={compact ? 'compact' : 'comfortable'}
            items={DENSITIES}
            onChange={({ detail }) => setPreferences({ compact: detail.value === 'compact' })}
          />
        </GroupField>
        <GroupField label="Text size of code">
          <RadioGroup
            value={largeText ? 'large' : 'usual'}
            items={TEXT_SIZES}
            onChange={({ detail }) => setPreferences({ largeText: detail.value === 'large' })}
          />
        </GroupField>
      </ColumnLayout>
    </Container>
  );
}
