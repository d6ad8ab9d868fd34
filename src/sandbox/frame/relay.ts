/// <reference path="../kernel-bundles.d.ts" />
/**
 * The script of sandbox-frame.html. It stands between the page, whose policy forbids eval, and the opaque frame, which
 * would inherit that policy: it passes one port inwards and does nothing else. A foreign page that frames this document is
 * never answered, for both the greeting and the port are bound to this origin.
 */
import { source } from 'kernel:supervisor';
import { sealedFrame } from './sealed-document.ts';

if (window.parent === window) throw new Error('This document only works inside the page it belongs to.');

const frame = sealedFrame(source);

let portPassed = false;
addEventListener('message', (event) => {
  if (event.source === frame.contentWindow && event.data === 'coldspark-supervisor-ready') {
    parent.postMessage('coldspark-sandbox-ready', location.origin);
    return;
  }
  const [port] = event.ports;
  if (event.source !== parent || event.origin !== location.origin || !port || portPassed) return;
  portPassed = true;
  frame.contentWindow?.postMessage('coldspark-supervisor-port', '*', [port]);
});

document.body.append(frame);
