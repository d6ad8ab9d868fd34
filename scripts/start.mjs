// @ts-check
/** `npm start`: builds, serves the build on loopback, prints the address. PORT is honoured. */
import { build, preview } from 'vite';

const port = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  process.exit(1);
}
if (process.env.COLDSPARK_SKIP_BUILD !== '1') await build({ logLevel: 'warn' });
try {
  await preview({ preview: { port, strictPort: true, host: '127.0.0.1' } });
  console.log(`Coldspark is ready: http://127.0.0.1:${port}`);
} catch (error) {
  const taken = error instanceof Error && /already in use/.test(error.message);
  console.error(taken ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start` : error);
  process.exit(1);
}
