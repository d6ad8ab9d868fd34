/** Python is on its way: shown where something waits for it. */
import ProgressBar from '@cloudscape-design/components/progress-bar';

/** The first Python start on this device; counts in no duration. */
export function PreparingPython({ done }: { done: number }) {
  return (
    <ProgressBar
      label="Preparing Python (once)"
      description="Python is loaded on first use. This counts in no duration."
      value={Math.round(done * 100)}
    />
  );
}
