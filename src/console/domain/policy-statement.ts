/** Statements of a function's resource-based policy, as GetPolicy gives them, in the words of a table. */

export interface PolicyStatement {
  Sid: string;
  Effect: string;
  Principal: '*' | Readonly<Record<string, string>>;
  Action: string;
  Resource: string;
  /** Values by operator and key. */
  Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const readPolicy = (json: string) => (JSON.parse(json) as { Statement: PolicyStatement[] }).Statement;

/** As GetPolicy gives it, to be read. */
export const policyText = (statements: readonly PolicyStatement[]) =>
  JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }, null, 2);

/** Whom it lets in: a service, an account, an ARN of IAM, or everybody (`*`). */
export const principalOf = ({ Principal }: PolicyStatement) =>
  Principal === '*' ? '*' : Object.values(Principal).join(', ');

export interface Condition {
  operator: string;
  key: string;
  value: string;
}

export const conditionsOf = ({ Condition = {} }: PolicyStatement): Condition[] =>
  Object.entries(Condition).flatMap(([operator, values]) =>
    Object.entries(values).map(([key, value]) => ({ operator, key, value })),
  );
