/** The Info link beside a heading or label: opens the help panel on its topic. */
import Link from '@cloudscape-design/components/link';
import { HELP_TITLES, type HelpTopic } from '../help-titles.ts';
import { openHelp } from '../session.ts';

export function InfoLink({ topic }: { topic: HelpTopic }) {
  return (
    <Link variant="info" ariaLabel={`Info: ${HELP_TITLES[topic]}`} onFollow={() => openHelp(topic)}>
      Info
    </Link>
  );
}
