/**
 * Cloudscape's global styles carry Open Sans (SIL Open Font License 1.1) as 183 KB of base64 in render-blocking CSS. This
 * takes the fonts out into files of their own, so that the page is styled before they are there and loads only the
 * ones it uses.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const INLINE_FONT = /url\('?data:font\/woff2;base64,([A-Za-z0-9+/=]+)'?\)\s*(?:format\([^)]*\))?/g;

export function fontsAsFiles(): Plugin {
  let fontDir = '';
  return {
    name: 'fonts-as-files',
    enforce: 'pre',
    configResolved(config) {
      fontDir = join(config.cacheDir, 'fonts');
    },
    transform: {
      filter: { id: /global-styles[\\/]index\.css$/ },
      handler(code) {
        mkdirSync(fontDir, { recursive: true });
        return code.replace(INLINE_FONT, (_whole, base64: string) => {
          const bytes = Buffer.from(base64, 'base64');
          const file = join(fontDir, `open-sans-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`);
          writeFileSync(file, bytes);
          return `url('${file}') format('woff2')`;
        });
      },
    },
  };
}
