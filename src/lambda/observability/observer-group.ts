/** Many observers as one: each is told what it has a method for. */
import type { FleetObserver, InvocationObserver } from './invocation-observer.ts';

type Told<Event extends keyof InvocationObserver> = Parameters<FleetObserver[Event]>;

export class ObserverGroup implements FleetObserver {
  readonly #members: readonly InvocationObserver[];

  constructor(members: readonly InvocationObserver[]) {
    this.#members = members;
  }

  throttled(...told: Told<'throttled'>): void {
    for (const member of this.#members) member.throttled?.(...told);
  }

  assigned(...told: Told<'assigned'>): void {
    for (const member of this.#members) member.assigned?.(...told);
  }

  initStarted(...told: Told<'initStarted'>): void {
    for (const member of this.#members) member.initStarted?.(...told);
  }

  initEnded(...told: Told<'initEnded'>): void {
    for (const member of this.#members) member.initEnded?.(...told);
  }

  started(...told: Told<'started'>): void {
    for (const member of this.#members) member.started?.(...told);
  }

  logged(...told: Told<'logged'>): void {
    for (const member of this.#members) member.logged?.(...told);
  }

  displaced(...told: Told<'displaced'>): void {
    for (const member of this.#members) member.displaced?.(...told);
  }

  ended(...told: Told<'ended'>): void {
    for (const member of this.#members) member.ended?.(...told);
  }

  stopped(...told: Told<'stopped'>): void {
    for (const member of this.#members) member.stopped?.(...told);
  }

  eventAccepted(...told: Told<'eventAccepted'>): void {
    for (const member of this.#members) member.eventAccepted?.(...told);
  }

  eventInvoked(...told: Told<'eventInvoked'>): void {
    for (const member of this.#members) member.eventInvoked?.(...told);
  }

  eventEnded(...told: Told<'eventEnded'>): void {
    for (const member of this.#members) member.eventEnded?.(...told);
  }

  destinationFailed(...told: Told<'destinationFailed'>): void {
    for (const member of this.#members) member.destinationFailed?.(...told);
  }
}
