/** AWS Lambda's names, model and protocols, in a file of their own: who needs no other service loads no other's. */
import json from '../models/lambda.json' with { type: 'json' };
import { restJson } from '../protocols/rest-json.ts';
import { definition } from '../service-definition.ts';

export const lambdaDefinition = definition(json, { 'rest-json': restJson });
