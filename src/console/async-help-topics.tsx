/** Help panels of asynchronous invocation; see help-topics.tsx. */

import { FACTS, inWords } from './help-facts.ts';

export const ASYNC_TOPICS = {
  'async-invocation': {
    body: (
      <>
        <p>
          The event goes into a queue of the function and the caller is answered before anything runs. EventBridge and
          SNS invoke like this: once Lambda has queued the event they have delivered it, and their own dead-letter
          queues stay empty. The Test tab invokes synchronously unless you choose otherwise: then nothing of this holds.
        </p>
        <h3>When the function fails</h3>
        <p>
          It is tried {inWords(FACTS.retries)} times more, after {inWords(FACTS.firstRetryMinutes)} minute and after{' '}
          {inWords(FACTS.secondRetryMinutes)}, always with the same request ID. You can set fewer retry attempts.
        </p>
        <h3>When Lambda cannot run it</h3>
        <p>
          A throttled event, and one that met an error of Lambda's own, goes back to the queue whatever the retry
          attempts: it is tried again after {inWords(FACTS.firstBackoffSeconds)} second, and each wait is twice the one
          before, up to {inWords(FACTS.longestBackoffMinutes)} minutes, until its maximum age of{' '}
          {inWords(FACTS.eventAgeHours)} hours or less. With a reserved concurrency of 0 it is given up at once, without
          a try.
        </p>
        <h3>Maximum age</h3>
        <p>
          An event is given up as soon as its age together with the next wait would exceed the maximum. So with{' '}
          {FACTS.leastEventAgeSeconds} seconds, the least you can set, a function that fails is not retried at all.
        </p>
        <h3>Dead-letter queue or destination?</h3>
        <p>
          A dead-letter queue gets the event alone, when it was given up, and is part of a version. A destination gets a
          record with the response as well, of failures or of successes, and belongs to a qualifier. When both are set,
          both get it.
        </p>
      </>
    ),
    learnMore: [
      { text: 'How Lambda handles errors and retries', page: 'dg/invocation-async-error-handling.html' },
      { text: 'Configuring asynchronous invocation', page: 'dg/invocation-async-configuring.html' },
    ],
  },
  destinations: {
    body: (
      <>
        <p>
          A destination gets a record of each asynchronous invocation that has ended: the event, how it ended, how often
          it was tried, and what the function answered. Synchronous invocations use none: their answer goes to the
          caller.
        </p>
        <p>
          Each condition has one destination: adding a second replaces the first. A function cannot be its own
          destination, and a bucket takes failures alone.
        </p>
        <h3>Per qualifier</h3>
        <p>
          The destinations of an alias hear of events that invoke the alias, and of no others. What invokes the function
          without a qualifier uses those of <code>$LATEST</code>.
        </p>
        <h3>A target that refuses</h3>
        <p>
          The event has ended all the same: Lambda counts it in DestinationDeliveryFailures, for a dead-letter queue in
          DeadLetterErrors, and sends it no second time.
        </p>
      </>
    ),
    learnMore: [{ text: 'Capturing records of invocations', page: 'dg/invocation-async-retain-records.html' }],
  },
  'event-timeline': {
    body: (
      <>
        <p>
          Each line is an event. A dot is a try that ran, a bar is a wait with its reason, and at the end stands how
          Lambda ended it, in the words of the record, and where that went. All tries have one request ID: it leads to
          their logs.
        </p>
        <p>
          It is Coldspark's own. AWS tells the end alone, and only where a destination or a dead-letter queue is set.
          The last {inWords(FACTS.eventsKept)} events are kept. In the terminal: <code>coldspark events</code>.
        </p>
        <h3>Next tries that end in an error</h3>
        <p>
          A switch to see what Lambda does about an error of its own: so many of the next tries of asynchronous events
          fail before the function is reached. They are no invocations and no errors of the function. In the terminal:{' '}
          <code>coldspark fail-tries</code>.
        </p>
      </>
    ),
    learnMore: [{ text: 'How Lambda handles errors and retries', page: 'dg/invocation-async-error-handling.html' }],
  },
  events: {
    body: (
      <>
        <p>
          One line for each time a resource passed something to another: a bucket its notification to a function, a
          queue a batch of messages, a function a message to a queue. Who passed it stands on the left, who took it on
          the right, and between them the operation of the service that took it.
        </p>
        <h3>Chain</h3>
        <p>
          A message has an ID, an event and an object have one too, and the documents that services pass on name it. By
          that one line is led to by another. Raw delivery and input transformers take the name away: there the chain
          ends.
        </p>
        <h3>Send again</h3>
        <p>
          The payload goes to the same receiver, edited or not, from the same sender. What the receiver's policy refuses
          is refused again until the policy lets it in.
        </p>
      </>
    ),
    learnMore: [{ text: 'Event-driven architectures', page: 'dg/concepts-event-driven-architectures.html' }],
  },
  'recursive-loop-detection': {
    body: (
      <>
        <p>
          Lambda stops a function after {inWords(FACTS.recursiveInvocations)} runs in one chain of invocations, of which
          each led to the next: over a request of its handler, or as a destination. The caller gets
          RecursiveInvocationException; an event goes to its dead-letter queue or destination on failure. Both count in
          RecursiveInvocationsDropped.
        </p>
        <p>It is a setting of the function as a whole. Where it allows loops, only your code ends them.</p>
      </>
    ),
    learnMore: [{ text: 'Recursive loop detection', page: 'dg/invocation-recursion.html' }],
  },
};
