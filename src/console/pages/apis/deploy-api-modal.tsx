/** Deploy an API: a stage serves it as it is now. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html */
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import { useState } from 'react';
import type { ApiPicture } from '../../domain/api.ts';
import { serveIn } from '../../queries/api-changes.ts';
import { apiSubject } from '../../queries/api-subjects.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { ArnInput } from '../../widgets/arn-input.tsx';
import { CliButton } from '../../widgets/cli-button.tsx';

interface DeployApiModalProps {
  api: ApiPicture;
  onDismiss: () => void;
}

export function DeployApiModal({ api, onDismiss }: DeployApiModalProps) {
  const access = useRegion();
  const stages = api.stages.filter(({ autoDeploy }) => !autoDeploy).map(({ name }) => name);
  const [stage, setStage] = useState(stages[0] ?? '');

  const submit = async () => {
    await serveIn(access, api, stage.trim());
    flash({
      type: 'success',
      content: (
        <>
          {api.name} was deployed to the stage <b>{stage}</b>.{' '}
          <CliButton
            operation="CreateDeployment"
            {...(api.type === 'HTTP'
              ? { service: 'apigatewayv2', input: { ApiId: api.id, StageName: stage } }
              : { service: 'apigateway', input: { restApiId: api.id, stageName: stage } })}
          />
        </>
      ),
    });
  };

  return (
    <ActionModal
      subject={apiSubject(api)}
      title={`Deploy ${api.name}`}
      action="Deploy"
      disabled={stage.trim() === ''}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <Box variant="p">The stage serves what the API is now, until it is deployed again.</Box>
      <FormField label="Stage" constraintText="One of the API’s, or the name of a new one.">
        <ArnInput value={stage} arns={stages} placeholder="prod" onChange={setStage} />
      </FormField>
    </ActionModal>
  );
}
