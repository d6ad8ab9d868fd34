/** That there is a draft, which does not count, with Deploy at hand. */
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useCodeWorkspace } from '../code-workspace.ts';
import { functionPath } from '../paths.ts';
import { deployDraft } from './deploy-draft.tsx';

export interface UndeployedChangesProps {
  functionName: string;
  /** What is done with the deployed code: "You have undeployed changes. They are not part of what is …". */
  leftOut: 'tested' | 'published' | 'invoked';
}

export function UndeployedAlert({ functionName, leftOut }: UndeployedChangesProps) {
  const { workspace } = useCodeWorkspace(functionName);
  if (!workspace?.hasDraft) return null;
  return (
    <Alert
      type="warning"
      action={
        // over other people's code nobody deploys unseen: the editor shows both
        !workspace.deployedElsewhere && (
          <Button loading={workspace.deploying} onClick={() => void deployDraft(functionName, workspace)}>
            Deploy
          </Button>
        )
      }
    >
      You have undeployed changes. They are not part of what is {leftOut}.{' '}
      {workspace.deployedElsewhere && (
        <>
          The deployed code has changed since you began to edit: see{' '}
          <Link href={`#${functionPath(functionName, 'code')}`}>Code</Link>.
        </>
      )}
    </Alert>
  );
}
