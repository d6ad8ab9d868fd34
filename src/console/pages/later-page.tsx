/** A page of the real console that is not here yet, and says so. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { laterPageTitle } from '../later-pages.ts';
import { differsFromAwsPath, functionsPath } from '../paths.ts';
import { NotFoundPage } from './not-found-page.tsx';

export function LaterPage({ page }: { page: string }) {
  const title = laterPageTitle(page);
  if (title === undefined) return <NotFoundPage />;
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <Container>
        <Box variant="p">
          This page of the AWS console is not part of Coldspark yet. <Link href={`#${functionsPath}`}>Functions</Link>{' '}
          is where everything happens for now; <Link href={`#${differsFromAwsPath}`}>Differs from AWS</Link> lists what
          is missing.
        </Box>
      </Container>
    </ContentLayout>
  );
}
