/** When an invocation was, as the Summary writes it: "1 minute ago (February 27, 2024 at 09:19 AM EST)". */
import { relativeTime } from '../../../widgets/relative-time.tsx';

export function executionTime(atMs: number, nowMs: number, timeZone?: string): string {
  return `${relativeTime(atMs, nowMs)} (${dateAndTime(atMs, timeZone)})`;
}

/** "February 27, 2024 at 09:19 AM EST", in the zone of the browser unless another is named. */
export function dateAndTime(atMs: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', ...zone }).format(atMs);
  const time = new Intl.DateTimeFormat('en-US', {
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...zone,
  }).format(atMs);
  // some browsers part the minutes from AM by a narrow space
  return `${day} at ${time.replace('\u202f', ' ')}`;
}
