/** Add trigger as a form holds it: which source, and what that source asks. */

import { ARN_SCOPE } from '../../api/account.ts';
import { functionArn } from '../../api/arn.ts';
import { type ApiSummary, apiGrant, type RouteAuthorization, type RoutePattern } from './api.ts';
import type { Grant } from './grant.ts';
import { isSound, NEW_QUEUE_MAPPING, type QueueMappingForm, queueMappingProblems } from './queue-mapping-form.ts';
import { targetGroupGrant } from './target-group-grant.ts';
import { targetName } from './target-service.ts';
import { grantFor, type TriggerSource } from './trigger.ts';

export interface TriggerForm {
  /** '' until one is chosen. */
  source: TriggerSource | '';
  /** Of what it is to call; '' is the function itself. */
  qualifier: string;
  /** What lets the source in is added, too. */
  grants: boolean;
  s3: {
    bucketArn: string;
    events: readonly string[];
    prefix: string;
    suffix: string;
    /** That it may call itself in a circle. */
    acknowledged: boolean;
  };
  sqs: { queueArn: string; mapping: QueueMappingForm };
  sns: { topicArn: string };
  events: {
    choice: 'new' | 'existing';
    /** Of the default bus. */
    ruleName: string;
    description: string;
    type: 'pattern' | 'schedule';
    pattern: string;
    schedule: string;
  };
  apigateway: {
    choice: 'new' | 'existing';
    type: ApiSummary['type'];
    /** Of a new one. */
    name: string;
    existing: ApiSummary | undefined;
    stage: string;
    authorization: RouteAuthorization;
    /** Of a new HTTP API: every origin. */
    cors: boolean;
  };
  elasticloadbalancing: {
    choice: 'new' | 'existing';
    /** Of the load balancer. */
    name: string;
    /** Of an existing one: which requests come here. */
    listenerArn: string;
    host: string;
    path: string;
  };
}

export const newTrigger = (functionName: string, qualifier: string): TriggerForm => ({
  source: '',
  qualifier,
  grants: true,
  s3: { bucketArn: '', events: ['s3:ObjectCreated:*'], prefix: '', suffix: '', acknowledged: false },
  sqs: { queueArn: '', mapping: NEW_QUEUE_MAPPING },
  sns: { topicArn: '' },
  events: {
    choice: 'new',
    ruleName: '',
    description: '',
    type: 'schedule',
    pattern: '{\n  "source": ["my.app"]\n}',
    schedule: '',
  },
  apigateway: {
    ...{ choice: 'new', type: 'HTTP', name: `${functionName}-API`, existing: undefined, stage: 'default' },
    ...{ authorization: 'NONE', cors: false },
  },
  elasticloadbalancing: { choice: 'new', name: '', listenerArn: '', host: '', path: '' },
});

export type TriggerProblems = Partial<
  Record<
    | 'source'
    | 'bucket'
    | 'eventTypes'
    | 'acknowledged'
    | 'queue'
    | 'topic'
    | 'rule'
    | 'pattern'
    | 'schedule'
    | 'api'
    | 'stage'
    | 'loadBalancer'
    | 'listener'
    | 'path',
    string
  >
>;

const missing = (value: string, problem: string) => (value.trim() === '' ? problem : '');

