/**
 * What the Info links open: one short panel a heading, with what learners most often get wrong where it belongs, and
 * AWS's own page to read on.
 */
import type { ReactNode } from 'react';
import { API_TOPICS } from './api-help-topics.tsx';
import { ASYNC_TOPICS } from './async-help-topics.tsx';
import { CONFIGURATION_TOPICS } from './configuration-help-topics.tsx';
import { LOAD_BALANCER_TOPICS } from './elb-help-topics.tsx';
import { EVENTBRIDGE_TOPICS } from './eventbridge-help-topics.tsx';
import { FACTS, inWords } from './help-facts.ts';
import type { HelpTopic } from './help-titles.ts';
import { S3_TOPICS } from './s3-help-topics.tsx';
import { SNS_TOPICS } from './sns-help-topics.tsx';
import { TRIGGER_TOPICS } from './trigger-help-topics.tsx';

export interface HelpContent {
  body: ReactNode;
  /** Pages of AWS's documentation: text and address below https://docs.aws.amazon.com/lambda/latest/, or the whole of it. */
  learnMore: { text: string; page: string }[];
}

export const HELP_TOPICS: Record<HelpTopic, HelpContent> = {
  lambda: {
    body: (
      <>
        <p>
          A function is your code together with its configuration. Lambda runs it when it is invoked and keeps nothing
          running in between. This page lists the functions of the account in one Region.
        </p>
        <p>
          Here the account and the Region live in this browser: nothing is sent anywhere and nothing costs anything.
        </p>
      </>
    ),
    learnMore: [{ text: 'What is AWS Lambda?', page: 'dg/welcome.html' }],
  },
  'create-function': {
    body: (
      <p>
        Author from scratch gives you a small working handler in the language you choose. The function name becomes part
        of its ARN and cannot be changed later.
      </p>
    ),
    learnMore: [{ text: 'Create your first Lambda function', page: 'dg/getting-started.html' }],
  },
  runtime: {
    body: (
      <>
        <p>
          The runtime is the language and its version. A deprecated runtime gets no more security updates; after its
          block dates AWS refuses to create and then to update functions that use it. Functions that exist can still be
          invoked.
        </p>
        <h3>What runs here</h3>
        <p>
          Every Python runtime runs on one CPython, every Node.js runtime on the JavaScript engine of your browser. The
          footer names both. What a runtime is called, how its handlers look and how its errors read follows AWS.
        </p>
      </>
    ),
    learnMore: [{ text: 'Lambda runtimes', page: 'dg/lambda-runtimes.html' }],
  },
  architecture: {
    body: (
      <p>
        The instruction set of the processor that runs the function. Code without native libraries runs on both. Here it
        is recorded and shown like everything else, but your browser runs the code either way.
      </p>
    ),
    learnMore: [{ text: 'Instruction set architecture', page: 'dg/foundation-arch.html' }],
  },
  permissions: {
    body: (
      <>
        <p>
          The execution role is what your code may do, such as writing its log. It says nothing about who may invoke the
          function: that is the resource-based policy.
        </p>
        <p>Two versions behind one weighted alias must have the same execution role.</p>
      </>
    ),
    learnMore: [{ text: 'Execution role', page: 'dg/lambda-intro-execution-role.html' }],
  },
  'function-overview': {
    body: (
      <>
        <p>
          The function is in the middle of the diagram, its triggers are on the left, its destinations on the right.
        </p>
        <p>
          The Function ARN of this page is what callers use. Without a suffix it runs <code>$LATEST</code>, whatever is
          in it at that moment. With <code>:3</code> it runs version 3 for ever, with <code>:prod</code> whatever the
          alias prod points to now. A trigger that is set up without a suffix silently follows <code>$LATEST</code>.
        </p>
      </>
    ),
    learnMore: [{ text: 'Using versions and aliases in ARNs', page: 'dg/configuration-versions.html' }],
  },
  'function-url': {
    body: (
      <>
        <p>
          An HTTPS address of the function's own. It can belong to <code>$LATEST</code> or to an alias, never to a
          numbered version. The function gets each request as an event in payload format 2.0; an object with a{' '}
          <code>statusCode</code> says what the response is, anything else is the body of a 200.
        </p>
        <h3>Who may use it</h3>
        <p>
          Auth type NONE alone lets nobody in. Since October 2025 the resource-based policy must let everybody use both{' '}
          <code>lambda:InvokeFunctionUrl</code> and <code>lambda:InvokeFunction</code>. The console adds both
          statements, the API neither, and deleting the URL leaves them.
        </p>
      </>
    ),
    learnMore: [{ text: 'Lambda function URLs', page: 'dg/urls-configuration.html' }],
  },
  'code-source': {
    body: (
      <>
        <p>
          You edit <code>$LATEST</code>. What you type is kept as a draft in this browser and does nothing until you
          choose Deploy; what you deploy reaches nobody who calls a published version or an alias of one.
        </p>
        <p>
          Syntax problems of open and undeployed files stand below the editor. Lambda does not look for them: code that
          does not compile is deployed, and fails when it is loaded.
        </p>
        <p>
          Code outside the handler runs once for each execution environment, during Init. Globals and files in{' '}
          <code>/tmp</code> survive from one invocation to the next in the same environment.
        </p>
      </>
    ),
    learnMore: [{ text: 'Edit code in the console', page: 'dg/code-editor.html' }],
  },
  'code-properties': {
    body: (
      <p>
        Size and hash of the deployed .zip. Two versions with the same SHA-256 hash hold the same code; they may still
        differ in configuration.
      </p>
    ),
    learnMore: [{ text: 'Deployment packages', page: 'dg/gettingstarted-package.html' }],
  },
  'runtime-settings': {
    body: (
      <p>
        The handler is written <code>file.function</code>, without the file's extension. Runtime, handler and
        architecture are frozen with each published version.
      </p>
    ),
    learnMore: [{ text: 'Lambda runtimes', page: 'dg/lambda-runtimes.html' }],
  },
  handler: {
    body: (
      <p>
        The method Lambda calls: <code>lambda_function.lambda_handler</code> is the function <code>lambda_handler</code>{' '}
        in <code>lambda_function.py</code>; <code>index.handler</code> is <code>handler</code>, exported by{' '}
        <code>index.mjs</code> or <code>index.js</code>.
      </p>
    ),
    learnMore: [
      { text: 'Handler in Python', page: 'dg/python-handler.html' },
      { text: 'Handler in Node.js', page: 'dg/nodejs-handler.html' },
    ],
  },
  layers: {
    body: (
      <p>
        A layer is a .zip of libraries or data that several functions use, found below <code>/opt</code>. A function has
        at most {inWords(FACTS.layers)}, and together with them it is at most {FACTS.unzippedMb} MB unzipped.
      </p>
    ),
    learnMore: [{ text: 'Lambda layers', page: 'dg/chapter-layers.html' }],
  },
  'test-event': {
    body: (
      <>
        <p>
          A test event is the JSON your handler gets as <code>event</code>. A private one is its creator's own, at most{' '}
          {inWords(FACTS.privateEvents)} a function; a shareable one is there for everybody in the account.
        </p>
        <h3>Synchronous or asynchronous</h3>
        <p>
          A synchronous test shows the answer or the error, and Lambda neither retries nor uses a destination or
          dead-letter queue, whatever the function is configured for. An asynchronous one is answered with 202 before
          anything runs: look for its outcome in the logs and on the Monitor tab. A function that fails is tried{' '}
          {inWords(FACTS.retries)} times more, after {inWords(FACTS.firstRetryMinutes)} minute and after{' '}
          {inWords(FACTS.secondRetryMinutes)}; a throttled event waits in the queue for up to{' '}
          {inWords(FACTS.eventAgeHours)} hours.
        </p>
        <h3>On an alias page</h3>
        <p>
          You invoke through the alias. With two versions behind it, each invocation is a draw of its own: at 50 %
          several answers of the same version in a row are ordinary.
        </p>
      </>
    ),
    learnMore: [{ text: 'Testing functions in the console', page: 'dg/testing-functions.html' }],
  },
  'invoke-many': {
    body: (
      <>
        <p>
          One press, up to a thousand synchronous invocations of the function, version or alias of this page. A
          throttled request is counted and not sent again; on AWS an SDK would try again by itself.
        </p>
        <h3>Expected, observed, and the band</h3>
        <p>
          Each request through a weighted alias is drawn independently, so the count of a version scatters around its
          weight. The band holds it in 95 of 100 runs (at least; exact binomial). Outside the band does not prove
          anything wrong: 1 run in 20 ends there by chance.
        </p>
        <p>
          The sentence below the table says how long a canary has to run before a weight can be told from the next one:
          with few requests, 10 % and 15 % look the same.
        </p>
      </>
    ),
    learnMore: [{ text: 'Canary deployments with a weighted alias', page: 'dg/configuring-alias-routing.html' }],
  },
  monitor: {
    body: (
      <>
        <p>
          Charts of what CloudWatch has recorded for this function, by the minute. Where nothing was recorded there is a
          gap, not a zero. Throttled requests are counted in Throttles only: they never ran, so they are no Invocations
          and no Errors.
        </p>
        <p>
          On the page of a version or an alias only invocations that named it are counted. What reached version 2
          through the alias prod is found on the page of prod, split by version.
        </p>
        <h3>Here</h3>
        <p>Metrics and log lines are there at once. On AWS they take a minute or more to appear.</p>
      </>
    ),
    learnMore: [
      { text: 'Lambda metrics', page: 'dg/monitoring-metrics-types.html' },
      { text: 'Viewing metrics', page: 'dg/monitoring-metrics-view.html' },
    ],
  },
  live: {
    body: (
      <>
        <p>
          What happens now, by second; CloudWatch tells of minutes. The seconds are those of the account's clock: while
          it is paused and nothing runs, the picture stands still.
        </p>
        <h3>Throttles, and no errors?</h3>
        <p>
          A throttled request never ran. It is no invocation and no error, and writes no log; its reason names the limit
          it met.
        </p>
        <h3>Is concurrency requests a second?</h3>
        <p>
          No: it is how many are in flight at once, which is requests a second times the seconds that each takes. A slow
          function needs more of it at the same traffic.
        </p>
        <h3>Provisioned, and still cold?</h3>
        <p>
          Provisioned concurrency of an alias serves requests that name the alias. Whoever names $LATEST, or no
          qualifier, waits for Init as before. What is provisioned is taken from what other functions may use, from the
          moment it is requested.
        </p>
      </>
    ),
    learnMore: [
      { text: 'Concurrency', page: 'dg/lambda-concurrency.html' },
      { text: 'Provisioned concurrency', page: 'dg/provisioned-concurrency.html' },
    ],
  },
  logs: {
    body: (
      <>
        <p>
          Each execution environment writes a log stream of its own, named after the day it began and the version it
          runs. Invocations that share a stream shared an environment, its globals and its <code>/tmp</code>.
        </p>
        <p>
          The platform writes START, END and REPORT around what the handler prints. REPORT has an Init Duration only
          after a cold start. A throttled request leaves no line.
        </p>
        <h3>Filter patterns</h3>
        <p>
          <code>error timeout</code> finds events with both terms, <code>?error ?timeout</code> with any of them,{' '}
          <code>-START</code> those without, and <code>"two words"</code> a phrase. Upper and lower case differ.
        </p>
      </>
    ),
    learnMore: [{ text: 'Lambda logs', page: 'dg/monitoring-cloudwatchlogs.html' }],
  },
  versions: {
    body: (
      <>
        <p>
          A version is a snapshot of the code and the configuration of <code>$LATEST</code>. It never changes; it can be
          deleted unless an alias points to it. Numbers only rise and are never used again.
        </p>
        <h3>When does Publish make a version?</h3>
        <p>
          Only after an update of code or configuration since the last one, even an update that changed nothing.
          Otherwise Lambda answers with the version that exists. Tags, reserved concurrency and aliases are not part of
          a version.
        </p>
        <p>
          Changing an environment variable changes <code>$LATEST</code> only: an alias shows it after you publish a
          version and move the alias.
        </p>
        <h3>Old versions</h3>
        <p>
          All versions of all functions share {FACTS.codeStorageGb} GB of code storage in a Region. Delete those no
          alias points to; one that an alias uses, also as its additional version, is not deleted. Lambda@Edge takes a
          version's number only, neither <code>$LATEST</code> nor an alias.
        </p>
      </>
    ),
    learnMore: [{ text: 'Manage Lambda function versions', page: 'dg/configuration-versions.html' }],
  },
  aliases: {
    body: (
      <>
        <p>
          An alias is a name with an ARN of its own that points to one version, or to two with weights. Callers keep the
          alias; you move it. An alias cannot point to another alias.
        </p>
        <p>
          Permissions belong to what is named: a caller allowed to invoke the function without a suffix is not thereby
          allowed to invoke the alias.
        </p>
      </>
    ),
    learnMore: [{ text: 'Create an alias for a function', page: 'dg/configuration-aliases.html' }],
  },
  'weighted-alias': {
    body: (
      <>
        <p>
          At most {inWords(FACTS.versionsPerAlias)} versions. The weight is the share of the additional version; the
          other gets the rest. Both must be published, with the same execution role and the same dead-letter queue;{' '}
          <code>$LATEST</code> is not allowed.
        </p>
        <h3>10 % is not one in ten</h3>
        <p>
          Each request is drawn independently. Versions do not alternate, a caller is not kept on one version, and with
          few requests the split differs widely from the weight. Of 10 requests at 10 %, one case in three has none at
          all for the additional version.
        </p>
        <p>
          Nothing moves by itself: shifting the weights step by step is a deployment tool's work. An alias with weights
          cannot be given provisioned concurrency.
        </p>
      </>
    ),
    learnMore: [{ text: 'Canary deployments with a weighted alias', page: 'dg/configuring-alias-routing.html' }],
  },
  clock: {
    body: (
      <>
        <p>
          Retries, idle environments and whatever else Lambda does by itself happen on the account's clock. It can be
          paused, sped up and skipped, so that nobody has to wait for them. Functions see it as the time that it is.
        </p>
        <h3>What does a skip do?</h3>
        <p>
          Everything that comes due on the way happens, in its order. A skip to the next event after a function failed
          an asynchronous event takes one minute and runs it again.
        </p>
        <p>
          Where a function starts the skip waits: durations are real, and no skip makes anything time out. It can be
          stopped, and then stays where it has come to.
        </p>
        <h3>Can time be turned back?</h3>
        <p>
          No: logs and metrics would lie in the future. Only a reset of the account, which deletes everything, gives the
          wall clock back.
        </p>
      </>
    ),
    learnMore: [{ text: 'Retries of asynchronous invocations', page: 'dg/invocation-async-error-handling.html' }],
  },
  ...CONFIGURATION_TOPICS,
  ...ASYNC_TOPICS,
  ...EVENTBRIDGE_TOPICS,
  ...S3_TOPICS,
  ...SNS_TOPICS,
  ...LOAD_BALANCER_TOPICS,
  ...API_TOPICS,
  ...TRIGGER_TOPICS,
  settings: {
    body: (
      <>
        <p>Appearance belongs to this browser. The seed belongs to the account, like its functions.</p>
        <h3>Where is my account?</h3>
        <p>
          In this browser's storage for this site, and nowhere else. Clearing the site's data deletes it, and so does
          the end of a private window. A backup is one file with everything in it: keep it, or carry it to another
          computer.
        </p>
        <h3>Does it need a network?</h3>
        <p>
          Not for long. After the first minute this browser has what the first screens need, and everything once Python
          was made ready, or when you ask for it: then the footer says Ready offline. A new version waits until you
          reload into it. A reset of the account leaves these files alone.
        </p>
        <h3>What does a seed repeat?</h3>
        <p>
          Which version each request through a weighted alias runs, in the order in which requests arrive there. A class
          that sets the same seed and sends the same requests sees the same split, however fast its machines are.
          Whoever resets the account first gets the same ids of requests, events, environments and revisions from the
          same clicks; within one account none comes twice. What handlers ask of AWS at the same time comes in the order
          in which it comes. Durations and times stay what they are.
        </p>
      </>
    ),
    learnMore: [{ text: 'Canary deployments with a weighted alias', page: 'dg/configuring-alias-routing.html' }],
  },
};
