/** The search of the top bar. What it finds is loaded when somebody comes to it, or once the page is quiet. */
import Input from '@cloudscape-design/components/input';
import { useRef, useState } from 'react';
import { useLater } from '../use-later.ts';

const loadSuggestions = () => import('./search-suggestions.tsx').then(({ SearchSuggestions }) => SearchSuggestions);

export function Search() {
  const [text, setText] = useState('');
  const focused = useRef(false);
  const { part: Suggestions, ask } = useLater(loadSuggestions);
  if (Suggestions) return <Suggestions text={text} onChange={setText} autoFocus={focused.current} />;
  return (
    <Input
      type="search"
      ariaLabel="Search"
      placeholder="Search"
      value={text}
      onChange={({ detail }) => setText(detail.value)}
      onFocus={() => {
        focused.current = true;
        ask();
      }}
      onBlur={() => {
        focused.current = false;
      }}
    />
  );
}
