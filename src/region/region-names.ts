/** The account and Region this tab plays, and the names under which it keeps things in the browser. */
import { ARN_SCOPE } from '../api/account.ts';
import { packagePath } from '../api/coldspark.ts';
import type { EngineConfig } from '../lambda/context.ts';

/** Everything on an origin shares locks, channels and databases: the names carry the path the page is served under. */
export const regionName = (baseUrl: string) => `coldspark:${new URL(baseUrl).pathname}`;

export const engineConfig = (baseUrl: string): EngineConfig => ({
  ...ARN_SCOPE,
  codeLocation: (sha256) => new URL(packagePath(sha256), baseUrl).href,
});
