/** A region that is killed. */
import { harnessConfig } from '../harness-config.ts';

export default harnessConfig('kills-harness');
