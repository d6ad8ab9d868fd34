/** The frame around every page: top bar, side navigation, breadcrumbs, notifications, help panel, footer. */
import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Spinner from '@cloudscape-design/components/spinner';
import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { lazy, Suspense, useEffect } from 'react';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PageFailed } from './pages/page-failed.tsx';
import { differsFromAwsPath, functionsPath, resourceOf, resourceSearch } from './paths.ts';
import { useRegionStatus } from './region.ts';
import { MatchedPage, useMatch } from './router.tsx';
import { arriveAt, setPreferences, useSession } from './session.ts';
import { useHeadingFocus } from './use-heading-focus.ts';
import { useMedia } from './use-media.ts';
import { ConsoleNavigation } from './widgets/console-navigation.tsx';
import { Notifications } from './widgets/notifications.tsx';
import { OfflineNote } from './widgets/offline-note.tsx';
import { useSideDrawers } from './widgets/side-drawers.tsx';
import { SkipLink } from './widgets/skip-link.tsx';
import { TerminalButton, TerminalPanel } from './widgets/terminal-panel/terminal-panel.tsx';
import { TopBar } from './widgets/top-bar.tsx';

/** Beside the navigation a list still shows its columns. */
const ROOM_FOR_NAVIGATION = '(min-width: 1200px)';
const NotesPanel = lazy(async () => ({ default: (await import('./pages/notes/notes-panel.tsx')).NotesPanel }));

// elements that stay the same: a step to another page draws none of them again
const ABOVE = (
  <>
    <SkipLink />
    <TopBar />
  </>
);
const NAVIGATION = <ConsoleNavigation />;
const NOTIFICATIONS = <Notifications />;
const NOTES = (
  <Suspense fallback={<Spinner />}>
    <NotesPanel />
  </Suspense>
);

export function App() {
  const dark = useSession((session) => session.dark);
  const compact = useSession((session) => session.compact);
  const largeText = useSession((session) => session.largeText);
  const navigationOpen = useSession((session) => session.navigationOpen);
  const roomForNavigation = useMedia(ROOM_FOR_NAVIGATION);
  const drawers = useSideDrawers(NOTES);
  const { path, params, search, route } = useMatch();
  const page = route?.page;
  const { contentType = 'default', help = 'lambda' } = page ?? {};
  const pageKey = `${path} ${JSON.stringify(resourceSearch(search))}`;
  const title = page?.title(params) ?? 'Lambda';
  const trail = [
    { text: 'Lambda', path: functionsPath },
    ...(page?.trail?.(params) ?? []),
    ...(page ? [{ text: page.crumb?.(params) ?? title, path }] : []),
  ];

  useHeadingFocus(pageKey);
  useEffect(() => applyMode(dark ? Mode.Dark : Mode.Light), [dark]);
  useEffect(() => applyDensity(compact ? Density.Compact : Density.Comfortable), [compact]);
  useEffect(() => void document.body.classList.toggle('large-text', largeText), [largeText]);
  useEffect(() => {
    arriveAt(resourceOf(path));
  }, [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another topic
  useEffect(() => {
    useSession.setState({ helpTopic: help });
  }, [path, help]);
  useEffect(() => {
    document.title = `${page?.of ? `${title} – ${page.of(params)}` : title} | Coldspark`;
  });

  return (
    <>
      {ABOVE}
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
        navigation={NAVIGATION}
        navigationOpen={navigationOpen ?? (contentType === 'table' && roomForNavigation)}
        onNavigationChange={({ detail }) => setPreferences({ navigationOpen: detail.open })}
        notifications={NOTIFICATIONS}
        stickyNotifications
        {...drawers}
        // another resource, another page: no form and no choice outlives what it is about
        content={<MatchedPage key={pageKey} otherwise={NotFoundPage} failed={PageFailed} />}
      />
      {BELOW}
    </>
  );
}

const BELOW = (
  <>
    <TerminalPanel />
    <Footer />
  </>
);

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
        <OfflineNote />
        <a href={`#${differsFromAwsPath}`}>Differs from AWS</a>
      </span>
    </footer>
  );
}
