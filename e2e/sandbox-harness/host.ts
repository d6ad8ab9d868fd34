/** The harness's region worker: a SandboxRuntimeHost, driven by messages, and a core without a disk that handlers ask. */
import { strToU8, zipSync } from 'fflate';
import type { HttpRequest, HttpResponse } from '../../src/api/http.ts';
import { AccountTime } from '../../src/kernel/account-time.ts';
import { type Caller, rootCaller } from '../../src/kernel/caller.ts';
import { step } from '../../src/kernel/step.ts';
import type { Effect, EnvironmentEvent, RuntimeFamily } from '../../src/lambda/runtime-host.ts';
import { createCore } from '../../src/region/core.ts';
import { EVERY_SERVICE } from '../../src/region/every-service.ts';
import { answerHandler } from '../../src/region/handler-requests.ts';
import { engineConfig } from '../../src/region/region-names.ts';
import { isCall, RequestReader } from '../../src/region/request-reader.ts';
import { SandboxRuntimeHost } from '../../src/sandbox/runtime-host.ts';

export interface HostConfiguration {
  caps: Record<RuntimeFamily, number>;
}

export type HostCommand =
  | { type: 'configure'; configuration: HostConfiguration; assetBase: string }
  | { type: 'package'; sha256: string; files: Record<string, string> }
  | { type: 'perform'; effect: Effect }
  | { type: 'prewarm'; family: RuntimeFamily }
  /** As the console would, as root. */
  | { type: 'ask'; request: HttpRequest }
  /** Comes with the port. */
  | { type: 'connected' }
  | { type: 'here' };

export type HostMessage =
  | { type: 'connect' }
  | { type: 'are-you-there' }
  /** What the core was asked, and by whom. */
  | { type: 'asked'; operation: string; caller: Caller }
  | { type: 'answer'; response: HttpResponse }
  | { type: 'preparing'; fraction: number | undefined }
  | { type: 'event'; environmentId: string; event: EnvironmentEvent };

const packages = new Map<string, Uint8Array>();
let connected: ((port: MessagePort) => void) | undefined;
let answered: (() => void) | undefined;
let host: SandboxRuntimeHost | undefined;

const tell = (message: HostMessage) => self.postMessage(message);

type Answer = (request: HttpRequest, caller: Caller) => Promise<HttpResponse>;

let askCore: Answer | undefined;

const moment = () => ({ hostMs: performance.now(), wallMs: Date.now() });

/** Requests as a region answers them, in memory. */
function openCore(assetBase: string): Answer {
  const reportBug = (error: unknown) => console.error(error);
  const { core } = createCore({
    around: EVERY_SERVICE,
    config: engineConfig(assetBase),
    time: new AccountTime(moment()),
    seed: 1,
    reportBug,
  });
  const reader = new RequestReader(EVERY_SERVICE);
  return async (request, caller) => {
    const call = reader.parse(request, caller);
    if (!isCall(call)) return call;
    tell({ type: 'asked', operation: `${call.service}:${call.operation}`, caller });
    const [reply] = step(core, { type: 'call', callId: 'call', call }, moment()).replies;
    if (!reply) throw new Error('the core did not answer');
    return reply.response;
  };
}

function createHost({ caps }: HostConfiguration, assetBase: string, ask: Answer): SandboxRuntimeHost {
  return new SandboxRuntimeHost(
    {
      connect: () => {
        tell({ type: 'connect' });
        return new Promise((resolve) => {
          connected = resolve;
        });
      },
      pageAnswers: () => {
        tell({ type: 'are-you-there' });
        return new Promise((resolve) => {
          answered = resolve;
        });
      },
      readPackage: async (sha256) => {
        const bytes = packages.get(sha256);
        if (!bytes) throw new Error(`no package ${sha256}`);
        return bytes;
      },
      onPreparingPython: (fraction) => tell({ type: 'preparing', fraction }),
      assetBase: new URL(assetBase),
      realWorkerCaps: caps,
      answerHandler: (spec, request) => answerHandler(spec, request, ask),
    },
    (environmentId, event) => tell({ type: 'event', environmentId, event }),
  );
}

self.onmessage = ({ data, ports }: MessageEvent<HostCommand>) => {
  switch (data.type) {
    case 'configure':
      askCore = openCore(data.assetBase);
      host = createHost(data.configuration, data.assetBase, askCore);
      return;
    case 'ask':
      void askCore?.(data.request, rootCaller('123456789012')).then((response) => tell({ type: 'answer', response }));
      return;
    case 'package': {
      const entries = Object.entries(data.files).map(([path, text]) => [path, strToU8(text)] as const);
      packages.set(data.sha256, zipSync(Object.fromEntries(entries)));
      return;
    }
    case 'perform':
      host?.perform(data.effect);
      return;
    case 'prewarm':
      host?.prewarm(data.family);
      return;
    case 'here':
      answered?.();
      return;
    case 'connected':
      if (ports[0]) connected?.(ports[0]);
  }
};
