import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONNECT_HEADER, TOKEN_HEADER } from '../api/bridge.ts';
import { BridgeServer, type Sent, SIGNED } from './bridge.test-fixture.ts';
import { LARGEST_REQUEST_BYTES } from './bridge.ts';

let server: BridgeServer;
beforeEach(async () => {
  server = await BridgeServer.open();
});
afterEach(() => server.close());

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const scope = (service: string) => SIGNED.authorization.replace('/lambda/', `/${service}/`);

test('a request goes to the tab as it came, and its answer comes back', async () => {
  const tab = await server.openTab();
  const path = '/2015-03-31/functions/f%3Aprod/invocations?Qualifier=a%20b&List=1&List=2';
  const answer = await server.send({
    method: 'POST',
    path,
    headers: { ...SIGNED, 'X-Amz-Log-Type': 'Tail' },
    body: new Uint8Array(5),
  });
  expect(answer).toMatchObject({ status: 200, body: 'lambda POST /2015-03-31/functions/f%3Aprod/invocations 5' });
  expect(tab.heard[0]).toMatchObject({
    service: 'lambda',
    path: '/2015-03-31/functions/f%3Aprod/invocations',
    query: { Qualifier: 'a b', List: ['1', '2'] },
    headers: { 'x-amz-log-type': 'Tail' },
  });
  expect(Object.keys(tab.heard[0]?.headers ?? {})).not.toContain('authorization');
});

test('the service is that of the credential scope, in a header or presigned', async () => {
  await server.openTab();
  for (const service of ['lambda', 'monitoring', 'logs', 'iam', 'sts']) {
    const { body } = await server.send({ method: 'POST', path: '/', headers: { authorization: scope(service) } });
    expect(body).toBe(`${service} POST / 0`);
  }
  const presigned = '/?X-Amz-Credential=test%2F20260101%2Fus-east-1%2Fsts%2Faws4_request&Action=GetCallerIdentity';
  expect((await server.send({ path: presigned, headers: {} })).body).toBe('sts GET / 0');
});

test('files of the page are the page’s', async () => {
  const tab = await server.openTab();
  for (const path of ['/', '/index.html', '/assets/index-1.js', '/packages/x.txt']) {
    expect((await server.send({ path, headers: {} })).body).toBe('a file of the page');
  }
  expect(tab.heard).toEqual([]);
});

test('a package is answered to whoever has its address', async () => {
  await server.openTab();
  const { body } = await server.send({ path: '/packages/ab%2Fc%2B%3D.zip', headers: {} });
  expect(body).toBe('coldspark GET /packages/ab%2Fc%2B%3D.zip 0');
});

