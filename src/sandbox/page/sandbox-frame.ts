/**
 * The page's part of the sandbox: it puts the hidden relay frame into the document and hands over a port to the
 * supervisor inside. It never sees what travels over that port.
 */

export interface Sandbox {
  /** To the supervisor; belongs to the region worker. Messages sent before the frame is up wait in it. */
  port: MessagePort;
  /** Takes the frame away, and with it every execution environment. */
  dispose(): void;
}

/** The relay frame's one word. */
const READY = 'coldspark-sandbox-ready';

/** `baseUrl`: where the build's files are, so that a page below any sub-path finds the frame's document. */
export function openSandbox(baseUrl: string | URL): Sandbox {
  const channel = new MessageChannel();
  const frame = document.createElement('iframe');
  const greet = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow || event.origin !== location.origin || event.data !== READY) return;
    removeEventListener('message', greet);
    frame.contentWindow?.postMessage('coldspark-sandbox-port', location.origin, [channel.port2]);
  };
  addEventListener('message', greet);
  frame.hidden = true;
  frame.title = 'Execution environments';
  frame.src = new URL('sandbox-frame.html', baseUrl).href;
  document.body.append(frame);
  return {
    port: channel.port1,
    dispose() {
      removeEventListener('message', greet);
      frame.remove();
    },
  };
}
