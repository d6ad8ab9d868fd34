/**
 * Many observers as one: each is told what it has a method for. Of what an invocation's caller or its environment waits
 * behind they are told afterwards, but before anything else they are told of and before concurrency is given again: they
 * see everything as it was.
 */
import { type Afterwards, AT_ONCE } from '../../kernel/afterwards.ts';
import type { FleetObserver, InvocationObserver } from './invocation-observer.ts';

type Told<Event extends keyof InvocationObserver> = Parameters<FleetObserver[Event]>;

export class ObserverGroup implements FleetObserver {
  readonly #members: readonly InvocationObserver[];
  readonly #afterwards: Afterwards;

  constructor(members: readonly InvocationObserver[], afterwards = AT_ONCE) {
    this.#members = members;
    this.#afterwards = afterwards;
  }

  assigned(...[invocation, environment, now]: Told<'assigned'>): void {
    this.#afterwards.leave(() => {
      for (const member of this.#members) member.assigned?.(invocation, environment, now);
    });
  }

  started(...[invocation, environment, now]: Told<'started'>): void {
    this.#afterwards.leave(() => {
      for (const member of this.#members) member.started?.(invocation, environment, now);
    });
  }

  ended(...[invocation, environment, exit, now]: Told<'ended'>): void {
    this.#afterwards.leave(() => {
      for (const member of this.#members) member.ended?.(invocation, environment, exit, now);
    });
  }

  requested(...told: Told<'requested'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.requested?.(...told);
  }

  throttled(...told: Told<'throttled'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.throttled?.(...told);
  }

  initStarted(...told: Told<'initStarted'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.initStarted?.(...told);
  }

  initEnded(...told: Told<'initEnded'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.initEnded?.(...told);
  }

  logged(...told: Told<'logged'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.logged?.(...told);
  }

  displaced(...told: Told<'displaced'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.displaced?.(...told);
  }

  stopped(...told: Told<'stopped'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.stopped?.(...told);
  }

  eventAccepted(...told: Told<'eventAccepted'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventAccepted?.(...told);
  }

  eventResumed(...told: Told<'eventResumed'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventResumed?.(...told);
  }

  eventStarted(...told: Told<'eventStarted'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventStarted?.(...told);
  }

  eventRefused(...told: Told<'eventRefused'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventRefused?.(...told);
  }

  eventInvoked(...told: Told<'eventInvoked'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventInvoked?.(...told);
  }

  eventRetried(...told: Told<'eventRetried'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventRetried?.(...told);
  }

  eventEnded(...told: Told<'eventEnded'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventEnded?.(...told);
  }

  eventGone(...told: Told<'eventGone'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventGone?.(...told);
  }

  eventDelivered(...told: Told<'eventDelivered'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.eventDelivered?.(...told);
  }

  recursionStopped(...told: Told<'recursionStopped'>): void {
    this.#afterwards.catchUp();
    for (const member of this.#members) member.recursionStopped?.(...told);
  }
}
