/** A section of the Configuration tab that is not here yet, and says what it is on AWS. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { Subtab } from '../../../paths.ts';

export type LaterSubtab = Exclude<
  Subtab,
  'general' | 'triggers' | 'permissions' | 'destinations' | 'url' | 'envVars' | 'tags' | 'concurrency' | 'async'
>;

const TEXTS: Record<LaterSubtab, string> = {
  vpc: 'The account has no VPC: connecting a function to a private network is not part of Coldspark yet.',
  databases: 'The account has no RDS database: connecting one is not part of Coldspark yet.',
  monitor:
    'Log format, log group and tracing cannot be changed here yet: logs are text, in the log group /aws/lambda/ with the function’s name.',
  codeSigning:
    'Code signing admits only packages of a trusted publisher. Its configurations are kept through the API, check nothing, and have no screen here yet.',
  fileSystems: 'File systems need a VPC, which the account does not have: mounting one is not part of Coldspark yet.',
  stateMachines: 'Step Functions state machines that use the function are not part of Coldspark yet.',
};

export function LaterSection({ title, subtab }: { title: string; subtab: LaterSubtab }) {
  return (
    <Container header={<Header variant="h2">{title}</Header>}>
      <Box color="text-body-secondary">{TEXTS[subtab]}</Box>
    </Container>
  );
}
