/** Scheduled actions: bounds that the clock moves. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { flashError } from '../../../errors.ts';
import { type Scaling, scalingTarget, useChangeScaling } from '../../../queries/scaling.ts';
import { flash } from '../../../session.ts';
import { DataTable } from '../../../widgets/data-table.tsx';
import { Field, numberIn, SectionForm } from './section-form.tsx';

interface ScheduledActionsSectionProps {
  functionName: string;
  qualifier: string;
  actions: Scaling['actions'];
}

const EMPTY = { name: '', schedule: '', timezone: '', min: '', max: '' };

export function ScheduledActionsSection({ functionName, qualifier, actions }: ScheduledActionsSectionProps) {
  const resource = scalingTarget(functionName, qualifier);
  const put = useChangeScaling();
  const remove = useChangeScaling();
  const [typed, setTyped] = useState(EMPTY);
  const type = (member: keyof typeof EMPTY) => (value: string) => setTyped({ ...typed, [member]: value });

  const save = async () => {
    const { name, schedule, timezone, min, max } = typed;
    const input = {
      ...resource,
      ScheduledActionName: name,
      Schedule: schedule,
      ...(timezone !== '' && { Timezone: timezone }),
      ScalableTargetAction: { MinCapacity: numberIn(min), MaxCapacity: numberIn(max) },
    };
    await put.mutateAsync({ operation: 'PutScheduledAction', input });
    setTyped(EMPTY);
    flash({ type: 'success', content: `The action ${name} is scheduled.` });
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${actions.length})`}
          description="At their time they set the bounds, and the capacity is pulled into them. The policy goes on between the new ones. Bounds of 0 delete the configuration: whatever updates it then, as a deployment does, is refused with ProvisionedConcurrencyConfigNotFoundException. Deleting an action brings no capacity back."
        >
          Scheduled actions
        </Header>
      }
    >
      <SpaceBetween size="l">
        <DataTable
          variant="embedded"
          items={actions}
          trackBy="ScheduledActionName"
          ariaLabels={{ tableLabel: 'Scheduled actions' }}
          columnDefinitions={[
            { id: 'name', header: 'Name', isRowHeader: true, cell: (action) => action.ScheduledActionName },
            { id: 'schedule', header: 'Schedule', cell: (action) => action.Schedule },
            { id: 'timezone', header: 'Time zone', cell: (action) => action.Timezone ?? 'UTC' },
            { id: 'min', header: 'Minimum', cell: (action) => action.ScalableTargetAction?.MinCapacity ?? '-' },
            { id: 'max', header: 'Maximum', cell: (action) => action.ScalableTargetAction?.MaxCapacity ?? '-' },
            {
              id: 'delete',
              header: 'Actions',
              cell: ({ ScheduledActionName }) => (
                <Button
                  variant="inline-link"
                  ariaLabel={`Delete ${ScheduledActionName}`}
                  onClick={() =>
                    void remove
                      .mutateAsync({ operation: 'DeleteScheduledAction', input: { ...resource, ScheduledActionName } })
                      .catch((failure) => flashError(failure, 'Delete the scheduled action'))
                  }
                >
                  Delete
                </Button>
              ),
            },
          ]}
          empty={<Box textAlign="center">No scheduled actions</Box>}
        />
        <SectionForm
          action="Add scheduled action"
          pending={put.isPending}
          error={put.error}
          onSubmit={() => void save().catch(() => undefined)}
        >
          <Field label="Name" type="text" value={typed.name} onChange={type('name')} />
          <Field
            label="Schedule"
            type="text"
            placeholder="cron(45 7 * * ? *)"
            constraint="cron(minutes hours day month weekday year), rate(1 hour) or at(2026-03-01T08:00:00)"
            value={typed.schedule}
            onChange={type('schedule')}
          />
          <Field
            label="Time zone"
            type="text"
            placeholder="UTC"
            constraint="For example Europe/Berlin"
            value={typed.timezone}
            onChange={type('timezone')}
          />
          <Field label="Scheduled minimum" value={typed.min} onChange={type('min')} />
          <Field label="Scheduled maximum" value={typed.max} onChange={type('max')} />
        </SectionForm>
      </SpaceBetween>
    </Container>
  );
}
