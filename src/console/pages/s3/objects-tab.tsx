/** The objects of a bucket as folders: found, uploaded, downloaded and deleted. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-folders.html */
import Box from '@cloudscape-design/components/box';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import TextFilter from '@cloudscape-design/components/text-filter';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { objectSize } from '../../domain/object-size.ts';
import { storageClassName, UPLOAD_CLASSES, type UploadClass } from '../../domain/storage-class.ts';
import { errorMessage, flashError } from '../../errors.ts';
import { bucketPath, objectPath } from '../../paths.ts';
import { bucketArn, s3Client, useVersioning } from '../../queries/buckets.ts';
import { type ObjectRow, readObject, useObjects } from '../../queries/objects.ts';
import { useRegion } from '../../region.ts';
import { type ChosenFile, upload } from '../../uploads.ts';
import { useGo } from '../../use-go.ts';
import { DataTable } from '../../widgets/data-table.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { RelativeTime } from '../../widgets/relative-time.tsx';
import { saveFile } from '../../widgets/save-file.ts';
import { CreateFolderModal } from './create-folder-modal.tsx';
import { DeleteObjectsModal } from './delete-objects-modal.tsx';
import { DropZone } from './drop-zone.tsx';
import { FilePicker } from './file-picker.tsx';
import { fileName } from './object-name.ts';
import { StorageSpace } from './storage-space.tsx';
import { UploadList } from './upload-list.tsx';

export function ObjectsTab({ bucket, prefix }: { bucket: string; prefix: string }) {
  const access = useRegion();
  const [storageClass, setStorageClass] = useState<UploadClass>('STANDARD');
  const send = (files: ChosenFile[]) => upload(s3Client(access), bucket, prefix, files, storageClass);
  return (
    <DropZone label={`Upload to ${bucket}/${prefix}`} onDrop={send}>
      <SpaceBetween size="l">
        <UploadList bucket={bucket} />
        {/* another folder begins on its first page, with nothing chosen */}
        <ObjectsTable
          key={`${bucket}/${prefix}`}
          bucket={bucket}
          prefix={prefix}
          storageClass={storageClass}
          onStorageClass={setStorageClass}
          onUpload={send}
        />
      </SpaceBetween>
    </DropZone>
  );
}

interface ObjectsTableProps {
  bucket: string;
  prefix: string;
  /** Which what is uploaded gets. */
  storageClass: UploadClass;
  onStorageClass: (storageClass: UploadClass) => void;
  onUpload: (files: ChosenFile[]) => void;
}

