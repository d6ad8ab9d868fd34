/**
 * SQS's names, model and protocols, in a file of their own: who needs no other service loads no other's. Clients of before
 * 2024 speak AWS Query.
 */
import { ServiceException } from '../errors.ts';
import type { Shape } from '../model.ts';
import json from '../models/sqs.json' with { type: 'json' };
import { awsJson } from '../protocols/aws-json.ts';
import { awsQuery } from '../protocols/aws-query.ts';
import { definition } from '../service-definition.ts';

export const sqsDefinition = definition(json, { json: awsJson, query: awsQuery }, requireMembers);

/** All that the model says of an input is which members it has; AWS names the first that is missing. */
function requireMembers(shape: Shape, input: Readonly<Record<string, unknown>>, path = ''): void {
  for (const member of shape.members) {
    const { name, required } = member;
    const value = input[name];
    if (value !== undefined) requireParts(member.shape, value, path + name);
    else if (required) throw missing(path + name);
  }
}

function requireParts({ type, members, item, itemName, value: mapped }: Shape, value: unknown, path: string): void {
  if (value === null) throw missing(path);
  if (type === 'structure') requireMembers({ members } as Shape, value as Record<string, unknown>, `${path}.`);
  if (item)
    for (const [index, each] of (value as unknown[]).entries())
      requireParts(item, each, `${itemName ?? path}.${index + 1}`);
  if (mapped) for (const [key, each] of Object.entries(value as object)) requireParts(mapped, each, `${path}.${key}`);
}

const missing = (parameter: string) =>
  new ServiceException(
    'MissingRequiredParameterException',
    400,
    `The request must contain the parameter ${parameter}.`,
  );
