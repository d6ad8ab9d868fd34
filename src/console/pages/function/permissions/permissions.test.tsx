// @vitest-environment happy-dom
/** Permissions over a whole Lambda in memory: what is put in the form stands in the policy, and what is refused is shown. */
import { AddPermissionCommand, CreateAliasCommand, GetPolicyCommand } from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PageRegion } from '../../../page-region.test-fixture.tsx';
import { AddPermissionsPage } from './add-permissions-page.tsx';
import { PolicyStatements } from './policy-statements.tsx';

let page: PageRegion;
beforeEach(async () => {
  page = new PageRegion();
  await page.createFunction('f');
  const { lambda } = page.access;
  await lambda.send(new CreateAliasCommand({ FunctionName: 'f', Name: 'prod', FunctionVersion: '$LATEST' }));
});
afterEach(() => {
  cleanup();
  expect(page.service.bugs).toEqual([]);
});

const type = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label, { selector: 'input' }), { target: { value } });
const press = async (name: string) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => button.click());
};
const chooseService = async (value: string) => {
  await screen.findByRole('button', { name: /^Service/ });
  const select = createWrapper().findSelect();
  act(() => select?.openDropdown());
  act(() => select?.selectOptionByValue(value));
};
const grant = (StatementId: string, Qualifier?: string) =>
  page.access.lambda.send(
    new AddPermissionCommand({
      FunctionName: 'f',
      StatementId,
      ...(Qualifier && { Qualifier }),
      Action: 'lambda:InvokeFunction',
      Principal: 'sns.amazonaws.com',
      SourceArn: 'arn:aws:sns:us-east-1:123456789012:news',
    }),
  );

test('a service is let in at the alias, with the source and its owner, and not at the function', async () => {
  page.render(<AddPermissionsPage functionName="f" qualifier="prod" />);
  await chooseService('s3');
  await type('Statement ID', 'photos');
  await type('Source ARN', 'arn:aws:s3:::photos');
  await press('Save');
  await waitFor(() => expect(page.history.href).toBe('/functions/f/aliases/prod?tab=configure&subtab=permissions'));
  const { Policy = '' } = await page.access.lambda.send(new GetPolicyCommand({ FunctionName: 'f', Qualifier: 'prod' }));
  expect(JSON.parse(Policy)).toMatchObject({
    Statement: [
      {
        Sid: 'photos',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f:prod',
        Condition: {
          StringEquals: { 'AWS:SourceAccount': '123456789012' },
          ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::photos' },
        },
      },
    ],
  });
  await expect(page.access.lambda.send(new GetPolicyCommand({ FunctionName: 'f' }))).rejects.toThrow('does not exist');
});

test('what is missing is said at its field, what is taken in the words of AWS, and nothing typed is lost', async () => {
  await grant('topic');
  page.render(<AddPermissionsPage functionName="f" />);
  await press('Save');
  expect(await screen.findByText('Choose a service.')).toBeTruthy();
  expect(screen.getByText('Enter a statement ID.')).toBeTruthy();
  await chooseService('sns');
  await type('Statement ID', 'topic');
  await press('Save');
  expect(await screen.findByText(/^The statement id \(topic\) provided already exists\./)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Statement ID', { selector: 'input' }).value).toBe('topic');
  expect(screen.getByLabelText<HTMLInputElement>('Principal', { selector: 'input' }).value).toBe('sns.amazonaws.com');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Function URL/ }).disabled).toBe(true);
});

test('each qualifier shows its own statements, the document, and what is deleted goes', async () => {
  await grant('topic');
  await grant('alias-topic', 'prod');
  page.render(<PolicyStatements functionName="f" qualifier={undefined} />);
  const row = await screen.findByRole('row', { name: /topic.*sns\.amazonaws\.com/ });
  expect(row.textContent).toContain('ArnLike AWS:SourceArn: arn:aws:sns:us-east-1:123456789012:news');
  expect(screen.queryByText('alias-topic')).toBeNull();
  await press('View policy document');
  const document = await screen.findByRole('region', { name: 'Policy document' });
  expect(document.textContent).toContain('"Sid": "topic"');
  fireEvent.click(within(row).getByRole('radio'));
  await press('Delete');
  const dialog = await screen.findByRole('dialog', { name: 'Delete statement' });
  await act(async () => within(dialog).getByRole('button', { name: 'Delete' }).click());
  expect(await screen.findByText('No policy statements')).toBeTruthy();
  expect(page.writes.at(-1)).toMatch(/^DELETE .*policy\/topic/);
});
