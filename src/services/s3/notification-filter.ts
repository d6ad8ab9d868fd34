/** Which events a notification is about. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html */
import type { Notification } from './tables.ts';

/** What a key has to begin or end with; without a rule, nothing. */
export const filterValue = ({ filter = [] }: Pick<Notification, 'filter'>, name: 'Prefix' | 'Suffix') =>
  filter.find(({ Name }) => Name === name)?.Value ?? '';

/** Whether an event, perhaps all of a kind, is another or has it among its own. */
export const covers = (pattern: string, event: string) =>
  pattern === event || (pattern.endsWith('*') && event.startsWith(pattern.slice(0, -1)));
