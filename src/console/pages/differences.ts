/**
 * Where Coldspark does otherwise than AWS, or not at all. The README lists the same, and a test holds the two together.
 */
export interface Difference {
  subject: string;
  differences: string[];
}

export const DIFFERENCES: readonly Difference[] = [
  {
    subject: 'Where it runs',
    differences: [
      'Account 123456789012 and Region us-east-1 live in this browser. There is no sign-in, no bill and no other Region.',
      'With no tab open nothing runs: nothing is invoked and no execution environment expires. The clock goes on; what came due meanwhile happens when a tab opens.',
      'A request that was accepted but not answered when the leading tab goes is answered with 500 and not run again.',
      'In Chromium, killing the browser in the middle of a write and again within moments of the next start can cost the data of the page. A backup protects against it.',
      'Tested in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50, which is Safari’s engine; Safari itself was not.',
    ],
  },
  {
    subject: 'Runtimes',
    differences: [
      'Every Python runtime runs on one CPython (Pyodide, WebAssembly), every Node.js runtime on the browser’s own JavaScript engine. The footer names both. Python’s hash() of a text is the same in every environment.',
      'Java, .NET, Ruby, Go and custom runtimes can be created through the API; invoking one answers with an error that says so.',
      'Handlers have no network, no threads and no processes; wrapper scripts do not exist. They ask this account’s services as their execution role, at up to 400 requests a second and 16 MB each way: in Python with a boto3 of ours after 1.43.11 (clients, pages, waiters, exceptions, resources of S3 and SQS; no presigned URLs, no streams of events), whose calls need a browser with JSPI (Chromium and Firefox have it, WebKit does not); in both languages with a module of ours, coldspark (aws_request, awsRequest). Node.js has AWS’s own clients of the services that are here, and no other package of its SDK. Code that makes up the name of boto3 or of a client at run time does not find it.',
      'A browser holds fewer workers (100 Node.js, 12 or 8 Python) than Lambda has environments: beyond that the one idle longest is taken, and a start waits. This causes and hides no throttle.',
      'Provisioned environments start ahead in up to half of these workers. Beyond that one starts with the invocation that takes it: still provisioned, no spillover, its Init Duration reported again.',
      '/tmp is at most 512 MB; symbolic links in it go with the runtime, and all of it when a Node.js handler exhausts the browser’s heap; of a flood of file operations right before a kill the last 50 ms may be missing. An environment idles exactly ten minutes.',
      'Init Duration is what starting takes here, from a prepared worker: less than on AWS. A setting makes it last at least as long as the median of a small function on AWS, by runtime. Preparing Python for the first time counts in no duration.',
      'Memory size and architecture are recorded and shown; the browser gives every handler the same processor. Max memory used of Node.js is an estimate and not enforced; a Node.js handler that exhausts the browser’s heap ends every environment of the tab, and in WebKit the tab.',
      'Python raises MemoryError at its memory size instead of being killed.',
      'What the newest JavaScript knows and how its errors are worded is the browser engine’s: WebKit has no using, names no places of CommonJS modules in stacks but the throwing line of a function that is one file, and keeps its own form in error.stack.',
      'Node.js modules that import each other in a circle are refused; package imports (#name) are not resolved; AsyncLocalStorage is right for nested runs only.',
      'Of an invocation’s log the first 1 MB is kept. The credentials in the environment variables have AWS’s names and open nothing; there is no X-Ray trace id among them.',
    ],
  },
  {
    subject: 'Lambda',
    differences: [
      'Code may lie in a bucket for the API, the terminal and every client, and not yet for the console’s Upload from. The VPC and file system that a function could name do not exist: naming a subnet or file system is refused; a key’s ARN is kept but encrypts nothing.',
      'A loop of invocations is known from who calls, whatever the SDK; what the record of a stopped one says (RecursiveLoopDetected) is our word, for AWS tells none. At most ten refused events of a function back off at once, the others wait behind them; AWS names no number.',
      'Of Lambda’s operations three kinds are missing and answer as an unknown operation does: durable executions (CheckpointDurableExecution, GetDurableExecution, GetDurableExecutionHistory, GetDurableExecutionState, ListDurableExecutionsByFunction, SendDurableExecutionCallbackFailure, SendDurableExecutionCallbackHeartbeat, SendDurableExecutionCallbackSuccess, StopDurableExecution), capacity providers (CreateCapacityProvider, DeleteCapacityProvider, GetCapacityProvider, ListCapacityProviders, ListFunctionVersionsByCapacityProvider, UpdateCapacityProvider) and their scaling (GetFunctionScalingConfig, PutFunctionScalingConfig).',
      'Event source mappings poll queues; of streams, topics of Kafka and brokers, which do not exist here, a mapping is kept and answered as AWS does, and so is code signing: they do nothing to an invocation. How far a mapping backs off when batches fail or are throttled AWS does not say: here a throttled batch is tried again after 1, 2, 4 … seconds as long as its messages are hidden, and each trouble takes one batch away from what is under way at once, down to the first five.',
      'Provisioned concurrency is READY 90 seconds of the account’s clock and 10 ms an environment after it was requested, where AWS says a minute or two; Settings have another number. Who asks GetProvisionedConcurrencyConfig again while it is IN_PROGRESS is answered when that is over, or after three seconds; for a program that asks over the bridge the account’s idle time until then is skipped. Until it is READY, what is set aside serves its version on demand; what was ready before goes on.',
      'After a change of only an alias’s weights its provisioned environments are spread over both versions at once, without IN_PROGRESS; ProvisionedConcurrentExecutions and its Utilization are sampled with each request, and as each minute begins.',
      'Application Auto Scaling moves provisioned concurrency and nothing else. How far target tracking goes AWS does not say: out, it is the capacity by metric over target, rounded up; in, the same, by a tenth at most and at least one; a minute that began before the last change was over counts for nothing. Its page is ours, AWS’s Lambda console has none.',
      'Policies of functions decide about services that invoke and about function URLs of auth type NONE, by qualifier. Policies and permissions boundaries of a role decide about keys of KMS and about simulations; all else roles are granted, and a role that does not exist may do everything. A policy of one’s own has one version; of AWS’s own policies fifteen are here, of the others only the name, and attached they allow nothing. There are no users, groups or service-linked roles.',
      'Service Quotas knows Lambda’s quotas alone. Whatever increase is asked for is approved ten seconds later: nobody reviews it, and there are no support cases, no denials, no templates and no automatic management. The concurrency of the account can be set to any number besides, on Account concurrency, as AWS sets it when an account is opened; below what is reserved, reservations stay, nothing is left unreserved, and the quota limits all functions together.',
      'While an update is in progress, requests already run the new code.',
      'Where AWS’s wording of a refusal is not recorded, the rule is AWS’s and the words are ours; the code says where.',
    ],
  },
  {
    subject: 'SQS',
    differences: [
      'There is one store: a message is received once where AWS may deliver it twice, counts are exact, and a change holds at once. ReceiveRequestAttemptId is taken and not used, groups of a standard queue order nothing, and nothing is encrypted, throttled or counted in CloudWatch. A queue’s URL names AWS’s host; any host is taken, but a client that sends to that URL itself would leave for AWS. A receive that waits goes on waiting while the account’s clock is paused.',
    ],
  },
  {
    subject: 'SNS',
    differences: [
      'Nothing leaves the browser: e-mail and text messages lie in the console’s mailbox, where an address also confirms; an HTTP endpoint is never asked, so its subscription stays pending (for ever, where AWS forgets it after two days) and gets nothing. Mobile push, Firehose, archives and replays, data protection policies, opt-outs and delivery status logs are missing; nothing is encrypted, and the signature is none.',
      'A message of a batch that is empty, or whose subject or JSON structure is none, fails alone; whatever else is wrong with one refuses the batch, as recorded of attributes. Of what its endpoint cannot take now (a function that is Pending) SNS tries again as it tries AWS’s own endpoints; what is refused (a policy, a deleted queue) is not tried again.',
    ],
  },
  {
    subject: 'API Gateway',
    differences: [
      'HTTP APIs and REST APIs call functions and nothing else (AWS_PROXY), are open to everybody or, with AWS_IAM, to whoever signs, though no signature is verified, and are reached under ID.execute-api.localhost at the port of the page, not from other web pages; WebSocket APIs, other authorizers, keys and usage plans, models, caches, domain names, VPC links, OpenAPI documents, parameter mappings, throttling and logs are missing; of the metrics there are Count, Latency, IntegrationLatency and the two of errors. A deployment is done at once.',
      'That a throttle of Lambda becomes 503 at an HTTP API is told by users, as 500 at a REST API is by AWS; that a path reaches the function as it was sent is recorded of REST APIs, and taken over for HTTP APIs. TestInvokeMethod’s log is short; of a REST API’s stage the deployment, the description and the variables can be changed.',
    ],
  },
  {
    subject: 'KMS',
    differences: [
      'KMS has symmetric keys and HMAC keys of one Region, with key material that it makes itself of the account’s luck, which a seed repeats: it keeps nothing secret from whoever has this browser, or a backup (its manifest says that it holds key material). Ciphertexts have a form of ours. Asymmetric keys, imported material, multi-Region keys, key stores and Nitro enclaves are refused as unsupported; quotas of requests are none.',
      'A key’s policy, its grants and the policies of roles that exist decide about every caller. Keys that AWS manages are made, and listed, once somebody names their alias; how AWS words some refusals (a marker, a policy that is no policy, a rotation too many) is not recorded.',
    ],
  },
  {
    subject: 'EventBridge',
    differences: [
      'Rules have functions, queues, topics and event buses of this account as targets. Archives and replays, pipes, EventBridge Scheduler, schemas, API destinations, global endpoints and partner events are missing; a bus encrypts and logs nothing; its policy is kept and shown, for there is no other account.',
      'How long a retry waits AWS does not say: here 1, 2, 4, up to 488 seconds, so that 185 of them fit into a day. An event that came from another bus goes to no third, as on AWS; what the dead-letter queue is told then is our word.',
      'A schedule whose time came while no tab was open runs once when one opens, however often it would have run.',
    ],
  },
  {
    subject: 'S3',
    differences: [
      'Objects are kept by content in this browser’s storage, as much as it gives; when it gives no more, an upload is refused with 507 and a sentence of ours. A request over the bridge carries up to 100 MB, so larger objects come in parts, as clients send them; page, terminal and handlers read up to 512 MB at once, more in ranges.',
      'Files that are chosen or dropped in the console are uploaded at once, with the storage class that stands beside the list and what S3 sets by itself; pages have 100 rows, and an upload goes on while another page is shown. What lets S3 in is added for queues and topics, too.',
      'Signatures, of presigned addresses and of chunks too, are not verified; until when an address holds is. Roles may do what no bucket policy denies them.',
      'Missing, and answered as not implemented: lists of access control, lifecycle, replication, object lock, CORS, websites, inventory, logging, metrics, analytics, acceleration, Requester Pays, S3 Select, restoring, POST forms, directory buckets, keys of the customer, and the newest checksums (SHA-512, MD5, XXHash). Storage classes and KMS keys are kept and mean nothing.',
      'The copy of an object that came in parts keeps its ETag and checksum; the ETag of a part copied from a range is not the MD5 of its bytes.',
      'A notification that its destination does not take is lost at once; AWS tries for a while. Events come in the order of what happened.',
    ],
  },
  {
    subject: 'Elastic Load Balancing',
    differences: [
      'Application Load Balancers with functions as targets, and nothing else: Network and Gateway Load Balancers, other targets, certificates and hence HTTPS, authentication, stickiness, transforms, trust stores, attributes of load balancers and access logs are missing; conditions know no source IP and no regular expressions; a function’s health is not checked.',
      'There is no EC2: subnets are the six of one default VPC, subnet-0c01d000000000001 (us-east-1a) to subnet-0c01d000000000006 (us-east-1f), with one security group, sg-0c01d000000000001; nothing of it lets anybody in or keeps anybody out. A load balancer is active three seconds after it was made; AWS takes minutes.',
      'No port is opened: what comes to the page’s port under <name>.elb.localhost (or with the DNS name as the Host) is the load balancer’s, at the listener of the port that the Host says, else of the lowest. Only programs of this computer and the console ask; web pages are refused. What a client is told when its function is throttled AWS’s documents do not say for sure: here it is 502, as for whatever else fails. Of the metrics there are RequestCount and the counts of HTTP codes.',
    ],
  },
  {
    subject: 'Create function',
    differences: [
      'Only Author from scratch. Blueprints and container images come later.',
      'Function URL, VPC, code signing, a customer managed key and tags cannot be set while creating.',
    ],
  },
  {
    subject: 'Function page',
    differences: [
      'Triggers are queues, topics, buckets, rules, APIs and Application Load Balancers. Add trigger names what is called and warns of $LATEST, shows the statement it adds and lets one leave it out; of rules it offers those of the default bus, of APIs no JWT authorizer, API key or detailed metrics, and it makes load balancers, too. A trigger that the policy does not let in says so, where AWS shows it as any other. An API is listed for each route and stage that leads to the function, and deleted with that route: a REST API is deployed anew then, or its stages go when it has no route left; of a load balancer the rule and its target group go.',
      'An API’s page makes routes, methods and stages, edits stage variables and deploys; it says what each stage calls and whether that lets the API in. What else an API has is changed by command, as the rules of load balancers are. AWS’s own layers do not exist.',
      'Configuration: general configuration, triggers, permissions (the role’s policies are asked by KMS alone; a statement is deleted and added again, not edited), destinations, asynchronous invocation, the function URL (its Try it is ours), environment variables, tags, reserved and provisioned concurrency work. The other sections say what they will be.',
      'The helpers for encryption in transit explain themselves; what they would do is done with aws kms encrypt.',
      'Edit runtime settings is a dialog, not a page. A save sends no RevisionId: the last one wins.',
      'Syntax problems are found by what runs the code here: syntax that is too new for the chosen runtime is not one.',
      'Columns of tables share the width and wrap; they cannot be dragged. Export to Infrastructure Composer is missing; the template is shown under Template and can be downloaded.',
      'Open in Visual Studio Code and upload from Amazon S3 are shown and not available.',
    ],
  },
  {
    subject: 'Test and Monitor',
    differences: [
      'Invoke many is ours. It sends each request once: an SDK on AWS would send a throttled one again.',
      'Shareable test events are records of this account, for there is no EventBridge schema registry; a saved event stays private or shareable as it was.',
      'Metrics and log lines are there at once. AWS takes a minute or more. What was observed in the last second before the leading tab goes may be lost.',
      'Metrics are kept for 15 days (5,000 minutes in which anything happened), logs up to 32 MB and the last 1 MB of a stream.',
      'On the page of a version or an alias, Total concurrent executions is that of the whole function.',
      'Invocations by version, Live with its environments, Account concurrency, Traffic, Why this?, the timeline of events and the list of passed events are ours: of the last 1,000 invocations and events, of the last 500 that passed between resources (with the first 8 KB of each; raw delivery and input transformers end a chain), and, in the memory of the tab that leads, the last five minutes and 200 environments. The tables of invocations are read from REPORT lines, not with Logs Insights, and also show the version and the Init duration.',
      'A log does not name the alias: on an alias page the tables show all invocations of its versions.',
      'Monitor begins with a range that fits what was recorded (Auto) and refreshes itself; the console begins with three hours and waits. A section of charts without any data is one line.',
      'X-Ray traces, Lambda Insights, dashboards, custom metrics, Metrics Insights and Live Tail are missing; log filter patterns are terms and phrases. Alarms have no page, no composites and no anomaly detection; with missing data treated as missing an alarm takes as many breaching datapoints as it says, where AWS goes off with fewer once the oldest is that old. Their actions are kept, and carried out for Application Auto Scaling alone.',
    ],
  },
  {
    subject: 'Real clients and the terminal',
    differences: [
      'Signatures are not verified: any access key works, and every caller is the account’s root user, but for a handler, which is its execution role, and for who sends the token of a session that AssumeRole gave; the root user may assume roles, policies of a session are kept out of account, and the terminal sends no token. CloudWatch Logs holds what functions write, in groups that may be made and tagged; nothing else writes to it (PutLogEvents), nothing expires, and there is no Logs Insights or Live Tail. The bridge listens on loopback only and refuses web pages.',
      'A function URL answers programs on this computer: its host as the Host header, or ending in .localhost and the page’s port instead of .on.aws, over http. Web pages are refused whatever its CORS says. Its metrics (UrlRequestCount and the like) are missing.',
      'A streamed invocation arrives whole, and awslambda.streamifyResponse is missing: a response stream carries what the handler returned.',
      'When a tab closes in the middle of a call, the client gets a 500 that cannot say whether the call took effect.',
      'Of 287 cases recorded from AWS (most of them in November 2025) 286 pass through the bridge with boto3, in order and shuffled; the other one expects a random name that is never sent.',
      'The aws command of the terminal answers as AWS CLI 2.9.19 was recorded to, letter by letter but for ids, times and hashes, for lambda, logs, cloudwatch, iam, sts, service-quotas and application-autoscaling. It has no wizards, profiles or configuration files and reads no YAML; its help has options and limits without descriptions; some faults in a --query are told in other words.',
      'The terminal’s bash is written in TypeScript: no network, no other programs, no xargs -I, no list by history. After Ctrl-C has ended a loop that never pauses, variables and the current folder are as at the last prompt.',
    ],
  },
  {
    subject: 'Wording',
    differences: [
      'When Publish makes no new version, the console says so in words of ours.',
      'Help panels are written for this tool; their links lead to AWS’s documentation.',
    ],
  },
];
