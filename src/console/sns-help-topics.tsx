/** Help panels of SNS; see help-topics.tsx. */

export const SNS_TOPICS = {
  topics: {
    body: (
      <>
        <p>
          Whoever has news publishes a message to a topic and does not know who listens. Each subscription gets a copy:
          a function is invoked with it, a queue keeps it, an address gets mail. What is published to a topic without
          subscriptions goes nowhere, and nobody is told.
        </p>
        <h3>A subscription takes what it wants</h3>
        <p>
          Its filter policy is matched against the attributes of the message, or against its body. Every key of the
          policy must match, one value of each. A message without the attribute that a policy asks for is not delivered.
        </p>
        <h3>Who lets the topic in</h3>
        <p>
          The policy of exactly what is subscribed decides. A grant on the function says nothing about its aliases. A
          subscription that is made with the CLI adds no statement; without one the delivery has failed, and is not
          tried again.
        </p>
        <h3>Delivered is not done</h3>
        <p>
          SNS has delivered once Lambda has queued the event. When the function fails or is throttled later, it is
          Lambda that tries again, and the function’s own destination or dead-letter queue that gets what is left; that
          of the subscription stays empty.
        </p>
      </>
    ),
    learnMore: [
      {
        text: 'Subscribing a Lambda function',
        page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-lambda-as-subscriber.html',
      },
      { text: 'Message filtering', page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html' },
      { text: 'Dead-letter queues', page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html' },
    ],
  },
};
