/** Create a rule, or edit one: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule.html */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { freeId, newTarget, type TargetForm, targetForm, targetOf, targetProblem } from '../../domain/rule-target.ts';
import { rulePath, rulesPath } from '../../paths.ts';
import { DEFAULT_BUS, type RuleWithTargets, useEventBuses, useRule, useSaveRule } from '../../queries/eventbridge.ts';
import { flash } from '../../session.ts';
import { useGoWhenDone } from '../../use-go.ts';
import { CliButton } from '../../widgets/cli-button.tsx';
import { EditForm } from '../../widgets/edit-form.tsx';
import { EditPage } from '../../widgets/edit-page.tsx';
import { GroupField } from '../../widgets/group-field.tsx';
import { InfoLink } from '../../widgets/info-link.tsx';
import { useRefusal } from '../../widgets/use-refusal.ts';
import { PatternEditor } from './pattern-editor.tsx';
import { ScheduleDates } from './schedule-dates.tsx';
import { TargetFields } from './target-fields.tsx';

const MOST_TARGETS = 5;
const FIRST_PATTERN = '{\n  "source": ["my.shop"]\n}';

export function CreateRulePage({ bus = DEFAULT_BUS }: { bus?: string }) {
  return (
    <ContentLayout
      header={
        <Header variant="h1" info={<InfoLink topic="event-rules" />}>
          Create rule
        </Header>
      }
    >
      <RuleForm busName={bus} rule={undefined} />
    </ContentLayout>
  );
}

export function EditRulePage({ ruleName, bus = DEFAULT_BUS }: { ruleName: string; bus?: string }) {
  const read = useRule(bus, ruleName);
  return (
    <EditPage title="Edit rule" topic="event-rules" read={read}>
      {(rule) => <RuleForm busName={bus} rule={rule} />}
    </EditPage>
  );
}

type RuleType = 'pattern' | 'schedule';

