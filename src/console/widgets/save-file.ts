/** Hands bytes to the browser as a download. */
export function saveFile(name: string, content: Uint8Array<ArrayBufferLike> | Blob): void {
  const blob = content instanceof Blob ? content : new Blob([new Uint8Array(content)]);
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the download has its own hold on the bytes once it began
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
