/** A resource as people call it, by its ARN. */
import { parseFunctionName, serviceOfArn } from '../api/arn.ts';
import {
  aliasPath,
  bucketPath,
  functionPath,
  objectPath,
  queuePath,
  rulesPath,
  topicPath,
  versionPath,
} from './paths.ts';

export interface Resource {
  /** For example `Function`. */
  kind: string;
  name: string;
  /** Of its page, where the console has one. */
  path?: string;
}

const isVersion = (qualifier: string) => /^(\d+|\$LATEST)$/.test(qualifier);

export function resourceOf(arn: string): Resource {
  const name = arn.split(':').slice(5).join(':');
  switch (serviceOfArn(arn)) {
    case 'lambda': {
      const { functionName, qualifier } = parseFunctionName(arn);
      if (qualifier === undefined) return { kind: 'Function', name: functionName, path: functionPath(functionName) };
      const path = isVersion(qualifier) ? versionPath(functionName, qualifier) : aliasPath(functionName, qualifier);
      return { kind: isVersion(qualifier) ? 'Version' : 'Alias', name: `${functionName}:${qualifier}`, path };
    }
    case 'sqs':
      return { kind: 'Queue', name, path: queuePath(name) };
    case 'sns':
      return { kind: 'Topic', name, path: topicPath(name) };
    case 's3': {
      const [bucket = '', ...key] = name.split('/');
      if (key.length === 0) return { kind: 'Bucket', name, path: bucketPath(bucket) };
      return { kind: 'Object', name, path: objectPath(bucket, key.join('/')) };
    }
    case 'events': {
      const [kind, ...names] = name.split('/');
      const [bus = 'default'] = names.length > 1 ? names : kind === 'rule' ? ['default'] : names;
      return { kind: kind === 'rule' ? 'Rule' : 'Event bus', name: names.join('/'), path: rulesPath(bus) };
    }
    case 'elasticloadbalancing':
      return { kind: 'Target group', name: name.split('/')[1] ?? name };
    case 'execute-api':
      return { kind: 'API', name };
    default:
      return { kind: 'Resource', name: arn };
  }
}
