/** The region on its own, with its workers. */
import { harnessConfig } from '../harness-config.ts';

export default harnessConfig('region-harness');
