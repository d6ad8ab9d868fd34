/** Create or edit what an API calls: a route of an HTTP API, a method of a REST API. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hasStageVariables } from '../../../api/integration-target.ts';
import { type ApiRoute, type ApiSummary, apiGrant, type RouteAuthorization } from '../../domain/api.ts';
import { addRoute, changeRoute } from '../../queries/api-changes.ts';
import { apiSubject, routeSubject } from '../../queries/api-subjects.ts';
import { useFunctionArns } from '../../queries/function-arns.ts';
import { addGrant } from '../../queries/grants.ts';
import { useRegion } from '../../region.ts';
import { flash } from '../../session.ts';
import { ActionModal } from '../../widgets/action-modal.tsx';
import { ArnInput } from '../../widgets/arn-input.tsx';
import { GrantPreview } from '../../widgets/grant-preview.tsx';
import './apis.css';

interface RouteModalProps {
  api: ApiSummary;
  /** Left out: a new one. */
  route?: ApiRoute | undefined;
  onDismiss: () => void;
}

const METHODS = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((value) => ({ value }));
const AUTHORIZATIONS = [
  { value: 'NONE', label: 'None', description: 'Open to whoever knows the address' },
  { value: 'AWS_IAM', label: 'IAM', description: 'Only requests that are signed' },
];

export function RouteModal({ api, route, onDismiss }: RouteModalProps) {
  const access = useRegion();
  const arns = useFunctionArns();
  const [method, setMethod] = useState(route?.method ?? 'ANY');
  const [path, setPath] = useState(route?.path ?? '/');
  const [functionArn, setFunctionArn] = useState(route?.functionArn ?? '');
  const [authorization, setAuthorization] = useState(route?.authorization ?? 'NONE');
  const [grants, setGrants] = useState(true);
  const kind = api.type === 'HTTP' ? 'route' : 'method';
  const varies = hasStageVariables(functionArn);
  const wanted = {
    ...{ method, path: path.startsWith('/') ? path : `/${path}`, functionArn: functionArn.trim() },
    authorization: authorization as RouteAuthorization,
  };
  const grant = functionArn.trim() !== '' && !varies ? apiGrant(api.id, wanted, wanted.functionArn) : undefined;

  const submit = async () => {
    if (route) await changeRoute(access, api, route, wanted);
    else await addRoute(access, api, wanted);
    if (grant && grants) await addGrant(access, grant);
    flash({
      type: 'success',
      content: `${route?.key ?? `${method} ${wanted.path}`} of ${api.name} was ${route ? 'changed' : 'created'}.`,
    });
  };

  return (
    <ActionModal
      subject={route ? routeSubject(api, route) : apiSubject(api)}
      title={route ? `Edit ${kind} ${route.key}` : `Create ${kind}`}
      action={route ? 'Save' : `Create ${kind}`}
      disabled={functionArn.trim() === ''}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        {!route && (
          <div className="api-route-line">
            <FormField label="Method">
              <Select
                selectedOption={{ value: method }}
                options={METHODS}
                onChange={({ detail }) => setMethod(detail.selectedOption.value ?? 'ANY')}
              />
            </FormField>
            <FormField label="Path" constraintText="/orders/{id} has a variable, /{proxy+} takes whatever follows.">
              <Input value={path} onChange={({ detail }) => setPath(detail.value)} />
            </FormField>
          </div>
        )}
        <FormField
          label="Lambda function"
          description="ARN of a function, a version or an alias. ${stageVariables.alias} in the place of the alias stands for what each stage says."
        >
          <ArnInput
            value={functionArn}
            arns={arns}
            placeholder="arn:aws:lambda:us-east-1:123456789012:function:my-function:${stageVariables.alias}"
            onChange={setFunctionArn}
          />
        </FormField>
        {(!route || api.type === 'HTTP') && (
          <FormField label="Authorization">
            <Select
              options={AUTHORIZATIONS}
              selectedOption={AUTHORIZATIONS.find(({ value }) => value === authorization) ?? null}
              onChange={({ detail }) => setAuthorization(detail.selectedOption.value ?? 'NONE')}
            />
          </FormField>
        )}
        {varies && (
          <Alert type="info" header="You defined your Lambda function as a stage variable">
            Each alias needs a permission of its own. What the stages call, on this page, says which is missing, adds
            it, and has the command.
          </Alert>
        )}
        {grant && <GrantPreview grants={[grant]} checked={grants} onChange={setGrants} />}
        {api.type === 'REST' && <Box color="text-body-secondary">Stages serve it once the API is deployed.</Box>}
      </SpaceBetween>
    </ActionModal>
  );
}