describe('refused, and no tab hears of it', () => {
  const large = new Uint8Array(LARGEST_REQUEST_BYTES / 4);
  const refused: [string, Sent, number, RegExp][] = [
    ['a foreign Host', { headers: { ...SIGNED, host: 'evil.example' } }, 403, /on this computer only/],
    ['a Host of the local network', { headers: { ...SIGNED, host: '192.168.1.7:4173' } }, 403, /on this computer only/],
    ['a Host that only looks local', { headers: { ...SIGNED, host: '127.0.0.1.evil.example' } }, 403, /this computer/],
    ['a foreign Origin', { headers: { ...SIGNED, origin: 'https://evil.example' } }, 403, /no requests of web pages/],
    ['the Origin of a sandboxed page', { headers: { ...SIGNED, origin: 'null' } }, 403, /no requests of web pages/],
    ['a page of another port', { headers: { ...SIGNED, 'sec-fetch-site': 'same-site' } }, 403, /of web pages/],
    ['a link on another site', { headers: { ...SIGNED, 'sec-fetch-site': 'cross-site' } }, 403, /of web pages/],
    [
      'a package asked by a page',
      { path: '/packages/a.zip', headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      /pages/,
    ],
    ['no signature', { headers: {} }, 403, /Missing Authentication Token/],
    [
      'a service that is not here',
      { path: '/', headers: { authorization: scope('dynamodb') } },
      404,
      /no service (&quot;|")dynamodb/,
    ],
    [
      'our own contract',
      { method: 'POST', path: '/ResetAccount', headers: { authorization: scope('coldspark') } },
      404,
      /no service/,
    ],
    [
      'a body over the limit',
      {
        method: 'POST',
        headers: { ...SIGNED, 'content-length': String(LARGEST_REQUEST_BYTES + 1) },
        body: [large, large, large, large, new Uint8Array(1)],
      },
      413,
      /Request must be smaller than 104857600 bytes/,
    ],
    [
      'a body over the limit that hides its length',
      { method: 'POST', body: [large, large, large, large, new Uint8Array(1)] },
      413,
      /Request must be smaller/,
    ],
  ];
  test.each(refused)('%s', async (_, sent, status, message) => {
    const tab = await server.openTab();
    const answer = await server.send(sent);
    expect(answer).toMatchObject({ status, body: expect.stringMatching(message) });
    expect(answer.headers['x-amzn-errortype']).toMatch(/./);
    expect(tab.heard).toEqual([]);
    await server.send();
    expect(tab.heard).toHaveLength(1);
  });
});

describe('the socket', () => {
  test('needs the token and the page’s own origin', async () => {
    const token = await server.token();
    const own = `http://${server.host}`;
    expect(await server.tryToConnect(own, token)).toBe(101);
    expect(await server.tryToConnect(own, token.replace(/./g, '0'))).toBe(403);
    expect(await server.tryToConnect(own, 'short')).toBe(403);
    expect(await server.tryToConnect('https://evil.example', token)).toBe(403);
    expect(await server.tryToConnect(`http://127.0.0.1:${server.port + 1}`, token)).toBe(403);
    expect(await server.tryToConnect('http://evil.example', token, { host: 'evil.example' })).toBe(403);
  });

  test.each<[string, Record<string, string>]>([
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a program', {}],
    [
      'a page under a name that was rebound to this computer',
      { 'sec-fetch-site': 'same-origin', host: 'evil.example' },
    ],
  ])('gives no token to %s', async (_, headers) => {
    const answer = await server.send({ path: '/', headers: { ...headers, [CONNECT_HEADER]: 'connect' } });
    expect(answer.status).toBe(403);
    expect(answer.headers[TOKEN_HEADER]).toBeUndefined();
  });
});

describe('tabs come and go', () => {
  test('no tab: 503 and one sentence, in the protocol of the request', async () => {
    const sentence = `No Coldspark tab is open: open http://${server.host}/ in a browser and try again.`;
    const json = await server.send();
    expect(json.status).toBe(503);
    expect(JSON.parse(json.body)).toMatchObject({ message: sentence });
    const xml = await server.send({ method: 'POST', path: '/', headers: { authorization: scope('sts') } });
    expect(xml.status).toBe(503);
    expect(xml.body).toContain(`<Message>${sentence}</Message>`);
  });

  test('a tab that closes before it answered: 500, and it says what is not known', async () => {
    const tab = await server.openTab(() => undefined);
    const answer = server.send();
    await tab.untilHeard(1);
    tab.close();
    expect(await answer).toMatchObject({ status: 500, body: expect.stringMatching(/closed before it answered/) });
  });

  test('a tab that speaks another language is left, and the server lives on', async () => {
    const tab = await server.openTab(() => undefined);
    const answer = server.send();
    await tab.untilHeard(1);
    tab.sendGarbage();
    expect((await answer).status).toBe(500);
    await server.openTab();
    expect((await server.send()).status).toBe(200);
  });

  test('the tab that came last answers; when it goes, the one before', async () => {
    const first = await server.openTab(() => 'first');
    const second = await server.openTab(() => 'second');
    await first.untilActive(false);
    expect((await server.send()).body).toBe('second');
    second.close();
    await first.untilActive(true);
    expect((await server.send()).body).toBe('first');
  });
});

test('a hundred calls at once each get their own answer', async () => {
  await server.openTab();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => server.send({ path: `/2015-03-31/functions/f${index}` })),
  );
  expect(answers.map(({ body }) => body)).toEqual(
    Array.from({ length: 100 }, (_, index) => `lambda GET /2015-03-31/functions/f${index} 0`),
  );
});

test('the zip of a deployment package of 50 MB, as base64, passes', async () => {
  await server.openTab();
  const body = new Uint8Array(70 * 1024 * 1024);
  expect((await server.send({ method: 'POST', body })).body).toBe(`lambda POST /2015-03-31/functions/ ${body.length}`);
});

