/** The harness's region worker: nothing but a SandboxRuntimeHost, driven by messages. */
import { strToU8, zipSync } from 'fflate';
import type { Effect, EnvironmentEvent, RuntimeFamily } from '../../src/lambda/runtime-host.ts';
import { SandboxRuntimeHost } from '../../src/sandbox/runtime-host.ts';

export interface HostConfiguration {
  caps: Record<RuntimeFamily, number>;
  /** A snapshot is stored, and it is nonsense. */
  brokenSnapshot: boolean;
}

export type HostCommand =
  | { type: 'configure'; configuration: HostConfiguration; assetBase: string }
  | { type: 'package'; sha256: string; files: Record<string, string> }
  | { type: 'perform'; effect: Effect }
  | { type: 'prewarm'; family: RuntimeFamily }
  /** Comes with the port. */
  | { type: 'connected' };

export type HostMessage =
  | { type: 'connect' }
  | { type: 'preparing'; fraction: number | undefined }
  | { type: 'event'; environmentId: string; event: EnvironmentEvent };

const packages = new Map<string, Uint8Array>();
const snapshots = new Map<string, Uint8Array>();
let connected: ((port: MessagePort) => void) | undefined;
let host: SandboxRuntimeHost | undefined;

const tell = (message: HostMessage) => self.postMessage(message);

function createHost({ caps, brokenSnapshot }: HostConfiguration, assetBase: string): SandboxRuntimeHost {
  return new SandboxRuntimeHost(
    {
      connect: () => {
        tell({ type: 'connect' });
        return new Promise((resolve) => {
          connected = resolve;
        });
      },
      readPackage: async (sha256) => {
        const bytes = packages.get(sha256);
        if (!bytes) throw new Error(`no package ${sha256}`);
        return bytes;
      },
      snapshotStore: {
        get: async (key) => (brokenSnapshot ? new Uint8Array(10_000).fill(9) : snapshots.get(key)),
        put: async (key, bytes) => void snapshots.set(key, bytes),
      },
      onPreparingPython: (fraction) => tell({ type: 'preparing', fraction }),
      assetBase: new URL(assetBase),
      realWorkerCaps: caps,
    },
    (environmentId, event) => tell({ type: 'event', environmentId, event }),
  );
}

self.onmessage = ({ data, ports }: MessageEvent<HostCommand>) => {
  switch (data.type) {
    case 'configure':
      host = createHost(data.configuration, data.assetBase);
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
    case 'connected':
      if (ports[0]) connected?.(ports[0]);
  }
};
