/** Load balancers, listeners, rules and target groups as clients make them; what they do with requests is front-door.test.ts. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Action, RuleCondition } from '../../api/models/elbv2-types.ts';
import { F, fixed, forward, LoadBalancingStory, path } from './load-balancing.test-fixture.ts';
import { DEFAULT_SECURITY_GROUP, SUBNETS, VPC_ID } from './network.ts';

let story: LoadBalancingStory;
beforeEach(() => {
  story = new LoadBalancingStory();
});

const [first = '', second = ''] = SUBNETS.keys();
const Subnets = [first, second];

describe('a load balancer', () => {
  test('is provisioned, then active, and says where it is', async () => {
    const { LoadBalancers: [created] = [] } = await story.call('CreateLoadBalancer', { Name: 'shop', Subnets });
    expect(created).toEqual({
      LoadBalancerArn: expect.stringMatching(
        /^arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer\/app\/shop\/[0-9a-f]{16}$/,
      ),
      DNSName: expect.stringMatching(/^shop-\d{10}\.us-east-1\.elb\.amazonaws\.com$/),
      CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      CreatedTime: expect.any(Number),
      LoadBalancerName: 'shop',
      Scheme: 'internet-facing',
      VpcId: VPC_ID,
      State: { Code: 'provisioning' },
      Type: 'application',
      AvailabilityZones: [
        { ZoneName: 'us-east-1a', SubnetId: first, LoadBalancerAddresses: [] },
        { ZoneName: 'us-east-1b', SubnetId: second, LoadBalancerAddresses: [] },
      ],
      SecurityGroups: [DEFAULT_SECURITY_GROUP],
      IpAddressType: 'ipv4',
    });
    // the page is loaded again while it is provisioned
    story = new LoadBalancingStory(story.region.reloaded({ handler: () => 1 }));
    story.region.advance(60_000);
    const { LoadBalancers: [active] = [] } = await story.call('DescribeLoadBalancers', { Names: ['shop'] });
    expect(active).toEqual({ ...created, State: { Code: 'active' } });
  });

  test('is made once, whoever asks again for the same', async () => {
    const once = await story.call('CreateLoadBalancer', { Name: 'shop', Subnets });
    expect(await story.call('CreateLoadBalancer', { Name: 'shop', Subnets: [second, first] })).toEqual(once);
    expect(await story.refusal('CreateLoadBalancer', { Name: 'shop', Subnets, Scheme: 'internal' })).toBe(
      "DuplicateLoadBalancerName: A load balancer with the same name 'shop' exists, but with different settings",
    );
  });

  test.each<[string, Parameters<typeof story.refusal<'CreateLoadBalancer'>>[1], string]>([
    ['one subnet', { Name: 'a', Subnets: [first] }, 'ValidationError: At least two subnets in two different'],
    ['no subnet', { Name: 'a' }, 'ValidationError: At least two subnets'],
    ['a subnet twice', { Name: 'a', Subnets: [first, first] }, 'InvalidConfigurationRequest: A load balancer cannot'],
    ['an unknown subnet', { Name: 'a', Subnets: [first, 'subnet-1'] }, "SubnetNotFound: The subnet ID 'subnet-1'"],
    ['a bad name', { Name: 'a_b', Subnets }, "ValidationError: Load balancer name 'a_b' can only contain"],
    ['a hyphen at the end', { Name: 'a-', Subnets }, "ValidationError: Load balancer name 'a-' cannot begin or end"],
    ['a long name', { Name: 'a'.repeat(33), Subnets }, 'ValidationError: Load balancer name'],
    ['the name of an internal one', { Name: 'internal-a', Subnets }, 'ValidationError: Load balancer name'],
    ['another type', { Name: 'a', Subnets, Type: 'network' }, 'InvalidConfigurationRequest: Coldspark has no network'],
    ['a security group', { Name: 'a', Subnets, SecurityGroups: ['sg-1'] }, 'InvalidSecurityGroup: The security group'],
  ])('is refused with %s', async (_, input, words) => {
    expect(await story.refusal('CreateLoadBalancer', input)).toContain(words);
  });

  test('goes with its listeners and rules, and frees its target groups', async () => {
    const arn = await story.loadBalancer();
    const group = await story.targetGroup();
    const listener = await story.listener(arn, fixed('200'));
    await story.rule(listener, 1, path('/a'), forward(group));
    expect(await story.refusal('DeleteTargetGroup', { TargetGroupArn: group })).toBe(
      `ResourceInUse: Target group '${group}' is currently in use by a listener or a rule`,
    );
    await story.call('DeleteLoadBalancer', { LoadBalancerArn: arn });
    expect(await story.refusal('DescribeListeners', { ListenerArns: [listener] })).toBe(
      `ListenerNotFound: Listeners '[${listener}]' not found`,
    );
    await story.call('DeleteTargetGroup', { TargetGroupArn: group });
    expect(story.region.disk).toEqual(new Map());
    // again: nothing
    await story.call('DeleteLoadBalancer', { LoadBalancerArn: arn });
    await story.call('DeleteTargetGroup', { TargetGroupArn: group });
  });

  test('is listed by name, ARN or page', async () => {
    for (const name of ['c', 'a', 'b']) await story.loadBalancer(name);
    const page = await story.call('DescribeLoadBalancers', { PageSize: 2 });
    expect(page.LoadBalancers?.map((each) => each.LoadBalancerName)).toEqual(['a', 'b']);
    const rest = await story.call('DescribeLoadBalancers', { PageSize: 2, Marker: page.NextMarker });
    expect(rest.LoadBalancers?.map((each) => each.LoadBalancerName)).toEqual(['c']);
    expect(rest.NextMarker).toBeUndefined();
    expect(await story.refusal('DescribeLoadBalancers', { Names: ['a', 'x'] })).toBe(
      "LoadBalancerNotFound: Load balancers '[x]' not found",
    );
    expect(await story.refusal('DescribeLoadBalancers', { Marker: 'x' })).toContain('ValidationError');
  });
});

describe('a target group', () => {
  test('of a function has Lambda’s health check, switched off', async () => {
    const { TargetGroups } = await story.call('CreateTargetGroup', { Name: 'targets', TargetType: 'lambda' });
    expect(TargetGroups).toEqual([
      {
        TargetGroupArn: expect.stringMatching(/:targetgroup\/targets\/[0-9a-f]{16}$/),
        TargetGroupName: 'targets',
        HealthCheckEnabled: false,
        HealthCheckIntervalSeconds: 35,
        HealthCheckTimeoutSeconds: 30,
        HealthyThresholdCount: 5,
        UnhealthyThresholdCount: 2,
        HealthCheckPath: '/',
        Matcher: { HttpCode: '200' },
        LoadBalancerArns: [],
        TargetType: 'lambda',
        IpAddressType: 'ipv4',
      },
    ]);
    const again = await story.call('CreateTargetGroup', { Name: 'targets', TargetType: 'lambda' });
    expect(again.TargetGroups).toEqual(TargetGroups);
    const arn = TargetGroups?.[0]?.TargetGroupArn ?? '';
    const modified = await story.call('ModifyTargetGroup', { TargetGroupArn: arn, HealthCheckPath: '/health' });
    expect(modified.TargetGroups?.[0]).toMatchObject({ HealthCheckPath: '/health', HealthCheckIntervalSeconds: 35 });
    expect(await story.refusal('CreateTargetGroup', { Name: 'targets', TargetType: 'lambda' })).toBe(
      "DuplicateTargetGroupName: A target group with the same name 'targets' exists, but with different settings",
    );
  });

  test.each<[Parameters<typeof story.refusal<'CreateTargetGroup'>>[1], string]>([
    [{ Name: 't' }, "Coldspark has no targets of type 'instance'"],
    [
      { Name: 't', TargetType: 'lambda', Port: 80 },
      "Port cannot be specified for target groups with target type 'lambda'",
    ],
    [
      { Name: 't', TargetType: 'lambda', Protocol: 'HTTP' },
      'Protocol cannot be specified for target groups with target',
    ],
    [{ Name: 't', TargetType: 'lambda', VpcId: VPC_ID }, 'VPC ID cannot be specified for target groups with target'],
    [{ Name: 't t', TargetType: 'lambda' }, "Target group name 't t' can only contain characters"],
    [{ Name: 't', TargetType: 'lambda', HealthCheckEnabled: true }, 'Coldspark has no health checks of functions'],
    [
      { Name: 't', TargetType: 'lambda', HealthCheckTimeoutSeconds: 40 },
      "timeout '40' must be smaller than the interval",
    ],
  ])('is refused: %j', async (input, words) => {
    expect(await story.refusal('CreateTargetGroup', input)).toContain(words);
  });

  test('has one attribute', async () => {
    const TargetGroupArn = await story.targetGroup();
    const Key = 'lambda.multi_value_headers.enabled';
    const read = () => story.call('DescribeTargetGroupAttributes', { TargetGroupArn });
    expect((await read()).Attributes).toEqual([{ Key, Value: 'false' }]);
    const set = (Value: string, name = Key) => ({ TargetGroupArn, Attributes: [{ Key: name, Value }] });
    await story.call('ModifyTargetGroupAttributes', set('true'));
    expect((await read()).Attributes).toEqual([{ Key, Value: 'true' }]);
    expect(await story.refusal('ModifyTargetGroupAttributes', set('1', 'deregistration_delay.timeout_seconds'))).toBe(
      "InvalidConfigurationRequest: A target group with target type 'lambda' does not support the attribute deregistration_delay.timeout_seconds",
    );
    expect(await story.refusal('ModifyTargetGroupAttributes', set('1', 'x'))).toBe(
      "ValidationError: Target group attribute key 'x' is not recognized",
    );
    expect(await story.refusal('ModifyTargetGroupAttributes', set('yes'))).toContain("must be 'true' or 'false'");
  });
});

describe('a target', () => {
  test('is registered when its policy lets the target group in, by qualifier', async () => {
    await story.withFunction();
    const TargetGroupArn = await story.targetGroup();
    const register = (Id: string) => ({ TargetGroupArn, Targets: [{ Id }] });
    expect(await story.refusal('RegisterTargets', register(F))).toBe(
      `AccessDenied: elasticloadbalancing principal does not have permission to invoke ${F} from target group ${TargetGroupArn}`,
    );
    // the grant is the alias's alone
    await story.allow(TargetGroupArn, 'prod');
    expect(await story.refusal('RegisterTargets', register(F))).toContain('AccessDenied');
    await story.call('RegisterTargets', register(`${F}:prod`));
    await story.call('RegisterTargets', register(`${F}:prod`));
    await story.allow(TargetGroupArn);
    expect(await story.refusal('RegisterTargets', register(F))).toContain('TooManyTargets');
    await story.call('DeregisterTargets', register(`${F}:prod`));
    await story.call('RegisterTargets', register(F));
  });

  test('must be a function of this account', async () => {
    await story.withFunction();
    const TargetGroupArn = await story.targetGroup();
    const register = (Id: string) => story.refusal('RegisterTargets', { TargetGroupArn, Targets: [{ Id }] });
    expect(await register('f')).toBe("ValidationError: 'f' is not a valid Lambda function ARN");
    expect(await register(F.replace('123456789012', '999999999999'))).toContain('is not a valid Lambda function ARN');
    expect(await register(`${F}x`)).toContain('InvalidTarget');
  });

  test('tells of its health', async () => {
    await story.withFunction();
    const TargetGroupArn = await story.targetGroupOf(F);
    const health = async () => {
      const { TargetHealthDescriptions = [] } = await story.call('DescribeTargetHealth', { TargetGroupArn });
      return TargetHealthDescriptions.map(({ Target, TargetHealth }) => [Target?.Id, TargetHealth?.Reason]);
    };
    expect(await health()).toEqual([[F, 'Target.NotInUse']]);
    await story.listener(await story.loadBalancer(), forward(TargetGroupArn));
    expect(await health()).toEqual([[F, 'Target.HealthCheckDisabled']]);
    await story.call('DeregisterTargets', { TargetGroupArn, Targets: [{ Id: F }] });
    expect(await health()).toEqual([]);
    const asked = await story.call('DescribeTargetHealth', { TargetGroupArn, Targets: [{ Id: F }] });
    expect(asked.TargetHealthDescriptions?.[0]?.TargetHealth?.State).toBe('unused');
  });
});

describe('a listener', () => {
  test('has a port of its own and a default rule', async () => {
    const arn = await story.loadBalancer();
    const group = await story.targetGroup();
    const listener = await story.listener(arn, forward(group));
    const { Listeners } = await story.call('DescribeListeners', { LoadBalancerArn: arn });
    const ForwardConfig = {
      TargetGroups: [{ TargetGroupArn: group, Weight: 1 }],
      TargetGroupStickinessConfig: { Enabled: false, DurationSeconds: 3600 },
    };
    const DefaultActions = [{ Type: 'forward', TargetGroupArn: group, ForwardConfig }];
    expect(Listeners).toEqual([
      { ListenerArn: listener, LoadBalancerArn: arn, Port: 80, Protocol: 'HTTP', DefaultActions },
    ]);
    const { Rules } = await story.call('DescribeRules', { ListenerArn: listener });
    expect(Rules).toEqual([
      {
        RuleArn: expect.stringContaining(listener.replace(':listener/', ':listener-rule/')),
        Priority: 'default',
        Conditions: [],
        Actions: DefaultActions,
        IsDefault: true,
      },
    ]);
    const { TargetGroups } = await story.call('DescribeTargetGroups', { LoadBalancerArn: arn });
    expect(TargetGroups?.map((each) => each.LoadBalancerArns)).toEqual([[arn]]);
    const again = { LoadBalancerArn: arn, Protocol: 'HTTP' as const, Port: 80, DefaultActions: [fixed('200')] };
    expect(await story.refusal('CreateListener', again)).toBe(
      `DuplicateListener: A listener already exists on this port for this load balancer '${arn}'`,
    );
    const other = await story.listener(arn, fixed('404'), 8080);
    expect(await story.refusal('ModifyListener', { ListenerArn: other, Port: 80 })).toContain('DuplicateListener');
    const moved = await story.call('ModifyListener', { ListenerArn: other, Port: 81 });
    expect(moved.Listeners?.[0]).toMatchObject({ Port: 81, DefaultActions: [{ Type: 'fixed-response' }] });
    await story.call('DeleteListener', { ListenerArn: other });
    expect(await story.refusal('DeleteListener', { ListenerArn: other })).toContain('ListenerNotFound');
  });

  const AUTH: Action = { Type: 'authenticate-oidc' };
  test.each<[object, string]>([
    [{ Protocol: 'TCP' }, "ValidationError: Listener protocol 'TCP' must be one of 'HTTP, HTTPS'"],
    [{ Protocol: 'HTTPS' }, 'ValidationError: A certificate must be specified for HTTPS listeners'],
    [{ Protocol: 'HTTPS', Certificates: [{ CertificateArn: 'c' }] }, "CertificateNotFound: Certificate 'c' not found"],
    [{ Port: undefined }, 'ValidationError: A listener port must be specified'],
    [{ Protocol: undefined }, 'ValidationError: A listener protocol must be specified'],
    [{ DefaultActions: [] }, 'ValidationError: You must specify at least one action'],
    [{ DefaultActions: [AUTH] }, "InvalidConfigurationRequest: Coldspark has no actions of type 'authenticate-oidc'"],
    [{ DefaultActions: [fixed('200'), fixed('200')] }, 'InvalidLoadBalancerAction: You can specify only one'],
    [{ DefaultActions: [fixed('300')] }, 'ValidationError: 1 validation error detected'],
    [{ DefaultActions: [{ Type: 'forward' }] }, 'ValidationError: A target group ARN must be specified'],
    [{ DefaultActions: [forward('x')] }, "ValidationError: 'x' is not a valid target group ARN"],
    [
      { DefaultActions: [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }] },
      'InvalidLoadBalancerAction: The redirect configuration is not valid because it creates a loop.',
    ],
  ])('is refused: %j', async (given, words) => {
    const LoadBalancerArn = await story.loadBalancer();
    const input = { LoadBalancerArn, Protocol: 'HTTP' as const, Port: 80, DefaultActions: [fixed('200')], ...given };
    expect(await story.refusal('CreateListener', input)).toContain(words);
  });

  test('takes no target group of another load balancer', async () => {
    const group = await story.targetGroup();
    await story.listener(await story.loadBalancer('a'), forward(group));
    const LoadBalancerArn = await story.loadBalancer('b');
    const input = { LoadBalancerArn, Protocol: 'HTTP' as const, Port: 80, DefaultActions: [forward(group)] };
    expect(await story.refusal('CreateListener', input)).toContain('TargetGroupAssociationLimit');
  });
});

describe('a rule', () => {
  let listener: string;
  beforeEach(async () => {
    listener = await story.listener(await story.loadBalancer(), fixed('404'));
  });
  const priorities = async () => {
    const { Rules = [] } = await story.call('DescribeRules', { ListenerArn: listener });
    return Rules.map(({ Priority }) => Priority);
  };

  test('has a priority of its own, which may be exchanged', async () => {
    const a = await story.rule(listener, 20, path('/a'), fixed('200'));
    const b = await story.rule(listener, 10, path('/b'), fixed('200'));
    expect(await priorities()).toEqual(['10', '20', 'default']);
    const taken = { ListenerArn: listener, Priority: 10, Conditions: [path('/')], Actions: [fixed('200')] };
    expect(await story.refusal('CreateRule', taken)).toBe("PriorityInUse: Priority '10' is currently in use");
    const swap = [
      { RuleArn: a, Priority: 10 },
      { RuleArn: b, Priority: 20 },
    ];
    await story.call('SetRulePriorities', { RulePriorities: swap });
    const { Rules = [] } = await story.call('DescribeRules', { ListenerArn: listener });
    expect(Rules.slice(0, 2).map(({ RuleArn }) => RuleArn)).toEqual([a, b]);
    const same = swap.map((each) => ({ ...each, Priority: 5 }));
    expect(await story.refusal('SetRulePriorities', { RulePriorities: same })).toBe(
      "ValidationError: Priority '5' was provided multiple times",
    );
    expect(await story.refusal('SetRulePriorities', { RulePriorities: [{ RuleArn: a, Priority: 20 }] })).toContain(
      'PriorityInUse',
    );
    await story.call('DeleteRule', { RuleArn: a });
    expect(await priorities()).toEqual(['20', 'default']);
    expect(await story.refusal('DeleteRule', { RuleArn: a })).toBe(`RuleNotFound: Rules '[${a}]' not found`);
  });

  test('is the listener’s own when it is the default', async () => {
    const { Rules = [] } = await story.call('DescribeRules', { ListenerArn: listener });
    const RuleArn = Rules[0]?.RuleArn ?? '';
    expect(await story.refusal('DeleteRule', { RuleArn })).toBe(
      `OperationNotPermitted: Default rule '${RuleArn}' cannot be deleted`,
    );
    expect(await story.refusal('ModifyRule', { RuleArn, Actions: [fixed('200')] })).toContain('OperationNotPermitted');
    expect((await story.call('DescribeRules', { RuleArns: [RuleArn] })).Rules).toEqual(Rules);
  });

  test('is modified in its conditions or its actions', async () => {
    const RuleArn = await story.rule(listener, 1, path('/a'), fixed('200', 'x'));
    expect(await story.refusal('ModifyRule', { RuleArn })).toBe(
      'ValidationError: Either conditions or actions must be specified',
    );
    const { Rules } = await story.call('ModifyRule', { RuleArn, Conditions: [path('/b', '/c')] });
    expect(Rules?.[0]).toMatchObject({
      Conditions: [{ Field: 'path-pattern', Values: ['/b', '/c'], PathPatternConfig: { Values: ['/b', '/c'] } }],
      Actions: [{ FixedResponseConfig: { StatusCode: '200', MessageBody: 'x', ContentType: 'text/plain' } }],
    });
  });

  test.each<[RuleCondition[], string]>([
    [[], 'A condition must be specified'],
    [[{ Field: 'x', Values: ['a'] }], "Condition field 'x' must be one of '[path-pattern,host-header,"],
    [[path()], 'A condition value must be specified'],
    [[path('a'.repeat(129))], "The 'path-pattern' value is too long; the limit is '128'"],
    [[path('/a'), path('/b')], "A rule can have only '1' conditions with the 'path-pattern' field"],
    [[path(...'abcdef')], "A rule cannot have more than '5' condition values"],
    [[{ Field: 'http-header', Values: ['a'] }], "The 'Values' field is not compatible with 'http-header'"],
    [[{ Field: 'http-request-method' }], "A 'HttpRequestMethodConfig' must be specified with 'http-request-method'"],
    [
      [{ Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['get'] } }],
      "The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore",
    ],
    [[{ Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'a' }] } }], "A 'Value' must be specified"],
    [[{ Field: 'source-ip', SourceIpConfig: { Values: ['0.0.0.0/0'] } }], 'Coldspark has no conditions with'],
    [[{ Field: 'path-pattern', RegexValues: ['.*'] }], 'Coldspark has no regular expressions'],
  ])('is refused with the conditions %j', async (Conditions, words) => {
    const input = { ListenerArn: listener, Priority: 1, Conditions, Actions: [fixed('200')] };
    expect(await story.refusal('CreateRule', input)).toContain(words);
  });

  test('is one of a hundred', async () => {
    for (let priority = 1; priority <= 100; priority++)
      await story.rule(listener, priority, path(`/${priority}`), fixed('200'));
    const input = { ListenerArn: listener, Priority: 101, Conditions: [path('/')], Actions: [fixed('200')] };
    expect(await story.refusal('CreateRule', input)).toContain('TooManyRules');
  });
});

test('weights of target groups are kept, within limits', async () => {
  const LoadBalancerArn = await story.loadBalancer();
  const groups: string[] = [];
  for (const name of 'abcdef') groups.push(await story.targetGroup(name));
  const weighted = (weights: number[]): Action => ({
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: weights.map((Weight, index) => ({ TargetGroupArn: groups[index], Weight })),
    },
  });
  const input = (action: Action) => ({
    LoadBalancerArn,
    Protocol: 'HTTP' as const,
    Port: 80,
    DefaultActions: [action],
  });
  const { Listeners } = await story.call('CreateListener', input(weighted([9, 1])));
  expect(Listeners?.[0]?.DefaultActions?.[0]).toMatchObject(weighted([9, 1]));
  expect(Listeners?.[0]?.DefaultActions?.[0]).not.toHaveProperty('TargetGroupArn');
  expect(await story.refusal('CreateListener', input(weighted([1000])))).toBe(
    'ValidationError: The weight for each target group must be between 0 and 999, inclusive',
  );
  expect(await story.refusal('CreateListener', input(weighted([1, 1, 1, 1, 1, 1])))).toContain('TooManyUnique');
});

test('tags are kept on each of the four', async () => {
  const loadBalancer = await story.loadBalancer();
  const group = await story.targetGroup();
  const listener = await story.listener(loadBalancer, forward(group));
  const rule = await story.rule(listener, 1, path('/a'), fixed('200'));
  const { Rules = [] } = await story.call('DescribeRules', { ListenerArn: listener });
  const ResourceArns = [loadBalancer, group, listener, rule, Rules[1]?.RuleArn ?? ''];
  const Tags = [{ Key: 'team', Value: 'shop' }];
  await story.call('AddTags', { ResourceArns, Tags });
  const { TagDescriptions } = await story.call('DescribeTags', { ResourceArns });
  expect(TagDescriptions).toEqual(ResourceArns.map((ResourceArn) => ({ ResourceArn, Tags })));
  await story.call('RemoveTags', { ResourceArns, TagKeys: ['team', 'other'] });
  const after = await story.call('DescribeTags', { ResourceArns });
  expect(after.TagDescriptions?.flatMap((each) => each.Tags)).toEqual([]);
  expect(await story.refusal('AddTags', { ResourceArns, Tags: [...Tags, ...Tags] })).toBe(
    'DuplicateTagKeys: Tag key was specified more than once: team',
  );
  const missing = group.replace(/.$/, 'x');
  expect(await story.refusal('DescribeTags', { ResourceArns: [missing] })).toContain('TargetGroupNotFound');
});
