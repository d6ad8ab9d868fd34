import { expect, test } from 'vitest';
import { Answers } from './answers.ts';

const OK = { status: 200, headers: {}, body: new Uint8Array() };

function open(requests: number) {
  const messages: number[][] = [];
  const turns: (() => void)[] = [];
  const answers = new Answers({
    send: (given) => messages.push(given.map(({ id }) => id)),
    afterWhatCame: (callBack) => turns.push(callBack),
  });
  answers.expect(requests);
  return {
    messages,
    give(...ids: number[]) {
      for (const id of ids) answers.give({ id, response: OK });
    },
    turn() {
      for (const callBack of turns.splice(0)) callBack();
    },
  };
}

test('an answer leaves at once while few are awaited', () => {
  const { messages, give } = open(3);
  give(1, 2, 3);
  expect(messages).toEqual([[1], [2], [3]]);
});

test('while many are awaited, those that come in one turn leave together, in their order', () => {
  const { messages, give, turn } = open(50);
  give(7, 3, 9);
  expect(messages).toEqual([]);
  turn();
  expect(messages).toEqual([[7, 3, 9]]);
  give(4);
  turn();
  expect(messages).toEqual([[7, 3, 9], [4]]);
});

test('the last ones take along what has waited, and nothing is sent twice or empty', () => {
  const { messages, give, turn } = open(6);
  give(1, 2, 3, 4);
  turn();
  give(5, 6);
  turn();
  expect(messages).toEqual([[1, 2, 3], [4], [5], [6]]);
});
