/** A time as the tables of this page show it, in the reader's time zone. */
export const timeText = (ms: number | undefined) =>
  ms === undefined
    ? '-'
    : new Date(ms).toLocaleString('en-GB', {
        day: '2-digit',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      });
