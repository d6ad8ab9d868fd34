/** DEPLOY in the side bar: whether code on screen differs from what is deployed, and the two buttons. */
import { useState } from 'react';
import { shortcutKeys } from '../../../widgets/code-editor/shortcut.ts';
import { DiscardChangesModal } from './discard-changes-modal.tsx';
import { SideBarSection } from './side-bar-section.tsx';

interface DeploySectionProps {
  functionName: string;
  readOnly: boolean;
  hasDraft: boolean;
  deploying: boolean;
  testing: boolean;
  /** Syntax problems of the code on screen. They keep nobody from deploying: AWS does not look either. */
  problemCount: number;
  onDeploy: () => void;
  onTest: () => void;
  onDiscard: () => void;
}

export function DeploySection(props: DeploySectionProps) {
  const { functionName, readOnly, hasDraft, deploying, testing, problemCount, onDeploy, onTest, onDiscard } = props;
  const [confirming, setConfirming] = useState(false);
  const [deployKeys, testKeys] = [shortcutKeys('U'), shortcutKeys('I')];
  return (
    <SideBarSection title="Deploy" state={hasDraft ? 'UNDEPLOYED CHANGES' : undefined}>
      {hasDraft && (
        <div className="side-bar-warning">
          You have undeployed changes.{' '}
          <button type="button" className="text-button" disabled={deploying} onClick={() => setConfirming(true)}>
            Discard changes
          </button>
        </div>
      )}
      {problemCount > 0 && (
        <div className="side-bar-warning">
          {problemCount === 1 ? '1 file has a syntax problem.' : `${problemCount} files have syntax problems.`}{' '}
          {!readOnly && 'Deploying works all the same; running the file will fail.'}
        </div>
      )}
      {!readOnly && (
        <button
          type="button"
          className="wide-button wide-button-primary"
          disabled={!hasDraft || deploying}
          aria-keyshortcuts={deployKeys.aria}
          onClick={onDeploy}
        >
          {deploying ? 'Deploying…' : `Deploy (${deployKeys.label})`}
        </button>
      )}
      <button
        type="button"
        className="wide-button"
        disabled={testing}
        aria-keyshortcuts={testKeys.aria}
        onClick={onTest}
      >
        {testing ? 'Executing function…' : `Test (${testKeys.label})`}
      </button>
      {confirming && (
        <DiscardChangesModal functionName={functionName} onDiscard={onDiscard} onDismiss={() => setConfirming(false)} />
      )}
    </SideBarSection>
  );
}
