/** Observed beside expected: who is in the list, and what each was promised. */
import { describe, expect, test } from 'vitest';
import { discernment, insideBand, versionShares } from './split.ts';

const fifty = { version: '1', additional: { version: '2', weightPercent: 50 } };

describe('shares by version', () => {
  test('each promised version is there, also one that got nothing', () => {
    expect(versionShares({ 2: 10 }, { version: '9', additional: { version: '10', weightPercent: 7 } })).toMatchObject([
      { version: '2', count: 10, sharePercent: 100 },
      { version: '9', count: 0, sharePercent: 0, expected: { sharePercent: 93 } },
      { version: '10', count: 0, sharePercent: 0, expected: { sharePercent: 7 } },
    ]);
  });

  test('the band is about all that ran', () => {
    const [first, second] = versionShares({ 1: 86, 2: 114 }, fifty);
    expect(first?.expected?.band).toEqual({ low: 86, high: 114 });
    expect([first, second].map((share) => share && insideBand(share))).toEqual([true, true]);
    const [outside] = versionShares({ 1: 85, 2: 115 }, fifty);
    expect(outside && insideBand(outside)).toBe(false);
  });

  test('without weights everything is promised to one version, and without an alias nothing is promised', () => {
    expect(versionShares({ 3: 5 }, { version: '3' })).toEqual([
      { version: '3', count: 5, sharePercent: 100, expected: { sharePercent: 100, band: { low: 5, high: 5 } } },
    ]);
    expect(versionShares({ $LATEST: 5 }, undefined)).toEqual([{ version: '$LATEST', count: 5, sharePercent: 100 }]);
    expect(versionShares({}, undefined)).toEqual([]);
  });
});

describe('telling weights apart', () => {
  test('says how many it takes at each weight', () => {
    expect(discernment(fifty)).toEqual({ weightPercent: 50, neighbourPercent: 55, needed: 1565 });
    const ten = { version: '1', additional: { version: '2', weightPercent: 10 } };
    expect(discernment(ten)).toMatchObject({ needed: 686 });
  });

  test('needs two versions', () => {
    expect(discernment({ version: '1' })).toBeUndefined();
    expect(discernment(undefined)).toBeUndefined();
  });
});
