/**
 * Add permissions: a statement of the resource-based policy of a function, a version or an alias.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ACCOUNT_ID } from '../../../../api/account.ts';
import {
  type CallerKind,
  type PermissionForm,
  PRINCIPALS,
  permissionProblems,
  readPermission,
} from '../../../domain/permission-form.ts';
import { configurationPath, qualifierPath } from '../../../paths.ts';
import { useFunctionUrl } from '../../../queries/function-urls.ts';
import { useAddPermission } from '../../../queries/policies.ts';
import { useGoWhenDone } from '../../../use-go.ts';
import { EditForm } from '../../../widgets/edit-form.tsx';
import { flashFunctionUpdated } from '../../../widgets/function-updated.tsx';
import { GroupField } from '../../../widgets/group-field.tsx';
import { InfoLink } from '../../../widgets/info-link.tsx';
import { useRefusal } from '../../../widgets/use-refusal.ts';

interface AddPermissionsPageProps {
  functionName: string;
  /** The version or alias; the function itself when it is left out. */
  qualifier?: string | undefined;
}

const ACTIONS = ['lambda:InvokeFunction', 'lambda:GetFunction', 'lambda:GetFunctionConfiguration', 'lambda:*'];

const EMPTY: PermissionForm = {
  kind: 'service',
  service: '',
  authType: 'AWS_IAM',
  statementId: '',
  principal: '',
  sourceArn: '',
  sourceAccount: '',
  action: 'lambda:InvokeFunction',
};

