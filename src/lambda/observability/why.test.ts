/** The sentences of why (api/why.ts), about what the engine really decided. */
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../api/coldspark.ts';
import { whySteps, whyText } from '../../api/why.ts';
import { type Answer, refusal, response, START, Story } from '../data-plane/data-plane.test-fixture.ts';
import type { Limits } from '../data-plane/limits.ts';

/** Why the last request went where it went. */
function last(story: Story): Decision {
  const decision = story.dataPlane.decisionTrace.decisions().at(-1);
  if (!decision) throw new Error('nothing was decided');
  return decision;
}

function said(story: Story, title: string): string {
  return whySteps(last(story)).find((step) => step.title === title)?.text ?? '';
}

const titles = (story: Story) => whySteps(last(story)).map(({ title }) => title);

function fails(story: Story): void {
  const { environmentId, order } = story.ordered();
  story.after(5).tell(environmentId, {
    type: 'failed',
    requestId: order.requestId,
    error: '{}',
    errorType: 'ValueError',
    maxMemoryUsedMb: 1,
  });
}

const idOf = (answer: Answer) => response(answer).requestId;

describe('from the name to the version', () => {
  test('without a qualifier it is $LATEST, cold at first and warm then', () => {
    const story = new Story().withFunction();
    story.invoke();
    expect(titles(story)).toEqual(['Qualifier', 'Version', 'Concurrency', 'Environment', 'Outcome']);
    expect(said(story, 'Outcome')).toBe('It has not ended yet.');
    story.init(85).succeed(5);
    expect(said(story, 'Qualifier')).toBe(
      'The request named f without a qualifier, which means $LATEST: no alias and no published version has a say.',
    );
    expect(said(story, 'Environment')).toBe(
      'No environment of $LATEST was free, so a new one was started: a cold start. Init took 85.00 ms, apart from Duration.',
    );
    expect(said(story, 'Outcome')).toBe('It succeeded after 5.00 ms.');
    story.invoke();
    expect(said(story, 'Environment')).toBe(
      'A warm environment of $LATEST took it: no Init; globals and /tmp are as earlier invocations left them.',
    );
  });

  test('a version says that $LATEST’s changes are not in it', () => {
    const story = new Story().withFunction().withVersion({ version: '3' });
    story.invoke({ qualifier: '3' });
    expect(said(story, 'Qualifier')).toBe('The request named f and version 3: no alias has a say.');
    expect(said(story, 'Version')).toContain('what has changed on $LATEST since is not in it');
  });

  test('an alias that points to one version draws nothing', () => {
    const story = new Story().withFunction().withVersion({ version: '1' }).withAlias('prod', '1');
    story.invoke({ qualifier: 'prod' });
    expect(said(story, 'Alias')).toBe('prod points to version 1 alone, so nothing was drawn.');
  });

  test.each([
    { weight: 1, version: '2', compared: 'below 1' },
    { weight: 0.07, version: '1', compared: 'not below 0.07' },
  ])('a weighted alias tells the draw: $compared', ({ weight, version, compared }) => {
    const story = new Story().withFunction().withVersion({ version: '1' }).withVersion({ version: '2' });
    story.withAlias('prod', '1', { version: '2', weight });
    story.invoke({ qualifier: 'prod' });
    const { draw = 0 } = last(story).routing ?? {};
    expect(said(story, 'Alias')).toBe(
      `prod gives ${weight * 100 === 100 ? 100 : 7} % of requests to version 2 and the rest to version 1. The draw was ${draw.toFixed(4)}, ${compared}: version ${version}. Each request is a draw of its own; who comes again may get the other version.`,
    );
  });
});

