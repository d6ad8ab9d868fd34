/** SNS's names, model and protocols, in a file of their own: who needs no other service loads no other's. */
import json from '../models/sns.json' with { type: 'json' };
import { awsQuery } from '../protocols/aws-query.ts';
import { definition } from '../service-definition.ts';

export const snsDefinition = definition(json, { query: awsQuery }, 'ValidationError');
