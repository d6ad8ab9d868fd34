/** Where an outcome is to go: an ARN, chosen from those there are or typed. */
import Autosuggest from '@cloudscape-design/components/autosuggest';
import { TARGETS, type TargetService, targetName } from '../../../domain/target-service.ts';
import { useTargets } from '../../../queries/targets.ts';

interface TargetInputProps {
  service: TargetService;
  label: string;
  arn: string;
  /** The function itself can be no target of its own. */
  functionName: string;
  /** Beside what was refused no list opens over the words. */
  refused: boolean;
  onChange: (arn: string) => void;
}

export function TargetInput({ service, label, arn, functionName, refused, onChange }: TargetInputProps) {
  const targets = (useTargets(service) ?? []).filter(
    (each) => service !== 'lambda' || targetName(each) !== functionName,
  );
  return (
    <Autosuggest
      value={arn}
      ariaLabel={label}
      placeholder={TARGETS[service].example}
      options={refused ? [] : targets.map((value) => ({ value, description: targetName(value) }))}
      hideEnteredTextOption={refused}
      filteringType={targets.includes(arn) ? 'manual' : 'auto'}
      empty={refused ? undefined : NONE[service]}
      enteredTextLabel={(text) => `Use: "${text}"`}
      onChange={({ detail }) => onChange(detail.value)}
    />
  );
}

const NONE: Record<TargetService, string> = {
  sqs: 'No standard queue yet',
  sns: 'No standard topic yet',
  lambda: 'No other function yet',
  events: 'No event bus yet',
  s3: 'No bucket yet',
};