describe('out of which concurrency', () => {
  test('the account’s, less what others have set aside', () => {
    const story = new Story().withFunction().withFunction('g', 100);
    story.invoke();
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      'The function has no reservation, so it ran on what the account shares: 2 of 900 unreserved in use, with this request (a quota of 1,000, less 100 reserved by functions).',
    );
  });

  test('its own reservation', () => {
    const story = new Story().withFunction('f', 20);
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      "It ran on the function's reserved concurrency: 1 of 20 in use, with this request.",
    );
  });

  test('a reservation that was changed since is told as it was', () => {
    const story = new Story().withFunction('f', 20);
    story.invoke();
    story.withFunction('f', 30).dataPlane.provision();
    expect(said(story, 'Concurrency')).toContain('1 of 20');
  });

  test('provisioned, then spilled over; and $LATEST, which it is not for', () => {
    const story = new Story().withFunction().withVersion({ version: '1' }).withAlias('prod', '1');
    story.withProvisioned('f', 'prod', 1).init();
    story.invoke({ qualifier: 'prod' });
    expect(said(story, 'Concurrency')).toBe(
      'It took provisioned concurrency of version 1: 1 of 1 in use, with this request.',
    );
    expect(said(story, 'Environment')).toContain('A provisioned environment took it');
    story.invoke({ qualifier: 'prod' });
    expect(said(story, 'Concurrency')).toBe(
      '1 of 1 of the provisioned concurrency of version 1 in use, so the request spilled over. The function has no reservation, so it ran on what the account shares: 1 of 999 unreserved in use, with this request (a quota of 1,000, less 1 provisioned).',
    );
    expect(said(story, 'Environment')).toContain('a cold start');
    story.invoke();
    expect(said(story, 'Concurrency')).toContain(
      'Provisioned for other versions of this function: 1. Only requests that reach those versions can use it.',
    );
  });

  test('provisioned that is not ready: an environment on demand takes it', () => {
    const story = new Story().withFunction().withVersion({ version: '1' });
    story.withProvisioned('f', '1', 1, { status: 'IN_PROGRESS', settlesAtMs: START + 1000 });
    story.invoke({ qualifier: '1' });
    expect(said(story, 'Concurrency')).toBe(
      'It took provisioned concurrency of version 1: 1 of 1 in use, with this request. Its environments were not ready yet, so one on demand took it.',
    );
    expect(said(story, 'Environment')).toContain('a cold start');
  });
});

describe('a throttle, with the counts of that moment', () => {
  test('of a reservation; the refusal has the request’s id', () => {
    const story = new Story().withFunction('f', 2);
    story.invoke();
    story.invoke();
    const { requestId = '' } = refusal(story.invoke());
    expect(last(story).requestId).toBe(requestId);
    expect(titles(story)).toEqual(['Qualifier', 'Version', 'Concurrency', 'Outcome']);
    expect(said(story, 'Version')).toBe('Nothing ran; it would have been $LATEST.');
    expect(said(story, 'Concurrency')).toBe(
      '2 of 2 reserved in use. A reservation is a ceiling as well: what other functions leave free does not help.',
    );
    expect(said(story, 'Outcome')).toBe(
      'Refused with 429 TooManyRequestsException, Reason ReservedFunctionConcurrentInvocationLimitExceeded: the caller may try again. Nothing ran: a throttle counts in Throttles, neither in Invocations nor in Errors, and writes no log.',
    );
    story.init().succeed();
    expect(said(story, 'Concurrency')).toContain('2 of 2 reserved in use.');
  });

  test('of a function that is stopped', () => {
    const story = new Story().withFunction('f', 0);
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      'The reserved concurrency of f is 0, which stops it: every request is refused.',
    );
  });

  test('of a reservation that is all provisioned', () => {
    const story = new Story().withFunction('f', 1).withVersion({ version: '1' }).withProvisioned('f', '1', 1);
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      "The function's reserved concurrency of 1 is all provisioned, so nothing is left for requests on demand.",
    );
  });

  test('of a reservation of which a part is provisioned', () => {
    const story = new Story().withFunction('f', 2).withVersion({ version: '1' }).withProvisioned('f', '1', 1);
    story.init();
    for (let request = 0; request < 3; request++) story.invoke({ qualifier: '1' });
    expect(said(story, 'Concurrency')).toMatch(
      /^1 of 1 of the version's provisioned concurrency in use\. 1 of 1 reserved in use \(2 reserved, 1 of them provisioned\)\. /,
    );
  });

  const limited = (limits: Partial<Limits>) => new Story(1, [], limits).withFunction();

  test('of the account', () => {
    const story = limited({ accountConcurrency: 1 });
    story.invoke();
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      '1 of 1 unreserved in use. All functions without a reservation share them.',
    );
  });

  test('of a quota that is less than what is reserved', () => {
    const story = limited({ accountConcurrency: 1 }).withFunction('f', 5);
    story.invoke();
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      "1 of 1 of the account's quota in use. It is less than the 5 that are reserved and provisioned, so it limits all functions together.",
    );
  });

  test('of the scaling rate', () => {
    const story = limited({ environmentsPerScalingPeriod: 1 });
    story.invoke();
    story.invoke();
    expect(said(story, 'Concurrency')).toBe(
      'The function had added as many environments as it may at a time: 1,000 in 10 seconds.',
    );
  });

  test.each([
    [
      undefined,
      'The account takes 10 requests a second for each unit of its quota: 10 a second. Concurrency was free (0 of 1 in use).',
    ],
    [
      1,
      "The function's reserved concurrency takes 10 requests a second for each unit: 10 a second. Concurrency was free (0 of 1 in use).",
    ],
  ])('of the request rate, reserved %s', (reserved, sentence) => {
    const story = new Story(1, [], { accountConcurrency: 1 }).withFunction('f', reserved);
    story.invoke();
    story.init(0);
    for (let request = 0; request < 10; request++) {
      story.succeed(0);
      story.invoke();
    }
    expect(said(story, 'Concurrency')).toBe(sentence);
  });
});

