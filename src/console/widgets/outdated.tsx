/** Above a result that is from before a change: what has changed, so that nobody takes it for the answer of now. */
import Box from '@cloudscape-design/components/box';

export function Outdated({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return (
    <Box color="inherit" fontWeight="bold" padding={{ bottom: 'xs' }}>
      This result is from before a change of {changes.join(' and ')}. Choose Test to invoke what is there now.
    </Box>
  );
}
