/**
 * Addresses that lead to no service of AWS's but to what somebody has made with one: a function URL, an API, a load balancer.
 * Whoever answers there is told by the `Host`, and whatever comes under that name is its own.
 *
 * Differs from AWS: the domains are AWS's, so their names lead to AWS. Whoever asks this computer says the name as the
 * `Host`, or says `.localhost`, which leads to this computer by itself: `<id>.execute-api.localhost`, `<name>.elb.localhost`.
 */
import { FUNCTION_URL_DOMAIN, functionUrlId } from './function-url.ts';

/** In requests, the name of the service that receives what comes there. */
export type FrontDoor = 'function-url' | 'execute-api' | 'elb';

interface Addressed {
  door: FrontDoor;
  /** Who answers: the id of a function URL or of an API, the name of a load balancer. In lower case. */
  name: string;
}

const API_HOST = /^([a-z0-9]+)\.execute-api(?:\.[a-z0-9-]+)?\.(?:amazonaws\.com|localhost)(?::\d+)?$/i;
const LOAD_BALANCER_HOST =
  /^([a-z0-9-]+)(?:\.[a-z0-9-]+\.elb\.amazonaws\.com|(?:\.[a-z0-9-]+)?\.elb\.localhost)(?::\d+)?$/i;

/** What a server that knows only its own names must let through to the bridge. */
export const FRONT_DOOR_DOMAINS = [
  FUNCTION_URL_DOMAIN,
  '.execute-api.us-east-1.amazonaws.com',
  '.us-east-1.elb.amazonaws.com',
];

/** Undefined for a `Host` that is none of these. */
export function addressedBy(host: string | undefined = ''): Addressed | undefined {
  const urlId = functionUrlId(host);
  if (urlId !== undefined) return { door: 'function-url', name: urlId };
  const [, apiId] = API_HOST.exec(host) ?? [];
  if (apiId !== undefined) return { door: 'execute-api', name: apiId.toLowerCase() };
  const [, loadBalancer] = LOAD_BALANCER_HOST.exec(host) ?? [];
  return loadBalancer === undefined ? undefined : { door: 'elb', name: loadBalancer.toLowerCase() };
}

/** Where an API or a load balancer answers programs of this computer; `host` is the console's own, with its port. */
export const localHost = (door: 'execute-api' | 'elb', name: string, host: string): string =>
  `${name}.${door}.localhost${/:\d+$/.exec(host)?.[0] ?? ''}`;
