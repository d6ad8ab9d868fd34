// @ts-check
/** SQS and S3 through boto3 over the bridge, beside moto's server where that is installed, in the same run. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMoto } from '../scripts/moto.mjs';
import { missingRealClients } from '../scripts/real-clients.mjs';
import { launch, openPage, serveProduct } from './harness.mjs';

const run = promisify(execFile);
const PROGRAM = fileURLToPath(new URL('services.py', import.meta.url));
const MOTO_PORT = 4691;
/** An endpoint of another program on this computer is configured for nobody here. */
const ENV = { ...process.env, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };

/** @type {import('./harness.mjs').Part} */
export const services = {
  title: 'SQS and S3 with boto3 over the bridge',
  rounds: 5,
  derive(rows) {
    return Object.fromEntries(
      Object.entries(rows).flatMap(([name, value]) => {
        const others = rows[name.replace(', Coldspark, ms', ', moto, ms')];
        if (!name.endsWith(', Coldspark, ms') || others === undefined) return [];
        return [[name.replace(', Coldspark, ms', ", in times of moto's"), value / others]];
      }),
    );
  },
  async open(dir) {
    const missing = missingRealClients();
    if (missing) throw new Error(missing);
    const moto = await startMoto(MOTO_PORT);
    console.log(moto ? `\nBeside ${moto.version}.` : '\nmoto_server was not found, so nothing is measured beside it.');
    const server = await serveProduct(dir);
    const browser = await launch();
    const page = await openPage(browser);
    await page.goto(`${server.url}#/settings/connect-client`);
    await page.getByText('Connected', { exact: true }).waitFor();
    const endpoints = [`Coldspark=${server.url.replace(/\/$/, '')}`, ...(moto ? [`moto=${moto.endpoint}`] : [])];
    return {
      round: async () => JSON.parse((await run('python3', [PROGRAM, ...endpoints], { env: ENV })).stdout),
      async close() {
        moto?.stop();
        await browser.close();
        await server.close();
      },
    };
  },
};
