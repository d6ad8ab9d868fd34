/** An account to tell stories about: a clock that is moved, luck with a seed, and a data plane that only takes notes. */

import { ServiceException } from '../../api/errors.ts';
import type { CreateFunctionRequest, FunctionConfiguration } from '../../api/models/lambda-types.ts';
import type { DeploymentPackage, PackageRefusal } from '../../api/package.ts';
import { DEFAULT_ACCOUNT_QUOTAS } from '../../api/quotas.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { oneClock } from '../../kernel/one-clock.test-fixture.ts';
import { type Change, Outbox } from '../../kernel/outbox.ts';
import { usualPace } from '../../kernel/pace.ts';
import { SeededRandom } from '../../kernel/random.ts';
import { createTables, type Table } from '../../kernel/table.ts';
import type {
  AsyncInvocationRequest,
  DataPlane,
  InitOutcome,
  InvocationRequest,
  InvocationResponse,
  LambdaContext,
} from '../context.ts';
import { QUEUES_ELSEWHERE } from '../queues-elsewhere.test-fixture.ts';
import { LAMBDA_TABLES, lambdaState } from '../tables.ts';
import { createFunction } from './functions.ts';

/** 2026-03-01T10:00:00.000Z. */
export const START_MS = 1_772_359_200_000;
export const ARN = 'arn:aws:lambda:us-east-1:123456789012:function';
export const ROLE = 'arn:aws:iam::123456789012:role/service-role/demo-role';

export class NotingDataPlane implements DataPlane {
  /** `name:version` of everything retired, in order. */
  readonly retired: string[] = [];
  readonly dryRuns: string[] = [];
  readonly events: AsyncInvocationRequest[] = [];
  readonly invocations: {
    request: InvocationRequest;
    done: (result: InvocationResponse | ServiceException) => void;
  }[] = [];

  invoke(request: InvocationRequest, done: (result: InvocationResponse | ServiceException) => void): void {
    this.invocations.push({ request, done });
  }

  enqueue(request: AsyncInvocationRequest): string {
    this.events.push(request);
    return `event-${this.events.length}`;
  }

  resume(): void {}

  dryRun(functionName: string, qualifier: string | undefined): void {
    this.dryRuns.push(qualifier === undefined ? functionName : `${functionName}:${qualifier}`);
  }

  retire(functionName: string, version: string): void {
    this.retired.push(`${functionName}:${version}`);
  }

  provision(): void {}

  initOutcome(): InitOutcome {
    return 'succeeded';
  }

  onEnvironmentEvent(): void {}

  lineageOf(): undefined {}
}

export interface Account {
  context: LambdaContext;
  clock: VirtualClock;
  dataPlane: NotingDataPlane;
  /** What was changed since it was last asked. */
  changes(): Change[];
  /** Lets every creation and update settle. */
  settle(): void;
  /** A function of Python that is Active, with what is given besides. */
  activeFunction(given?: Partial<CreateFunctionRequest>): FunctionConfiguration;
}

export function openAccount(seed = 1, startMs = START_MS): Account {
  const outbox = new Outbox();
  const clock = new VirtualClock(startMs);
  const dataPlane = new NotingDataPlane();
  const context: LambdaContext = {
    config: {
      accountId: '123456789012',
      region: 'us-east-1',
      codeLocation: (sha256) => `https://packages.test/${sha256}.zip`,
    },
    state: lambdaState(createTables(LAMBDA_TABLES, outbox)),
    time: oneClock(clock),
    random: new SeededRandom(seed),
    quotas: DEFAULT_ACCOUNT_QUOTAS,
    pace: usualPace(),
    dataPlane,
    delivery: { has: (arn) => !arn.includes('missing') },
    neighbours: QUEUES_ELSEWHERE,
    queueMappings: { changed() {} },
  };
  const settle = () => clock.advanceTo(clock.now + 1000);
  return {
    context,
    clock,
    dataPlane,
    changes: () => outbox.drain().changes,
    settle,
    activeFunction(given = {}) {
      const created = createFunction(context, aFunction(given));
      settle();
      return created;
    },
  };
}

/** To be filled from a disk. */
export const tablesOf = ({ context: { state } }: Account) =>
  Object.keys(LAMBDA_TABLES).map((name) => state[name as keyof typeof LAMBDA_TABLES] as Table<unknown>);

export function aFunction(given: Partial<CreateFunctionRequest> = {}): CreateFunctionRequest {
  return {
    FunctionName: 'f',
    Runtime: 'python3.13',
    Handler: 'lambda_function.lambda_handler',
    Role: ROLE,
    Code: { ZipFile: zip('one') },
    ...given,
  };
}

/** An uploaded zip, as the ingest hands it on. */
export function zip(content: string, given: Partial<DeploymentPackage> = {}): DeploymentPackage {
  return {
    sha256: `sha256-of-${content}`,
    sizeBytes: 300,
    unzippedBytes: 200,
    files: ['lambda_function.py'],
    ...given,
  };
}

export const refusedZip = (refused: PackageRefusal['refused']): PackageRefusal => ({ refused });

/** The service exception an operation answers with, as `Code 400: message`. */
export function refusalOf(operation: () => unknown): string {
  try {
    operation();
  } catch (error) {
    if (error instanceof ServiceException) return `${error.code} ${error.status}: ${error.message}`;
    throw error;
  }
  throw new Error('The operation was not refused');
}