function ObjectsTable({ bucket, prefix, storageClass, onStorageClass, onUpload }: ObjectsTableProps) {
  const access = useRegion();
  const go = useGo();
  const [search, setSearch] = useState('');
  const [showVersions, setShowVersions] = useState(false);
  /** Where each page after the first begins, as far as it was turned to. */
  const [places, setPlaces] = useState<readonly string[]>([]);
  const [selected, setSelected] = useState<readonly ObjectRow[]>([]);
  const [asking, setAsking] = useState<'folder' | 'delete'>();
  const { data: versioning } = useVersioning(bucket);
  const {
    data: page,
    error,
    isPending,
  } = useObjects(bucket, { prefix: prefix + search, showVersions, from: places.at(-1), delimiter: '/' });
  const rows = page?.rows ?? [];
  // what is gone or on another page is not chosen
  const chosen = rows.filter(({ id }) => selected.some((each) => each.id === id));
  const [only] = chosen;
  const one = chosen.length === 1 && !only?.isFolder && !only?.isDeleteMarker ? only : undefined;
  const named = chosen.length === 1 ? only?.key : undefined;
  const begin = () => {
    setPlaces([]);
    setSelected([]);
  };
  const done = () => setAsking(undefined);

  const download = async ({ key, versionId }: ObjectRow) => {
    try {
      saveFile(fileName(key), await readObject(access, bucket, key, versionId));
    } catch (failure) {
      flashError(failure, `Download of ${key}`);
    }
  };

  return (
    <>
      <DataTable
        variant="container"
        enableKeyboardNavigation
        selectionType="multi"
        selectedItems={chosen}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems)}
        header={
          <Header
            variant="h2"
            info={<InfoLink topic="buckets" />}
            description={<StorageSpace bucket={bucket} />}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyToClipboard
                  disabled={named === undefined}
                  copyButtonText="Copy S3 URI"
                  copySuccessText="S3 URI copied"
                  copyErrorText="The S3 URI could not be copied"
                  textToCopy={`s3://${bucket}/${named}`}
                />
                <CopyToClipboard
                  disabled={named === undefined}
                  copyButtonText="Copy ARN"
                  copySuccessText="ARN copied"
                  copyErrorText="The ARN could not be copied"
                  textToCopy={bucketArn(bucket, named)}
                />
                <Button disabled={!one} onClick={() => one && void download(one)}>
                  Download
                </Button>
                <Button disabled={chosen.length === 0} onClick={() => setAsking('delete')}>
                  Delete
                </Button>
                <Button onClick={() => setAsking('folder')}>Create folder</Button>
                <FilePicker folder onChoose={onUpload}>
                  Upload folder
                </FilePicker>
                <FilePicker variant="primary" onChoose={onUpload}>
                  Upload files
                </FilePicker>
              </SpaceBetween>
            }
          >
            Objects
          </Header>
        }
        filter={
          <SpaceBetween size="s">
            {prefix !== '' && (
              <BreadcrumbGroup
                ariaLabel="Folders"
                items={trailOf(bucket, prefix)}
                onFollow={(event) => {
                  event.preventDefault();
                  go(event.detail.href.slice(1));
                }}
              />
            )}
            <SpaceBetween direction="horizontal" size="l" alignItems="center">
              <TextFilter
                filteringText={search}
                filteringAriaLabel="Find objects by prefix"
                filteringPlaceholder="Find objects by prefix"
                onChange={({ detail }) => {
                  setSearch(detail.filteringText);
                  begin();
                }}
              />
              <Toggle
                checked={showVersions}
                onChange={({ detail }) => {
                  setShowVersions(detail.checked);
                  begin();
                }}
              >
                Show versions
              </Toggle>
              <div className="s3-upload-class">
                <Select
                  inlineLabelText="Storage class of uploads"
                  selectedOption={{ value: storageClass, label: storageClassName(storageClass) }}
                  options={UPLOAD_CLASSES.map((value) => ({ value, label: storageClassName(value) }))}
                  expandToViewport
                  onChange={({ detail }) => onStorageClass(detail.selectedOption.value as UploadClass)}
                />
              </div>
            </SpaceBetween>
          </SpaceBetween>
        }
        pagination={
          <Pagination
            currentPageIndex={places.length + 1}
            pagesCount={places.length + (page?.next === undefined ? 1 : 2)}
            ariaLabels={{ nextPageLabel: 'Next page', previousPageLabel: 'Previous page' }}
            onChange={({ detail: { currentPageIndex: to } }) => {
              setSelected([]);
              setPlaces(
                to > places.length + 1 && page?.next !== undefined ? [...places, page.next] : places.slice(0, to - 1),
              );
            }}
          />
        }
        columnDefinitions={[
          {
            id: 'name',
            header: 'Name',
            isRowHeader: true,
            minWidth: 160,
            cell: ({ key, isFolder, versionId, isDeleteMarker }) => {
              const name = <span className="s3-text">{nameOf(key, prefix)}</span>;
              if (isFolder) return <Link href={`#${bucketPath(bucket, { prefix: key })}`}>{name}</Link>;
              return isDeleteMarker ? name : <Link href={`#${objectPath(bucket, key, versionId)}`}>{name}</Link>;
            },
          },
          {
            id: 'type',
            header: 'Type',
            cell: ({ key, isFolder, isDeleteMarker }) =>
              isFolder ? (
                'Folder'
              ) : isDeleteMarker ? (
                <StatusIndicator type="stopped">Delete marker</StatusIndicator>
              ) : (
                typeOf(key)
              ),
          },
          ...(showVersions
            ? [
                {
                  id: 'version',
                  header: 'Version ID',
                  minWidth: 120,
                  cell: ({ versionId, isLatest }: ObjectRow) =>
                    versionId === undefined ? '-' : `${versionId}${isLatest ? ' (Current version)' : ''}`,
                },
              ]
            : []),
          {
            id: 'modified',
            header: 'Last modified',
            cell: ({ lastModifiedMs }) => <RelativeTime at={lastModifiedMs} />,
          },
          {
            id: 'size',
            header: 'Size',
            cell: ({ sizeBytes }) => (sizeBytes === undefined ? '-' : objectSize(sizeBytes)),
          },
          {
            id: 'class',
            header: 'Storage class',
            cell: ({ storageClass }) => (storageClass === undefined ? '-' : storageClassName(storageClass)),
          },
        ]}
        items={rows}
        trackBy="id"
        loading={isPending}
        loadingText="Loading objects"
        ariaLabels={{
          tableLabel: 'Objects',
          selectionGroupLabel: 'Object selection',
          allItemsSelectionLabel: () => 'Select all of this page',
          itemSelectionLabel: (_selection, { key, versionId }) =>
            `Select ${nameOf(key, prefix)}${versionId === undefined ? '' : ` (${versionId})`}`,
        }}
        empty={
          <Box textAlign="center" color="inherit">
            <SpaceBetween size="xs">
              <b>{error ? errorMessage(error) : search !== '' ? 'No matches' : 'No objects'}</b>
              {!error && search === '' && 'Drop files or folders here, or choose Upload files.'}
            </SpaceBetween>
          </Box>
        }
      />
      {asking === 'folder' && <CreateFolderModal bucket={bucket} prefix={prefix} onDismiss={done} />}
      {asking === 'delete' && (
        <DeleteObjectsModal
          bucket={bucket}
          rows={chosen}
          withVersions={showVersions}
          keepsVersions={versioning?.Status === 'Enabled'}
          onDismiss={done}
          onDeleted={() => setSelected([])}
        />
      )}
    </>
  );
}

/** Below the prefix; the object of the folder itself is named like it. */
const nameOf = (key: string, prefix: string) => key.slice(prefix.length) || key;

/** As the key has it; S3 goes by the key, too. */
const typeOf = (key: string) => /\.(\w+)$/.exec(key)?.[1] ?? '-';

function trailOf(bucket: string, prefix: string) {
  const folders = prefix.split('/').slice(0, -1);
  return [
    { text: bucket, href: `#${bucketPath(bucket)}` },
    ...folders.map((text, index) => ({
      text: `${text}/`,
      href: `#${bucketPath(bucket, { prefix: `${folders.slice(0, index + 1).join('/')}/` })}`,
    })),
  ];
}
