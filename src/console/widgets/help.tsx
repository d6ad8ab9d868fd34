/** The help panel, on the topic of the Info link that was followed last. */
import HelpPanel from '@cloudscape-design/components/help-panel';
import Link from '@cloudscape-design/components/link';
import { HELP_TITLES } from '../help-titles.ts';
import { HELP_TOPICS } from '../help-topics.tsx';
import { differsFromAwsPath } from '../paths.ts';
import { useSession } from '../session.ts';

const AWS_DOCS = 'https://docs.aws.amazon.com/lambda/latest/';

export function Help() {
  const topic = useSession((session) => session.helpTopic);
  const { body, learnMore } = HELP_TOPICS[topic];
  return (
    <HelpPanel
      header={<h2>{HELP_TITLES[topic]}</h2>}
      footer={
        <>
          <h3>Learn more</h3>
          <ul>
            {learnMore.map(({ text, page }) => (
              <li key={page}>
                <Link external href={new URL(page, AWS_DOCS).href}>
                  {text}
                </Link>
              </li>
            ))}
            <li>
              <Link href={`#${differsFromAwsPath}`}>Differs from AWS</Link>
            </li>
          </ul>
        </>
      }
    >
      {body}
    </HelpPanel>
  );
}
