/**
 * A table as every one of the console's: columns share the width, what is long wraps, and where even that is not enough,
 * the table says that it goes on to the side.
 */
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useEffect, useRef, useState } from 'react';
import './data-table.css';

const NAME_MIN_PX = 80;

export function DataTable<T>(props: TableProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(false);
  useEffect(() => {
    const table = frame.current?.querySelector('table:last-of-type');
    const viewport = table?.parentElement;
    if (!table || !viewport) return;
    const observer = new ResizeObserver(() => setCut(table.scrollWidth > viewport.clientWidth + 1));
    observer.observe(table);
    observer.observe(viewport);
    return () => observer.disconnect();
  }, []);
  const columnDefinitions = props.columnDefinitions.map((column) =>
    column.isRowHeader ? { minWidth: NAME_MIN_PX, ...column } : column,
  );
  return (
    <div ref={frame} className="data-table">
      <Table wrapLines {...props} columnDefinitions={columnDefinitions} />
      {/* beside the scrollbar; above, the heading of a full page would stick over it */}
      {cut && <p className="data-table-cut">This table is wider than the page: scroll it sideways to see the rest.</p>}
    </div>
  );
}
