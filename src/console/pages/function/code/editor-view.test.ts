import { describe, expect, test } from 'vitest';
import { closeEventPane, closeFile, followFiles, initialView, openEventPane, openFile } from './editor-view.ts';

const view = ['a.py', 'b.py', 'c.py'].reduce(openFile, initialView);

describe('tabs of open files', () => {
  test('a file opens once and comes to the top', () => {
    const again = openFile(view, 'a.py');
    expect(again.openPaths).toEqual(['a.py', 'b.py', 'c.py']);
    expect(again.active).toEqual({ file: 'a.py' });
  });

  test('closing the top one shows its neighbour, the last one leaves nothing', () => {
    expect(closeFile(openFile(view, 'b.py'), 'b.py').active).toEqual({ file: 'c.py' });
    expect(closeFile(view, 'c.py').active).toEqual({ file: 'b.py' });
    const none = ['a.py', 'b.py', 'c.py'].reduce(closeFile, view);
    expect(none.openPaths).toEqual([]);
    expect(none.active).toBeUndefined();
  });

  test('closing one in the background leaves the top where it is', () => {
    expect(closeFile(view, 'a.py').active).toEqual({ file: 'c.py' });
  });

  test('the event pane is a tab too', () => {
    const pane = openEventPane(view);
    expect(pane.active).toBe('event');
    expect(closeEventPane(pane).active).toEqual({ file: 'c.py' });
    expect(closeEventPane(openFile(pane, 'a.py')).active).toEqual({ file: 'a.py' });
    const { active: _none, ...onlyPane } = ['a.py', 'b.py', 'c.py'].reduce(closeFile, openFile(pane, 'a.py'));
    expect(onlyPane.openPaths).toEqual([]);
    expect(_none).toBe('event');
  });
});

describe('after the files changed', () => {
  test('tabs follow a rename', () => {
    const followed = followFiles(
      view,
      (path) => (path === 'c.py' ? 'lib/c.py' : path),
      () => true,
    );
    expect(followed.openPaths).toEqual(['a.py', 'b.py', 'lib/c.py']);
    expect(followed.active).toEqual({ file: 'lib/c.py' });
  });

  test('tabs of deleted files close', () => {
    const followed = followFiles(
      view,
      (path) => path,
      (path) => path === 'a.py',
    );
    expect(followed.openPaths).toEqual(['a.py']);
    expect(followed.active).toEqual({ file: 'a.py' });
  });
});
