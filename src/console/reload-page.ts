/** The page loads anew of its own accord. What it was loading does not come then, which is nobody's failure. */
let isLeft = false;

/** Nothing of the page's own asks any more: what guards typed work was asked before. */
export function reloadPage(): void {
  isLeft = true;
  location.reload();
}

/** For as long as the page stands: what is loaded, or why it is not; nothing more once the page is left. */
export const whileThere = <Loaded>(loading: Promise<Loaded>): Promise<Loaded> =>
  loading.catch((error: unknown) => {
    // Firefox gives up what a page loads, and says so to the page
    if (isLeft) return new Promise<never>(() => {});
    throw error;
  });
