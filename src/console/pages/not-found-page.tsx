/** An address that names no page of the console. */
import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { functionsPath } from '../paths.ts';

export function NotFoundPage() {
  return (
    <ContentLayout header={<Header variant="h1">Page not found</Header>}>
      <Box variant="p">
        The console has no page at this address. Go to <Link href={`#${functionsPath}`}>Functions</Link>.
      </Box>
    </ContentLayout>
  );
}
