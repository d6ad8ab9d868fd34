/** Receives messages for some seconds, or until there are enough of them. */
import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../../api/models/sqs-types.ts';
import { queueUrlOf, useQueueOperation } from '../../queries/queues.ts';

const POLLS = 20;
const PAUSE_MS = 500;
const MOST_SHOWN = 100;
const MOST_AT_ONCE = 10;

export interface Polling {
  /** The newest last; one that was received again stands there as it was received last. */
  messages: readonly Message[];
  isPolling: boolean;
  error: unknown;
  begin(): void;
  stop(): void;
  /** It is deleted. */
  forget(messageId: string): void;
}

export function usePolling(queueName: string): Polling {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [isPolling, setPolling] = useState(false);
  const [error, setError] = useState<unknown>();
  const { mutateAsync: receive } = useQueueOperation('ReceiveMessage');
  /** Which poll goes on; another number: none. */
  const current = useRef(0);

  useEffect(
    () => () => {
      current.current++;
    },
    [],
  );

  const poll = async (turn: number) => {
    const input = {
      QueueUrl: queueUrlOf(queueName),
      MaxNumberOfMessages: MOST_AT_ONCE,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    for (let count = 0; count < POLLS && current.current === turn; count++) {
      const { Messages = [] } = await receive(input);
      if (current.current !== turn) return;
      if (Messages.length > 0) setMessages((shown) => withReceived(shown, Messages));
      else await new Promise((passed) => setTimeout(passed, PAUSE_MS));
    }
  };

  return {
    messages,
    isPolling,
    error,
    begin() {
      const turn = ++current.current;
      setPolling(true);
      setError(undefined);
      poll(turn)
        .catch((failure: unknown) => setError(failure))
        .finally(() => {
          if (current.current === turn) setPolling(false);
        });
    },
    stop() {
      current.current++;
      setPolling(false);
    },
    forget: (messageId) => setMessages((shown) => shown.filter(({ MessageId }) => MessageId !== messageId)),
  };
}

function withReceived(shown: readonly Message[], received: readonly Message[]): readonly Message[] {
  const ids = new Set(received.map(({ MessageId }) => MessageId));
  return [...shown.filter(({ MessageId }) => !ids.has(MessageId)), ...received].slice(-MOST_SHOWN);
}
