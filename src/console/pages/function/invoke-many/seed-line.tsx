/** Beside draws: whether they repeat, and the button that lets them begin anew. */
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { flashError } from '../../../errors.ts';
import { settingsPath } from '../../../paths.ts';
import { usePutSettings, useSettings } from '../../../queries/settings.ts';
import { flash } from '../../../session.ts';

export function SeedLine() {
  const { data } = useSettings();
  const put = usePutSettings();
  if (!data) return null;
  const { seed } = data;
  const settings = <Link href={`#${settingsPath}`}>Settings</Link>;
  if (seed === undefined)
    return (
      <div>Each draw is fresh luck. With a seed, set in {settings}, the same requests draw the same versions.</div>
    );

  const restart = async () => {
    try {
      await put.mutateAsync(data);
      flash({ type: 'success', content: `The draws of weighted aliases begin anew with the seed ${seed}.` });
    } catch (error) {
      flashError(error);
    }
  };
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <span>
        The draws follow the seed <b>{seed}</b> ({settings}), from where they are.
      </span>
      <Button loading={put.isPending} onClick={() => void restart()}>
        Restart the draws
      </Button>
    </SpaceBetween>
  );
}
