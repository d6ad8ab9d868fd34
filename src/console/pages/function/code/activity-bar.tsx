/** The editor's outermost column: what its side bar shows, find, output, full screen. */
import { EditorIcon, type IconName } from './icons.tsx';

interface ActivityBarProps {
  explorerOpen: boolean;
  outputOpen: boolean;
  fullScreen: boolean;
  onExplorer: () => void;
  onFind: () => void;
  onOutput: () => void;
  onFullScreen: () => void;
}

export function ActivityBar(props: ActivityBarProps) {
  const { explorerOpen, outputOpen, fullScreen } = props;
  return (
    <div className="activity-bar" role="toolbar" aria-label="Editor panels" aria-orientation="vertical">
      <Activity icon="files" label="Explorer" pressed={explorerOpen} onPress={props.onExplorer} />
      <Activity icon="find" label="Find in file" onPress={props.onFind} />
      <Activity icon="output" label="Output" expanded={outputOpen} onPress={props.onOutput} />
      <Activity
        icon={fullScreen ? 'leave-full-screen' : 'full-screen'}
        label={fullScreen ? 'Leave full screen (Esc)' : 'Full screen'}
        onPress={props.onFullScreen}
      />
    </div>
  );
}

interface ActivityProps {
  icon: IconName;
  label: string;
  /** Of what the side bar shows, which alone looks selected. */
  pressed?: boolean;
  expanded?: boolean;
  onPress: () => void;
}

function Activity({ icon, label, pressed, expanded, onPress }: ActivityProps) {
  return (
    <button
      type="button"
      className="activity-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={onPress}
    >
      <EditorIcon name={icon} />
    </button>
  );
}
