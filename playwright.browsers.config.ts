/** Journeys, sandbox tests and hostile probes in the browsers that are not Chromium: the same files, see playwright.config.ts. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import chromium from './playwright.config.ts';

const { projects: _, ...shared } = chromium;
const driver = (name: string) => fileURLToPath(new URL(`e2e/browsers/${name}-bidi.mjs`, import.meta.url));

/** The sandbox as a whole, and of the journeys those that the tag names. */
const tests = ' sandbox(-probes)?\\.spec\\.ts |@browsers';

export default defineConfig({
  ...shared,
  projects: ['firefox', 'webkit'].map((name) => ({
    name,
    grep: new RegExp(`${tests}|@${name}`),
    use: {
      ...shared.use,
      viewport: { width: 1440, height: 900 },
      // the styles that a screenshot brings meet the sandbox's policy, which devtools show
      screenshot: 'off' as const,
      reuseContext: false,
      // what Playwright calls a browser that it drives by WebDriver BiDi
      browserName: 'firefox' as const,
      channel: 'moz-firefox',
      launchOptions: { executablePath: driver(name), firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 } },
    },
  })),
});
