// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { ProvisioningSection } from './provisioning-section.tsx';
import { SeedSection } from './seed-section.tsx';

afterEach(cleanup);

test('how long provisioned concurrency takes is saved beside the seed, and back at the usual it is no setting', async () => {
  const page = new PageRegion();
  const settings = () => page.access.coldspark.call('GetSettings', {});
  await page.access.coldspark.call('PutSettings', { seed: '7' });
  page.render(
    <>
      <ProvisioningSection />
      <SeedSection />
    </>,
  );
  const seconds = await screen.findByLabelText('Seconds until it is allocated');
  await expect.poll(() => (seconds as HTMLInputElement).disabled).toBe(false);
  expect((seconds as HTMLInputElement).value).toBe('90');
  const form = seconds.closest('form') as HTMLFormElement;
  const type = async (value: string) => {
    fireEvent.input(seconds, { target: { value } });
    await act(async () => fireEvent.submit(form));
  };
  await type('601');
  expect(screen.getByText('Enter a whole number from 0 to 600.')).toBeTruthy();
  expect(await settings()).toEqual({ seed: '7' });
  await type('5');
  await expect.poll(settings).toEqual({ seed: '7', provisioningSeconds: 5 });
  await type('90');
  await expect.poll(settings).toEqual({ seed: '7' });
});
