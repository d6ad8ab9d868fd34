/** CloudWatch's names, model and protocols, in a file of their own: who needs no other service loads no other's. */
import json from '../models/cloudwatch.json' with { type: 'json' };
import { awsJson } from '../protocols/aws-json.ts';
import { awsQuery } from '../protocols/aws-query.ts';
import { definition } from '../service-definition.ts';

export const cloudWatchDefinition = definition(json, { json: awsJson, query: awsQuery }, 'ValidationError');
