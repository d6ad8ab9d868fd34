/** API Gateway's names, model and protocol for HTTP APIs, in a file of their own: who needs no other service loads no other's. */
import json from '../models/apigatewayv2.json' with { type: 'json' };
import { restJson } from '../protocols/rest-json.ts';
import { definition } from '../service-definition.ts';

export const apiGatewayV2Definition = definition(json, { 'rest-json': restJson }, 'BadRequestException');
