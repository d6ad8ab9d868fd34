/** A target of a rule as a form holds it. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
import type { Target } from '../../api/models/events-types.ts';
import { type TargetService, targetServiceOf } from './target-service.ts';

/** What a rule can have as a target. */
export const RULE_TARGETS = ['lambda', 'sqs', 'sns', 'events'] as const satisfies readonly TargetService[];
export type RuleTargetService = (typeof RULE_TARGETS)[number];

/** In the words of AWS's console. */
export const TARGET_INPUTS = {
  matched: 'Matched event',
  part: 'Part of the matched event',
  constant: 'Constant (JSON text)',
  transformer: 'Input transformer',
} as const;
export type TargetInput = keyof typeof TARGET_INPUTS;

export interface TargetForm {
  id: string;
  service: RuleTargetService;
  arn: string;
  input: TargetInput;
  /** A path or a constant. */
  text: string;
  /** JSON text of a transformer's variables. */
  paths: string;
  template: string;
  messageGroupId: string;
  maximumAgeSeconds: string;
  retryAttempts: string;
  deadLetterArn: string;
  roleArn: string;
}

export const newTarget = (id: string): TargetForm => ({
  ...{ id, service: 'lambda', arn: '', input: 'matched', text: '', paths: '', template: '' },
  ...{ messageGroupId: '', maximumAgeSeconds: '', retryAttempts: '', deadLetterArn: '', roleArn: '' },
});

/** One that none of the others has: `Target1`. */
export function freeId(targets: readonly TargetForm[]): string {
  let number = 1;
  while (targets.some(({ id }) => id === `Target${number}`)) number++;
  return `Target${number}`;
}

export function targetForm(target: Target): TargetForm {
  const { Input, InputPath, InputTransformer, RetryPolicy } = target;
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    id: target.Id,
    service: (RULE_TARGETS as readonly (TargetService | undefined)[]).includes(targetServiceOf(target.Arn))
      ? (targetServiceOf(target.Arn) as RuleTargetService)
      : 'lambda',
    arn: target.Arn,
    input: inputOf(target),
    text: Input ?? InputPath ?? '',
    paths: InputTransformer?.InputPathsMap ? JSON.stringify(InputTransformer.InputPathsMap, null, 2) : '',
    template: InputTransformer?.InputTemplate ?? '',
    messageGroupId: target.SqsParameters?.MessageGroupId ?? '',
    maximumAgeSeconds: text(RetryPolicy?.MaximumEventAgeInSeconds),
    retryAttempts: text(RetryPolicy?.MaximumRetryAttempts),
    deadLetterArn: target.DeadLetterConfig?.Arn ?? '',
    roleArn: target.RoleArn ?? '',
  };
}

export function inputOf({ Input, InputPath, InputTransformer }: Target): TargetInput {
  if (InputTransformer) return 'transformer';
  if (InputPath !== undefined) return 'part';
  return Input === undefined ? 'matched' : 'constant';
}

/** Throws when the variables of its transformer are no JSON. */
export function targetOf(form: TargetForm): Target {
  const { input, text, paths, template, maximumAgeSeconds, retryAttempts } = form;
  const retryPolicy = {
    ...(maximumAgeSeconds !== '' && { MaximumEventAgeInSeconds: Number(maximumAgeSeconds) }),
    ...(retryAttempts !== '' && { MaximumRetryAttempts: Number(retryAttempts) }),
  };
  return {
    Id: form.id,
    Arn: form.arn.trim(),
    ...(form.roleArn !== '' && { RoleArn: form.roleArn }),
    ...(input === 'part' && { InputPath: text }),
    ...(input === 'constant' && { Input: text }),
    ...(input === 'transformer' && {
      InputTransformer: {
        ...(paths.trim() !== '' && { InputPathsMap: JSON.parse(paths) as Record<string, string> }),
        InputTemplate: template,
      },
    }),
    ...(form.messageGroupId !== '' && { SqsParameters: { MessageGroupId: form.messageGroupId } }),
    ...(Object.keys(retryPolicy).length > 0 && { RetryPolicy: retryPolicy }),
    ...(form.deadLetterArn.trim() !== '' && { DeadLetterConfig: { Arn: form.deadLetterArn.trim() } }),
  };
}

/** Why a target cannot be sent; '' when the service may judge it. */
export function targetProblem({ arn, paths, input }: TargetForm): { arn: string; paths: string } {
  return {
    arn: arn.trim() === '' ? 'Choose a target.' : '',
    paths:
      input === 'transformer' && !isTextMap(paths)
        ? 'Enter a JSON object of texts, such as {"name": "$.detail.name"}.'
        : '',
  };
}

function isTextMap(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((each) => typeof each === 'string');
  } catch {
    // the field says so
    return false;
  }
}