describe('what became of it', () => {
  test('a failure, and that the caller is not served again', () => {
    const story = new Story().withFunction();
    const answer = story.invoke();
    story.init();
    fails(story);
    expect(last(story).requestId).toBe(idOf(answer));
    expect(said(story, 'Outcome')).toBe(
      'The handler failed after 5.00 ms (ValueError). The caller was answered 200 with FunctionError; a synchronous invocation is not tried again.',
    );
  });

  test('a try of an event says that the queue tries again', () => {
    const story = new Story().withFunction();
    const request = { functionName: 'f', qualifier: undefined, payload: new Uint8Array(), clientContext: undefined };
    story.dataPlane.enqueue(request);
    story.after(0).init();
    fails(story);
    expect(said(story, 'Outcome')).toContain(
      'The queue tries a failed event again, after one minute and then after two',
    );
    story.after(60_000);
    const [first, second] = story.dataPlane.decisionTrace.decisions();
    expect(second).toMatchObject({ requestId: first?.requestId, isEvent: true, start: 'warm' });
  });

  test('a throttled event waits', () => {
    const story = new Story().withFunction('f', 1);
    story.invoke();
    story.dataPlane.enqueue({
      functionName: 'f',
      qualifier: undefined,
      payload: new Uint8Array(),
      clientContext: undefined,
    });
    story.after(0);
    expect(said(story, 'Outcome')).toMatch(/^Refused: the queue keeps the event and tries again/);
  });

  test('a timeout', () => {
    const story = new Story().withFunction();
    story.invoke();
    story.init().after(3000);
    expect(said(story, 'Outcome')).toMatch(/^It ran into the function's timeout after 3000\.00 ms/);
  });

  test('an Init that fails', () => {
    const story = new Story().withFunction();
    story.invoke();
    for (let time = 0; time < 2; time++)
      story.tell(story.started().environmentId, {
        type: 'init-failed',
        error: '{}',
        errorType: 'Runtime.ImportModuleError',
        maxMemoryUsedMb: 1,
      });
    expect(said(story, 'Environment')).toContain('Its Init did not succeed and was run again within the invocation.');
    expect(said(story, 'Outcome')).toContain('The runtime ended it after 0.00 ms (Runtime.ImportModuleError).');
  });
});

test('each step names AWS’s page of its rule; as text, a line each', () => {
  const story = new Story().withFunction().withVersion({ version: '1' }).withAlias('prod', '1');
  story.invoke({ qualifier: 'prod' });
  story.init().succeed();
  for (const { rule } of whySteps(last(story)))
    expect(rule.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/lambda\/latest\/dg\/[a-z-]+\.html$/);
  expect(whyText(last(story)).split('\n').slice(0, 2)).toEqual([
    'Qualifier   The request named f and the alias prod.',
    '            https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  ]);
});
