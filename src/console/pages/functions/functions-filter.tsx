/** The filter of the list. What it takes is loaded when somebody comes to it, or once the page is quiet. */
import Input from '@cloudscape-design/components/input';
import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { type RefAttributes, useCallback, useRef, useState } from 'react';
import { useLater } from '../../use-later.ts';

const loadPropertyFilter = () =>
  import('@cloudscape-design/components/property-filter').then(({ default: PropertyFilter }) => PropertyFilter);

const PLACEHOLDER = 'Filter by attributes or search by keyword';
const LABEL = 'Filter functions';
/** As wide as what comes in its place. */
const FIELD = { maxInlineSize: 648 };

export function FunctionsFilter({ ref: _, ...props }: PropertyFilterProps & RefAttributes<PropertyFilterProps.Ref>) {
  const [typed, setTyped] = useState('');
  const focused = useRef(false);
  const { part: PropertyFilter, ask } = useLater(loadPropertyFilter);
  const goOn = useCallback(
    (filter: PropertyFilterProps.Ref | null) => {
      if (!filter || !focused.current) return;
      focused.current = false;
      filter.focus();
      // its text is its own: what was typed meanwhile is typed again
      if (typed) document.execCommand('insertText', false, typed);
    },
    [typed],
  );
  if (PropertyFilter)
    return <PropertyFilter {...props} ref={goOn} filteringPlaceholder={PLACEHOLDER} filteringAriaLabel={LABEL} />;
  return (
    <div style={FIELD}>
      <Input
        type="search"
        ariaLabel={LABEL}
        placeholder={PLACEHOLDER}
        value={typed}
        onChange={({ detail }) => setTyped(detail.value)}
        onFocus={() => {
          focused.current = true;
          ask();
        }}
        onBlur={() => {
          focused.current = false;
        }}
      />
    </div>
  );
}
