/** Help panels of load balancers; see help-topics.tsx. */

export const LOAD_BALANCER_TOPICS = {
  'load-balancers': {
    body: (
      <>
        <p>
          A load balancer takes requests over HTTP and hands each to a target. Its listener waits on a port; the first
          of the listener’s rules that fits decides what happens: a target group gets the request, or the client is
          answered or redirected at once.
        </p>
        <h3>A target group has one function</h3>
        <p>
          That is a function, a version or an alias, and the policy of exactly that one must let the target group in.
          Without the statement it cannot be registered; taken away later, the client gets Bad Gateway.
        </p>
        <h3>Bad Gateway hides what went wrong</h3>
        <p>
          A function that fails, answers without a statusCode, or with too much is Bad Gateway to the client. So is a
          throttle: the client does not see that the concurrency was used up. The function’s metrics and logs tell.
        </p>
        <h3>Nothing is decoded</h3>
        <p>
          The event’s query parameters are as they were sent, percent signs and all. Of what comes twice the last one
          counts, unless the target group has multi value headers.
        </p>
      </>
    ),
    learnMore: [
      {
        text: 'Lambda functions as targets',
        page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html',
      },
      {
        text: 'Listener rules',
        page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html',
      },
    ],
  },
};
