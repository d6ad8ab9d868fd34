/** Cases of event source mappings and of code signing. */
import { type ContractCase, type Given, on, type Story } from '../story.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q';
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/s';
const TABLE = 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/2024-01-01T00:00:00.000';
const UUID = '00000000-0000-4000-8000-000000000000';
const CONFIG_ARN = 'arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-00000000000000000';
const TO_QUEUE = { DestinationConfig: { OnSuccess: { Destination: QUEUE } } };
const NO_PATTERN = { FilterCriteria: { Filters: [{ Pattern: '{"body":"text"}' }] } };
const CLUSTER = {
  SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: ['broker:9092'] } },
  SourceAccessConfigurations: [{ Type: 'VPC_SUBNET', URI: 'subnet:subnet-1' }],
  Topics: ['orders'],
};
const TOO_MANY_TAGS = { Tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`key${i}`, 'value'])) };
const PUBLISHERS = {
  AllowedPublishers: { SigningProfileVersionArns: ['arn:aws:signer:us-east-1:123456789012:/signing-profiles/p'] },
};

const mapping = (EventSourceArn: string | undefined, input: Given = {}) =>
  on('CreateEventSourceMapping', { EventSourceArn, ...input });

const mapQueue = (story: Story) => story.send('CreateEventSourceMapping', { FunctionName: 'f', EventSourceArn: QUEUE });

/** A source is mapped when it is already. */
const mappedTwice =
  (input: Given): ContractCase =>
  async (story) => {
    await story.active();
    const map = () => story.send('CreateEventSourceMapping', { FunctionName: 'f', ...input });
    await map();
    story.settle();
    return map;
  };

const updating =
  (input: Given): ContractCase =>
  async (story) => {
    await story.active();
    const { UUID: id } = await mapQueue(story);
    story.settle();
    return () => story.send('UpdateEventSourceMapping', { UUID: id, ...input });
  };

const createConfig = async (story: Story, UntrustedArtifactOnDeployment: string) => {
  const { CodeSigningConfig } = await story.send('CreateCodeSigningConfig', {
    ...PUBLISHERS,
    CodeSigningPolicies: { UntrustedArtifactOnDeployment },
  });
  return (CodeSigningConfig as { CodeSigningConfigArn: string }).CodeSigningConfigArn;
};

/** A request when `f` has a configuration. */
const onSigned =
  (policy: string, operation: string, input: (story: Story, arn: string) => Given): ContractCase =>
  async (story) => {
    await story.active();
    const CodeSigningConfigArn = await createConfig(story, policy);
    await story.send('PutFunctionCodeSigningConfig', { FunctionName: 'f', CodeSigningConfigArn });
    return () => story.send(operation, input(story, CodeSigningConfigArn));
  };

const onMissingConfig = (operation: string) => on(operation, { CodeSigningConfigArn: CONFIG_ARN });
const linking =
  (input: Given): ContractCase =>
  async (story) => {
    await story.active();
    const CodeSigningConfigArn = await createConfig(story, 'Warn');
    return () => story.send('PutFunctionCodeSigningConfig', { FunctionName: 'f', CodeSigningConfigArn, ...input });
  };

