/**
 * Who calls: every call carries it, from where the request comes in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import type { RoleSession } from './role-session.ts';

/** The console, the terminal, and whoever holds an access key. */
export interface RootCaller {
  type: 'root';
  accountId: string;
  arn: string;
  /** Of a presigned request: when its time is over, in milliseconds since 1970. */
  expiresAtMs?: number;
  via?: ForwardingService;
}

/** The service that asks another with what it was asked with, for example `lambda`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html */
export type ForwardingService = string;

/** A session of a role: what runs in an execution environment. */
export interface RoleCaller {
  type: 'role';
  accountId: string;
  /** `arn:aws:sts::123456789012:assumed-role/<role>/<session>`. */
  arn: string;
  roleArn: string;
  /** What led to the call, where Lambda made it or let it be made. */
  origin?: CallOrigin;
  /** What its token says, where STS gave one. */
  session?: RoleSession;
  via?: ForwardingService;
}

/** The environment whose handler calls, or the chain of what has run. */
export type CallOrigin = { environmentId: string } | { lineage: Lineage };

/** How often each function has run in one chain of invocations, of which each led to the next; by name. AWS carries it in
 * the tracing header. https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html */
export type Lineage = Readonly<Record<string, number>>;

/** A service of AWS that acts for a resource, such as S3 for a bucket that notifies. */
export interface ServiceCaller {
  type: 'service';
  /** For example `s3.amazonaws.com`. */
  service: string;
  accountId: string;
  /** The resource it acts for. */
  sourceArn: string;
  /** What led to the call, where an invocation did. */
  origin?: CallOrigin;
}

/** Whoever sends an unsigned request. */
export interface AnonymousCaller {
  type: 'anonymous';
}

export type Caller = RootCaller | RoleCaller | ServiceCaller | AnonymousCaller;

export const ANONYMOUS: AnonymousCaller = { type: 'anonymous' };

export const rootCaller = (accountId: string): RootCaller => ({
  type: 'root',
  accountId,
  arn: `arn:aws:iam::${accountId}:root`,
});

/** Throws nothing: a role's ARN with a path names the session by the last part, as STS does. */
export function roleCaller(roleArn: string, sessionName: string, origin?: CallOrigin): RoleCaller {
  const accountId = roleArn.split(':')[4] ?? '';
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const arn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
  return { type: 'role', accountId, arn, roleArn, ...(origin && { origin }) };
}

export const serviceCaller = (
  service: string,
  accountId: string,
  sourceArn: string,
  origin?: CallOrigin,
): ServiceCaller => ({ type: 'service', service, accountId, sourceArn, ...(origin && { origin }) });

/** As refusals call it. */
export function callerName(caller: Caller): string {
  switch (caller.type) {
    case 'anonymous':
      return 'anonymous';
    case 'service':
      return caller.service;
    default:
      return caller.arn;
  }
}

/** What led to the call, if that is known. */
export const originOf = (caller: Caller): CallOrigin | undefined =>
  caller.type === 'role' || caller.type === 'service' ? caller.origin : undefined;
