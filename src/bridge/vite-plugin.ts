/** Puts the bridge before Vite's own server, in development and in `npm start`, on the port the page comes from. */
import type { Connect, HttpServer, Plugin, PreviewServer, ViteDevServer } from 'vite';
import { FRONT_DOOR_DOMAINS } from '../api/front-door.ts';
import { Bridge } from './bridge.ts';

/** SDKs keep connections for the next call; one that closes under them is an error of that call. */
const KEEP_ALIVE_MS = 65_000;

const OPTIONS = { cors: false, allowedHosts: FRONT_DOOR_DOMAINS };

export function bridge(): Plugin {
  return {
    name: 'bridge',
    // Vite would let pages of other local ports read what this server says, and refuse the Host of a front door
    config: () => ({ server: OPTIONS, preview: OPTIONS }),
    configureServer: mount,
    configurePreviewServer: mount,
  };
}

function mount(server: Pick<ViteDevServer | PreviewServer, 'middlewares'> & { httpServer: HttpServer | null }): void {
  const { httpServer, middlewares } = server;
  // in middleware mode there is no server of ours to take sockets from
  if (!httpServer) return;
  const bridge = new Bridge();
  const handle: Connect.NextHandleFunction = (request, response, next) => {
    if (!bridge.handle(request, response)) next();
  };
  middlewares.use(handle);
  httpServer.on('upgrade', (request, socket, head) => bridge.upgrade(request, socket, head));
  httpServer.on('close', () => bridge.close());
  if ('keepAliveTimeout' in httpServer) httpServer.keepAliveTimeout = KEEP_ALIVE_MS;
}
