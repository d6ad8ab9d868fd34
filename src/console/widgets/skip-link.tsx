/** The first thing Tab reaches: past the bars, to the page's heading. A link would need the address for itself. */
import { focusHeading } from '../use-heading-focus.ts';
import './skip-link.css';

export function SkipLink() {
  return (
    <button type="button" className="skip-link" onClick={focusHeading}>
      Skip to main content
    </button>
  );
}
