/** Looks away: what a fold of a simulation begins with, which then says something only about what it counts. */
import type { FleetObserver } from './invocation-observer.ts';

export class SilentObserver implements FleetObserver {
  requested(..._: Parameters<FleetObserver['requested']>): void {}
  throttled(..._: Parameters<FleetObserver['throttled']>): void {}
  assigned(..._: Parameters<FleetObserver['assigned']>): void {}
  initStarted(..._: Parameters<FleetObserver['initStarted']>): void {}
  initEnded(..._: Parameters<FleetObserver['initEnded']>): void {}
  started(..._: Parameters<FleetObserver['started']>): void {}
  logged(..._: Parameters<FleetObserver['logged']>): void {}
  displaced(..._: Parameters<FleetObserver['displaced']>): void {}
  ended(..._: Parameters<FleetObserver['ended']>): void {}
  stopped(..._: Parameters<FleetObserver['stopped']>): void {}
  eventAccepted(..._: Parameters<FleetObserver['eventAccepted']>): void {}
  eventResumed(..._: Parameters<FleetObserver['eventResumed']>): void {}
  eventStarted(..._: Parameters<FleetObserver['eventStarted']>): void {}
  eventRefused(..._: Parameters<FleetObserver['eventRefused']>): void {}
  eventInvoked(..._: Parameters<FleetObserver['eventInvoked']>): void {}
  eventRetried(..._: Parameters<FleetObserver['eventRetried']>): void {}
  eventEnded(..._: Parameters<FleetObserver['eventEnded']>): void {}
  eventGone(..._: Parameters<FleetObserver['eventGone']>): void {}
  eventDelivered(..._: Parameters<FleetObserver['eventDelivered']>): void {}
  recursionStopped(..._: Parameters<FleetObserver['recursionStopped']>): void {}
}
