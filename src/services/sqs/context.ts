/** What SQS's operations work on. */
import type { ArnScope } from '../../api/arn.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Random } from '../../kernel/random.ts';
import type { Neighbours } from '../../kernel/service.ts';
import type { TablesOf } from '../../kernel/table.ts';
import type { ChainSource } from '../region-parts.ts';
import type { Backlogs } from './backlogs.ts';
import type { Pollers } from './pollers/pollers.ts';
import type { SQS_TABLES } from './tables.ts';

export interface SqsContext extends TablesOf<typeof SQS_TABLES> {
  scope: ArnScope;
  clock: Clock;
  random: Random;
  neighbours: Neighbours;
  backlogs: Backlogs;
  pollers: Pollers;
  chains: ChainSource;
}
