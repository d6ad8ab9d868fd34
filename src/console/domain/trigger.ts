/**
 * Triggers: what invokes a function, a version or an alias by itself. Each stands with the service that calls, in words of
 * its own; here they read alike. https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { ARN_SCOPE } from '../../api/account.ts';
import type { ApiRoute, ApiSummary } from './api.ts';
import type { Grant } from './grant.ts';
import { conditionsOf, type PolicyStatement } from './policy-statement.ts';

/** In the console's order. `principal`: who invokes, where it is not Lambda itself that reads the source. */
export const TRIGGER_SOURCES = {
  s3: { label: 'S3', principal: 's3.amazonaws.com' },
  sqs: { label: 'SQS', principal: undefined },
  sns: { label: 'SNS', principal: 'sns.amazonaws.com' },
  events: { label: 'EventBridge (CloudWatch Events)', principal: 'events.amazonaws.com' },
  apigateway: { label: 'API Gateway', principal: 'apigateway.amazonaws.com' },
  elasticloadbalancing: { label: 'Application Load Balancer', principal: 'elasticloadbalancing.amazonaws.com' },
} as const;
export type TriggerSource = keyof typeof TRIGGER_SOURCES;

interface AnyTrigger {
  /** Of this trigger alone. */
  id: string;
  /** Of the bucket, queue, topic, rule, API or load balancer. */
  name: string;
  /** In whose name it calls. */
  sourceArn: string;
  /** What it calls, as it names that. */
  targetArn: string;
  /** How a statement is best written that lets it in; left out: for the source, under its name. */
  granted?: Pick<Grant, 'sourceArn' | 'statementId'>;
  state: string;
  details: readonly Detail[];
}

export type Detail = readonly [label: string, value: string];

export type Trigger = AnyTrigger &
  (
    | { source: 's3'; notificationId: string }
    | { source: 'sqs'; mapping: EventSourceMappingConfiguration }
    | { source: 'sns'; subscriptionArn: string }
    | { source: 'events'; busName: string; targetId: string }
    /** One for each stage; they share the route. */
    | { source: 'apigateway'; api: ApiSummary; route: ApiRoute }
    | { source: 'elasticloadbalancing'; loadBalancerName: string; forward: Forward }
  );

/** What a rule of a load balancer does with what it takes. */
export interface Forward {
  /** Undefined: what no other rule takes. */
  ruleArn: string | undefined;
  targetGroupArn: string;
  /** It forwards to other target groups, too. */
  isShared: boolean;
}

/** Only what was set, in the order given. */
export const detailsOf = (...given: readonly (readonly [string, string | number | undefined])[]): Detail[] =>
  given.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, String(value)] as const]));

/** The statements that let the trigger in and nothing else: none while another trigger needs them, too. */
export function statementsOnlyFor(
  trigger: Trigger,
  triggers: readonly Trigger[],
  statements: readonly PolicyStatement[],
): PolicyStatement[] {
  const { principal } = TRIGGER_SOURCES[trigger.source];
  const sourceArns = [trigger.sourceArn, trigger.granted?.sourceArn];
  // with a route it goes for all stages
  const needed =
    trigger.source !== 'apigateway' &&
    triggers.some((other) => other.id !== trigger.id && other.sourceArn === trigger.sourceArn);
  if (principal === undefined || needed) return [];
  return statements.filter(
    (statement) =>
      statement.Principal !== '*' &&
      statement.Principal.Service === principal &&
      conditionsOf(statement).some(
        ({ key, value }) => key.toLowerCase() === 'aws:sourcearn' && sourceArns.includes(value),
      ),
  );
}

/** What lets it in at what it calls; undefined where Lambda itself reads the source. */
export function grantFor({ source, name, sourceArn, targetArn, granted }: TriggerCall): Grant | undefined {
  const { principal } = TRIGGER_SOURCES[source];
  if (principal === undefined) return undefined;
  return {
    targetArn,
    principal,
    sourceArn,
    // a bucket's ARN does not say whose it is
    ...(source === 's3' && { sourceAccount: ARN_SCOPE.accountId }),
    statementId: `${source}-${name}`.replaceAll('.', '-').slice(0, STATEMENT_ID_LENGTH),
    ...granted,
  };
}

const STATEMENT_ID_LENGTH = 100;

/** Who is to call what. */
export interface TriggerCall {
  source: TriggerSource;
  name: string;
  sourceArn: string;
  targetArn: string;
  granted?: AnyTrigger['granted'];
}

/** How many there are of each source, in the console's order. */
export const countedBySource = (triggers: readonly Trigger[]): { source: TriggerSource; count: number }[] =>
  (Object.keys(TRIGGER_SOURCES) as TriggerSource[])
    .map((source) => ({ source, count: triggers.filter((trigger) => trigger.source === source).length }))
    .filter(({ count }) => count > 0);
