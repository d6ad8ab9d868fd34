/** Elastic Load Balancing's names, model and protocols, in a file of their own: who needs no other service loads no other's. */
import json from '../models/elbv2.json' with { type: 'json' };
import { awsQuery } from '../protocols/aws-query.ts';
import { definition } from '../service-definition.ts';

export const elbv2Definition = definition(json, { query: awsQuery }, 'ValidationError');
