// @vitest-environment happy-dom
/** A tab starts again when another one has forgotten everything, and at no other change of what tabs share. */
import { expect, test, vi } from 'vitest';
import { followOtherTabs } from './first-visit.ts';
import { useSession } from './session.ts';

test('only a removal of the preferences starts the page again', () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  followOtherTabs();
  const { name = '' } = useSession.persist.getOptions();
  const heard = (key: string | null, newValue: string | null) =>
    dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));
  heard(name, '{"state":{}}');
  heard('of another project', null);
  heard(null, null);
  expect(reload).not.toHaveBeenCalled();
  heard(name, null);
  expect(reload).toHaveBeenCalledOnce();
});
