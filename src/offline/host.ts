/** The host of the page, around its service worker: for when what is kept is not enough. */

/** Whether it answers now. */
export async function reachesHost(): Promise<boolean> {
  // a worker answers no HEAD
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true;
}

/** The next load comes from the host, whatever it has; then its files are kept. */
export async function letGoOfWorker(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await workers?.getRegistration().catch(() => undefined);
  await registration?.unregister();
}
