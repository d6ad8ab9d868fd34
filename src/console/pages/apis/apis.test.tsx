// @vitest-environment happy-dom
/** The pages of APIs: an HTTP API whose stage names an alias, a REST API without anything, and none at all. */
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ApiGatewayOperations } from '../../../api/models/apigateway-types.ts';
import type { ApiGatewayV2Operations } from '../../../api/models/apigatewayv2-types.ts';
import { serviceClient } from '../../../api/service-client.ts';
import { apiGatewayDefinition } from '../../../api/services/apigateway.ts';
import { apiGatewayV2Definition } from '../../../api/services/apigatewayv2.ts';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { ApiPage } from './api-page.tsx';
import { ApisPage } from './apis-page.tsx';

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

test('without any, it is said how one is made; one that is gone is refused in AWS’s words', async () => {
  const page = new PageRegion();
  page.render(<ApisPage />);
  expect(await screen.findByText('No APIs')).toBeTruthy();
  cleanup();
  page.render(<ApiPage apiId="none" />);
  expect(await screen.findByText('Invalid API identifier specified 123456789012:none')).toBeTruthy();
});
