/** Help panels of the Configuration tab and of the pages that edit it; see help-topics.tsx. */

import { FACTS, inWords } from './help-facts.ts';

export const CONFIGURATION_TOPICS = {
  'general-configuration': {
    body: (
      <>
        <p>
          Memory, ephemeral storage, timeout and description are part of a version: what you edit is{' '}
          <code>$LATEST</code>, and each published version keeps what it was published with.
        </p>
        <h3>Timeout</h3>
        <p>
          From {FACTS.timeout.leastSeconds} second to {FACTS.timeout.mostMinutes} minutes. When it is over, Lambda ends
          the invocation with an error and starts the runtime anew; files in <code>/tmp</code> stay.
        </p>
      </>
    ),
    learnMore: [
      { text: 'Configure memory', page: 'dg/configuration-memory.html' },
      { text: 'Configure the timeout', page: 'dg/configuration-timeout.html' },
    ],
  },
  memory: {
    body: (
      <p>
        From {inWords(FACTS.memoryMb.least)} MB to {inWords(FACTS.memoryMb.most)} MB in steps of 1 MB. CPU grows with
        it: 1,769 MB are worth one vCPU. Here the number is shown in logs and results, but your browser gives every
        handler the same processor.
      </p>
    ),
    learnMore: [{ text: 'Configure memory', page: 'dg/configuration-memory.html' }],
  },
  'ephemeral-storage': {
    body: (
      <p>
        The size of <code>/tmp</code>, from {inWords(FACTS.ephemeralStorageMb.least)} MB to{' '}
        {inWords(FACTS.ephemeralStorageMb.most)} MB. Each execution environment has its own: what one invocation writes
        is there for the next one in the same environment, and for no other.
      </p>
    ),
    learnMore: [{ text: 'Configure ephemeral storage', page: 'dg/configuration-ephemeral-storage.html' }],
  },
  snapstart: {
    body: (
      <p>
        With SnapStart, Lambda initializes a function when a version is published, keeps a snapshot, and starts
        environments from it. It works for published versions only, and not together with provisioned concurrency.
      </p>
    ),
    learnMore: [{ text: 'Lambda SnapStart', page: 'dg/snapstart.html' }],
  },
  'environment-variables': {
    body: (
      <>
        <p>
          Pairs of text that your code reads: <code>os.environ</code> in Python, <code>process.env</code> in Node.js.
          All keys and values together take at most {FACTS.environmentKb} KB.
        </p>
        <h3>My variable did not change</h3>
        <p>
          Saving changes <code>$LATEST</code> only. Versions keep the values they were published with, and so do the
          aliases that point to them. Publish a new version and point the alias to it.
        </p>
        <h3>Reserved keys</h3>
        <p>
          Lambda sets keys of its own, such as <code>AWS_REGION</code>, <code>AWS_LAMBDA_FUNCTION_VERSION</code> or{' '}
          <code>AWS_ACCESS_KEY_ID</code>, and refuses them here. Others, such as <code>TZ</code> or <code>PATH</code>,
          you may set.
        </p>
      </>
    ),
    learnMore: [{ text: 'Environment variables', page: 'dg/configuration-envvars.html' }],
  },
  'encryption-in-transit': {
    body: (
      <p>
        The helpers encrypt single values with a key of yours before the console sends them, so that not even the
        configuration shows them. Your code has to decrypt them, and its role needs permission for that.
      </p>
    ),
    learnMore: [{ text: 'Securing environment variables', page: 'dg/configuration-envvars-encryption.html' }],
  },
  'encryption-at-rest': {
    body: (
      <p>
        Lambda always encrypts environment variables at rest: with the key <code>aws/lambda</code>, which AWS manages,
        or with one of yours. Without a key of yours they are not unencrypted; a key of yours adds control over who can
        use it, and lets you disable it.
      </p>
    ),
    learnMore: [{ text: 'Securing environment variables', page: 'dg/configuration-envvars-encryption.html' }],
  },
  tags: {
    body: (
      <p>
        Labels of the function as a whole, for finding it, for its costs, and for permissions. Versions and aliases have
        none of their own, and changing tags gives you nothing new to publish.
      </p>
    ),
    learnMore: [{ text: 'Tags on functions', page: 'dg/configuration-tags.html' }],
  },
  concurrency: {
    body: (
      <>
        <p>
          Concurrency is the number of requests that a function serves at the same moment: one execution environment
          each. The functions of the account share {inWords(FACTS.accountConcurrency)}; an account that is new on AWS
          often begins with {FACTS.newAccountConcurrency}.
        </p>
        <h3>Reserved concurrency</h3>
        <p>
          A part of the account's concurrency for this function alone, and at once the most it can use. It is free, it
          holds for <code>$LATEST</code>, all versions and all aliases together, and what you reserve is missing for all
          other functions. {inWords(FACTS.unreservedConcurrency)} must stay unreserved, so an account that begins with{' '}
          {FACTS.newAccountConcurrency} can reserve nothing at all: AWS answers that its unreserved concurrency would
          fall below its minimum. With 0 the function does not run at all.
        </p>
        <p>
          It keeps nothing warm: cold starts are what provisioned concurrency is for, which belongs to one version or
          alias and costs money while it waits.
        </p>
        <h3>Throttles</h3>
        <p>
          A request for which there is no concurrency is refused with {FACTS.throttleStatus}, "{FACTS.throttleMessage}"
          Nothing ran: it is neither an invocation nor an error, it writes no log, and it counts under Throttles.
        </p>
      </>
    ),
    learnMore: [
      { text: 'Reserved concurrency', page: 'dg/configuration-concurrency.html' },
      { text: 'Function scaling', page: 'dg/lambda-concurrency.html' },
    ],
  },
  'account-concurrency': {
    body: (
      <>
        <p>
          The quota is how many requests the account serves at once. A reservation is cut out of it for one function,
          what is provisioned is set aside for one version, and all other functions share the rest. This page is not
          AWS's: there, the same numbers are GetAccountSettings and the metrics of the Region.
        </p>
        <h3>Busy, idle, provisioned</h3>
        <p>
          Only a request takes concurrency: an idle environment on demand is warm and takes none. A provisioned one
          takes it also while it is idle, so that provisioning much leaves little to the others.
        </p>
        <h3>Reserved is a ceiling too</h3>
        <p>
          A function with a reservation is throttled at it, however much the account has left, and whatever it does not
          use is missing for all others.
        </p>
        <h3>The quota</h3>
        <p>
          Service Quotas grants increases above the default only. An account that begins with{' '}
          {FACTS.newAccountConcurrency} must ask for more than {inWords(FACTS.accountConcurrency)}; until then it cannot
          reserve anything.
        </p>
      </>
    ),
    learnMore: [
      { text: 'Function scaling', page: 'dg/lambda-concurrency.html' },
      { text: 'Monitoring concurrency', page: 'dg/monitoring-concurrency.html' },
    ],
  },
  'provisioned-concurrency': {
    body: (
      <>
        <p>
          Execution environments that are initialized before anyone calls. They belong to one published version or to
          one alias, never to <code>$LATEST</code>: a caller that names another qualifier still starts cold.
        </p>
        <p>
          An invocation takes one of them first, and only when all are in use it spills over: it runs on demand, perhaps
          with a cold start. What is provisioned is set aside from the account's concurrency, or from what the function
          has reserved, as soon as you save. When all of the reservation is provisioned, nothing is left for{' '}
          <code>$LATEST</code>.
        </p>
        <p>
          What you save is ready after AWS's minute or two on the account's clock; what was ready before goes on
          meanwhile. Auto scaling, a page of ours, moves it by its use or by the clock.
        </p>
        <p>
          An alias cannot have weights when you configure it; set them later and what it has is spread over its two
          versions. Pointed to another version, it is allocated anew.
        </p>
        <p>
          It is not reserved concurrency: that is free, belongs to the whole function, limits it, and keeps nothing
          warm. Neither needs the other. What is provisioned is taken from the account's concurrency, or from the
          function's reserved part, also while it is idle; requests beyond it start cold from what is left.
        </p>
      </>
    ),
    learnMore: [{ text: 'Provisioned concurrency', page: 'dg/provisioned-concurrency.html' }],
  },
  'auto-scaling': {
    body: (
      <>
        <p>
          Functions scale by themselves: each request for which no environment is free starts one. Application Auto
          Scaling moves only how many are provisioned, of a published version or an alias, between a minimum and a
          maximum.
        </p>
        <h3>Target tracking</h3>
        <p>
          A policy brings alarms of CloudWatch, above and below. Out it goes when three datapoints of a minute, one
          after the other, lie above the target; in, when fifteen lie below nine tenths of it. So a burst of less than
          three minutes is not seen, whatever spills over. The predefined metric is the average of a minute; one of your
          own needs both dimensions, FunctionName and Resource with the name and the alias.
        </p>
        <h3>It never scales in</h3>
        <p>
          Without requests the metric has no datapoint, the alarm is INSUFFICIENT_DATA, and nothing moves. A scheduled
          action in the evening lowers the maximum and pulls the capacity in.
        </p>
        <h3>Schedules</h3>
        <p>
          They set bounds, not the capacity: that is pulled into them. With 0 the configuration is deleted, and a
          deployment that updates it is refused with ProvisionedConcurrencyConfigNotFoundException. Whoever replaces a
          schedule by a policy keeps the capacity that the schedule left.
        </p>
        <h3>Deployments</h3>
        <p>
          A template that names a number of provisioned concurrency sets it back with each deployment, in the middle of
          the load too. Leave it to the scaling.
        </p>
      </>
    ),
    learnMore: [
      { text: 'Provisioned concurrency', page: 'dg/provisioned-concurrency.html' },
      { text: 'Function scaling', page: 'dg/lambda-concurrency.html' },
    ],
  },
};
