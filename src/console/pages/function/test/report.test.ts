import { describe, expect, test } from 'vitest';
import { parseReport } from './report.ts';

const ID = '6c1f6b0e-1b5b-4b0c-9d0e-0a2f1f2f3f4f';
const warm = `REPORT RequestId: ${ID}\tDuration: 2.65 ms\tBilled Duration: 3 ms\tMemory Size: 128 MB\tMax Memory Used: 38 MB\t`;

describe('parseReport', () => {
  test('reads each figure with its unit', () => {
    const tail = `START RequestId: ${ID} Version: $LATEST\nhello\nEND RequestId: ${ID}\n${warm}\n`;
    expect(parseReport(tail, ID)).toEqual({
      duration: '2.65 ms',
      billedDuration: '3 ms',
      memorySize: '128 MB',
      maxMemoryUsed: '38 MB',
    });
  });

  test('has an init duration after a cold start only', () => {
    expect(parseReport(`${warm}Init Duration: 113.46 ms\t\n`, ID)?.initDuration).toBe('113.46 ms');
    expect(parseReport(warm, ID)).not.toHaveProperty('initDuration');
  });

  test('is not fooled by extras at the end of the line', () => {
    const line = `${warm}Status: error\tError Type: Runtime.OutOfMemory\n`;
    expect(parseReport(line, ID)?.maxMemoryUsed).toBe('38 MB');
  });

  test("takes the platform's line, not one the handler printed", () => {
    const forged = warm.replace('2.65', '0.01');
    expect(parseReport(`${forged}\n${warm}\n`, ID)?.duration).toBe('2.65 ms');
  });

  test('knows nothing of another request, nor of a tail without a report', () => {
    expect(parseReport(warm, 'another')).toBeUndefined();
    expect(parseReport('', ID)).toBeUndefined();
  });
});
