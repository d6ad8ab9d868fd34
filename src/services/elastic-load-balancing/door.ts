/** Where requests to load balancers come in (api/front-door.ts). On AWS a name that nobody has leads nowhere. */
import { defineFrontDoor } from '../../kernel/front-door/front-door.ts';

export const loadBalancerDoor = defineFrontDoor('elb', ['elasticloadbalancing'], () => ({
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: new TextEncoder().encode('Coldspark has no load balancer of this name.\n'),
}));
