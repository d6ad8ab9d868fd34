/** One end of a hop: what it is, and its name as a link to its page. */
import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import { resourceOf } from '../../resource.ts';

/** `arn`: absent for whoever is outside, a person or a program. */
export function ResourceLink({ arn }: { arn: string | undefined }) {
  if (arn === undefined) return <Box color="text-body-secondary">From outside</Box>;
  const { kind, name, path } = resourceOf(arn);
  return (
    <div className="resource">
      <Box variant="small" color="text-body-secondary">
        {kind}
      </Box>
      <div>{path === undefined ? name : <Link href={`#${path}`}>{name}</Link>}</div>
    </div>
  );
}
