// @vitest-environment happy-dom
/** The pages of S3 over a whole service in memory: what is put in a form arrives, and what is refused is shown. */
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { S3Operations } from '../../../api/models/s3-types.ts';
import { type ServiceClient, serviceClient } from '../../../api/service-client.ts';
import { s3Definition } from '../../../api/services/s3.ts';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { BucketsPage } from './buckets-page.tsx';
import { CreateBucketPage } from './create-bucket-page.tsx';

let page: PageRegion;
let s3: ServiceClient<S3Operations>;

beforeEach(() => {
  page = new PageRegion();
  s3 = serviceClient<S3Operations>(s3Definition, page.access.region.handle);
});
afterEach(() => {
  cleanup();
  expect(page.service.bugs).toEqual([]);
});

const type = async (label: string | RegExp, value: string, selector = 'input') =>
  fireEvent.change(await screen.findByLabelText(label, { selector }), { target: { value } });
const press = async (name: string | RegExp) => {
  const button = await screen.findByRole('button', { name });
  await act(async () => button.click());
};
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('radio', { name }));
const put = (Bucket: string, Key: string, body = 'x') =>
  s3.call('PutObject', { Bucket, Key, Body: new TextEncoder().encode(body) });
const dialog = () => createWrapper().findModal();
const confirm = async (word: string, action: string) => {
  act(() => dialog()?.findContent().findInput()?.setInputValue(word));
  const button = dialog()
    ?.findFooter()
    ?.findAllButtons()
    .find((each) => each.getElement().textContent === action);
  await act(async () => button?.click());
};

test('a bucket is created that keeps versions', async () => {
  page.render(<CreateBucketPage />);
  await type('Bucket name', 'photos');
  await choose(/^Enable/);
  await press('Create bucket');
  await waitFor(() => expect(page.history.href).toBe('/buckets'));
  expect(await s3.call('GetBucketVersioning', { Bucket: 'photos' })).toEqual({ Status: 'Enabled' });
});

test('a name that S3 refuses is refused at its field, one that is taken before S3 would say yes', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<CreateBucketPage />);
  await type('Bucket name', 'Photos');
  await press('Create bucket');
  expect(await screen.findByText('The specified bucket is not valid.')).toBeTruthy();
  await type('Bucket name', 'photos');
  await choose(/^Enable/);
  await press('Create bucket');
  expect(await screen.findByText('You already own a bucket of this name.')).toBeTruthy();
  expect(await s3.call('GetBucketVersioning', { Bucket: 'photos' })).toEqual({});
});

test('a bucket is deleted once it is emptied, of versions and delete markers too', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  await s3.call('CreateBucket', { Bucket: 'other' });
  await s3.call('PutBucketVersioning', { Bucket: 'photos', VersioningConfiguration: { Status: 'Enabled' } });
  await put('photos', 'a');
  await put('photos', 'a');
  await s3.call('DeleteObject', { Bucket: 'photos', Key: 'a' });
  page.render(<BucketsPage />);
  await choose(/^Select photos/);
  await press('Delete');
  await confirm('photos', 'Delete bucket');
  expect(
    await screen.findByText('The bucket you tried to delete is not empty. You must delete all versions in the bucket.'),
  ).toBeTruthy();
  await act(async () => dialog()?.findDismissButton().click());
  await press('Empty');
  await confirm('permanently delete', 'Empty');
  await waitFor(async () =>
    expect(await s3.call('ListObjectVersions', { Bucket: 'photos' })).not.toHaveProperty('Versions.0'),
  );
  await waitFor(() => expect(dialog()).toBeNull());
  await press('Delete');
  await confirm('photos', 'Delete bucket');
  await waitFor(() => expect(screen.queryByRole('radio', { name: 'Select photos' })).toBeNull());
  expect((await s3.call('ListBuckets', {})).Buckets).toMatchObject([{ Name: 'other' }]);
});

test('buckets are found by their name', async () => {
  for (const Bucket of ['photos', 'thumbnails']) await s3.call('CreateBucket', { Bucket });
  page.render(<BucketsPage />);
  await type('Find buckets by name', 'thumb');
  expect(screen.queryByText('photos')).toBeNull();
  expect(screen.getByText('thumbnails')).toBeTruthy();
});
