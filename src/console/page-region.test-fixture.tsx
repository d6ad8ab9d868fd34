/**
 * A component of the console over a whole Lambda in memory: what is on screen is what the service answered, and a change
 * made by anybody is heard as in the page.
 */
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { UNKNOWN_BRIDGE } from '../api/bridge.ts';
import { coldsparkClient, type Region, type RegionStatus } from '../api/coldspark.ts';
import { lambdaClient } from '../api/connect.ts';
import type { Handle, HttpRequest, HttpResponse } from '../api/http.ts';
import { AppliedQuotas } from '../kernel/applied-quotas.ts';
import { rootCaller } from '../kernel/caller.ts';
import { usualPace } from '../kernel/pace.ts';
import { SeededRandom } from '../kernel/random.ts';
import type { Service } from '../kernel/service.ts';
import type { FakeProgram } from '../lambda/fake-runtime.test-fixture.ts';
import { ACCOUNT_ID, REGION, TestRegion, type TestRegionOptions } from '../lambda/lambda.test-fixture.ts';
import { HopRecords } from '../region/hop-record.ts';
import { ingestCall } from '../region/ingest.ts';
import { withWholeBody } from '../region/stored-bodies.ts';
import { executeApi } from '../services/api-gateway/execute-api.ts';
import { apiGatewayV2 } from '../services/api-gateway/http-api/apigatewayv2.ts';
import { apiGateway } from '../services/api-gateway/rest-api/apigateway.ts';
import { cloudWatch } from '../services/cloudwatch/cloudwatch.ts';
import { coldspark as coldsparkService } from '../services/coldspark/coldspark.ts';
import { loadBalancerDoor } from '../services/elastic-load-balancing/door.ts';
import { elasticLoadBalancing } from '../services/elastic-load-balancing/elastic-load-balancing.ts';
import { eventBridge } from '../services/eventbridge/eventbridge.ts';
import type { RegionParts } from '../services/region-parts.ts';
import { s3 } from '../services/s3/s3.ts';
import { sns } from '../services/sns/sns.ts';
import { sqs } from '../services/sqs/sqs.ts';
import { AddressHistory } from './address-history.ts';
import { syncWithEngine } from './engine-sync.ts';
import { MemoryEntries } from './entries.test-fixture.ts';
import { newQueryClient } from './queries/query-client.ts';
import { type RegionAccess, RegionContext } from './region.ts';
import { AddressContext } from './use-address.ts';

// a busy machine is slow, not wrong
configure({ asyncUtilTimeout: 10_000 });

export class PageRegion {
  readonly service: TestRegion;
  readonly access: RegionAccess;
  readonly queryClient = newQueryClient();
  /** With which the draws began anew, one after the other. */
  readonly seeds: (string | undefined)[] = [];
  /** In the middle of three pages that this visit has seen. */
  readonly entries = new MemoryEntries(['/elsewhere', '/here', '/there'], 1);
  readonly history = new AddressHistory(this.entries, '/home');
  /** What the console asked for, apart from reads. */
  readonly writes: string[] = [];
  /** Of objects, by content. */
  readonly hops = new HopRecords(
    { accountId: ACCOUNT_ID, region: REGION },
    () => 0,
    () => undefined,
  );
  readonly blobs = new Map<string, Uint8Array>();
  readonly #packages = new Map<string, Uint8Array>();
  readonly #listeners = new Set<(topics: string[]) => void>();

  readonly #statusListeners = new Set<(status: RegionStatus) => void>();

