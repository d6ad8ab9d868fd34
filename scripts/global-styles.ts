/**
 * Cloudscape's global styles carry Open Sans (SIL Open Font License 1.1) as 183 KB of base64 in render-blocking CSS. This
 * takes the fonts out into files of their own, so that the page is styled before they are there and loads only the
 * ones it uses: of each what the console writes, and the whole for what else people write.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const INLINE_FONT =
  /@font-face\s*\{([^}]*?)src:\s*url\('?data:font\/woff2;base64,([A-Za-z0-9+/=]+)'?\)\s*(?:format\([^)]*\))?;?\s*\}/g;

/** ASCII, and the punctuation and arrows that the console's texts have. */
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const BESIDE_ASCII = '\u00a0·×–—‘’“”•…−←→↓';
const WRITTEN_RANGE = ['U+20-7E', ...Array.from(BESIDE_ASCII, (sign) => `U+${sign.charCodeAt(0).toString(16)}`)].join(
  ', ',
);

/** Without instructions for coarse pixels, and ligatures. */
const LEAN = { targetFormat: 'woff2', noHinting: true, keepFeatures: [], dropTables: ['STAT', 'GDEF', 'GPOS', 'GSUB'] };

export function fontsAsFiles(): Plugin {
  let fontDir = '';
  const face = (descriptors: string, bytes: Uint8Array, range?: string) => {
    const file = join(fontDir, `open-sans-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`);
    writeFileSync(file, bytes);
    const ranged = range === undefined ? '' : ` unicode-range: ${range};`;
    return `@font-face {${descriptors}src: url('${file}') format('woff2');${ranged}}`;
  };
  return {
    name: 'fonts-as-files',
    enforce: 'pre',
    configResolved(config) {
      fontDir = join(config.cacheDir, 'fonts');
    },
    transform: {
      filter: { id: /global-styles[\\/]index\.css$/ },
      async handler(code) {
        mkdirSync(fontDir, { recursive: true });
        const faces = new Map<string, string>();
        for (const [rule, descriptors = '', base64 = ''] of code.matchAll(INLINE_FONT)) {
          const whole = Buffer.from(base64, 'base64');
          const written = await subsetFont(whole, ASCII + BESIDE_ASCII, LEAN);
          // of two faces that have a sign the later one is taken
          faces.set(rule, face(descriptors, whole) + face(descriptors, written, WRITTEN_RANGE));
        }
        return code.replace(INLINE_FONT, (rule) => faces.get(rule) ?? rule);
      },
    },
  };
}
