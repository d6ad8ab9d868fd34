/** The sandbox on its own, with its host in a worker. */
import { harnessConfig } from '../harness-config.ts';

export default harnessConfig('sandbox-harness');