export function AddPermissionsPage({ functionName, qualifier }: AddPermissionsPageProps) {
  const [form, setForm] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const add = useAddPermission();
  const go = useGoWhenDone();
  const { data: url } = useFunctionUrl(functionName, qualifier);
  const backPath = configurationPath(qualifierPath(functionName, qualifier ?? '$LATEST'), 'permissions');
  const whose = qualifier ? `${functionName}:${qualifier}` : functionName;
  const input = { FunctionName: functionName, ...(qualifier && { Qualifier: qualifier }), ...readPermission(form) };
  const refusal = useRefusal(
    add.error,
    {
      statementId: form.statementId,
      principal: form.principal,
      sourceArn: form.sourceArn,
      sourceAccount: form.sourceAccount,
      action: form.action,
    },
    { ResourceConflictException: 'statementId' },
  );
  const problems = permissionProblems(form);
  const errorOf = (field: 'service' | 'statementId' | 'principal' | 'sourceArn' | 'sourceAccount' | 'action') =>
    (tried && problems[field]) || refusal.at(field);
  const text = (field: 'statementId' | 'principal' | 'sourceArn' | 'sourceAccount', placeholder: string) => (
    <Input
      value={form[field]}
      placeholder={placeholder}
      onChange={({ detail }) => setForm({ ...form, [field]: detail.value })}
    />
  );

  const submit = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    try {
      await add.mutateAsync(input);
    } catch {
      return; // the form shows add.error
    }
    go(backPath);
    flashFunctionUpdated(functionName, 'AddPermission', input);
  };

  const chooseKind = (kind: CallerKind) =>
    setForm({
      ...EMPTY,
      kind,
      statementId: form.statementId,
      action: kind === 'url' ? 'lambda:InvokeFunctionUrl' : EMPTY.action,
      ...(kind === 'url' && url?.AuthType && { authType: url.AuthType, principal: url.AuthType === 'NONE' ? '*' : '' }),
    });

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="resource-policy" />}>
          Add permissions
        </Header>
      }
    >
      <EditForm
        cancelPath={backPath}
        pending={add.isPending}
        values={form}
        error={refusal.rest}
        onSave={() => void submit()}
      >
        <Container
          header={
            <Header
              variant="h2"
              description={`It holds for ${whose}${qualifier ? '' : ' without a qualifier'}, and for nothing else of the function.`}
            >
              Edit policy statement
            </Header>
          }
        >
          <SpaceBetween size="l">
            <GroupField label="Who is let in" stretch>
              <RadioGroup
                value={form.kind}
                items={[
                  { value: 'service', label: 'AWS service', description: 'A trigger: it invokes the function itself.' },
                  {
                    value: 'account',
                    label: 'AWS account',
                    description: 'Another account, or a user or a role of one.',
                  },
                  {
                    value: 'url',
                    label: 'Function URL',
                    disabled: !url,
                    description: url
                      ? 'Whoever comes over its function URL.'
                      : `${whose} has no function URL. One is made in Configuration, Function URL.`,
                  },
                ]}
                onChange={({ detail }) => chooseKind(detail.value as CallerKind)}
              />
            </GroupField>
            {form.kind === 'service' && (
              <FormField label="Service" errorText={errorOf('service')}>
                <Select
                  selectedOption={
                    form.service === '' ? null : { value: form.service, label: PRINCIPALS[form.service].label }
                  }
                  placeholder="Choose a service"
                  invalid={errorOf('service') !== ''}
                  options={Object.entries(PRINCIPALS).map(([value, { label }]) => ({ value, label }))}
                  onChange={({ detail }) => {
                    const service = detail.selectedOption.value as keyof typeof PRINCIPALS;
                    setForm({
                      ...form,
                      service,
                      principal: PRINCIPALS[service].principal,
                      sourceAccount: service === 's3' ? ACCOUNT_ID : '',
                    });
                  }}
                />
              </FormField>
            )}
            {form.kind === 'url' && (
              <FormField
                label="Auth type"
                constraintText="The statement holds for requests to a function URL of this auth type."
              >
                <Select
                  selectedOption={{ value: form.authType, label: form.authType }}
                  options={['AWS_IAM', 'NONE'].map((value) => ({ value, label: value }))}
                  onChange={({ detail }) => {
                    const authType = detail.selectedOption.value as PermissionForm['authType'];
                    setForm({ ...form, authType, principal: authType === 'NONE' ? '*' : '' });
                  }}
                />
              </FormField>
            )}
            <FormField
              label="Statement ID"
              constraintText="Letters, numbers, hyphens and underscores; no other statement of this policy may have it."
              errorText={errorOf('statementId')}
            >
              {text('statementId', 'my-statement')}
            </FormField>
            <FormField
              label="Principal"
              constraintText={
                form.kind === 'service'
                  ? 'The service by its address.'
                  : 'An account by its number, or the ARN of a user or a role of IAM.'
              }
              errorText={errorOf('principal')}
            >
              {text('principal', form.kind === 'service' ? 's3.amazonaws.com' : '210987654321')}
            </FormField>
            {form.kind === 'service' && (
              <>
                <FormField
                  label="Source ARN"
                  constraintText="For which bucket, topic or rule the service may call. Without it, for anybody’s."
                  errorText={errorOf('sourceArn')}
                >
                  {text('sourceArn', form.service === '' ? 'arn:aws:s3:::my-bucket' : PRINCIPALS[form.service].example)}
                </FormField>
                {(form.service === 's3' || form.service === 'other') && (
                  <FormField
                    label="Source account"
                    constraintText="The owner of the source, for a bucket’s ARN does not say whose it is."
                    errorText={errorOf('sourceAccount')}
                  >
                    {text('sourceAccount', ACCOUNT_ID)}
                  </FormField>
                )}
              </>
            )}
            <FormField label="Action" errorText={errorOf('action')}>
              <Select
                selectedOption={{ value: form.action, label: form.action }}
                disabled={form.kind === 'url'}
                options={(form.kind === 'url' ? [form.action] : ACTIONS).map((value) => ({ value, label: value }))}
                onChange={({ detail }) => setForm({ ...form, action: detail.selectedOption.value ?? '' })}
              />
            </FormField>
            {form.kind === 'url' && (
              <Alert type="info" header="A function URL wants two statements">
                One for lambda:InvokeFunctionUrl, which this is, and one for lambda:InvokeFunction. With the auth type
                NONE both are added when the function URL is saved.
              </Alert>
            )}
            {form.kind === 'account' && (
              <Box color="text-body-secondary" variant="p">
                There is one account here: the statement is kept and shown, and nobody comes whom it lets in.
              </Box>
            )}
          </SpaceBetween>
        </Container>
      </EditForm>
    </ContentLayout>
  );
}