export const EVENT_SOURCE_AND_SIGNING_CASES: Readonly<Record<string, ContractCase>> = {
  'CreateEventSourceMapping/no event source': mapping(undefined),
  'CreateEventSourceMapping/source that is none': mapping('arn:aws:iam::123456789012:role/r'),
  'CreateEventSourceMapping/missing function': mapping(QUEUE, { FunctionName: 'missing' }),
  'CreateEventSourceMapping/missing alias': mapping(QUEUE, { FunctionName: 'f:nowhere' }),
  'CreateEventSourceMapping/stream without a position': mapping(STREAM),
  'CreateEventSourceMapping/table from a time on': mapping(TABLE, {
    StartingPosition: 'AT_TIMESTAMP',
    StartingPositionTimestamp: new Date(1_741_010_802_000),
  }),
  'CreateEventSourceMapping/stream from no time on': mapping(STREAM, { StartingPosition: 'AT_TIMESTAMP' }),
  'CreateEventSourceMapping/queue with a position': mapping(QUEUE, { StartingPosition: 'LATEST' }),
  'CreateEventSourceMapping/queue with shards': mapping(QUEUE, { ParallelizationFactor: 1 }),
  'CreateEventSourceMapping/queue with retries': mapping(QUEUE, { MaximumRetryAttempts: 2 }),
  'CreateEventSourceMapping/stream with a scaling': mapping(STREAM, {
    StartingPosition: 'LATEST',
    ScalingConfig: { MaximumConcurrency: 2 },
  }),
  'CreateEventSourceMapping/topic with windows': mapping(undefined, { ...CLUSTER, TumblingWindowInSeconds: 1 }),
  'CreateEventSourceMapping/filter that is none': mapping(QUEUE, NO_PATTERN),
  'CreateEventSourceMapping/FIFO queue that is waited for': mapping(`${QUEUE}.fifo`, {
    BatchSize: 11,
    MaximumBatchingWindowInSeconds: 1,
  }),
  'CreateEventSourceMapping/cluster without access': mapping(undefined, {
    ...CLUSTER,
    SourceAccessConfigurations: undefined,
  }),
  'CreateEventSourceMapping/topic that is mapped': mappedTwice(CLUSTER),
  'CreateEventSourceMapping/queue with a destination': mapping(QUEUE, TO_QUEUE),
  'CreateEventSourceMapping/eleven messages at once': mapping(QUEUE, { BatchSize: 11 }),
  'CreateEventSourceMapping/batch of 10,001': mapping(QUEUE, { BatchSize: 10_001 }),
  'CreateEventSourceMapping/queue that is mapped': mappedTwice({ EventSourceArn: QUEUE }),
  'CreateEventSourceMapping/stream that is mapped': mappedTwice({
    EventSourceArn: STREAM,
    StartingPosition: 'LATEST',
  }),
  'CreateEventSourceMapping/more than 50 tags': mapping(QUEUE, TOO_MANY_TAGS),
  'GetEventSourceMapping/missing mapping': on('GetEventSourceMapping', { UUID }),
  'UpdateEventSourceMapping/missing mapping': on('UpdateEventSourceMapping', { UUID }),
  'UpdateEventSourceMapping/missing function': updating({ FunctionName: 'missing' }),
  'UpdateEventSourceMapping/eleven messages at once': updating({ BatchSize: 11 }),
  'UpdateEventSourceMapping/queue with shards': updating({ ParallelizationFactor: 1 }),
  'UpdateEventSourceMapping/filter that is none': updating(NO_PATTERN),
  'UpdateEventSourceMapping/queue with a destination': updating(TO_QUEUE),
  'DeleteEventSourceMapping/missing mapping': on('DeleteEventSourceMapping', { UUID }),
  'ListEventSourceMappings/too many items to a page': on('ListEventSourceMappings', { MaxItems: 10_001 }),

  'CreateCodeSigningConfig/policy that is none': on('CreateCodeSigningConfig', {
    ...PUBLISHERS,
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Ask' },
  }),
  'CreateCodeSigningConfig/no publishers': on('CreateCodeSigningConfig', {}),
  'CreateCodeSigningConfig/more than 50 tags': on('CreateCodeSigningConfig', { ...PUBLISHERS, ...TOO_MANY_TAGS }),
  'GetCodeSigningConfig/missing configuration': onMissingConfig('GetCodeSigningConfig'),
  'UpdateCodeSigningConfig/missing configuration': onMissingConfig('UpdateCodeSigningConfig'),
  'DeleteCodeSigningConfig/missing configuration': onMissingConfig('DeleteCodeSigningConfig'),
  'DeleteCodeSigningConfig/one that a function has': onSigned('Warn', 'DeleteCodeSigningConfig', (_, arn) => ({
    CodeSigningConfigArn: arn,
  })),
  'ListCodeSigningConfigs/too many items to a page': on('ListCodeSigningConfigs', { MaxItems: 10_001 }),
  'ListFunctionsByCodeSigningConfig/missing configuration': onMissingConfig('ListFunctionsByCodeSigningConfig'),
  'PutFunctionCodeSigningConfig/missing configuration': onMissingConfig('PutFunctionCodeSigningConfig'),
  'PutFunctionCodeSigningConfig/missing function': linking({ FunctionName: 'missing' }),
  'PutFunctionCodeSigningConfig/an alias': linking({ FunctionName: 'f:live' }),
  'GetFunctionCodeSigningConfig/missing function': on('GetFunctionCodeSigningConfig', { FunctionName: 'missing' }),
  'DeleteFunctionCodeSigningConfig/missing function': on('DeleteFunctionCodeSigningConfig', {
    FunctionName: 'missing',
  }),
  async 'CreateFunction/missing code signing configuration'(story) {
    return () => story.create({ CodeSigningConfigArn: CONFIG_ARN });
  },
  async 'CreateFunction/signature enforced'(story) {
    const CodeSigningConfigArn = await createConfig(story, 'Enforce');
    return () => story.create({ CodeSigningConfigArn });
  },
  'UpdateFunctionCode/signature enforced': onSigned('Enforce', 'UpdateFunctionCode', (story) => ({
    FunctionName: 'f',
    ZipFile: story.region.zip('other', () => null),
  })),
};
