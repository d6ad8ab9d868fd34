/** Help panels of EventBridge; see help-topics.tsx. */

export const EVENTBRIDGE_TOPICS = {
  'event-rules': {
    body: (
      <>
        <p>
          Whoever has news sends an event to an event bus and does not know who listens. Each rule of the bus looks at
          it by itself: when its pattern matches, its targets get the event. An event that no rule matches goes nowhere,
          and nobody is told.
        </p>
        <h3>A pattern is not an event</h3>
        <p>
          Each field holds a list of what it may be, in brackets even when that is a single value. Fields that the
          pattern does not name may be anything. In a list of the event a single element that matches is enough, and{' '}
          <code>anything-but</code> needs the field to be there.
        </p>
        <h3>Who lets the rule in</h3>
        <p>
          The policy of the function or the queue decides, not a role. A rule that was made with the console adds itself
          there; one that was made with the CLI does not. Without it the invocation has failed, and is not tried again.
        </p>
        <h3>Delivered is not done</h3>
        <p>
          EventBridge has delivered once Lambda has queued the event. When the function fails or is throttled later, it
          is Lambda that tries again, and the function’s own destination or dead-letter queue that gets what is left;
          that of the target stays empty.
        </p>
        <h3>From bus to bus</h3>
        <p>
          A rule can have another bus as its target. From there the event goes to no further bus, so rules cannot send
          it round in a circle.
        </p>
      </>
    ),
    learnMore: [
      {
        text: 'Rules in Amazon EventBridge',
        page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html',
      },
      {
        text: 'Event patterns',
        page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html',
      },
      {
        text: 'Retries and dead-letter queues',
        page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html',
      },
    ],
  },
};
