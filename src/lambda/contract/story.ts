/** One account to tell a contract case about: the operations that cases begin with, in a word each. */
import * as sdk from '@aws-sdk/client-lambda';
import type { HttpResponse } from '../../api/http.ts';
import { type FakeProgram, ProcessExit } from '../fake-runtime.test-fixture.ts';
import { TestRegion, type TestRegionOptions } from '../lambda.test-fixture.ts';
import { qualifiedKey } from '../state.ts';

/** Arranges, and hands back the request that is refused or fails. */
export type ContractCase = (story: Story) => Promise<() => Promise<unknown>>;

export const ROLE = 'arn:aws:iam::123456789012:role/service-role/f-role';

/** An input that may break the model: that is what cases are for. */
export type Given = Readonly<Record<string, unknown>>;

const ECHO: FakeProgram = { handler: (event) => event };
const SETTLING_MS = 1_000;

export class Story {
  readonly region: TestRegion;

  constructor(options: TestRegionOptions = {}) {
    this.region = new TestRegion(options);
  }

  send(operation: string, input: Given): Promise<Record<string, unknown>> {
    const Command = (sdk as unknown as Record<string, new (input: Given) => sdk.GetFunctionCommand>)[
      `${operation}Command`
    ];
    if (!Command) throw new Error(`The SDK has no ${operation}`);
    return this.region.client.send(new Command(input)) as Promise<unknown> as Promise<Record<string, unknown>>;
  }

  create(given: Given = {}): Promise<Record<string, unknown>> {
    return this.send('CreateFunction', {
      FunctionName: 'f',
      Runtime: 'python3.13',
      Handler: 'lambda_function.lambda_handler',
      Role: ROLE,
      Code: { ZipFile: this.region.zip('echo', ECHO) },
      ...given,
    });
  }

  settle(): void {
    this.region.advance(SETTLING_MS);
  }

  /** Function `f`, Active, running the program. */
  async active(program: FakeProgram = ECHO, given: Given = {}): Promise<void> {
    await this.create({ Code: { ZipFile: this.region.zip('program', program) }, ...given });
    this.settle();
  }

  /** Another version of `f`, with what is given changed before. */
  async publish(given: Given = {}): Promise<void> {
    await this.send('UpdateFunctionConfiguration', { FunctionName: 'f', ...given });
    this.settle();
    await this.send('PublishVersion', { FunctionName: 'f' });
    this.settle();
  }

  /** `f` with versions 1, 2 and 3. */
  async withVersions(): Promise<void> {
    await this.active();
    for (let version = 1; version <= 3; version++) await this.publish();
  }

  async withAlias(weights?: Readonly<Record<string, number>>): Promise<void> {
    await this.withVersions();
    const RoutingConfig = weights && { AdditionalVersionWeights: weights };
    await this.send('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1', RoutingConfig });
  }

  /** As many invocations at once as given, sent past the SDK for speed. Time does not pass. */
  burst(count: number, functionName = 'f'): Promise<HttpResponse>[] {
    this.region.timeRuns = false;
    const path = `/2015-03-31/functions/${functionName}/invocations`;
    const request = {
      service: 'lambda',
      method: 'POST',
      path,
      query: {},
      headers: {},
      body: new Uint8Array(),
    } as const;
    return Array.from({ length: count }, () => this.region.handle(request));
  }

  /** The account's code storage is used up by a function that is not told of otherwise. */
  fillCodeStorage(): void {
    const change = this.region.changes.findLast(({ table }) => table === 'versions');
    const version = change?.value as { code: object } | undefined;
    if (!version) throw new Error('There is no function whose record could be grown.');
    const value = { ...version, functionName: 'large', code: { ...version.code, sizeBytes: 75 * 1024 ** 3 } };
    this.region.lambda.service.restore([{ table: 'versions', key: qualifiedKey('large', '$LATEST'), value }]);
  }
}

/** A request when `f` is Active. */
export const on =
  (operation: string, input: Given): ContractCase =>
  async (story) => {
    await story.active();
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

export const exits =
  (...how: ConstructorParameters<typeof ProcessExit>) =>
  () => {
    throw new ProcessExit(...how);
  };

class ValueError extends Error {
  override readonly name = 'ValueError';
}
export const raises = (message: string) => () => {
  throw new ValueError(message);
};
