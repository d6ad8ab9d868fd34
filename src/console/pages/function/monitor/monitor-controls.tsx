/** Above the charts: time range, time zone, refresh. */
import Button from '@cloudscape-design/components/button';
import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import ToggleButton from '@cloudscape-design/components/toggle-button';
import { accountNow } from '../../../account-now.ts';
import { RelativeTime } from '../../../widgets/relative-time.tsx';
import { changeMonitorView, changeTimeRange, useMonitorView, useTimeRange } from './monitor-view.ts';
import {
  DEFAULT_RANGE,
  RELATIVE_RANGES,
  type RelativeRange,
  rangeKey,
  rangesToRead,
  type TimeRange,
  windowOf,
} from './time-range.ts';

interface MonitorControlsProps {
  functionName: string;
  refreshing: boolean;
  onRefresh: () => void;
  /** 0 before the first time. */
  refreshedAtMs: number;
}

const RANGES = Object.keys(RELATIVE_RANGES).map((id) => ({ id, text: id }));
const ZONES = [
  { value: 'UTC', label: 'UTC timezone' },
  { value: 'local', label: 'Local timezone' },
] as const;

/** Custom begins with what is on screen. */
function customRange(current: TimeRange): TimeRange {
  const { startMs, endMs } = windowOf(rangesToRead(current)[0], accountNow());
  return { kind: 'absolute', startMs, endMs };
}

export function MonitorControls({ functionName, refreshing, onRefresh, refreshedAtMs }: MonitorControlsProps) {
  const { zone, autoRefresh } = useMonitorView();
  const range = useTimeRange(functionName);
  const change = (changed: TimeRange) => changeTimeRange(functionName, changed);
  return (
    <SpaceBetween size="xs">
      <Header
        variant="h3"
        description={
          refreshedAtMs === 0 ? undefined : (
            <>
              Last fetched <RelativeTime at={refreshedAtMs} />
            </>
          )
        }
      >
        CloudWatch metrics
      </Header>
      <div className="monitor-controls">
        <ToggleButton pressed={range.kind === 'fit'} onChange={() => change({ kind: 'fit' })}>
          Auto
        </ToggleButton>
        <SegmentedControl
          label="Time range"
          selectedId={range.kind === 'relative' ? rangeKey(range) : null}
          options={RANGES}
          onChange={({ detail }) => change({ kind: 'relative', range: detail.selectedId as RelativeRange })}
        />
        <ToggleButton
          pressed={range.kind === 'absolute'}
          onChange={({ detail }) => change(detail.pressed ? customRange(range) : DEFAULT_RANGE)}
        >
          Custom
        </ToggleButton>
        {range.kind === 'absolute' && <CustomRange range={range} utc={zone === 'UTC'} onChange={change} />}
        <Select
          ariaLabel="Time zone"
          selectedOption={ZONES.find(({ value }) => value === zone) ?? ZONES[0]}
          options={ZONES}
          onChange={({ detail }) =>
            changeMonitorView({ zone: detail.selectedOption.value === 'UTC' ? 'UTC' : 'local' })
          }
        />
        <Button iconName="refresh" ariaLabel="Refresh" loading={refreshing} onClick={onRefresh} />
        <Toggle checked={autoRefresh} onChange={({ detail }) => changeMonitorView({ autoRefresh: detail.checked })}>
          Auto refresh (10 s)
        </Toggle>
        <Button disabled disabledReason="CloudWatch dashboards are not part of Coldspark.">
          Add to dashboard
        </Button>
      </div>
    </SpaceBetween>
  );
}

const asPicked = ({ startMs, endMs }: Extract<TimeRange, { kind: 'absolute' }>): DateRangePickerProps.Value => ({
  type: 'absolute',
  startDate: new Date(startMs).toISOString(),
  endDate: new Date(endMs).toISOString(),
});

function problemOf(value: DateRangePickerProps.Value | null): string | undefined {
  if (value?.type !== 'absolute') return 'Choose a start and an end.';
  const [start, end] = [Date.parse(value.startDate), Date.parse(value.endDate)];
  if (Number.isNaN(start) || Number.isNaN(end)) return 'Choose a start and an end.';
  return start < end ? undefined : 'The start must be before the end.';
}

interface CustomRangeProps {
  range: Extract<TimeRange, { kind: 'absolute' }>;
  utc: boolean;
  onChange: (range: TimeRange) => void;
}

function CustomRange({ range, utc, onChange }: CustomRangeProps) {
  return (
    <DateRangePicker
      value={asPicked(range)}
      rangeSelectorMode="absolute-only"
      relativeOptions={[]}
      getTimeOffset={(date) => (utc ? 0 : -date.getTimezoneOffset())}
      hideTimeOffset
      isValidRange={(value) => {
        const errorMessage = problemOf(value);
        return errorMessage === undefined ? { valid: true } : { valid: false, errorMessage };
      }}
      onChange={({ detail: { value } }) => {
        if (value?.type !== 'absolute') return;
        const [startMs, endMs] = [Date.parse(value.startDate), Date.parse(value.endDate)];
        onChange({ kind: 'absolute', startMs, endMs });
      }}
      placeholder="Choose a start and an end"
    />
  );
}
