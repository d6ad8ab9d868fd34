/** CORS of a function URL as it is typed, and as the service takes it. */
import type { Cors } from '@aws-sdk/client-lambda';
import { CORS_MAX_AGE, numberProblem } from '../../../domain/field-problem.ts';

export interface CorsForm {
  enabled: boolean;
  /** Lists, separated by commas. */
  allowOrigins: string;
  allowMethods: string;
  allowHeaders: string;
  exposeHeaders: string;
  maxAge: string;
  allowCredentials: boolean;
}

export function corsForm(cors: Cors = {}): CorsForm {
  const enabled = Object.keys(cors).length > 0;
  return {
    enabled,
    // what the form begins with lets every page read
    allowOrigins: enabled ? text(cors.AllowOrigins) : '*',
    allowMethods: text(cors.AllowMethods),
    allowHeaders: text(cors.AllowHeaders),
    exposeHeaders: text(cors.ExposeHeaders),
    maxAge: String(cors.MaxAge ?? ''),
    allowCredentials: cors.AllowCredentials ?? false,
  };
}

/** Whether the age is none or a number the service would take. */
export const isMaxAge = (typed: string) => typed === '' || numberProblem(CORS_MAX_AGE, typed, 'x') === '';

/** No rules at all switch CORS off. */
export function readCors(form: CorsForm): Cors {
  if (!form.enabled) return {};
  return {
    ...list('AllowOrigins', form.allowOrigins),
    ...list('AllowMethods', form.allowMethods),
    ...list('AllowHeaders', form.allowHeaders),
    ...list('ExposeHeaders', form.exposeHeaders),
    ...(form.maxAge !== '' && { MaxAge: Number(form.maxAge) }),
    ...(form.allowCredentials && { AllowCredentials: true }),
  };
}

const text = (values: readonly string[] = []) => values.join(', ');

function list(member: 'AllowOrigins' | 'AllowMethods' | 'AllowHeaders' | 'ExposeHeaders', typed: string): Cors {
  const values = typed.split(/[\s,]+/).filter((value) => value !== '');
  return values.length > 0 ? { [member]: values } : {};
}
