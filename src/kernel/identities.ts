/** What the account's roles and users may do, for whoever decides about a request of theirs. IAM knows it. */
import type { Caller } from './caller.ts';
import type { Statement } from './statement.ts';

export interface IdentityPolicies {
  identity: readonly Statement[];
  boundary?: readonly Statement[] | undefined;
}

export type IdentitySource = (caller: Caller) => IdentityPolicies | undefined;

export class Identities {
  #source: IdentitySource = () => undefined;

  /** Where it is known from here on. */
  setSource(source: IdentitySource): void {
    this.#source = source;
  }

  /** Undefined of whoever nothing limits: the root user, and roles that do not exist. */
  policiesOf(caller: Caller): IdentityPolicies | undefined {
    return this.#source(caller);
  }
}
