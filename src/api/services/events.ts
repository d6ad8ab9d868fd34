/** EventBridge's names, model and protocols, in a file of their own: who needs no other service loads no other's. */
import json from '../models/events.json' with { type: 'json' };
import { awsJson } from '../protocols/aws-json.ts';
import { definition } from '../service-definition.ts';

export const eventsDefinition = definition(json, { json: awsJson });
