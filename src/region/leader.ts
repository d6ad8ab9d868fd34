/**
 * Leader election by Web Locks: the browser gives the lock to one tab's worker and, when that worker dies, to the next.
 * https://developer.mozilla.org/en-US/docs/Web/API/Web_Locks_API
 */

/** Waits for the lock and leads for as long as `lead` takes; queues again when it resolves with 'again'. */
export async function standForElection(lockName: string, lead: () => Promise<'again' | 'never'>): Promise<void> {
  for (;;) {
    const next = await navigator.locks.request(lockName, lead);
    if (next === 'never') return;
  }
}