/** What is missing, by field; what it holds the service judges. */
export function triggerProblems({ source, s3, sqs, sns, events, apigateway, ...others }: TriggerForm): TriggerProblems {
  const balancing = others.elasticloadbalancing;
  const found: Record<TriggerForm['source'], TriggerProblems> = {
    '': { source: 'Choose a source.' },
    s3: {
      bucket: missing(s3.bucketArn, 'Choose a bucket.'),
      eventTypes: s3.events.length === 0 ? 'Choose an event type.' : '',
      acknowledged: s3.acknowledged ? '' : 'Acknowledge that the function may invoke itself over the bucket.',
    },
    sqs: { queue: missing(sqs.queueArn, 'Choose a queue.') },
    sns: { topic: missing(sns.topicArn, 'Choose a topic.') },
    events: {
      rule: missing(events.ruleName, events.choice === 'new' ? 'Enter a name.' : 'Choose a rule.'),
      ...(events.choice === 'new' &&
        (events.type === 'schedule'
          ? { schedule: missing(events.schedule, 'Enter a schedule.') }
          : { pattern: missing(events.pattern, 'Enter a pattern.') })),
    },
    apigateway: {
      api:
        apigateway.choice === 'new'
          ? missing(apigateway.name, 'Enter a name.')
          : missing(apigateway.existing?.id ?? '', 'Choose an API.'),
      stage: missing(apigateway.stage, 'Enter the name of a stage.'),
    },
    elasticloadbalancing: {
      loadBalancer: missing(balancing.name, balancing.choice === 'new' ? 'Enter a name.' : 'Choose a load balancer.'),
      ...(balancing.choice === 'existing' && {
        listener: missing(balancing.listenerArn, 'Choose a listener.'),
        path: missing(balancing.host + balancing.path, 'Enter a host or a path.'),
      }),
    },
  };
  return Object.fromEntries(Object.entries(found[source]).filter(([, problem]) => problem !== ''));
}

export const isComplete = (form: TriggerForm) =>
  Object.keys(triggerProblems(form)).length === 0 &&
  (form.source !== 'sqs' || isSound(queueMappingProblems(form.sqs.mapping)));

/** ARN of the source, of an API its id; '' until it is chosen. */
export function sourceArnOf({ source, s3, sqs, sns, events, apigateway }: TriggerForm): string {
  switch (source) {
    case 's3':
      return s3.bucketArn.trim();
    case 'sqs':
      return sqs.queueArn.trim();
    case 'sns':
      return sns.topicArn.trim();
    case 'events':
      return events.ruleName.trim() === ''
        ? ''
        : `arn:aws:events:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:rule/${events.ruleName.trim()}`;
    case 'apigateway':
      return apigateway.choice === 'existing' ? (apigateway.existing?.id ?? '') : NEW;
    case 'elasticloadbalancing':
      return NEW_TARGET_GROUP;
    default:
      return '';
  }
}

/** In the place of an id that AWS will choose. */
const NEW = '<new>';
const NEW_TARGET_GROUP = `arn:aws:elasticloadbalancing:${ARN_SCOPE.region}:${ARN_SCOPE.accountId}:targetgroup/${NEW}`;

export const calledArn = (functionName: string, { qualifier }: Pick<TriggerForm, 'qualifier'>) =>
  functionArn(ARN_SCOPE, functionName, qualifier === '' ? undefined : qualifier);

export const sourceName = (arn: string) => targetName(arn);

/** Of the source, as people call it. */
export function triggerName(form: TriggerForm): string {
  const { source, apigateway, elasticloadbalancing } = form;
  if (source === 'elasticloadbalancing') return elasticloadbalancing.name.trim();
  if (source !== 'apigateway') return sourceName(sourceArnOf(form));
  return apigateway.choice === 'new' ? apigateway.name.trim() : (apigateway.existing?.name ?? '');
}

/** As AWS makes it: all methods of a path that is called as the function is. */
export const triggerRoute = (functionName: string): RoutePattern => ({ method: 'ANY', path: `/${functionName}` });

/** What the policy of what is called must say; undefined while the source is not known, and where none is wanted. */
export function grantOf(functionName: string, form: TriggerForm): Grant | undefined {
  const sourceArn = sourceArnOf(form);
  if (form.source === '' || sourceArn === '') return undefined;
  const targetArn = calledArn(functionName, form);
  if (form.source === 'apigateway') return apiGrant(sourceArn, triggerRoute(functionName), targetArn);
  if (form.source === 'elasticloadbalancing') return targetGroupGrant(sourceArn, targetArn);
  return grantFor({ source: form.source, name: sourceName(sourceArn), sourceArn, targetArn });
}
