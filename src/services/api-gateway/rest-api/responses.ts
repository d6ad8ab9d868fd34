/** What methods and integrations say of their answers, by status code. */
import { withItem } from '../api-records.ts';

export const byStatus = <T extends { statusCode?: string | undefined }>(responses: readonly T[]): Record<string, T> =>
  Object.fromEntries(responses.map((response) => [response.statusCode ?? '', response]));

export const withResponse = <T extends { statusCode?: string | undefined }>(
  responses: readonly T[],
  response: T,
): T[] => withItem(responses, response, ({ statusCode }) => statusCode === response.statusCode);
