/**
 * The address of a function URL: an id of 32 letters and digits, as a name below the service's domain.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
 *
 * Differs from AWS: the domain is AWS's, so its name leads to AWS. Whoever asks this computer says the name as the
 * `Host`, or says `.localhost` for `.on.aws`, which leads to this computer by itself.
 */
const HOST = /^([a-z0-9]{32})\.lambda-url\.[a-z0-9-]+\.(?:on\.aws|localhost)(?::\d+)?$/i;

/** What a server that knows only its own names must let through to the bridge. */
export const FUNCTION_URL_DOMAIN = '.lambda-url.us-east-1.on.aws';

export const functionUrlHost = (urlId: string, region: string) => `${urlId}.lambda-url.${region}.on.aws`;

/** The id in a `Host` header; undefined when it is no function URL's. */
export const functionUrlId = (host: string | undefined) => HOST.exec(host ?? '')?.[1]?.toLowerCase();

/** The same address for programs on this computer; `host` is the console's own, with its port. */
export function localFunctionUrl(functionUrl: string, host: string): string {
  const port = /:\d+$/.exec(host)?.[0] ?? '';
  return functionUrl.replace(/^https/, 'http').replace(/\.on\.aws(?=\/|$)/, `.localhost${port}`);
}
