/** Help panels of the Permissions tab; see help-topics.tsx. */

export const PERMISSION_TOPICS = {
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
          S3, SNS and EventBridge invoke the function themselves and need a statement each. SQS does not: Lambda reads
          the queue, as the execution role. The console adds the statement with the trigger, the CLI does not.
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