describe('the clock', () => {
  const PATH = '/coldspark/clock';

  test('is read and turned by programs, signed or not, in our own contract', async () => {
    const tab = await server.openTab(
      ({ service, method, path, body }) => `${service} ${method} ${path} ${textOf(body)}`,
    );
    const body = new TextEncoder().encode('{"seconds": 21600}');
    expect((await server.send({ path: PATH, headers: {} })).body).toBe('coldspark POST /GetClock ');
    for (const path of [PATH, '/AdvanceClock']) {
      for (const headers of [{}, { authorization: scope('coldspark') }]) {
        const answer = await server.send({ method: 'POST', path, headers, body });
        expect(answer).toMatchObject({ status: 200, body: 'coldspark POST /TurnClock {"seconds": 21600}' });
      }
    }
    expect(tab.heard).toHaveLength(5);
  });

  test('is for no page, no other computer, and no other method', async () => {
    const tab = await server.openTab();
    const refused: [Record<string, string>, string, number, RegExp][] = [
      [{ origin: 'https://evil.example' }, 'POST', 403, /no requests of web pages/],
      [{ origin: `http://${server.host}` }, 'POST', 403, /no requests of web pages/],
      [{ 'sec-fetch-site': 'cross-site' }, 'GET', 403, /no requests of web pages/],
      [{ host: 'evil.example' }, 'POST', 403, /on this computer only/],
      [{}, 'DELETE', 400, /read with GET and turned with POST/],
    ];
    for (const [headers, method, status, sentence] of refused) {
      const answer = await server.send({ method, path: PATH, headers });
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body).message).toMatch(sentence);
    }
    expect(tab.heard).toEqual([]);
  });

  test('without a tab says so', async () => {
    const answer = await server.send({ method: 'POST', path: PATH, headers: {} });
    expect([answer.status, JSON.parse(answer.body).message]).toEqual([503, expect.stringMatching(/^No Coldspark tab/)]);
  });
});

describe('a function URL', () => {
  const URL_ID = 'abcdefghijklmnopqrstuvwxyz012345';
  const HOSTS = [
    `${URL_ID}.lambda-url.us-east-1.on.aws`,
    `${URL_ID}.lambda-url.us-east-1.localhost:4173`,
    `${URL_ID.toUpperCase()}.LAMBDA-URL.US-EAST-1.ON.AWS`,
  ];

  test.each(HOSTS)('is known by its Host: %s', async (host) => {
    const tab = await server.openTab();
    const path = '/index.html?a=%20b&a=c';
    const headers = { host, authorization: SIGNED.authorization, cookie: 'a=1', connection: 'keep-alive' };
    expect(await server.send({ method: 'PUT', path, headers, body: new Uint8Array(3) })).toMatchObject({
      status: 200,
      body: `function-url PUT ${path} 3`,
    });
    expect(tab.heard[0]?.headers).toEqual({
      host,
      authorization: SIGNED.authorization,
      cookie: 'a=1',
      'content-length': '3',
    });
  });

  test.each([
    ['a1b2c3d4e5.execute-api.localhost', 'execute-api'],
    ['shop.elb.localhost', 'elb'],
  ])('and so are an API and a load balancer, which see headers as they were sent: %s', async (host, door) => {
    const tab = await server.openTab();
    const headers = { Host: host, 'tEsT-HEADeR': 'aValUE', Connection: 'keep-alive' };
    expect((await server.send({ path: '/stage/a%2Fb?x=1', headers })).body).toBe(`${door} GET /stage/a%2Fb?x=1 0`);
    expect(tab.heard[0]?.headerLines).toEqual([
      ['Host', host],
      ['tEsT-HEADeR', 'aValUE'],
    ]);
    expect((await server.send({ headers: { host, origin: `http://${host}` } })).status).toBe(403);
  });

  test('answers no page of any origin, and gives its own page neither token nor socket', async () => {
    const tab = await server.openTab();
    for (const host of HOSTS) {
      for (const headers of [{ origin: `http://${host}` }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
        expect((await server.send({ headers: { host, ...headers } })).status).toBe(403);
      const asking = { host, [CONNECT_HEADER]: 'connect', 'sec-fetch-site': 'same-origin' };
      const answer = await server.send({ method: 'HEAD', path: '/', headers: asking });
      expect(answer.status).toBe(403);
      expect(answer.headers).not.toHaveProperty(TOKEN_HEADER);
      expect(await server.tryToConnect(`http://${host}`, await server.token(), { host })).toBe(403);
    }
    expect(tab.heard).toEqual([]);
  });

  test('says where the console is when no tab is open', async () => {
    const answer = await server.send({ headers: { host: HOSTS[1] ?? '' } });
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body).message).toContain('http://localhost:4173/');
  });
});

