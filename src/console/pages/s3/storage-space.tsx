/** How much room the browser gives to all that is kept here. */
import Box from '@cloudscape-design/components/box';
import { objectSize } from '../../domain/object-size.ts';
import { useStorageSpace } from '../../queries/objects.ts';
import { isOpen, useUploads } from '../../uploads.ts';

export function StorageSpace({ bucket }: { bucket: string }) {
  const { data: space } = useStorageSpace(bucket);
  const waitingBytes = useUploads(({ uploads }) =>
    uploads.filter(isOpen).reduce((sum, { sizeBytes, sentBytes }) => sum + sizeBytes - sentBytes, 0),
  );
  if (!space) return null;
  const leftBytes = Math.max(0, space.quotaBytes - space.usedBytes);
  return (
    <Box color={waitingBytes > leftBytes ? 'text-status-error' : 'text-body-secondary'} variant="small">
      {objectSize(leftBytes)} left of the {objectSize(space.quotaBytes)} that this browser gives.
      {waitingBytes > leftBytes && ` What is still to be uploaded needs ${objectSize(waitingBytes)}.`}
    </Box>
  );
}
