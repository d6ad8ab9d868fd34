/** One widget: its chart, or the same figures as a table. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Spinner from '@cloudscape-design/components/spinner';
import ToggleButton from '@cloudscape-design/components/toggle-button';
import { useState } from 'react';
import { TimeSeriesChart, type TimeSeriesProps } from '../../../widgets/time-series-chart/time-series-chart.tsx';
import { TimeSeriesTable } from '../../../widgets/time-series-chart/time-series-table.tsx';

export interface Widget extends TimeSeriesProps {
  note?: string;
  /** Said where there is no data. */
  nothing?: { title: string; text: string };
}

const NO_DATA = { title: 'No data available.', text: 'Try adjusting the time range.' };

export function WidgetCard({ note, loading, nothing = NO_DATA, ...chart }: Widget & { loading: boolean }) {
  const { title, series } = chart;
  const [asTable, setAsTable] = useState(false);
  const empty = series.every(({ points }) => points.length === 0);
  return (
    <Container
      fitHeight
      header={
        // the table's button stays beside a long title
        <div className="widget-header">
          <Header variant="h3" description={note}>
            {title}
          </Header>
          <ToggleButton
            variant="icon"
            iconName="list-view"
            pressed={asTable}
            ariaLabel={`${title} as a table`}
            onChange={({ detail }) => setAsTable(detail.pressed)}
          />
        </div>
      }
    >
      {loading ? (
        <div className="monitor-placeholder">
          <Spinner /> Loading
        </div>
      ) : asTable ? (
        <TimeSeriesTable {...chart} />
      ) : empty ? (
        <div className="monitor-placeholder">
          <b>{nothing.title}</b>
          <Box color="text-body-secondary">{nothing.text}</Box>
        </div>
      ) : (
        <TimeSeriesChart {...chart} />
      )}
    </Container>
  );
}
