/** What the Monitor tab has recorded, read from the tables of its widgets. */
import { expect, type Page } from 'playwright/test';

/** The rows of a table by its name, each by its column headers. */
export async function rowsOf(page: Page, name: string): Promise<Record<string, string>[]> {
  const table = page.getByRole('table', { name, exact: true });
  await expect(table).toBeVisible();
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const rows: Record<string, string>[] = [];
  for (const row of await table.getByRole('row').all()) {
    const cells = await row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts();
    if (cells.length > 0)
      rows.push(Object.fromEntries(headers.map((header, i) => [header.trim(), cells[i]?.trim() ?? ''])));
  }
  return rows;
}

/** The sum over time of each line of a widget of the Monitor tab, read from its table. */
export async function recorded(page: Page, widget: string): Promise<Record<string, number>> {
  const toggle = page.getByRole('button', { name: `${widget} as a table` });
  await expect(toggle).toBeEnabled();
  if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
  const sums: Record<string, number> = {};
  for (const row of await rowsOf(page, widget)) {
    for (const [column, text] of Object.entries(row)) {
      if (column.startsWith('Time') || !/^[\d,.]+$/.test(text)) continue;
      sums[column] = (sums[column] ?? 0) + Number(text.replaceAll(',', ''));
    }
  }
  return sums;
}
