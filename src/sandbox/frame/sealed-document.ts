/** What the frames of the sandbox are made of. User code may compile and run code and start workers; it reaches nothing. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob: data:",
  'worker-src blob: data:',
  "connect-src 'none'",
].join('; ');

/** A frame of an opaque origin, not in the document yet, that runs `script` as a module. */
export function sealedFrame(script: string): HTMLIFrameElement {
  const text = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script type="module">${text}</script>`;
  return frame;
}
