/** Help panels of APIs; see help-topics.tsx. */

export const API_TOPICS = {
  apis: {
    body: (
      <>
        <p>
          An API takes requests over HTTP and hands each to a function. An HTTP API has routes, a REST API has resources
          with methods; the one that fits best is taken.
        </p>
        <h3>A stage serves what was deployed</h3>
        <p>
          What is changed later shows after the next deployment. A stage of an HTTP API may deploy by itself. The path
          begins with the name of the stage, but for the stage $default.
        </p>
        <h3>A stage variable names the alias</h3>
        <p>
          The integration calls f:$&#123;stageVariables.alias&#125;, and each stage says which alias that is. The policy
          of exactly that alias must let API Gateway in.
        </p>
        <h3>A throttle looks like a failure</h3>
        <p>
          When Lambda throttles, the client is told of an error of the server, as if the function had failed. The
          function’s metrics tell what it was.
        </p>
      </>
    ),
    learnMore: [
      {
        text: 'Stage variables',
        page: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html',
      },
    ],
  },
};
