// @vitest-environment happy-dom
/** The pages of S3 over a whole service in memory: what is put in a form arrives, and what is refused is shown. */
import { GetPolicyCommand } from '@aws-sdk/client-lambda';
import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { S3Operations } from '../../../api/models/s3-types.ts';
import { type ServiceClient, serviceClient } from '../../../api/service-client.ts';
import { s3Definition } from '../../../api/services/s3.ts';
import { PageRegion } from '../../page-region.test-fixture.tsx';
import { useUploads } from '../../uploads.ts';
import { BucketPage } from './bucket-page.tsx';
import { BucketsPage } from './buckets-page.tsx';
import { CreateBucketPage } from './create-bucket-page.tsx';
import { EditBucketPolicyPage } from './edit-bucket-policy-page.tsx';
import { CreateNotificationPage, EditNotificationPage } from './notification-form-page.tsx';
import { ObjectPage } from './object-page.tsx';

let page: PageRegion;
let s3: ServiceClient<S3Operations>;

beforeEach(() => {
  useUploads.setState({ uploads: [] });
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
  await waitFor(() => expect(page.history.href).toBe('/buckets/photos'));
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

const rows = () =>
  createWrapper()
    .findAllTables()
    .at(-1)
    ?.findRows()
    .map(
      (_, index) =>
        createWrapper()
          .findAllTables()
          .at(-1)
          ?.findBodyCell(index + 1, 2)
          ?.getElement().textContent,
    );
const dropped = (...files: File[]) => ({ dataTransfer: { types: ['Files'], items: [], files } });

test('files that are dropped into a folder are uploaded there, and what is refused can be tried again', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<BucketPage bucketName="photos" prefix="2026/" />);
  const zone = await screen.findByText('Drop files or folders here, or choose Upload files.');
  const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::photos/*' }];
  await s3.call('PutBucketPolicy', { Bucket: 'photos', Policy: JSON.stringify({ Statement }) });
  await act(async () => {
    fireEvent.drop(zone, dropped(new File(['<script>'], '<img src=x onerror=alert(1)>.txt'), new File(['b'], 'b')));
  });
  await waitFor(() => expect(screen.getAllByText('Failed: Access Denied').length).toBe(2));
  await s3.call('DeleteBucketPolicy', { Bucket: 'photos' });
  await press('Retry failed');
  await waitFor(async () =>
    expect((await s3.call('ListObjectsV2', { Bucket: 'photos' })).Contents?.map(({ Key }) => Key)).toEqual([
      '2026/<img src=x onerror=alert(1)>.txt',
      '2026/b',
    ]),
  );
  await waitFor(() => expect(rows()).toEqual(['<img src=x onerror=alert(1)>.txt', 'b']));
});

test('keys are shown as folders, found by prefix and turned page by page', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  for (const key of ['a', 'folder/one', 'folder/two', 'z%20 +ü']) await put('photos', key);
  page.render(<BucketPage bucketName="photos" />);
  await waitFor(() => expect(rows()).toEqual(['folder/', 'a', 'z%20 +ü']));
  await type('Find objects by prefix', 'folder/t');
  await waitFor(() => expect(rows()).toEqual(['folder/two']));
  await type('Find objects by prefix', '');
  for (let i = 0; i < 100; i++) await put('photos', `many/${String(i).padStart(3, '0')}`);
  await put('photos', 'many/last');
  cleanup();
  page.render(<BucketPage bucketName="photos" prefix="many/" />);
  await waitFor(() => expect(rows()?.[99]).toBe('099'));
  await press('Next page');
  await waitFor(() => expect(rows()).toEqual(['last']));
  await press('Previous page');
  await waitFor(() => expect(rows()?.length).toBe(100));
});

test('with versions shown, a deleted object is brought back by deleting its marker', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  await s3.call('PutBucketVersioning', { Bucket: 'photos', VersioningConfiguration: { Status: 'Enabled' } });
  await put('photos', 'a');
  page.render(<BucketPage bucketName="photos" />);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select a' }));
  await press('Delete');
  await confirm('delete', 'Delete');
  await screen.findByText('No objects');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show versions' }));
  await screen.findByText('Delete marker');
  const [marker] = await screen.findAllByRole('checkbox', { name: /^Select a \(/ });
  if (marker) fireEvent.click(marker);
  await press('Delete');
  await confirm('permanently delete', 'Delete');
  await waitFor(async () => expect((await s3.call('ListObjectsV2', { Bucket: 'photos' })).KeyCount).toBe(1));
});

test('a folder is created, and deleted with all that is in it', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<BucketPage bucketName="photos" />);
  await press('Create folder');
  act(() => dialog()?.findContent().findInput()?.setInputValue('2026'));
  const create = dialog()?.findFooter()?.findAllButtons().at(-1);
  await act(async () => create?.click());
  await put('photos', '2026/deep/one');
  await put('photos', 'stays');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select 2026/' }));
  await press('Delete');
  await confirm('permanently delete', 'Delete');
  await waitFor(async () =>
    expect((await s3.call('ListObjectsV2', { Bucket: 'photos' })).Contents).toMatchObject([{ Key: 'stays' }]),
  );
});

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:f';

test('a notification is made with what lets it in, invokes the function, and is edited and deleted', async () => {
  await page.createFunction('f');
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<CreateNotificationPage bucketName="photos" />);
  await press('Create event notification');
  expect(await screen.findByText('Choose an event type.')).toBeTruthy();
  expect(screen.getByText('Choose a destination.')).toBeTruthy();
  await type('Event name – optional', 'images');
  await type('Suffix – optional', '.jpg');
  fireEvent.click(screen.getByRole('checkbox', { name: /^All object create events/ }));
  expect((screen.getByRole('checkbox', { name: /^Put/ }) as HTMLInputElement).checked).toBe(true);
  await type('Lambda function', FUNCTION, 'input[role="combobox"]');
  expect(await screen.findByText(/^Without a qualifier it is \$LATEST that runs/)).toBeTruthy();
  expect(screen.getByText(/"AWS:SourceAccount": "123456789012"/)).toBeTruthy();
  await press('Create event notification');
  await waitFor(() => expect(page.history.href).toBe('/buckets/photos?tab=properties'));
  const { Policy = '' } = await page.access.lambda.send(new GetPolicyCommand({ FunctionName: 'f' }));
  expect(JSON.parse(Policy).Statement).toMatchObject([
    { Sid: 's3-photos', Principal: { Service: 's3.amazonaws.com' }, Action: 'lambda:InvokeFunction' },
  ]);
  const configured = {
    LambdaFunctionConfigurations: [
      {
        Id: 'images',
        LambdaFunctionArn: FUNCTION,
        Events: ['s3:ObjectCreated:*'],
        Filter: { Key: { FilterRules: [{ Name: 'Suffix', Value: '.jpg' }] } },
      },
    ],
  };
  expect(await s3.call('GetBucketNotificationConfiguration', { Bucket: 'photos' })).toEqual(configured);

  cleanup();
  page.render(<EditNotificationPage bucketName="photos" notificationId="images" />);
  await type('Suffix – optional', '.png');
  // meanwhile somebody else makes another one
  await s3.call('PutBucketNotificationConfiguration', {
    Bucket: 'photos',
    NotificationConfiguration: { ...configured, EventBridgeConfiguration: {} } as object,
  });
  await press('Save changes');
  await waitFor(async () =>
    expect(await s3.call('GetBucketNotificationConfiguration', { Bucket: 'photos' })).toMatchObject({
      LambdaFunctionConfigurations: [{ Id: 'images', Filter: { Key: { FilterRules: [{ Value: '.png' }] } } }],
      EventBridgeConfiguration: {},
    }),
  );

  cleanup();
  page.render(<BucketPage bucketName="photos" tab="properties" />);
  await choose(/^Select images/);
  await press('Delete');
  const remove = dialog()?.findFooter()?.findAllButtons().at(-1);
  await act(async () => remove?.click());
  await waitFor(async () =>
    expect(await s3.call('GetBucketNotificationConfiguration', { Bucket: 'photos' })).toEqual({
      EventBridgeConfiguration: {},
    }),
  );
});

test('what S3 says of a notification that it refuses stands on the form, and nothing is lost', async () => {
  await page.createFunction('f');
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<CreateNotificationPage bucketName="photos" />);
  fireEvent.click(await screen.findByRole('checkbox', { name: /^Put/ }));
  await type('Lambda function', FUNCTION, 'input[role="combobox"]');
  fireEvent.click(screen.getByRole('checkbox', { name: /^Add the permission that is needed/ }));
  await press('Create event notification');
  const refusal = `Unable to validate the following destination configurations: Not authorized to invoke function [${FUNCTION}]`;
  expect(await screen.findByText(refusal)).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: /^Add the permission that is needed/ }));
  await press('Create event notification');
  await waitFor(() => expect(page.history.href).toBe('/buckets/photos?tab=properties'));
  cleanup();
  page.render(<CreateNotificationPage bucketName="photos" />);
  fireEvent.click(await screen.findByRole('checkbox', { name: /^All object create events/ }));
  await type('Lambda function', FUNCTION, 'input[role="combobox"]');
  await press('Create event notification');
  expect(
    await screen.findByText(
      'Configurations overlap. Configurations on the same bucket cannot share a common event type.',
    ),
  ).toBeTruthy();
});

test('versioning, tags and EventBridge are edited', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<BucketPage bucketName="photos" tab="properties" />);
  const save = async () => {
    const button = dialog()?.findFooter()?.findAllButtons().at(-1);
    await act(async () => button?.click());
    await waitFor(() => expect(dialog()).toBeNull());
  };
  await press('Edit Bucket Versioning');
  await choose(/^Enable/);
  await save();
  expect(await screen.findByText('Enabled')).toBeTruthy();
  await press('Edit Amazon EventBridge');
  await choose(/^On/);
  await save();
  expect(await screen.findByText('On')).toBeTruthy();
  await press('Edit Tags');
  act(() => dialog()?.findContent().findTagEditor()?.findAddButton().click());
  act(() =>
    dialog()
      ?.findContent()
      .findTagEditor()
      ?.findRow(1)
      ?.findField(1)
      ?.findControl()
      ?.findAutosuggest()
      ?.setInputValue('team'),
  );
  await save();
  expect(await screen.findByText('team:')).toBeTruthy();
});

test('an object says what it is and shows hostile HTML and SVG as text', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  const hostile = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
  await s3.call('PutObject', {
    ...{ Bucket: 'photos', Key: 'in/a.svg', ContentType: 'image/svg+xml', Tagging: 'team=orders' },
    ...{ Metadata: { by: 'me' }, Body: new TextEncoder().encode(hostile) },
  });
  page.render(<ObjectPage bucketName="photos" objectKey="in/a.svg" />);
  expect(await screen.findByText(hostile)).toBeTruthy();
  expect(document.querySelector('svg[onload], img[src^="blob:"], iframe')).toBeNull();
  for (const shown of ['by: me', 'team: orders', 'image/svg+xml', 's3://photos/in/a.svg', 'Standard'])
    expect(await screen.findByText(shown)).toBeTruthy();
  await press('Create presigned URL');
  await type('Number of minutes', '721');
  expect(screen.getByText('Enter a whole number from 1 to 720.')).toBeTruthy();
  await type('Number of minutes', '5');
  const create = dialog()?.findFooter()?.findAllButtons().at(-1);
  await act(async () => create?.click());
  expect(screen.getByText(/photos\.s3\.localhost.*\/in\/a\.svg\?.*X-Amz-Expires=300&/)).toBeTruthy();
  await act(async () => dialog()?.findDismissButton().click());
  await press('Delete');
  await confirm('permanently delete', 'Delete');
  await waitFor(() => expect(page.history.href).toBe('/buckets/photos?prefix=in%2F'));
  expect((await s3.call('ListObjectsV2', { Bucket: 'photos' })).KeyCount).toBe(0);
});

test('what is no text is not shown as such, and what is gone is said in the words of S3', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  await s3.call('PutObject', { Bucket: 'photos', Key: 'bytes', Body: new Uint8Array([0xff, 0xfe, 0]) });
  page.render(<ObjectPage bucketName="photos" objectKey="bytes" />);
  expect(await screen.findByText(/^These bytes are no text/)).toBeTruthy();
  cleanup();
  page.render(<ObjectPage bucketName="photos" objectKey="gone" />);
  expect(await screen.findByText('The specified key does not exist.')).toBeTruthy();
});

const tagEditor = () => dialog()?.findContent().findTagEditor();
const typeTag = (row: number, field: number, value: string) =>
  act(() => tagEditor()?.findRow(row)?.findField(field)?.findControl()?.findAutosuggest()?.setInputValue(value));
const submitDialog = async () => {
  const button = dialog()?.findFooter()?.findAllButtons().at(-1);
  await act(async () => button?.click());
  await waitFor(() => expect(dialog()).toBeNull());
};

test('the tags of an object are edited, and S3 tells of it', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  await s3.call('PutObject', { Bucket: 'photos', Key: 'in/a', Tagging: 'team=orders' });
  page.render(<ObjectPage bucketName="photos" objectKey="in/a" />);
  expect(await screen.findByText('team: orders')).toBeTruthy();
  await press('Edit Tags');
  act(() => tagEditor()?.findAddButton().click());
  typeTag(2, 1, 'kind');
  typeTag(2, 2, 'cat');
  await submitDialog();
  expect((await screen.findByText(/kind: cat/)).textContent).toBe('team: orders\nkind: cat');
  expect(await s3.call('GetObjectTagging', { Bucket: 'photos', Key: 'in/a' })).toMatchObject({
    TagSet: [{ Key: 'team' }, { Key: 'kind', Value: 'cat' }],
  });
  // and all are taken away
  await press('Edit Tags');
  for (const row of [1, 2]) act(() => tagEditor()?.findRow(row)?.findRemoveButton()?.click());
  await submitDialog();
  expect((await s3.call('GetObjectTagging', { Bucket: 'photos', Key: 'in/a' })).TagSet).toEqual([]);
});

test('a policy is given, refused in S3’s words, and deleted; a public one once nothing blocks it', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  const policyField = () => screen.getByRole('textbox', { name: 'Policy' });
  const tryPolicy = async (policy: unknown) => {
    const value = typeof policy === 'string' ? policy : JSON.stringify(policy);
    fireEvent.change(await screen.findByRole('textbox', { name: 'Policy' }), { target: { value } });
    await press('Save changes');
  };
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::photos/*',
  };
  const shown = page.render(<EditBucketPolicyPage bucketName="photos" />);
  await tryPolicy('{');
  expect(await screen.findByText("Policies must be valid JSON and the first byte must be '{'")).toBeTruthy();
  expect(policyField()).toHaveProperty('value', '{');
  await tryPolicy({ Statement: { ...statement, Resource: 'arn:aws:s3:::other/*' } });
  expect(await screen.findByText('Policy has invalid resource')).toBeTruthy();
  const Statement = [statement];
  await tryPolicy({ Statement });
  expect(await screen.findByText(/public policies are prevented by the BlockPublicPolicy setting/)).toBeTruthy();
  shown.unmount();

  const tab = page.render(<BucketPage bucketName="photos" tab="permissions" />);
  expect(await screen.findByText('No policy to display.')).toBeTruthy();
  await press('Edit Block public access');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('checkbox', { name: /^Block all public access/ }));
  act(() => dialog()?.findContent().findInput()?.setInputValue('confirm'));
  await submitDialog();
  expect(await screen.findAllByText('Off')).toHaveLength(5);
  tab.unmount();

  const form = page.render(<EditBucketPolicyPage bucketName="photos" />);
  await tryPolicy({ Statement });
  await waitFor(() => expect(page.history.href).toBe('/buckets/photos?tab=permissions'));
  form.unmount();
  page.render(<BucketPage bucketName="photos" tab="permissions" />);
  expect(JSON.parse((await screen.findByText(/"s3:GetObject"/)).textContent ?? '')).toEqual({ Statement });
  await press('Delete Bucket policy');
  await confirm('delete', 'Delete');
  expect(await screen.findByText('No policy to display.')).toBeTruthy();
  await expect(s3.call('GetBucketPolicy', { Bucket: 'photos' })).rejects.toMatchObject({ code: 'NoSuchBucketPolicy' });
});

test('what is uploaded has the storage class that was chosen', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  page.render(<BucketPage bucketName="photos" />);
  const select = await waitFor(() => createWrapper().findSelect() ?? Promise.reject(new Error('no select yet')));
  act(() => select.openDropdown());
  act(() => select.selectOptionByValue('ONEZONE_IA', { expandToViewport: true }));
  fireEvent.drop(await screen.findByText('No objects'), dropped(new File(['cat'], 'cat.jpg')));
  await waitFor(async () =>
    expect(await s3.call('HeadObject', { Bucket: 'photos', Key: 'cat.jpg' })).toMatchObject({
      StorageClass: 'ONEZONE_IA',
    }),
  );
  expect(await screen.findByText('One Zone-IA', { selector: 'td *' })).toBeTruthy();
});

test('an object has its versions, each with its own page', async () => {
  await s3.call('CreateBucket', { Bucket: 'photos' });
  await s3.call('PutBucketVersioning', { Bucket: 'photos', VersioningConfiguration: { Status: 'Enabled' } });
  for (const body of ['first', 'second']) await put('photos', 'a', body);
  const { Versions = [] } = await s3.call('ListObjectVersions', { Bucket: 'photos' });
  page.render(<ObjectPage bucketName="photos" objectKey="a" version={Versions[1]?.VersionId ?? ''} />);
  expect(await screen.findByText('first')).toBeTruthy();
  expect(await screen.findByRole('heading', { name: /^Versions \(2\)/ })).toBeTruthy();
});
