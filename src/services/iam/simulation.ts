/**
 * What policies would decide, without anything being asked for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  EvaluationResult,
  Statement as MatchedStatement,
  SimulateCustomPolicyRequest,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '../../api/models/iam-types.ts';
import { type Decision, decide, type Verdict } from '../../kernel/authorize.ts';
import { type Caller, roleCaller, rootCaller } from '../../kernel/caller.ts';
import { asTheyCome, isCount, nextToken, page, readPageToken } from '../../kernel/page.ts';
import type { Statement } from '../../kernel/statement.ts';
import type { IamContext, RoleRecord } from './context.ts';
import { noSuchEntity } from './lists.ts';
import { documentOf } from './managed-policies.ts';
import { requireIdentityPolicy, statementsOf } from './policy-document.ts';
import { roleOfArn } from './roles.ts';
import { statementPlaces } from './statement-places.ts';

const PAGE_SIZE = 100;
/** Of the sessions that are simulated. */
const SESSION = 'simulation';

/** A policy that takes part, as its statements are told of. */
interface Source {
  id: string;
  text: string;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
export function simulateCustomPolicy(context: IamContext, input: SimulateCustomPolicyRequest): SimulatePolicyResponse {
  return simulate(input, given(input.PolicyInputList), bounds(input), callerOf(context, input.CallerArn));
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
export function simulatePrincipalPolicy(
  context: IamContext,
  input: SimulatePrincipalPolicyRequest,
): SimulatePolicyResponse {
  const { PolicySourceArn: arn, PolicyInputList } = input;
  const role = roleOfArn(context, arn);
  if (!role) {
    if (!/^arn:aws:iam::\d{12}:(role|user|group)\/.+$/.test(arn))
      throw new ServiceException(
        'InvalidInputException',
        400,
        `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
      );
    throw noSuchEntity(
      `The ${arn.split(':')[5]?.split('/')[0]} with name ${arn.slice(arn.lastIndexOf('/') + 1)} cannot be found.`,
    );
  }
  const sources = [...sourcesOf(context, role), ...given(PolicyInputList)];
  const boundary = bounds(input) ?? boundaryOf(context, role);
  return simulate(input, sources, boundary, callerOf(context, input.CallerArn ?? arn));
}

const given = (texts: readonly string[] = []): Source[] =>
  texts.map((text, at) => {
    requireIdentityPolicy(text);
    return { id: `PolicyInputList.${at + 1}`, text };
  });

const bounds = ({
  PermissionsBoundaryPolicyInputList: texts,
}: SimulateCustomPolicyRequest | SimulatePrincipalPolicyRequest) =>
  texts && given(texts).map(({ text }, at) => ({ id: `PermissionsBoundaryPolicyInputList.${at + 1}`, text }));

/** A role's policies, as they are told of. */
export function sourcesOf(context: IamContext, { policies = {}, attached = [], roleName }: RoleRecord): Source[] {
  const embedded = Object.entries(policies).map(([name, text]) => ({ id: `role_${roleName}_${name}`, text }));
  const managed = attached.flatMap((arn) => {
    const text = documentOf(context, arn);
    return text === undefined ? [] : [{ id: arn.slice(arn.lastIndexOf('/') + 1), text }];
  });
  return [...embedded, ...managed];
}

export function boundaryOf(context: IamContext, { boundary }: RoleRecord): Source[] | undefined {
  if (boundary === undefined) return undefined;
  return [{ id: boundary.slice(boundary.lastIndexOf('/') + 1), text: documentOf(context, boundary) ?? '' }];
}

function callerOf({ scope }: IamContext, arn: string | undefined): Caller {
  if (arn?.includes(':role/')) return roleCaller(arn, SESSION);
  return arn === undefined ? rootCaller(scope.accountId) : { ...rootCaller(arn.split(':')[4] ?? ''), arn };
}

type Simulated = Omit<SimulateCustomPolicyRequest, 'PolicyInputList'>;

function simulate(
  input: Simulated,
  identity: readonly Source[],
  boundary: readonly Source[] | undefined,
  caller: Caller,
): SimulatePolicyResponse {
  const { ActionNames, ResourceArns, ResourcePolicy, ContextEntries = [], Marker, MaxItems = PAGE_SIZE } = input;
  const resource = ResourcePolicy === undefined ? [] : [{ id: 'ResourcePolicy', text: ResourcePolicy }];
  const known = Object.fromEntries(
    ContextEntries.map(({ ContextKeyName = '', ContextKeyValues = [] }) => [ContextKeyName, ContextKeyValues]),
  );
  const result = (action: string, arn: string): EvaluationResult => {
    const decision = decide(
      {
        identity: identity.flatMap(({ text }) => statementsOf(text)),
        boundary: boundary?.flatMap(({ text }) => statementsOf(text)),
        resource: resource.flatMap(({ text }) => statementsOf(text)),
      },
      { caller, action, resource: arn, context: known },
    );
    const sources = [...identity, ...(boundary ?? []), ...resource];
    return {
      EvalActionName: action,
      EvalResourceName: arn,
      EvalDecision: DECISIONS[decision.verdict],
      MatchedStatements: matched(decision, sources),
      MissingContextValues: missingKeys(sources, known),
      ...(boundary && {
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: decision.by !== 'boundary' },
      }),
    };
  };
  const results = ActionNames.flatMap((action) => resultsOf(action, ResourceArns, result));
  const invalid = () => new ServiceException('ValidationError', 400, `Invalid Marker: ${Marker}`);
  const found = page(results, asTheyCome(results), readPageToken(Marker, isCount, invalid), MaxItems);
  return {
    EvaluationResults: found.records,
    IsTruncated: found.next !== undefined,
    ...nextToken('Marker', found.next),
  };
}

/** One for each resource, which has its own beside it where resources were named. */
function resultsOf(
  action: string,
  arns: readonly string[] | undefined,
  result: (action: string, arn: string) => EvaluationResult,
): EvaluationResult[] {
  const details = { OrganizationsDecisionDetail: { AllowedByOrganizations: true } };
  if (arns === undefined) return [{ ...result(action, '*'), ...details }];
  return arns.map((arn) => {
    const found = result(action, arn);
    const { EvalDecision: EvalResourceDecision, MatchedStatements, MissingContextValues } = found;
    const own = { EvalResourceName: arn, EvalResourceDecision, MatchedStatements, MissingContextValues };
    return { ...found, ...details, EvalDecisionDetails: {}, ResourceSpecificResults: [own] };
  });
}

const DECISIONS: Readonly<Record<Verdict, EvaluationResult['EvalDecision']>> = {
  allow: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
};

function matched({ statements }: Decision, sources: readonly Source[]): MatchedStatement[] {
  const wanted = new Set<Statement>(statements);
  return sources.flatMap(({ id, text }) => {
    const places = statementPlaces(text);
    return statementsOf(text).flatMap((statement, at) => {
      const { start, end } = places[at] ?? {};
      if (!wanted.has(statement) || !start || !end) return [];
      // AWS's own word, which its model does not have
      const SourcePolicyType = 'IAM Policy' as 'none';
      return [{ SourcePolicyId: id, SourcePolicyType, StartPosition: start, EndPosition: end }];
    });
  });
}

/** Keys that a policy asks for and nobody has said. */
function missingKeys(sources: readonly Source[], known: Readonly<Record<string, unknown>>): string[] {
  const said = new Set(Object.keys(known).map((key) => key.toLowerCase()));
  const asked = sources
    .flatMap(({ text }) => statementsOf(text))
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.keys(keys)));
  return [...new Set(asked)].filter((key) => !said.has(key.toLowerCase()));
}
