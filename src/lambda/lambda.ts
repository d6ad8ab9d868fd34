/**
 * AWS Lambda as a service of the region, with the half of it that runs functions, and function URLs beside it.
 * https://docs.aws.amazon.com/lambda/latest/api/welcome.html
 */

import { ServiceException } from '../api/errors.ts';
import type { LambdaOperations } from '../api/models/lambda-types.ts';
import { type AccountQuotas, DEFAULT_ACCOUNT_QUOTAS, UPLOAD_REQUEST_BYTES } from '../api/quotas.ts';
import { lambdaDefinition } from '../api/services/lambda.ts';
import type { Time } from '../kernel/account-time.ts';
import type { Afterwards } from '../kernel/afterwards.ts';
import type { MetricStore } from '../kernel/metric-store.ts';
import type { Outbox } from '../kernel/outbox.ts';
import { type Pace, usualPace } from '../kernel/pace.ts';
import { type Random, randomUuid } from '../kernel/random.ts';
import type { Neighbours } from '../kernel/service.ts';
import { defineService, type RunningService, type ServicePorts } from '../kernel/service-declaration.ts';
import { awsWire } from '../kernel/wire.ts';
import type { EngineConfig, LambdaContext } from './context.ts';
import { scheduleMappings } from './control-plane/event-source-mappings.ts';
import { scheduleSettlements } from './control-plane/function-state.ts';
import { scheduleAllocations } from './control-plane/provisioned-concurrency.ts';
import { LambdaDataPlane } from './data-plane/data-plane.ts';
import { type DeliveryPort, FunctionDelivery, ServiceDelivery } from './data-plane/delivery.ts';
import { functionUrls } from './function-url/function-urls.ts';
import type { InvocationObserver } from './observability/invocation-observer.ts';
import { LAMBDA_OPERATIONS } from './operations.ts';
import { QueueMappings } from './queue-mappings.ts';
import type { RuntimeHost } from './runtime-host.ts';
import { LAMBDA_TABLES, lambdaState } from './tables.ts';

const FAILURE = new ServiceException('ServiceException', 500, 'An error occurred and the request cannot be processed.');

export interface LambdaPorts {
  config: EngineConfig;
  outbox: Outbox;
  time: Time;
  random: Random;
  /** Luck of weighted aliases, when it is not to be `random`. */
  routingRandom?: Random;
  /** The account's own numbers. Left out: AWS's defaults. */
  quotas?: AccountQuotas;
  /** Left out: AWS's. */
  pace?: Pace;
  host: RuntimeHost;
  /** The door to other services, and to this one. */
  neighbours: Neighbours;
  /** What takes outcomes of asynchronous invocations besides functions. Left out: the services around Lambda. */
  delivery?: DeliveryPort;
  metrics?: MetricStore;
  /** Left out: what observers record they record at once. */
  afterwards?: Afterwards;
  /** Told of every exception that is none of AWS's: a bug of ours. */
  reportBug(error: unknown): void;
  watch?: ServicePorts['watch'];
  observers?: readonly InvocationObserver[] | undefined;
}

/** With the folds of what happened (logs, metrics, decisions), which the services around Lambda read. */
interface LambdaCore extends LambdaContext {
  dataPlane: LambdaDataPlane;
  queueMappings: QueueMappings;
}

export const lambda = defineService<LambdaOperations, LambdaCore, LambdaPorts, typeof LAMBDA_TABLES>({
  wire: awsWire(lambdaDefinition, FAILURE),
  operations: LAMBDA_OPERATIONS,
  tables: LAMBDA_TABLES,
  context(ports, tables) {
    const { config, time, random, routingRandom = random, quotas = DEFAULT_ACCOUNT_QUOTAS, pace = usualPace() } = ports;
    const state = lambdaState(tables);
    const others = ports.delivery ?? new ServiceDelivery(config, ports.neighbours);
    const delivery = new FunctionDelivery(config, ports.neighbours, state, others);
    const dataPlane = new LambdaDataPlane({ ...ports, state, routingRandom, quotas, delivery });
    const queueMappings = new QueueMappings(state, dataPlane);
    const { neighbours } = ports;
    return { config, state, time, random, quotas, pace, dataPlane, delivery, neighbours, queueMappings };
  },
  restored(context) {
    scheduleSettlements(context);
    scheduleAllocations(context);
    scheduleMappings(context);
    context.dataPlane.resume();
  },
  uploadBytes: UPLOAD_REQUEST_BYTES,
});

export interface Lambda {
  service: RunningService;
  functionUrls: RunningService;
  dataPlane: LambdaDataPlane;
  queueMappings: QueueMappings;
}

export function createLambda(ports: LambdaPorts): Lambda {
  const { outbox: changes, random, reportBug, watch } = ports;
  // who looks at the account often changes no other id
  const requests = random.of('calls');
  const servicePorts = { changes, newRequestId: () => randomUuid(requests), reportBug, ...(watch && { watch }) };
  const service = lambda.start(ports, servicePorts);
  return {
    service,
    functionUrls: functionUrls.start(service.context, servicePorts),
    dataPlane: service.context.dataPlane,
    queueMappings: service.context.queueMappings,
  };
}
