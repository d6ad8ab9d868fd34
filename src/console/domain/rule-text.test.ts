import { expect, test } from 'vitest';
import type { Action, RuleCondition } from '../../api/models/elbv2-types.ts';
import { actionText, conditionTexts } from './rule-text.ts';

test.each<[RuleCondition, string]>([
  [{ Field: 'path-pattern', Values: ['/a', '/b/*'] }, 'Path is /a or /b/*'],
  [{ Field: 'host-header', Values: ['*.example.com'] }, 'Host is *.example.com'],
  [{ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['GET', 'HEAD'] } }, 'Method is GET or HEAD'],
  [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: ['1'] } }, 'Header X-A is 1'],
  [
    { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'v', Value: '1' }, { Value: 'x' }] } },
    'Query string has v=1 or x',
  ],
])('%j reads %s', (condition, text) => {
  expect(conditionTexts({ Conditions: [condition] })).toEqual([text]);
});

test('a default rule takes the rest', () => {
  expect(conditionTexts({ IsDefault: true, Conditions: [] })).toEqual(['Whatever no other rule takes']);
});

const forward = (...weights: number[]): Action => ({
  Type: 'forward',
  ForwardConfig: { TargetGroups: weights.map((Weight, index) => ({ TargetGroupArn: 'abc'[index], Weight })) },
});

test.each<[Action, string]>([
  [forward(1), 'Forward to group a'],
  [forward(3, 1), 'Forward to group a (75 %), group b (25 %)'],
  [forward(0, 0), 'Forward to group a (0 %), group b (0 %)'],
  [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }, 'Answer 404'],
  [
    {
      Type: 'redirect',
      RedirectConfig: { Protocol: 'HTTPS', Host: '#{host}', Port: '443', Path: '/#{path}', StatusCode: 'HTTP_301' },
    },
    'Redirect (301) to https://#{host}:443/#{path}',
  ],
])('%j reads %s', (action, text) => {
  expect(actionText(action, (arn) => `group ${arn}`)).toBe(text);
});
