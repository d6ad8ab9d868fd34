/**
 * Answers on their way to the page. While few are awaited each leaves at once. While many are, those that come one upon the
 * other leave together: a message costs either end more than an answer in it does.
 */
import type { PageAnswer } from './port-messages.ts';

const FEW = 4;

export interface AnswersPorts {
  send(answers: PageAnswer[]): void;
  /** Calls back when what the worker has heard by now has had its turn. */
  afterWhatCame(callBack: () => void): void;
}

export class Answers {
  readonly #ports: AnswersPorts;
  #awaited = 0;
  #given: PageAnswer[] = [];

  constructor(ports: AnswersPorts) {
    this.#ports = ports;
  }

  /** So many requests have come; each is given an answer. */
  expect(requests: number): void {
    this.#awaited += requests;
  }

  give(answer: PageAnswer): void {
    this.#awaited -= 1;
    this.#given.push(answer);
    if (this.#awaited < FEW) this.#send();
    else if (this.#given.length === 1) this.#ports.afterWhatCame(() => this.#send());
  }

  #send(): void {
    const given = this.#given;
    this.#given = [];
    if (given.length > 0) this.#ports.send(given);
  }
}
