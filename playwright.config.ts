import { defineConfig, devices } from 'playwright/test';
import { CHROMIUM_FLAGS, findHeadlessShell } from './scripts/chromium.mjs';

const port = Number(process.env.E2E_PORT ?? 4620);
const executablePath = findHeadlessShell();

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // ends what hangs; a slow machine takes two minutes for the longest journey, and each step of WebKit's some round trips more
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    actionTimeout: 30_000,
    baseURL: `http://127.0.0.1:${port}`,
    // no traces: recording them took half of the time; `npx playwright test --trace retain-on-failure` makes them
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    // one context a worker, emptied between tests: its renderer has compiled the console already
    reuseContext: true,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_FLAGS },
  },
  projects: [
    {
      name: 'chromium',
      // what another journey shows in this browser
      grepInvert: /@others/,
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1440, height: 900 },
      },
    },
  ],
  webServer: {
    command: `node scripts/start.mjs`,
    env: { PORT: String(port), COLDSPARK_SKIP_BUILD: '1' },
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});
