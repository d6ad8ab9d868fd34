/** Help panels of triggers and of what lets them in; see help-topics.tsx. */

export const TRIGGER_TOPICS = {
  triggers: {
    body: (
      <>
        <p>
          A trigger invokes the function by itself: a message in a queue or a topic, a file in a bucket, an event or a
          schedule. It stands with its service and names exactly one thing: the function, a version or an alias.
        </p>
        <h3>Without a qualifier it is $LATEST</h3>
        <p>
          A trigger that names the function alone runs whatever was deployed last. Add it on the page of an alias, and
          new code reaches it when the alias moves.
        </p>
        <h3>Who tries again</h3>
        <p>
          Lambda reads a queue itself and invokes with a batch, waiting for the answer: what fails comes again. Topics,
          buckets and rules hand an event over and go: what fails is tried again by Lambda’s own asynchronous queue.
          APIs and load balancers wait for the answer and hand it on: nobody tries again but whoever asked.
        </p>
        <h3>Not permitted</h3>
        <p>
          Who hands an event over needs a statement in the policy of exactly what it calls. Without it nothing is
          invoked, and the function’s own log and metrics say nothing of it.
        </p>
      </>
    ),
    learnMore: [
      { text: 'Invoking Lambda with events from other services', page: 'dg/lambda-services.html' },
      { text: 'Event source mappings', page: 'dg/invocation-eventsourcemapping.html' },
    ],
  },
  'resource-policy': {
    body: (
      <>
        <p>
          Who may invoke the function from outside: a service of AWS, another account, whoever knows the function URL.
          The execution role says the opposite, what the function itself may do.
        </p>
        <h3>Each qualifier has its own</h3>
        <p>
          The function itself, each version and each alias have statements of their own. A grant on the function says
          nothing about its aliases: a trigger that names an alias needs a statement in the policy of that alias.
        </p>
        <h3>What a trigger needs</h3>
        <p>
          S3, SNS, EventBridge, API Gateway and load balancers invoke the function themselves and need a statement each.
          SQS does not: Lambda reads the queue, as the execution role. The console adds the statement with the trigger,
          the CLI does not.
        </p>
        <h3>When it is deleted</h3>
        <p>A published version can be given statements and lose them; nothing else of it changes.</p>
      </>
    ),
    learnMore: [
      { text: 'Resource-based policies', page: 'dg/access-control-resource-based.html' },
      { text: 'Permissions of AWS services', page: 'dg/permissions-function-services.html' },
    ],
  },
};
