/** Why one invocation went where it went, step by step; of an asynchronous event, each try. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { Decision } from '../../../api/coldspark.ts';
import { whySteps } from '../../../api/why.ts';
import { errorMessage } from '../../errors.ts';
import { useDecisions } from '../../queries/decisions.ts';
import './why-this.css';

interface WhyStepsProps {
  functionName: string;
  requestId: string;
}

export function WhySteps({ functionName, requestId }: WhyStepsProps) {
  const { data, error } = useDecisions(functionName, requestId);
  if (error) return <Alert type="error">{errorMessage(error)}</Alert>;
  if (!data) return <Spinner />;
  if (data.length === 0)
    return (
      <Box color="inherit">
        Nothing is known of this request: an event may not have been tried yet, and only the last 1,000 invocations are
        kept.
      </Box>
    );
  return (
    <SpaceBetween size="s">
      {data.map((decision, index) => (
        // a try has no name of its own
        // biome-ignore lint/suspicious/noArrayIndexKey: they are in order of time and only ever added to
        <Try key={index} decision={decision} number={data.length > 1 ? index + 1 : undefined} />
      ))}
      <Box variant="small" color="text-body-secondary">
        In the terminal: <code>coldspark why {requestId}</code>
      </Box>
    </SpaceBetween>
  );
}

function Try({ decision, number }: { decision: Decision; number: number | undefined }) {
  return (
    <div>
      {number !== undefined && (
        <b>
          Try {number}, at {new Date(decision.atMs).toLocaleTimeString('en-US')}
        </b>
      )}
      <ol className="why-steps">
        {whySteps(decision).map(({ title, text, rule }) => (
          <li key={title}>
            <b>{title}</b>
            <span>
              {text}{' '}
              <Link external href={rule.page} fontSize="inherit" externalIconAriaLabel="Opens in a new tab">
                {rule.name}
              </Link>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
