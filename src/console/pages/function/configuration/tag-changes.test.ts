import { expect, test } from 'vitest';
import { editableTags, tagChanges } from './tag-changes.ts';

const BEFORE = { team: 'a', stage: 'dev' };
const [TEAM, STAGE] = editableTags(BEFORE);
const added = (key: string, value: string) => ({ key, value, existing: false });

test('nothing changed, nothing to send', () => {
  expect(tagChanges(BEFORE, editableTags(BEFORE))).toEqual({ removedKeys: [], tags: {} });
});

test('new and changed tags are sent, removed keys named', () => {
  if (!TEAM || !STAGE) throw new Error('two tags to begin with');
  const edited = [{ ...TEAM, value: 'b' }, { ...STAGE, markedForRemoval: true }, added('course', 'lambda')];
  expect(tagChanges(BEFORE, edited)).toEqual({ removedKeys: ['stage'], tags: { team: 'b', course: 'lambda' } });
});

test('a tag that is removed and added again is a changed one', () => {
  if (!TEAM || !STAGE) throw new Error('two tags to begin with');
  const edited = [TEAM, { ...STAGE, markedForRemoval: true }, added('stage', 'prod')];
  expect(tagChanges(BEFORE, edited)).toEqual({ removedKeys: [], tags: { stage: 'prod' } });
});

test('an empty value is a value, and a key of Object is a key', () => {
  expect(tagChanges({}, [added('empty', ''), added('constructor', 'x')])).toEqual({
    removedKeys: [],
    tags: { empty: '', constructor: 'x' },
  });
});