  constructor(options?: TestRegionOptions) {
    this.service = new TestRegion(options);
    const { core, bugs } = this.service;
    const services = core.services as Map<string, Service>;
    const coldspark = coldsparkService.start(
      {
        outbox: core.outbox,
        random: new SeededRandom(1),
        pace: usualPace(),
        luck: { seed: (seed) => this.seeds.push(seed) },
        recorder: { flush: () => undefined },
        trace: this.service.lambda.dataPlane.decisionTrace,
        live: this.service.lambda.dataPlane,
        events: this.service.lambda.dataPlane,
        hops: this.hops,
        time: core.time,
        quotas: new AppliedQuotas(core.outbox),
        scope: { accountId: ACCOUNT_ID, region: REGION },
        neighbours: { call: (call, done) => services.get(call.service)?.run(call, done) },
        servicesInUse: () => [...services.keys()],
      },
      { changes: core.outbox, newRequestId: () => 'id', reportBug: (error) => bugs.push(error) },
    );
    services.set(coldspark.name, coldspark);
    const around = {
      scope: { accountId: ACCOUNT_ID, region: REGION },
      clock: core.time.account,
      random: new SeededRandom(2),
      neighbours: { call: (call, done) => services.get(call.service)?.run(call, done) },
      metrics: this.service.lambda.dataPlane.metrics,
      chains: this.service.lambda.dataPlane,
      recorder: { flush: () => undefined },
      queueMappings: this.service.lambda.queueMappings,
    } satisfies Partial<RegionParts> as unknown as RegionParts;
    for (const declaration of [
      ...[cloudWatch, eventBridge, s3, sqs, sns, elasticLoadBalancing, loadBalancerDoor],
      ...[apiGateway, apiGatewayV2, executeApi],
    ]) {
      const service = declaration.start(around, {
        changes: core.outbox,
        newRequestId: () => 'id',
        reportBug: (error) => bugs.push(error),
      });
      service.restore([]);
      services.set(service.name, service);
    }
    const handle: Handle = async (request) => {
      const zip = this.#packages.get(request.path);
      if (zip) return { status: 200, headers: {}, body: zip };
      if (!isRead(request)) this.writes.push(writeOf(request));
      const response = await (request.service === 's3' ? this.#s3(request) : this.service.handle(request));
      this.#tell();
      return response;
    };
    const region: Region = {
      handle,
      status: this.#status,
      bridge: UNKNOWN_BRIDGE,
      onStatus: (listener) => {
        this.#statusListeners.add(listener);
        return () => this.#statusListeners.delete(listener);
      },
      onBridge: () => () => undefined,
      onChange: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
    this.access = { region, lambda: lambdaClient(handle, { region: REGION }), coldspark: coldsparkClient(handle) };
    syncWithEngine(region, this.queryClient);
  }

  /** Its package can be read by the console, too. */
  async createFunction(
    functionName: string,
    program: FakeProgram | FakeProgram['handler'] = () => 'ok',
  ): Promise<void> {
    const zip = this.service.zip(functionName, program);
    const { CodeSha256 = '' } = await this.access.lambda.send(
      new CreateFunctionCommand({
        FunctionName: functionName,
        Runtime: 'python3.13',
        Handler: 'lambda_function.lambda_handler',
        Role: 'arn:aws:iam::123456789012:role/r',
        Code: { ZipFile: zip },
      }),
    );
    this.#packages.set(`/packages/${encodeURIComponent(CodeSha256)}.zip`, zip);
    this.service.advance(10_000);
  }

  render(content: ReactNode) {
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={this.queryClient}>
        <RegionContext value={this.access}>
          <AddressContext value={this.history}>{children}</AddressContext>
        </RegionContext>
      </QueryClientProvider>
    );
    return render(content, { wrapper });
  }

  /** Whose bytes are kept before what names them runs. */
  async #s3(request: HttpRequest): Promise<HttpResponse> {
    const service = this.service.core.services.get('s3') as Service;
    const parsed = service.parse(request, rootCaller(ACCOUNT_ID));
    if ('status' in parsed) return parsed;
    const put = async (sha256: string, bytes: Uint8Array) => void this.blobs.set(sha256, bytes);
    const putAll = async (blobs: Iterable<readonly [string, Uint8Array]>) => {
      for (const [sha256, bytes] of blobs) await put(sha256, bytes);
    };
    const response = await this.service.run(await ingestCall(parsed, service.traits(parsed), { put, putAll }));
    return withWholeBody(response, { get: async (sha256) => this.blobs.get(sha256) });
  }

  get #status(): RegionStatus {
    const clock = { ...this.service.core.time.read(), hostMs: performance.now() };
    return { phase: 'ready', leader: true, engines: { python: 'CPython', nodejs: 'Node.js' }, clock };
  }

  /** As the leader does when the clock was turned, or a skip is over. */
  tellStatus = () =>
    act(async () => {
      for (const listener of this.#statusListeners) listener(this.#status);
    });

  back = () => this.#step(-1);
  forward = () => this.#step(1);
  goTo = (path: string) => act(async () => this.history.push(path));

  #step = (steps: number) =>
    act(async () => {
      this.entries.go(steps);
      await new Promise((told) => setTimeout(told));
    });

  /** Another client of the service, of whose changes the page has not heard yet. */
  quietly(): RegionAccess {
    const { handle } = this.service;
    const region = { ...this.access.region, handle };
    return { region, lambda: lambdaClient(handle, { region: REGION }), coldspark: coldsparkClient(handle) };
  }

  /** Does something to the service as another client does, and lets the page hear of it. */
  async elsewhere(change: () => Promise<unknown>): Promise<void> {
    await act(async () => {
      await change();
      this.service.advance(10_000);
      this.#tell();
    });
  }

  #tell(): void {
    const topics = this.service.announced.splice(0);
    if (topics.length > 0) for (const listener of this.#listeners) listener(topics);
  }
}

/** As the protocol says it: in a header or a form, where all operations have one path. */
const operationOf = ({ headers, body, path }: HttpRequest) =>
  headers['x-amz-target'] ??
  new URLSearchParams(new TextDecoder().decode(body)).get('Action') ??
  decodeURIComponent(path);

const isRead = (request: HttpRequest) =>
  ['GET', 'HEAD'].includes(request.method) || /(^|[/.])(Get|List|Describe|Test)\w*$/.test(operationOf(request));

/** By address; where all operations have one, by operation and input. */
const writeOf = (request: HttpRequest) =>
  `${request.method} ${operationOf(request)} ${request.path === '/' ? new TextDecoder().decode(request.body) : ''}`;
