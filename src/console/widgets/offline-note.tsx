/** In the footer: once no network is needed any more, or that it could not be made so. Settings say the rest. */
import { isReadyOffline } from '../../api/offline.ts';
import { useOffline } from '../offline.ts';
import { settingsPath } from '../paths.ts';

export function OfflineNote() {
  const text = useOffline((state) =>
    isReadyOffline(state) ? 'Ready offline' : state.files?.problem === undefined ? '' : 'Not ready offline',
  );
  return <span role="status">{text && <a href={`#${settingsPath}`}>{text}</a>}</span>;
}
