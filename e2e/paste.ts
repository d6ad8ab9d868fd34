/** Pastes what the user has copied elsewhere: without the clipboard, for which each browser wants another leave. */
import type { Locator } from 'playwright/test';

export async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox takes none from the constructor's argument
    Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
    element.dispatchEvent(paste);
  }, text);
}
