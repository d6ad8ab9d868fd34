import { expect, test, vi } from 'vitest';
import { reloadPage, whileThere } from './reload-page.ts';

test('what could not be loaded is told while the page stands, and to nobody once it loads anew', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  await expect(whileThere(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  reloadPage();
  expect(reload).toHaveBeenCalledOnce();
  const told = vi.fn();
  whileThere(Promise.reject(new Error('gone'))).then(told, told);
  await new Promise((resolve) => setTimeout(resolve));
  expect(told).not.toHaveBeenCalled();
  expect(await whileThere(Promise.resolve('here'))).toBe('here');
});
