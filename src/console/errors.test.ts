import { ResourceConflictException } from '@aws-sdk/client-lambda';
import { beforeEach, expect, test } from 'vitest';
import { ServiceException } from '../api/errors.ts';
import { errorMessage, flashError, isNotFound } from './errors.ts';
import { useSession } from './session.ts';

beforeEach(() => useSession.setState({ flashes: [] }));

test('a refusal of the service is shown in its own words and nothing else', () => {
  const message = 'Unable to delete version because the following aliases reference it: [prod]';
  expect(errorMessage(new ResourceConflictException({ message, $metadata: {} }))).toBe(message);
  expect(errorMessage(new ServiceException('ValidationException', 400, 'Too many events.'))).toBe('Too many events.');
});

test('of several things that S3 refuses in one sentence each is named, with its reason', () => {
  const members = {
    ArgumentName1: 'arn:aws:lambda:f, null',
    ArgumentValue1: 'Not authorized to invoke function [arn:aws:lambda:f]',
    ArgumentName2: 'arn:aws:sqs:q',
    ArgumentValue2: 'The destination queue does not exist',
  };
  expect(errorMessage(new ServiceException('InvalidArgument', 400, 'Unable to validate', members))).toBe(
    'Unable to validate: Not authorized to invoke function [arn:aws:lambda:f]; The destination queue does not exist (arn:aws:sqs:q)',
  );
});

test('a failure of the page is never shown as if AWS had said it', () => {
  expect(errorMessage(new Error('The worker is gone.'))).toBe(
    'The worker is gone. Nothing you typed is lost: try again, or reload the page.',
  );
});

test('a failed action becomes a red flash', () => {
  flashError(new ServiceException('ResourceNotFoundException', 404, 'Function not found: f'), 'Delete');
  expect(useSession.getState().flashes).toMatchObject([
    { type: 'error', header: 'Delete', content: 'Function not found: f' },
  ]);
});

test('only a missing resource is one', () => {
  expect(isNotFound(new ServiceException('ResourceNotFoundException', 404, ''))).toBe(true);
  expect(isNotFound(new ServiceException('ResourceConflictException', 409, ''))).toBe(false);
});
