/** The dark bar on top: product, search, clock, settings, Region and account. */
import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useMemo } from 'react';
import { REGION_ID } from '../../api/account.ts';
import { ACCOUNT_ID_SHOWN, REGION_NAME } from '../account.ts';
import { connectClientPath, differsFromAwsPath, functionsPath, settingsPath } from '../paths.ts';
import { openHelp, openNotes, setPreferences, useSession } from '../session.ts';
import { useClockControl } from './clock-control.tsx';
import { Search } from './search.tsx';

const IDENTITY: TopNavigationProps.Identity = {
  // the name is in the picture: beside a search field the bar would cut a title short
  href: `#${functionsPath}`,
  logo: { src: './coldspark-wordmark.svg', alt: 'Coldspark' },
};

const SUPPORT: TopNavigationProps.MenuDropdownUtility = {
  type: 'menu-dropdown',
  iconName: 'support',
  ariaLabel: 'Support',
  title: 'Support',
  items: [
    { id: 'start', text: 'Get started', href: `#${functionsPath}` },
    { id: 'notes', text: 'Follow the notes' },
    { id: 'about', text: 'About this console' },
    { id: 'differs', text: 'Differs from AWS', href: `#${differsFromAwsPath}` },
  ],
  onItemClick: ({ detail }) => {
    if (detail.id === 'start') setPreferences({ startPanelShown: true });
    if (detail.id === 'notes') openNotes();
    if (detail.id === 'about') openHelp('lambda');
  },
};

const REGION: TopNavigationProps.MenuDropdownUtility = {
  type: 'menu-dropdown',
  text: REGION_NAME,
  ariaLabel: `Region: ${REGION_NAME}`,
  disableTextCollapse: true,
  items: [{ id: 'us-east-1', text: REGION_NAME, secondaryText: REGION_ID }],
};

const ACCOUNT: TopNavigationProps.MenuDropdownUtility = {
  type: 'menu-dropdown',
  text: ACCOUNT_ID_SHOWN,
  ariaLabel: `Account ${ACCOUNT_ID_SHOWN}`,
  description: 'This account lives in your browser',
  items: [{ id: 'account', text: 'Account ID', secondaryText: ACCOUNT_ID_SHOWN, disabled: true }],
};

const STRINGS: TopNavigationProps.I18nStrings = {
  searchIconAriaLabel: 'Search',
  searchDismissIconAriaLabel: 'Close search',
  overflowMenuTriggerText: 'More',
  overflowMenuTitleText: 'All',
  overflowMenuBackIconAriaLabel: 'Back',
  overflowMenuDismissIconAriaLabel: 'Close menu',
};

function useSettings(): TopNavigationProps.MenuDropdownUtility {
  const dark = useSession((session) => session.dark);
  const compact = useSession((session) => session.compact);
  const largeText = useSession((session) => session.largeText);
  return useMemo(
    () => ({
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: 'Settings',
      title: 'Settings',
      items: [
        {
          id: 'appearance',
          text: 'Appearance',
          items: [
            { id: 'dark', itemType: 'checkbox', text: 'Dark mode', checked: dark },
            { id: 'compact', itemType: 'checkbox', text: 'Compact density', checked: compact },
            { id: 'large-text', itemType: 'checkbox', text: 'Presenter text size', checked: largeText },
          ],
        },
        { id: 'connect-client', text: 'Connect a client', href: `#${connectClientPath}` },
        { id: 'settings', text: 'See all settings', href: `#${settingsPath}` },
      ],
      onItemClick: ({ detail }) => {
        if (detail.id === 'dark') setPreferences({ visualMode: detail.checked ? 'dark' : 'light' });
        if (detail.id === 'compact') setPreferences({ compact: detail.checked === true });
        if (detail.id === 'large-text') setPreferences({ largeText: detail.checked === true });
      },
    }),
    [dark, compact, largeText],
  );
}

export function TopBar() {
  const settings = useSettings();
  const clock = useClockControl();
  // the bar measures all of them anew whenever the list is another
  const utilities = useMemo(() => [clock.utility, SUPPORT, settings, REGION, ACCOUNT], [clock.utility, settings]);
  return (
    <div id="header" {...clock.watch}>
      <TopNavigation identity={IDENTITY} search={<Search />} utilities={utilities} i18nStrings={STRINGS} />
      {clock.beside}
    </div>
  );
}
