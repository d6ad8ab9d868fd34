/** Observers made of others: many as one, and one that is told afterwards. */
import type { Afterwards } from '../../kernel/afterwards.ts';
import type { FleetObserver, InvocationObserver } from './invocation-observer.ts';

/** What every invocation has. All else is rarer, and each of these makers treats it alike. */
type OfEachInvocation = 'requested' | 'assigned' | 'started' | 'ended';
type Told<Event extends keyof FleetObserver> = Parameters<FleetObserver[Event]>;
type Rarer = Exclude<keyof FleetObserver, OfEachInvocation>;

abstract class RarerEvents implements Pick<FleetObserver, Rarer> {
  readonly throttled: FleetObserver['throttled'];
  readonly initStarted: FleetObserver['initStarted'];
  readonly initEnded: FleetObserver['initEnded'];
  readonly logged: FleetObserver['logged'];
  readonly displaced: FleetObserver['displaced'];
  readonly stopped: FleetObserver['stopped'];
  readonly eventAccepted: FleetObserver['eventAccepted'];
  readonly eventResumed: FleetObserver['eventResumed'];
  readonly eventStarted: FleetObserver['eventStarted'];
  readonly eventRefused: FleetObserver['eventRefused'];
  readonly eventInvoked: FleetObserver['eventInvoked'];
  readonly eventRetried: FleetObserver['eventRetried'];
  readonly eventEnded: FleetObserver['eventEnded'];
  readonly eventGone: FleetObserver['eventGone'];
  readonly eventDelivered: FleetObserver['eventDelivered'];
  readonly recursionStopped: FleetObserver['recursionStopped'];

  constructor(tell: <Event extends Rarer>(event: Event) => FleetObserver[Event]) {
    this.throttled = tell('throttled');
    this.initStarted = tell('initStarted');
    this.initEnded = tell('initEnded');
    this.logged = tell('logged');
    this.displaced = tell('displaced');
    this.stopped = tell('stopped');
    this.eventAccepted = tell('eventAccepted');
    this.eventResumed = tell('eventResumed');
    this.eventStarted = tell('eventStarted');
    this.eventRefused = tell('eventRefused');
    this.eventInvoked = tell('eventInvoked');
    this.eventRetried = tell('eventRetried');
    this.eventEnded = tell('eventEnded');
    this.eventGone = tell('eventGone');
    this.eventDelivered = tell('eventDelivered');
    this.recursionStopped = tell('recursionStopped');
  }
}

/** Many as one: each is told what it has a method for. */
export class ObserverGroup extends RarerEvents implements FleetObserver {
  readonly #requested: readonly Pick<FleetObserver, 'requested'>[];
  readonly #assigned: readonly Pick<FleetObserver, 'assigned'>[];
  readonly #started: readonly Pick<FleetObserver, 'started'>[];
  readonly #ended: readonly Pick<FleetObserver, 'ended'>[];

  constructor(members: readonly InvocationObserver[]) {
    // a simulation tells of millions, and most members have a method for few of them
    const hearing = <Event extends keyof FleetObserver>(event: Event) =>
      members.filter((member) => member[event] !== undefined) as Pick<FleetObserver, Event>[];
    super((event) => {
      const heard = hearing(event).map((member) => member[event].bind(member) as (...told: unknown[]) => void);
      return (...told: unknown[]) => {
        for (const hear of heard) hear(...told);
      };
    });
    this.#requested = hearing('requested');
    this.#assigned = hearing('assigned');
    this.#started = hearing('started');
    this.#ended = hearing('ended');
  }

  requested(...[invocation]: Told<'requested'>): void {
    for (const member of this.#requested) member.requested(invocation);
  }

  assigned(...[invocation, environment, now]: Told<'assigned'>): void {
    for (const member of this.#assigned) member.assigned(invocation, environment, now);
  }

  started(...[invocation, environment, now]: Told<'started'>): void {
    for (const member of this.#started) member.started(invocation, environment, now);
  }

  ended(...[invocation, environment, exit, now]: Told<'ended'>): void {
    for (const member of this.#ended) member.ended(invocation, environment, exit, now);
  }
}

/**
 * Of what an invocation's caller or its environment waits behind, the observer is told afterwards, but before anything
 * else it is told of and before concurrency is given again: it sees everything as it was.
 */
export class ToldAfterwards extends RarerEvents implements FleetObserver {
  readonly #observer: FleetObserver;
  readonly #afterwards: Afterwards;

  constructor(observer: FleetObserver, afterwards: Afterwards) {
    super((event) => {
      const hear = observer[event].bind(observer) as (...told: unknown[]) => void;
      return (...told: unknown[]) => {
        afterwards.catchUp();
        hear(...told);
      };
    });
    this.#observer = observer;
    this.#afterwards = afterwards;
  }

  requested(...[invocation]: Told<'requested'>): void {
    this.#afterwards.catchUp();
    this.#observer.requested(invocation);
  }

  assigned(...[invocation, environment, now]: Told<'assigned'>): void {
    this.#afterwards.leave(() => this.#observer.assigned(invocation, environment, now));
  }

  started(...[invocation, environment, now]: Told<'started'>): void {
    this.#afterwards.leave(() => this.#observer.started(invocation, environment, now));
  }

  ended(...[invocation, environment, exit, now]: Told<'ended'>): void {
    this.#afterwards.leave(() => this.#observer.ended(invocation, environment, exit, now));
  }
}