function RuleForm({ busName: givenBus, rule }: { busName: string; rule: RuleWithTargets | undefined }) {
  // what it began with: news that come while it is open do not change it
  const [before] = useState(rule);
  const [name, setName] = useState(before?.Name ?? '');
  const [description, setDescription] = useState(before?.Description ?? '');
  const [busName, setBusName] = useState(givenBus);
  const [isEnabled, setEnabled] = useState(before?.State !== 'DISABLED');
  const [type, setType] = useState<RuleType>(
    before?.ScheduleExpression !== undefined && before.EventPattern === undefined ? 'schedule' : 'pattern',
  );
  const [pattern, setPattern] = useState(before?.EventPattern ?? FIRST_PATTERN);
  const [schedule, setSchedule] = useState(before?.ScheduleExpression ?? '');
  const [targets, setTargets] = useState<TargetForm[]>(() => before?.targets.map(targetForm) ?? [newTarget('Target1')]);
  const [tried, setTried] = useState(false);
  const buses = useEventBuses();
  const save = useSaveRule();
  const go = useGoWhenDone();
  const isNew = before === undefined;
  const refusal = useRefusal(
    save.error,
    { name, description, eventPattern: pattern, scheduleExpression: schedule, targets },
    { InvalidEventPatternException: 'eventPattern' },
  );
  const isScheduleRefused = save.error?.message.startsWith('Parameter ScheduleExpression') ?? false;

  const submit = async () => {
    setTried(true);
    const isWrong = targets.some((target) => Object.values(targetProblem(target)).some((problem) => problem !== ''));
    if (name.trim() === '' || isWrong) return;
    const put = {
      Name: name.trim(),
      EventBusName: busName,
      State: isEnabled ? ('ENABLED' as const) : ('DISABLED' as const),
      ...(description !== '' && { Description: description }),
      ...(type === 'pattern' && {
        EventPattern: pattern,
        ...withoutNew(before?.ScheduleExpression, 'ScheduleExpression'),
      }),
      ...(type === 'schedule' && {
        ScheduleExpression: schedule.trim(),
        ...withoutNew(before?.EventPattern, 'EventPattern'),
      }),
      ...(before?.RoleArn !== undefined && { RoleArn: before.RoleArn }),
    };
    try {
      await save.mutateAsync({
        put,
        targets: targets.map(targetOf),
        before: (before?.targets ?? []).map(({ Id }) => Id),
      });
    } catch {
      return; // the form shows save.error
    }
    go(rulePath(put.Name, busName));
    flash({
      type: 'success',
      content: (
        <>
          Rule <b>{put.Name}</b> was {isNew ? 'created' : 'updated'} successfully.{' '}
          <CliButton service="events" operation="PutRule" input={put} />
        </>
      ),
    });
  };

  return (
    <EditForm
      cancelPath={isNew ? rulesPath(givenBus) : rulePath(name, givenBus)}
      action={isNew ? 'Create rule' : 'Update rule'}
      pending={save.isPending}
      values={{ name, description, busName, isEnabled, type, pattern, schedule, targets }}
      error={isScheduleRefused ? undefined : refusal.rest}
      onSave={() => void submit()}
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">Rule detail</Header>}>
          <SpaceBetween size="l">
            <FormField
              label="Name"
              constraintText="Letters, numbers, and . - _, up to 64 characters."
              errorText={tried && name.trim() === '' ? 'Enter a name.' : refusal.at('name')}
            >
              <Input
                value={name}
                disabled={!isNew}
                spellcheck={false}
                onChange={({ detail }) => setName(detail.value)}
              />
            </FormField>
            <FormField label="Description – optional" errorText={refusal.at('description')}>
              <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
            </FormField>
            <FormField label="Event bus">
              <Select
                selectedOption={{ value: busName }}
                options={(buses.data ?? []).map(({ Name = '' }) => ({ value: Name }))}
                disabled={!isNew}
                onChange={({ detail }) => {
                  setBusName(detail.selectedOption.value ?? DEFAULT_BUS);
                  if (detail.selectedOption.value !== DEFAULT_BUS) setType('pattern');
                }}
              />
            </FormField>
            <Toggle checked={isEnabled} onChange={({ detail }) => setEnabled(detail.checked)}>
              Enable the rule on the selected event bus
            </Toggle>
            <GroupField label="Rule type" stretch>
              <RadioGroup
                value={type}
                items={[
                  {
                    value: 'pattern',
                    label: 'Rule with an event pattern',
                    description: 'A rule that runs when an event matches the defined event pattern.',
                  },
                  {
                    value: 'schedule',
                    label: 'Schedule',
                    description: 'A rule that runs on a schedule, on the default event bus alone.',
                    disabled: busName !== DEFAULT_BUS,
                  },
                ]}
                onChange={({ detail }) => setType(detail.value as RuleType)}
              />
            </GroupField>
          </SpaceBetween>
        </Container>
        {type === 'pattern' ? (
          <Container header={<Header variant="h2">Event pattern</Header>}>
            <PatternEditor pattern={pattern} onChange={setPattern} refused={refusal.at('eventPattern')} />
          </Container>
        ) : (
          <Container header={<Header variant="h2">Schedule</Header>}>
            <SpaceBetween size="m">
              <FormField
                label="Schedule expression"
                description="rate(5 minutes), or cron(minutes hours day-of-month month day-of-week year), where one of the days is a question mark."
                errorText={isScheduleRefused ? save.error?.message : refusal.at('scheduleExpression')}
              >
                <Input
                  value={schedule}
                  placeholder="cron(0 18 ? * MON-FRI *)"
                  spellcheck={false}
                  onChange={({ detail }) => setSchedule(detail.value)}
                />
              </FormField>
              <ScheduleDates expression={schedule.trim()} begins />
            </SpaceBetween>
          </Container>
        )}
        {targets.map((target, index) => (
          <Container
            key={target.id}
            header={
              <Header
                variant="h2"
                actions={
                  <Button
                    formAction="none"
                    ariaLabel={`Remove ${target.id}`}
                    onClick={() => setTargets(targets.filter(({ id }) => id !== target.id))}
                  >
                    Remove
                  </Button>
                }
              >
                Target {index + 1}
              </Header>
            }
          >
            <TargetFields
              target={target}
              tried={tried}
              onChange={(changed) => setTargets(targets.map((each) => (each.id === target.id ? changed : each)))}
            />
          </Container>
        ))}
        {targets.length === 0 && <Box>Without a target the rule runs and nothing hears of it.</Box>}
        <Button
          formAction="none"
          disabled={targets.length >= MOST_TARGETS}
          onClick={() => setTargets([...targets, newTarget(freeId(targets))])}
        >
          {targets.length === 0 ? 'Add target' : 'Add another target'}
        </Button>
      </SpaceBetween>
    </EditForm>
  );
}

/** What the form does not show stays. */
const withoutNew = <Name extends string>(value: string | undefined, name: Name) =>
  (value === undefined ? {} : { [name]: value }) as { [N in Name]?: string };
