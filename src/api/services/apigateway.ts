/** API Gateway's names, model and protocol for REST APIs, in a file of their own: who needs no other service loads no other's. */
import json from '../models/apigateway.json' with { type: 'json' };
import { restJson } from '../protocols/rest-json.ts';
import { definition } from '../service-definition.ts';

export const apiGatewayDefinition = definition(json, { 'rest-json': restJson }, 'BadRequestException');
