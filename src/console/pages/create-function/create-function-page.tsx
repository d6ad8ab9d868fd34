/** Create function, author from scratch. */
import type { Architecture, Runtime } from '@aws-sdk/client-lambda';
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
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { findRuntime, runnableFamily } from '../../../api/runtimes.ts';
import { writeZip } from '../../../zip/zip-writer.ts';
import { drawRoleSuffix, executionRoleName } from '../../domain/execution-role.ts';
import { ROLE, textProblem } from '../../domain/field-problem.ts';
import { FUNCTION_NAME_CONSTRAINT, functionNameProblem } from '../../domain/function-name.ts';
import { HELLO_WORLD } from '../../domain/hello-world.ts';
import { functionPath, functionsPath } from '../../paths.ts';
import { useCreateFunction } from '../../queries/functions.ts';
import { useCreateExecutionRole } from '../../queries/roles.ts';
import { useRegionStatus } from '../../region.ts';
import { dismissFlash, flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { DEFAULT_RUNTIME, RUNTIME_OPTIONS, runtimeNotes } from '../../widgets/runtime-options.ts';
import { useRefusal } from '../../widgets/use-refusal.ts';
import { AdditionalConfigurations } from './additional-configurations.tsx';
import { ExecutionRoleSection, type RoleChoice } from './execution-role-section.tsx';

const OPTIONS = [
  {
    value: 'scratch',
    label: 'Author from scratch',
    description: 'Start with a simple Hello World example.',
  },
  {
    value: 'blueprint',
    label: 'Use a blueprint',
    description: 'Build a Lambda application from sample code and configuration presets for common use cases.',
  },
  {
    value: 'image',
    label: 'Container image',
    description: 'Select a container image to deploy for your function.',
  },
];
const NOT_HERE: Record<string, string> = {
  blueprint:
    'Blueprints are not part of Coldspark yet. Author from scratch gives you a working function to start from.',
  image:
    'Container images cannot run in a browser, so Coldspark does not create functions from them. Author from scratch gives you a .zip function.',
};

export function CreateFunctionPage() {
  const [option, setOption] = useState('scratch');
  const [name, setName] = useState('');
  const [runtime, setRuntime] = useState(DEFAULT_RUNTIME);
  const [architecture, setArchitecture] = useState<Architecture>('x86_64');
  const [roleSuffix] = useState(drawRoleSuffix);
  const [role, setRole] = useState<RoleChoice>({ kind: 'create', arn: '' });
  // errors show once Create was tried, as the console's
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  /** What the last attempt was refused with. */
  const [failure, setFailure] = useState<unknown>();
  const { engines } = useRegionStatus();
  const creation = useCreateFunction();
  const roleCreation = useCreateExecutionRole();
  const go = useGoWhenDone();

  const notes = runtimeNotes(runtime, engines);
  const family = runnableFamily(runtime);
  const notHere = NOT_HERE[option];
  const refusal = useRefusal(failure, { functionName: name, role }, { ResourceConflictException: 'functionName' });
  const nameProblem = functionNameProblem(name);
  const roleProblem = role.kind === 'existing' ? textProblem(ROLE, role.arn, 'the ARN of a role', 'role') : '';

  const create = async () => {
    setTried(true);
    if (!family || notHere || nameProblem || roleProblem) return;
    const starter = HELLO_WORLD[family];
    const progress = flash({
      type: 'in-progress',
      content: (
        <>
          Creating the function <b>{name}</b>.
        </>
      ),
    });
    setBusy(true);
    setFailure(undefined);
    try {
      const input = {
        FunctionName: name,
        Runtime: runtime as Runtime,
        Handler: starter.handler,
        Role: role.kind === 'existing' ? role.arn : await roleCreation.mutateAsync(executionRoleName(name, roleSuffix)),
        Architectures: [architecture],
        Code: { ZipFile: writeZip(starter.files) },
      };
      await creation.mutateAsync(input);
      go(functionPath(name));
      flash({
        type: 'success',
        content: (
          <>
            Successfully created the function <b>{name}</b>. You can now change its code and configuration. To invoke
            your function with a test event, choose "Test". <CliButton operation="CreateFunction" input={input} />
          </>
        ),
      });
    } catch (error) {
      setFailure(error);
    } finally {
      dismissFlash(progress);
      setBusy(false);
    }
  };

  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="create-function" />}>
          Create function
        </Header>
      }
    >
      <EditForm
        cancelPath={functionsPath}
        action="Create function"
        disabledReason={notHere}
        pending={busy}
        values={{ option, name, runtime, architecture, role }}
        error={refusal.rest}
        onSave={() => void create()}
      >
        <SpaceBetween size="l">
          <GroupField label="Choose one of the following options to create your function." stretch>
            <Tiles value={option} columns={3} items={OPTIONS} onChange={({ detail }) => setOption(detail.value)} />
          </GroupField>
          {notHere && <Alert type="info">{notHere}</Alert>}
          {!notHere && (
            <Container header={<Header variant="h2">Basic information</Header>}>
              <SpaceBetween size="l">
                <FormField
                  label="Function name"
                  description="Enter a name that describes the purpose of your function."
                  constraintText={FUNCTION_NAME_CONSTRAINT}
                  errorText={(tried && nameProblem) || refusal.at('functionName')}
                >
                  <Input
                    value={name}
                    placeholder="myFunctionName"
                    onChange={({ detail }) => {
                      setFailure(undefined);
                      setName(detail.value);
                    }}
                  />
                </FormField>
                <FormField
                  label="Runtime"
                  info={<InfoLink topic="runtime" />}
                  description="Choose the language to use to write your function. Note that the console code editor supports only Node.js, Python, and Ruby."
                  constraintText={notes.engine}
                  errorText={notes.refusal}
                  warningText={notes.deprecation}
                >
                  <Select
                    selectedOption={{ value: runtime, label: findRuntime(runtime)?.consoleName ?? runtime }}
                    options={RUNTIME_OPTIONS}
                    filteringType="auto"
                    filteringAriaLabel="Find a runtime"
                    onChange={({ detail }) => setRuntime(detail.selectedOption.value ?? DEFAULT_RUNTIME)}
                  />
                </FormField>
                <GroupField
                  label="Architecture"
                  info={<InfoLink topic="architecture" />}
                  description="Choose the instruction set architecture you want for your function code."
                >
                  <RadioGroup
                    value={architecture}
                    items={[
                      { value: 'arm64', label: 'arm64' },
                      { value: 'x86_64', label: 'x86_64' },
                    ]}
                    onChange={({ detail }) => setArchitecture(detail.value as Architecture)}
                  />
                </GroupField>
                <div>
                  <Box variant="h3" tagOverride="h3" padding="n">
                    Permissions <InfoLink topic="permissions" />
                  </Box>
                  <Box color="text-body-secondary" fontSize="body-s">
                    By default, Lambda will create an execution role with permissions to upload logs to Amazon
                    CloudWatch Logs. You can customize this default role later when adding triggers.
                  </Box>
                </div>
                <ExecutionRoleSection
                  roleName={executionRoleName(name, roleSuffix)}
                  choice={role}
                  errorText={(tried && roleProblem) || refusal.at('role')}
                  onChange={setRole}
                />
              </SpaceBetween>
            </Container>
          )}
          {!notHere && <AdditionalConfigurations />}
        </SpaceBetween>
      </EditForm>
    </ContentLayout>
  );
}
