/** Where Coldspark does otherwise than AWS, or not at all, on a page of its own. */
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextContent from '@cloudscape-design/components/text-content';
import { DIFFERENCES } from './differences.ts';

export function DiffersFromAwsPage() {
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Coldspark is an independent learning tool, not made or endorsed by AWS. What it does otherwise than AWS, or not at all:"
        >
          Differs from AWS
        </Header>
      }
    >
      <SpaceBetween size="l">
        {DIFFERENCES.map(({ subject, differences }) => (
          <Container key={subject} header={<Header variant="h2">{subject}</Header>}>
            <TextContent>
              <ul>
                {differences.map((difference) => (
                  <li key={difference}>{difference}</li>
                ))}
              </ul>
            </TextContent>
          </Container>
        ))}
      </SpaceBetween>
    </ContentLayout>
  );
}
