/**
 * Where APIs answer, `<api id>.execute-api.localhost` at the port of the page: the REST API or the HTTP API of that id.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
 */
import { defineFrontDoor } from '../../kernel/front-door/front-door.ts';
import { forbidden } from './gateway-response.ts';

export const executeApi = defineFrontDoor('execute-api', ['apigateway', 'apigatewayv2'], forbidden);
