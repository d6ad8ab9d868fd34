// @vitest-environment happy-dom
/** The pages of load balancers, from an account without any to an answer of a function behind one. */
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { createLoadBalancer } from '../../queries/load-balancers.ts';
import { LoadBalancerPage } from './load-balancer-page.tsx';

afterEach(cleanup);

test('a load balancer shows its rule and its target, and a request is tried', async () => {
  const page = new PageRegion();
  await page.createFunction('f');
  const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  await createLoadBalancer(page.access, { name: 'shop', functionArn, hasMultiValueHeaders: false });
  // a second time, after a failure perhaps, changes nothing
  await createLoadBalancer(page.access, { name: 'shop', functionArn, hasMultiValueHeaders: false });
  page.service.advance(60_000);
  page.render(<LoadBalancerPage loadBalancerName="shop" />);
  const rules = within(await screen.findByRole('table', { name: 'Listeners and rules' }));
  expect(rules.getByText('HTTP:80')).toBeTruthy();
  expect(rules.getByText('Forward to shop')).toBeTruthy();
  const groups = within(screen.getByRole('table', { name: 'Target groups' }));
  expect(groups.getByRole('link', { name: 'f' })).toBeTruthy();
  expect(groups.getByText(/Health checks are not enabled/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send request' }));
  // the function answers with what is no response
  expect(await screen.findByText(/^Status 502, /)).toBeTruthy();
  expect(within(screen.getByRole('region', { name: 'Response headers' })).getByText(/server: awselb/)).toBeTruthy();
});
