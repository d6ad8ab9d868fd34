/** What a button of this page invokes, by its name and, of an alias, what stands behind it: "Invokes f:prod, version 1 (50%), 2 (50%)." */
import { describeRouting } from '../domain/alias-routing.ts';
import { useTarget } from '../test-runs/invoked-target.ts';

interface InvokedNameProps {
  functionName: string;
  qualifier: string | undefined;
}

export function InvokedName({ functionName, qualifier }: InvokedNameProps) {
  const target = useTarget(functionName, qualifier);
  return (
    <>
      Invokes{' '}
      <b>
        {functionName}:{qualifier ?? '$LATEST'}
      </b>
      {target?.routing && `, version ${describeRouting(target.routing)}`}.
    </>
  );
}
