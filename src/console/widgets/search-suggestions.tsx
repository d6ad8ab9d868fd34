/** What the search of the top bar finds: functions by name and description, and the console's pages. */
import Autosuggest from '@cloudscape-design/components/autosuggest';
import {
  connectClientPath,
  createFunctionPath,
  createLayerPath,
  differsFromAwsPath,
  functionPath,
  functionsPath,
  layersPath,
  settingsPath,
} from '../paths.ts';
import { useFunctions } from '../queries/functions.ts';
import { useGo } from '../use-go.ts';

interface Found {
  /** Its path. */
  value: string;
  label: string;
  description?: string;
}

const PAGES: readonly Found[] = [
  { value: functionsPath, label: 'Functions', description: 'All functions of this Region' },
  { value: createFunctionPath, label: 'Create function', description: 'Author from scratch' },
  { value: layersPath, label: 'Layers', description: 'Libraries that functions share' },
  { value: createLayerPath(), label: 'Create layer', description: 'From a .zip file' },
  { value: settingsPath, label: 'Settings', description: 'Appearance, seed, back up, restore, reset' },
  { value: connectClientPath, label: 'Connect a client', description: 'AWS CLI, boto3 and SDKs drive this tab' },
  { value: differsFromAwsPath, label: 'Differs from AWS', description: 'What Coldspark does otherwise, or not' },
];

/** What matches under its heading, or that nothing does: with no options at all the list would not open. */
export function searchOptions(text: string, functions: readonly Found[]) {
  const wanted = text.trim().toLowerCase();
  const matches = ({ label, description = '' }: Found) => `${label}\n${description}`.toLowerCase().includes(wanted);
  const groups = [
    { label: 'Functions', options: functions.filter(matches) },
    { label: 'Pages', options: PAGES.filter(matches) },
  ].filter(({ options }) => options.length > 0);
  if (groups.length > 0) return groups;
  return [{ value: '', label: 'No matches', description: 'Functions and pages are searched.', disabled: true }];
}

interface SearchSuggestionsProps {
  text: string;
  onChange: (text: string) => void;
  /** It comes in place of a field that somebody is in. */
  autoFocus: boolean;
}

export function SearchSuggestions({ text, onChange, autoFocus }: SearchSuggestionsProps) {
  const go = useGo();
  const functions = (useFunctions().data ?? []).map(({ FunctionName = '', Description }) => ({
    value: functionPath(FunctionName),
    label: FunctionName,
    ...(Description && { description: Description }),
  }));
  return (
    <Autosuggest
      ariaLabel="Search"
      placeholder="Search"
      value={text}
      autoFocus={autoFocus}
      onChange={({ detail }) => onChange(detail.value)}
      onSelect={({ detail }) => {
        onChange('');
        if (detail.selectedOption?.value) go(detail.selectedOption.value);
      }}
      hideEnteredTextOption
      filteringType="manual"
      options={searchOptions(text, functions)}
    />
  );
}
