/** The frame around every page: top bar, side navigation, breadcrumbs, notifications, help panel, footer. */
import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { differsFromAwsPath, functionsPath, resourceOf } from './paths.ts';
import { useRegionStatus } from './region.ts';
import { arriveAt, setPreferences, useSession } from './session.ts';
import { useMedia } from './use-media.ts';
import { ConsoleNavigation } from './widgets/console-navigation.tsx';
import { Notifications } from './widgets/notifications.tsx';
import { useSideDrawers } from './widgets/side-drawers.tsx';
import { SkipLink } from './widgets/skip-link.tsx';
import { TerminalButton, TerminalPanel } from './widgets/terminal-panel/terminal-panel.tsx';
import { TopBar } from './widgets/top-bar.tsx';

/** Beside the navigation a list still shows its columns. */
const ROOM_FOR_NAVIGATION = '(min-width: 1200px)';

export function App() {
  const dark = useSession((session) => session.dark);
  const compact = useSession((session) => session.compact);
  const largeText = useSession((session) => session.largeText);
  const navigationOpen = useSession((session) => session.navigationOpen);
  const roomForNavigation = useMedia(ROOM_FOR_NAVIGATION);
  const drawers = useSideDrawers();
  const match = useMatches().at(-1);
  const { contentType = 'default', crumbs, help = 'lambda' } = match?.staticData ?? {};
  const path = match?.pathname;
  const trail = [{ text: 'Lambda', path: functionsPath }, ...(crumbs?.(match?.params ?? {}) ?? [])];

  useEffect(() => applyMode(dark ? Mode.Dark : Mode.Light), [dark]);
  useEffect(() => applyDensity(compact ? Density.Compact : Density.Comfortable), [compact]);
  useEffect(() => void document.body.classList.toggle('large-text', largeText), [largeText]);
  useEffect(() => {
    if (path !== undefined) arriveAt(resourceOf(path));
  }, [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another topic
  useEffect(() => {
    useSession.setState({ helpTopic: help });
  }, [path, help]);
  useEffect(() => {
    document.title = `${trail.at(-1)?.text ?? 'Lambda'} | Coldspark`;
  });

  return (
    <>
      <SkipLink />
      <TopBar />
      <AppLayoutToolbar
        headerSelector="#header"
        footerSelector="#footer"
        contentType={contentType}
        breadcrumbs={
          <BreadcrumbGroup
            ariaLabel="Breadcrumbs"
            items={trail.map(({ text, path }) => ({ text, href: `#${path}` }))}
          />
        }
        navigation={<ConsoleNavigation />}
        navigationOpen={navigationOpen ?? (contentType === 'table' && roomForNavigation)}
        onNavigationChange={({ detail }) => setPreferences({ navigationOpen: detail.open })}
        notifications={<Notifications />}
        stickyNotifications
        {...drawers}
        content={<Outlet />}
      />
      <TerminalPanel />
      <Footer />
    </>
  );
}

function Footer() {
  const { engines } = useRegionStatus();
  return (
    <footer id="footer">
      <TerminalButton />
      <span>Coldspark — independent learning tool, not made or endorsed by AWS</span>
      <span className="footer-engines">
        Python runs on {engines.python} · Node.js on {engines.nodejs}
      </span>
      <span className="footer-end">
        <a href={`#${differsFromAwsPath}`}>Differs from AWS</a>
      </span>
    </footer>
  );
}
