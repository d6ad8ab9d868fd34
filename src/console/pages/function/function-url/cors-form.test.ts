import type { Cors } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { corsForm, isMaxAge, readCors } from './cors-form.ts';

test('what the form shows is saved again as it was', () => {
  const cors: Cors = { AllowOrigins: ['https://a.example', 'https://b.example'], MaxAge: 0, AllowCredentials: true };
  expect(readCors(corsForm(cors))).toEqual(cors);
  expect(readCors(corsForm())).toEqual({});
});

test('lists are typed with commas, spaces or lines', () => {
  const form = { ...corsForm(), enabled: true, allowMethods: 'GET, POST\nPUT,', maxAge: '60' };
  expect(readCors(form)).toEqual({ AllowOrigins: ['*'], AllowMethods: ['GET', 'POST', 'PUT'], MaxAge: 60 });
});

test.each([
  ['', true],
  ['0', true],
  ['86400', true],
  ['86401', false],
  ['soon', false],
])('the age %s', (typed, valid) => expect(isMaxAge(typed)).toBe(valid));