describe('S3', () => {
  const SIGNED_S3 = { authorization: scope('s3') };

  test.each([
    ['by path', '127.0.0.1', SIGNED_S3, '/b/k'],
    ['by path, at a name of its own', 's3.localhost:4173', {}, '/b/k'],
    ['with an address that was presigned the old way', '127.0.0.1', {}, '/b/k?AWSAccessKeyId=a&Signature=b&Expires=1'],
    ['by Host', 'b.s3.localhost:4173', {}, '/k'],
    ['by Host, as clients do that are given localhost', 'b.localhost:4173', SIGNED_S3, '/k'],
  ])('is asked %s', async (_, host, headers, path) => {
    const tab = await server.openTab();
    expect((await server.send({ path, headers: { host, ...headers } })).body).toBe('s3 GET /b/k 0');
    // whether somebody has signed decides there what nobody may
    expect(tab.heard[0]?.headers).toEqual({ host, ...headers });
  });

  test('a bucket may have dots in its name', async () => {
    await server.openTab();
    expect((await server.send({ path: '/k', headers: { host: 'a.b.s3.localhost' } })).body).toBe('s3 GET /a.b/k 0');
  });

  test('a body comes piece by piece, each when the one before was taken', async () => {
    const pieces = ['a'.repeat(100_000), 'b'.repeat(100_000), 'c'];
    const tab = await server.openTab(() => ({ pieces }));
    const answer = await server.send({ path: '/b/k', headers: SIGNED_S3 });
    expect(answer.body).toBe(pieces.join(''));
    expect(answer.headers['content-length']).toBe(String(pieces.join('').length));
    expect(tab.gone).toEqual([]);
  });

  test('a body that cannot be read to its end is cut off, so that nobody takes it for whole', async () => {
    const tab = await server.openTab(() => ({ pieces: ['a', 'b'], isBroken: true }));
    await expect(server.send({ path: '/b/k', headers: SIGNED_S3 })).rejects.toThrow(/aborted|hang up/);
    await tab.untilHeard(1);
  });

  test('the tab is told of a client that goes away', async () => {
    const tab = await server.openTab(() => undefined);
    const going = server.sendAndLeave({ path: '/b/k', headers: SIGNED_S3 });
    await tab.untilHeard(1);
    going.destroy();
    await tab.untilGone(1);
  });

  test('HEAD says how long the body is that it does not bring', async () => {
    await server.openTab(() => ({ pieces: [''], headers: { 'content-length': '12345' } }));
    const answer = await server.send({ method: 'HEAD', path: '/b/k', headers: SIGNED_S3 });
    expect(answer.headers['content-length']).toBe('12345');
  });

  test('an object that a browser opens runs nothing; a page reads none and leads to none but by GET', async () => {
    await server.openTab(() => ({ pieces: ['<script>'], headers: { server: 'AmazonS3' } }));
    const host = 'b.s3.localhost:4173';
    const opened = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const answer = await server.send({ path: '/k', headers: opened });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' });
    for (const [method, headers] of [
      ['POST', opened],
      ['GET', { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
      ['GET', { host, origin: 'null' }],
    ] as const)
      expect((await server.send({ method, path: '/k', headers })).status).toBe(403);
  });

  test('gives its own page neither token nor socket', async () => {
    await server.openTab();
    const host = 'b.s3.localhost:4173';
    const asking = { host, [CONNECT_HEADER]: 'connect', 'sec-fetch-site': 'same-origin' };
    const answer = await server.send({ method: 'HEAD', path: '/', headers: asking });
    expect(answer.headers).not.toHaveProperty(TOKEN_HEADER);
    expect(await server.tryToConnect(`http://${host}`, await server.token(), { host })).toBe(403);
  });
});
