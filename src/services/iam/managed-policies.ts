/**
 * Policies that stand by themselves: those of the account, and AWS's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 *
 * Differs from AWS: a policy has one version, its first.
 */
import { ServiceException } from '../../api/errors.ts';
import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
  DeletePolicyRequest,
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  Policy,
} from '../../api/models/iam-types.ts';
import { byText } from '../../kernel/page.ts';
import { randomText } from '../../kernel/random.ts';
import { AWS_MANAGED_ARNS, awsManagedDocument, isAwsManaged } from './aws-managed-policies.ts';
import type { IamContext, PolicyRecord } from './context.ts';
import { noSuchEntity, pageByMarker } from './lists.ts';
import { requireIdentityPolicy } from './policy-document.ts';

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Without blanks. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length */
const POLICY_CHARACTERS = 6144;
const ONLY_VERSION = 'v1';
/** AWS's own were made before every account. */
const AWS_CREATED_SECONDS = 1_423_000_000;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export function createPolicy(context: IamContext, input: CreatePolicyRequest): CreatePolicyResponse {
  const { PolicyName: policyName, PolicyDocument: document, Path: path = '/', Description: description } = input;
  requireIdentityPolicy(document);
  if (document.replaceAll(/\s/g, '').length > POLICY_CHARACTERS)
    throw new ServiceException(
      'LimitExceededException',
      409,
      `Cannot exceed quota for PolicySize: ${POLICY_CHARACTERS}`,
    );
  const arn = `arn:aws:iam::${context.scope.accountId}:policy${path}${policyName}`;
  const isTaken = [...context.policies.values()].some(
    (other) => other.policyName.toLowerCase() === policyName.toLowerCase(),
  );
  if (isTaken)
    throw new ServiceException(
      'EntityAlreadyExistsException',
      409,
      `A policy called ${policyName} already exists. Duplicate names are not allowed.`,
    );
  const policy: PolicyRecord = {
    arn,
    policyName,
    path,
    policyId: `ANPA${randomText(context.random, ID_CHARACTERS, 17)}`,
    document,
    description,
    tags: input.Tags ?? [],
    createdAtMs: context.clock.now,
  };
  context.policies.set(arn, policy);
  return { Policy: describeOwn(context, policy) };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export function getPolicy(context: IamContext, { PolicyArn }: GetPolicyRequest): GetPolicyResponse {
  const own = context.policies.get(PolicyArn);
  if (own) return { Policy: { ...describeOwn(context, own), Description: own.description, Tags: own.tags } };
  if (awsManagedDocument(PolicyArn) === undefined) throw notFound(PolicyArn);
  return { Policy: describeAws(context, PolicyArn) };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export function getPolicyVersion(
  context: IamContext,
  { PolicyArn, VersionId }: GetPolicyVersionRequest,
): GetPolicyVersionResponse {
  const document = documentOf(context, PolicyArn);
  if (document === undefined) throw notFound(PolicyArn);
  if (VersionId !== ONLY_VERSION)
    throw noSuchEntity(`Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`);
  const createdAtMs = context.policies.get(PolicyArn)?.createdAtMs;
  return {
    PolicyVersion: {
      // percent-encoded, as in every answer of IAM
      Document: encodeURIComponent(document),
      VersionId,
      IsDefaultVersion: true,
      CreateDate: createdAtMs === undefined ? AWS_CREATED_SECONDS : Math.floor(createdAtMs / 1000),
    },
  };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html */
export function listPolicies(context: IamContext, input: ListPoliciesRequest): ListPoliciesResponse {
  const { Scope = 'All', OnlyAttached = false, PathPrefix = '/', PolicyUsageFilter: usage } = input;
  const own = Scope === 'AWS' ? [] : Array.from(context.policies.values(), (each) => describeOwn(context, each));
  const aws = Scope === 'Local' ? [] : AWS_MANAGED_ARNS.map((arn) => describeAws(context, arn));
  const found = [...own, ...aws].filter(({ Path = '/', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }) => {
    const uses = usage === 'PermissionsBoundary' ? PermissionsBoundaryUsageCount : AttachmentCount;
    return Path.startsWith(PathPrefix) && (!OnlyAttached || uses > 0);
  });
  const order = byText<Policy>(({ PolicyName = '', Arn = '' }) => `${PolicyName} ${Arn}`);
  const { records, more } = pageByMarker(found, order, input);
  return { Policies: records, ...more };
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
export function deletePolicy(context: IamContext, { PolicyArn }: DeletePolicyRequest): Record<string, never> {
  const policy = context.policies.get(PolicyArn);
  if (!policy) throw notFound(PolicyArn);
  const { attachments, boundaries } = usesOf(context, PolicyArn);
  if (attachments + boundaries > 0)
    throw new ServiceException('DeleteConflictException', 409, 'Cannot delete a policy attached to entities.');
  context.policies.delete(PolicyArn);
  return {};
}

/** The text of a policy that can be attached; undefined when there is none. */
export const documentOf = ({ policies }: IamContext, arn: string): string | undefined =>
  policies.get(arn)?.document ?? awsManagedDocument(arn);

/** Throws for an ARN that is none, or nobody's. AWS's whose statements are not here are known by their names. */
export function requireAttachable({ policies }: IamContext, arn: string): void {
  if (!arn.startsWith('arn:')) throw new ServiceException('ValidationError', 400, 'Invalid ARN:  Could not be parsed!');
  if (!policies.has(arn) && !isAwsManaged(arn))
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
}

const notFound = (arn: string) => noSuchEntity(`Policy ${arn} was not found.`);

const describeOwn = (context: IamContext, { policyName, policyId, arn, path, createdAtMs }: PolicyRecord): Policy =>
  describe(
    context,
    { PolicyName: policyName, PolicyId: policyId, Arn: arn, Path: path },
    Math.floor(createdAtMs / 1000),
  );

function describeAws(context: IamContext, arn: string): Policy {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const Path = arn.slice(arn.indexOf('/'), arn.length - name.length);
  return describe(context, { PolicyName: name, PolicyId: awsIdOf(arn), Arn: arn, Path }, AWS_CREATED_SECONDS);
}

/** The same in each account: of the name. */
function awsIdOf(arn: string): string {
  let id = 'ANPA';
  for (let at = 0; at < 17; at++) id += ID_CHARACTERS[(arn.charCodeAt(at % arn.length) * 7 + at * arn.length) % 32];
  return id;
}

function describe(context: IamContext, policy: Policy, created: number): Policy {
  const { attachments, boundaries } = usesOf(context, policy.Arn ?? '');
  return {
    ...policy,
    DefaultVersionId: ONLY_VERSION,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    CreateDate: created,
    UpdateDate: created,
  };
}

function usesOf({ roles }: IamContext, arn: string): { attachments: number; boundaries: number } {
  const all = [...roles.values()];
  return {
    attachments: all.filter(({ attached }) => attached?.includes(arn)).length,
    boundaries: all.filter(({ boundary }) => boundary === arn).length,
  };
}
