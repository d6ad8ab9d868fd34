/** KMS's names, model and protocols, in a file of their own: who needs no other service loads no other's. */
import json from '../models/kms.json' with { type: 'json' };
import { awsJson } from '../protocols/aws-json.ts';
import { definition } from '../service-definition.ts';

export const kmsDefinition = definition(json, { json: awsJson });
