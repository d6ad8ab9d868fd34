/** The Info link beside a heading or label: opens the help panel on its topic. */
import Link from '@cloudscape-design/components/link';
import { HELP_TOPICS, type HelpTopic } from '../help-topics.tsx';
import { openHelp } from '../session.ts';

export function InfoLink({ topic }: { topic: HelpTopic }) {
  return (
    <Link variant="info" ariaLabel={`Info: ${HELP_TOPICS[topic].title}`} onFollow={() => openHelp(topic)}>
      Info
    </Link>
  );
}
