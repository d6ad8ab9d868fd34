/** A section's charts; while none of them has anything to show, one line that names them. */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import { type Widget, WidgetCard } from './widget-card.tsx';

export function WidgetGrid({ loading, cards }: { loading: boolean; cards: readonly Widget[] }) {
  const empty = cards.every(({ series }) => series.every(({ points }) => points.length === 0));
  if (empty && !loading)
    return (
      <Container>
        <b>No data available.</b>
        <Box color="text-body-secondary">
          Nothing was recorded in this time range for {cards.map(({ title }) => title).join(', ')}.
        </Box>
      </Container>
    );
  return (
    <div className="monitor-frame">
      <div className="monitor-grid">
        {cards.map((card) => (
          <WidgetCard key={card.title} loading={loading} {...card} />
        ))}
      </div>
    </div>
  );
}
