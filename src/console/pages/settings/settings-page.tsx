/** Settings: what belongs to this browser, and the account as a whole. */
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { InfoLink } from '../../widgets/info-link.tsx';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { ColdStartsSection } from './cold-starts-section.tsx';
import { OfflineSection } from './offline-section.tsx';
import { ProvisioningSection } from './provisioning-section.tsx';
import { SeedSection } from './seed-section.tsx';

export function SettingsPage() {
  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="settings" />}>
          Settings
        </Header>
      }
    >
      <SpaceBetween size="l">
        <AppearanceSection />
        <SeedSection />
        <ProvisioningSection />
        <ColdStartsSection />
        <OfflineSection />
        <AccountSection />
      </SpaceBetween>
    </ContentLayout>
  );
}
