/** ENVIRONMENT VARIABLES in the side bar: what the function on screen has; they are edited under Configuration. */
import { SideBarSection } from './side-bar-section.tsx';

export function EnvironmentVariablesSection({ variables }: { variables: Readonly<Record<string, string>> }) {
  const entries = Object.entries(variables).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return (
    <SideBarSection title="Environment variables" initiallyOpen={entries.length > 0}>
      {entries.length === 0 ? (
        <div className="side-bar-text">No environment variables.</div>
      ) : (
        <dl className="side-bar-list environment-variables">
          {entries.map(([key, value]) => (
            <div key={key} className="side-bar-row" title={`${key} = ${value}`}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </SideBarSection>
  );
}
