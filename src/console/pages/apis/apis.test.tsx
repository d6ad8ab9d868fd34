// @vitest-environment happy-dom
/** The pages of APIs: an HTTP API whose stage names an alias, a REST API without anything, and none at all. */
import { AddPermissionCommand, CreateAliasCommand, GetPolicyCommand } from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ApiGatewayOperations } from '../../../api/models/apigateway-types.ts';
import type { ApiGatewayV2Operations } from '../../../api/models/apigatewayv2-types.ts';
import { serviceClient } from '../../../api/service-client.ts';
import { apiGatewayDefinition } from '../../../api/services/apigateway.ts';
import { apiGatewayV2Definition } from '../../../api/services/apigatewayv2.ts';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { addRoute, createApi, serveIn } from '../../queries/api-changes.ts';
import { listApis, readApi } from '../../queries/apis.ts';
import { ApiPage } from './api-page.tsx';
import { ApisPage } from './apis-page.tsx';
import { CreateApiPage } from './create-api-page.tsx';

afterEach(cleanup);

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:f';

test('an API shows its routes with what they call, its stages with their variables, and a request is tried', async () => {
  const page = new PageRegion();
  await page.createFunction('f');
  const http = serviceClient<ApiGatewayV2Operations>(apiGatewayV2Definition, page.access.region.handle);
  const { ApiId = '' } = await http.call('CreateApi', {
    ...{ Name: 'shop', ProtocolType: 'HTTP', RouteKey: 'GET /orders' },
    Target: `${FUNCTION_ARN}:\${stageVariables.alias}`,
  });
  await http.call('CreateStage', { ApiId, StageName: 'dev', StageVariables: { alias: 'blue' } });
  page.render(<ApiPage apiId={ApiId} />);
  const routes = within(await screen.findByRole('table', { name: 'Routes' }));
  expect(routes.getByText('GET /orders')).toBeTruthy();
  expect(routes.getByRole('link', { name: 'f' })).toBeTruthy();
  expect(routes.getByText(/stageVariables\.alias/)).toBeTruthy();
  const stages = within(screen.getByRole('table', { name: 'Stages' }));
  expect(stages.getByText('alias = blue')).toBeTruthy();
  expect(stages.getByText('Nothing deployed')).toBeTruthy();
  expect(stages.getByText(`http://${ApiId}.execute-api.localhost:3000/dev`)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send request' }));
  // the root is none of its routes
  expect(await screen.findByText(/^Status 404, /)).toBeTruthy();
  expect(
    within(screen.getByRole('region', { name: 'Response body' })).getByText('{"message":"Not Found"}'),
  ).toBeTruthy();
});

test('APIs of both kinds are listed', async () => {
  const page = new PageRegion();
  const rest = serviceClient<ApiGatewayOperations>(apiGatewayDefinition, page.access.region.handle);
  const { id = '' } = await rest.call('CreateRestApi', { name: 'orders', description: 'Old ones' });
  page.render(<ApisPage />);
  const table = within(await screen.findByRole('grid', { name: 'APIs' }));
  expect(await table.findByRole('link', { name: 'orders' })).toBeTruthy();
  for (const text of [id, 'REST', 'Old ones']) expect(table.getByText(text)).toBeTruthy();
});

test('a REST API without a stage says that it answers nobody', async () => {
  const page = new PageRegion();
  const rest = serviceClient<ApiGatewayOperations>(apiGatewayDefinition, page.access.region.handle);
  const { id = '', rootResourceId: resourceId = '' } = await rest.call('CreateRestApi', { name: 'orders' });
  await rest.call('PutMethod', { restApiId: id, resourceId, httpMethod: 'ANY', authorizationType: 'NONE' });
  page.render(<ApiPage apiId={id} />);
  const methods = within(await screen.findByRole('table', { name: 'Methods' }));
  expect(methods.getByText('ANY /')).toBeTruthy();
  expect(methods.getByText('No integration')).toBeTruthy();
  expect(screen.getByText('Without a stage, the API answers nobody.')).toBeTruthy();
});

test('without any, one can be made; one that is gone is refused in AWS’s words', async () => {
  const page = new PageRegion();
  page.render(<ApisPage />);
  expect(await screen.findByText('No APIs')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Create API' })).toHaveLength(2);
  cleanup();
  page.render(<ApiPage apiId="none" />);
  expect(await screen.findByText('Invalid API identifier specified 123456789012:none')).toBeTruthy();
});

const type = async (label: string | RegExp, value: string) =>
  fireEvent.change(await screen.findByLabelText(label, { selector: 'input' }), { target: { value } });
const press = async (name: string | RegExp, of: Pick<typeof screen, 'findByRole'> = screen) => {
  const button = await of.findByRole('button', { name });
  await act(async () => button.click());
};
const choose = async (what: string) => fireEvent.click(await screen.findByRole('radio', { name: `Select ${what}` }));
/** Fills the dialog that is open, presses its button, and waits until it has closed. */
const carryOut = async (action: string, fill: () => Promise<unknown> = async () => undefined) => {
  const dialog = within(await screen.findByRole('dialog'));
  await fill();
  await press(action, dialog);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
};
const pictures = async (page: PageRegion) =>
  Promise.all((await listApis(page.access)).map((api) => readApi(page.access, api)));

test('an HTTP API is made, gets a route to the alias of each stage, and the permission that a stage lacks', async () => {
  const page = new PageRegion();
  await page.createFunction('f');
  await page.access.lambda.send(
    new CreateAliasCommand({ FunctionName: 'f', Name: 'blue', FunctionVersion: '$LATEST' }),
  );
  page.render(<CreateApiPage />);
  await press('Create API');
  expect(await screen.findAllByText('Enter a name.')).not.toEqual([]);
  await type('API name', 'shop');
  await press('Create API');
  await waitFor(() => expect(page.history.href).toMatch(/^\/apis\/\w+$/));
  const apiId = page.history.href.slice('/apis/'.length);
  cleanup();
  page.render(<ApiPage apiId={apiId} />);
  await press('Create route');
  await carryOut('Create route', async () => {
    await type('Path', '/orders');
    await type('Lambda function', `${FUNCTION_ARN}:\${stageVariables.alias}`);
    expect(screen.getByText('You defined your Lambda function as a stage variable')).toBeTruthy();
  });
  await press('Create stage');
  await carryOut('Create stage', async () => {
    await type('Stage name', 'dev');
    await press('Add stage variable');
    await type(/^Name/, 'alias');
    await type(/^Value/, 'blue');
  });
  const [api] = await pictures(page);
  expect(api).toMatchObject({
    routes: [{ key: 'ANY /orders' }],
    stages: [{ name: '$default' }, { name: 'dev', autoDeploy: true, variables: { alias: 'blue' } }],
  });
  const row = within(await screen.findByRole('row', { name: /^dev ANY \/orders f:blue/ }));
  expect(await row.findByText(/is not authorized to perform: lambda:InvokeFunction/)).toBeTruthy();
  await press('Add permission for dev ANY /orders');
  expect(await row.findByText('May invoke')).toBeTruthy();
  const { Policy } = await page.access.lambda.send(new GetPolicyCommand({ FunctionName: 'f', Qualifier: 'blue' }));
  expect(Policy).toContain(`arn:aws:execute-api:us-east-1:123456789012:${apiId}/*/*/orders`);
  // an edit takes away what was removed
  await choose('dev');
  await press('Edit stage');
  await carryOut('Save', () => press('Remove alias'));
  expect((await pictures(page))[0]?.stages[1]).toMatchObject({ name: 'dev', variables: {} });
  // no permission would help
  const without = within(await screen.findByRole('row', { name: /^dev ANY \/orders f:/ }));
  expect(await without.findByText(/^The stage has no variable named alias: /)).toBeTruthy();
  expect(without.queryByRole('button', { name: /^Add permission/ })).toBeNull();
});

test('a REST API gets resources on the way to a method, is deployed, and its variables are edited', async () => {
  const page = new PageRegion();
  await page.createFunction('f', () => ({ statusCode: 200, body: 'hello' }));
  const { id } = await createApi(page.access, { type: 'REST', name: 'shop', description: '', cors: false });
  page.render(<ApiPage apiId={id} />);
  await press('Create method');
  await carryOut('Create method', async () => {
    await type('Path', '/orders/{id}');
    await type('Lambda function', FUNCTION_ARN);
    expect(screen.getByText(/"Sid": "apigateway-/)).toBeTruthy();
  });
  await press('Deploy API');
  await carryOut('Deploy', () => type('Stage', 'live'));
  await screen.findByRole('radio', { name: 'Select live' });
  await type('Path and query', '/live/orders/7');
  await press('Send request');
  expect(await screen.findByText(/^Status 200, /)).toBeTruthy();
  await choose('live');
  await press('Edit stage');
  await carryOut('Save', async () => {
    await press('Add stage variable');
    await type(/^Name/, 'alias');
    await type(/^Value/, 'prod');
  });
  expect((await pictures(page))[0]).toMatchObject({
    routes: [{ key: 'ANY /orders/{id}', functionArn: FUNCTION_ARN }],
    stages: [{ name: 'live', variables: { alias: 'prod' } }],
  });
  // what the service refuses stays in the dialog
  await press('Edit stage');
  const dialog = within(await screen.findByRole('dialog'));
  await type(/^Value/, 'p r o d');
  await press('Save', dialog);
  expect(await dialog.findByText(/^Stage variable value 'p r o d' is invalid/)).toBeTruthy();
  await press('Cancel', dialog);
  await choose('ANY /orders/{id}');
  await press('Delete method');
  await carryOut('Delete');
  expect((await pictures(page))[0]?.routes).toEqual([]);
});

test('a route that asks for a signature is tried with one, or without', async () => {
  const page = new PageRegion();
  await page.createFunction('f', () => 'hello');
  const api = await createApi(page.access, { type: 'HTTP', name: 'shop', description: '', cors: false });
  await addRoute(page.access, api, { method: 'GET', path: '/', functionArn: FUNCTION_ARN, authorization: 'AWS_IAM' });
  await serveIn(page.access, api, '$default');
  await page.access.lambda.send(
    new AddPermissionCommand({
      ...{ FunctionName: 'f', StatementId: 'api', Action: 'lambda:InvokeFunction' },
      Principal: 'apigateway.amazonaws.com',
    }),
  );
  page.render(<ApiPage apiId={api.id} />);
  await press('Send request');
  expect(await screen.findByText(/^Status 200, /)).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /^Sign the request/ }));
  await press('Send request');
  expect(await screen.findByText(/^Status 403, /)).toBeTruthy();
  expect(createWrapper().findExpandableSection()?.findHeader().getElement().textContent).toContain('Load');
});
