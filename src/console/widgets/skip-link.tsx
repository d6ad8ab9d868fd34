/** The first thing Tab reaches: past the bars, to what the page is about. A link would need the address for itself. */
import './skip-link.css';

function skip(): void {
  const main = document.querySelector('main');
  if (!main) return;
  main.tabIndex = -1;
  main.focus();
}

export function SkipLink() {
  return (
    <button type="button" className="skip-link" onClick={skip}>
      Skip to main content
    </button>
  );
}
