/** TEST EVENTS in the side bar: the saved events, which one Test sends, and the way to a new one. */
import type { TestEvent } from '../../../../api/coldspark.ts';
import { EditorIcon } from './icons.tsx';
import { SideBarSection } from './side-bar-section.tsx';

interface TestEventsSectionProps {
  events: readonly TestEvent[];
  selected: TestEvent | undefined;
  testing: boolean;
  onSelect: (event: TestEvent) => void;
  onRun: (event: TestEvent) => void;
  onEdit: (event: TestEvent) => void;
  onCreate: () => void;
}

export function TestEventsSection(props: TestEventsSectionProps) {
  const { events, selected, testing, onSelect, onRun, onEdit, onCreate } = props;
  return (
    <SideBarSection title="Test events" state={selected ? `SELECTED: ${selected.name}` : 'NONE SELECTED'}>
      <button type="button" className="side-bar-row side-bar-action" onClick={onCreate}>
        <span aria-hidden="true">+</span> Create test event
      </button>
      {events.length > 0 && (
        <ul className="side-bar-list" aria-label="Saved test events">
          {events.map((event) => (
            <li key={event.name} className="side-bar-row">
              <button
                type="button"
                className="side-bar-choice"
                aria-pressed={event.name === selected?.name}
                title={`Send ${event.name} with Test`}
                onClick={() => onSelect(event)}
              >
                {event.name}
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Edit ${event.name}`}
                title={`Edit ${event.name}`}
                onClick={() => onEdit(event)}
              >
                <EditorIcon name="rename" />
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={`Run ${event.name}`}
                title={`Run ${event.name}`}
                disabled={testing}
                onClick={() => onRun(event)}
              >
                <EditorIcon name="run" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </SideBarSection>
  );
}
