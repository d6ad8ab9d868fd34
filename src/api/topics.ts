/**
 * What changes are announced under: whoever shows something of the account listens to its topic. A topic says that
 * something of it changed, not what.
 */

/** Another account took this one's place, by a reset or a restored backup: whatever was read is outdated. */
export const WHOLE_ACCOUNT = 'whole-account';
/** A new leader: whatever was read may have changed meanwhile. */
export const ANYTHING = 'anything';

/** The list of functions. */
export const FUNCTIONS = 'functions';
/** What GetAccountSettings counts. */
export const ACCOUNT = 'account';
export const LAYERS = 'layers';
export const CODE_SIGNING_CONFIGS = 'code-signing-configs';
export const ROLES = 'roles';
export const SETTINGS = 'settings';
/** CloudWatch's alarms and their history. */
export const ALARMS = 'alarms';
/** What Application Auto Scaling knows and does. */
export const SCALING = 'scaling';
/** EventBridge's buses and rules. */
export const EVENT_BUSES = 'event-buses';
/** SNS's topics and who subscribes to them. */
export const SNS_TOPICS = 'sns-topics';
/** Load balancers, their listeners and rules, and target groups. */
export const LOAD_BALANCERS = 'load-balancers';
/** API Gateway's APIs, HTTP and REST, with all that belongs to them. */
export const APIS = 'apis';
/** KMS's keys, their aliases and grants; never what they are made of. */
export const KMS_KEYS = 'kms-keys';
/** What SNS has sent to people. */
export const MAIL = 'mail';

const FUNCTION = 'function:';

/** All that belongs to one function, its versions, aliases and configurations. */
export const functionTopic = (functionName: string) => `${FUNCTION}${functionName}`;

/** The function of a topic, or undefined when it is no function's. */
export const functionOfTopic = (topic: string) =>
  topic.startsWith(FUNCTION) ? topic.slice(FUNCTION.length) : undefined;

/** Asynchronous invocations of one function that wait. */
export const asyncEventsTopic = (functionName: string) => `async-events:${functionName}`;

const QUEUE = 'queue:';

/** The list of SQS's queues. */
export const QUEUES = 'queues';
/** One queue: its attributes, and what lies in it. */
export const queueTopic = (queueName: string) => `${QUEUE}${queueName}`;

/** The queue of a topic, or undefined when it is no queue's. */
export const queueOfTopic = (topic: string) => (topic.startsWith(QUEUE) ? topic.slice(QUEUE.length) : undefined);

/** The list of S3's buckets. */
export const S3_BUCKETS = 's3-buckets';

const BUCKET = 's3-bucket:';

/** A bucket, its settings and its objects. */
export const bucketTopic = (bucket: string) => `${BUCKET}${bucket}`;

/** The bucket of a topic, or undefined when it is no bucket's. */
export const bucketOfTopic = (topic: string) => (topic.startsWith(BUCKET) ? topic.slice(BUCKET.length) : undefined);
