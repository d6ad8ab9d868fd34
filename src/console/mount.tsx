/** Puts the console on the page, over a region. */
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { coldsparkClient, type Region } from '../api/coldspark.ts';
import { lambdaClient } from '../api/connect.ts';
import type { Offline } from '../api/offline.ts';
import { followAccountClock } from './account-now.ts';
import { AddressHistory, browserEntries } from './address-history.ts';
import { App } from './app.tsx';
import { syncWithEngine } from './engine-sync.ts';
import { followOtherTabs } from './first-visit.ts';
import { followOffline } from './offline.ts';
import { PageFailed } from './pages/page-failed.tsx';
import { functionsPath } from './paths.ts';
import { newQueryClient } from './queries/query-client.ts';
import { RegionContext } from './region.ts';
import { Boundary, Router } from './router.tsx';
import { routes } from './routes.tsx';
import '@cloudscape-design/global-styles/index.css';
import './console.css';
import { reloadPage } from './reload-page.ts';
import { applyConsoleTheme } from './theme.ts';

/** `offline`: undefined where nothing is kept for it. */
export function mountConsole(root: HTMLElement, region: Region, offline: Offline | undefined): void {
  const queryClient = newQueryClient();
  syncWithEngine(region, queryClient);
  followOtherTabs();
  followAccountClock(region);
  const history = new AddressHistory(browserEntries(), functionsPath);
  if (offline) followOffline(offline, () => leave(history));
  applyConsoleTheme(document.body);
  const access = { region, lambda: lambdaClient(region.handle), coldspark: coldsparkClient(region.handle) };
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale="en" messages={[messages]}>
        <QueryClientProvider client={queryClient}>
          <RegionContext value={access}>
            <Router history={history} routes={routes}>
              <Boundary failed={PageFailed}>
                <App />
              </Boundary>
            </Router>
          </RegionContext>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

/** Loads the page again; the guards of its forms have been asked. */
function leave(history: AddressHistory): void {
  history.dropGuards();
  reloadPage();
}
