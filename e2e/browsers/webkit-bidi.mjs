#!/usr/bin/env node
// @ts-check
/**
 * Stands where Playwright starts Firefox, and is WebKitGTK: answers the part of WebDriver BiDi that Playwright speaks with
 * classic WebDriver, all that the browser has. A user context is a browser of its own. Frames and workers are not told
 * of, for no journey looks into one; what has no counterpart (emulation, network, permissions) is answered as done.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { WebSocketServer } from 'ws';
import { INSERT_TEXT } from './insert-text.mjs';
import { installAgent } from './page-agent.mjs';
import { WebKitSession } from './webkit-session.mjs';

const AGENT = 'coldspark-webdriver';
const FIND_AGENT = `const agent = window[Symbol.for('${AGENT}')];`;

/**
 * @typedef {{ session?: WebKitSession, timeZone?: string, downloads?: string, acted?: string, viewport?: { width: number, height: number }, spare?: string }} UserContext
 * @typedef {{ id: string, realm: string, url: string, navigation?: string, owner: UserContext, session: WebKitSession }} Tab
 */

/** @type {Map<string, UserContext>} */
const userContexts = new Map([['default', {}]]);
/** @type {Map<string, Tab>} */
const tabs = new Map();
/** @type {string[]} */
const preloadScripts = [INSERT_TEXT];
/** @type {(event: string, params: any) => void} */
let emit = () => {};

/** @param {Tab} tab @param {string} body @param {any[]} [args] */
const execute = (tab, body, args = []) => tab.session.command(tab.id, 'POST', '/execute/sync', { script: body, args });

/** @param {string} id */
function tabOf(id) {
  const tab = tabs.get(id) ?? [...tabs.values()].find(({ realm }) => realm === id);
  if (!tab) throw Object.assign(new Error(`no tab ${id}`), { code: 'no such frame' });
  return tab;
}

/** @param {string} id */
function userContextOf(id) {
  const owner = userContexts.get(id);
  if (!owner) throw new Error(`no user context ${id}`);
  return owner;
}

/** If the tab shows another document, Playwright forgets what it held of the last one. @param {Tab} tab */
async function enterDocument(tab) {
  const script = `${FIND_AGENT}
    if (agent) return '';
    (${installAgent})(${JSON.stringify(AGENT)}, ${JSON.stringify(tab.id)});
    ${preloadScripts.map((each) => `(${each})();`).join('\n')}
    return location.href;`;
  const url = await execute(tab, script);
  if (!url) return;
  const params = { context: tab.id, navigation: tab.navigation ?? randomUUID(), url };
  emit('browsingContext.navigationStarted', params);
  emit('script.realmDestroyed', { realm: tab.realm });
  emit('browsingContext.navigationCommitted', params);
  tab.realm = randomUUID();
  tab.url = url;
  emit('script.realmCreated', { realm: tab.realm, context: tab.id, type: 'window', origin: url });
  emit('browsingContext.domContentLoaded', params);
  emit('browsingContext.load', params);
}

/** @param {Tab} tab @param {{ url: string, log: { level: string, text: string }[] }} state */
function report(tab, { url, log }) {
  const source = { realm: tab.realm, context: tab.id };
  for (const { level, text } of log) {
    if (level === 'uncaught') emit('log.entryAdded', { type: 'javascript', level: 'error', text, source });
    else emit('log.entryAdded', { type: 'console', method: level, args: [{ type: 'string', value: text }], source });
  }
  if (url === tab.url) return;
  tab.url = url;
  emit('browsingContext.historyUpdated', { context: tab.id, url });
}

/** What the page has said until its end. @param {Tab} tab */
async function reportLast(tab) {
  const script = `${FIND_AGENT} return agent && { url: location.href, log: agent.takeLog() };`;
  const state = await execute(tab, script).catch(() => null);
  if (state) report(tab, state);
}

/** As an expression, or where it is none as statements. @param {string} source */
function compiledAs(source) {
  const expression = source.replace(/[;\s]+$/, '');
  try {
    new Script(`(${expression}\n)`);
    return `() => (${expression}\n)`;
  } catch {
    return `() => { ${source}\n }`;
  }
}

/** The texts that Playwright's scripts will evaluate in the page, from what they are given. @param {any} value @returns {string[]} */
function codeIn(value) {
  if (!Array.isArray(value?.value)) return [];
  /** @type {Record<string, any>} */
  const fields =
    value.type === 'object' ? Object.fromEntries(value.value.map((/** @type {any} */ [k, v]) => [k.value, v])) : {};
  const inner = (value.type === 'object' ? Object.values(fields) : value.value).flatMap(codeIn);
  if (fields.k?.value === 'functionText') return [`(${fields.v.value})`, ...inner];
  return ['expression', 'callbackText'].includes(fields.k?.value) ? [fields.v.value, ...inner] : inner;
}

/** @param {any} params @param {string} declaration @param {any[]} args @param {string[]} texts what it evaluates */
async function run({ target, resultOwnership, serializationOptions }, declaration, args, texts) {
  const tab = tabOf(target.context ?? target.realm);
  const how = { owned: resultOwnership === 'root', depth: serializationOptions?.maxObjectDepth ?? null };
  const body = `${FIND_AGENT}
    if (!agent) return '';
    ${texts.map((text) => `agent.learn(${JSON.stringify(text)}, ${compiledAs(text)});`).join('\n')}
    const answer = agent.call(${declaration}, ...JSON.parse(arguments[0]));
    return JSON.stringify({ answer, url: location.href, log: agent.takeLog() });`;
  const said = await execute(tab, body, [JSON.stringify([args, how])]);
  if (!said) {
    await enterDocument(tab);
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw Object.assign(new Error('the document is gone'), { code: 'no such handle' });
  }
  const state = JSON.parse(said);
  report(tab, state);
  const { realm } = tab;
  if (!state.answer.pending) return { ...state.answer, realm };
  const wait = `${FIND_AGENT} agent.wait(arguments[0], arguments[1]);`;
  const script = { script: wait, args: [state.answer.pending] };
  return { ...JSON.parse(await tab.session.command(tab.id, 'POST', '/execute/async', script, true)), realm };
}

/** @param {Tab} tab @param {{ width: number, height: number }} viewport */
async function resize(tab, { width, height }) {
  const measure = () => execute(tab, 'return [innerWidth, innerHeight]');
  let [moreWidth, moreHeight] = [0, 0];
  for (let tries = 0; tries < 10; tries++) {
    const [nowWidth, nowHeight] = await measure();
    if (nowWidth === width && nowHeight === height) return;
    [moreWidth, moreHeight] = tries === 0 ? [0, 0] : [moreWidth + width - nowWidth, moreHeight + height - nowHeight];
    const rect = { x: 0, y: 0, width: width + moreWidth, height: height + moreHeight };
    await tab.session.command(tab.id, 'POST', '/window/rect', rect);
  }
}

/**
 * Of the tab that was acted on last. Playwright looks for it in its folder, under the name that was suggested.
 * @param {UserContext} owner @param {string} path
 */
function takeDownload(owner, path) {
  const download = randomUUID();
  const context = owner.acted;
  const suggestedFilename = basename(path);
  emit('browsingContext.downloadWillBegin', { context, download, url: '', suggestedFilename });
  if (owner.downloads) copyFileSync(path, join(owner.downloads, suggestedFilename));
  rmSync(path);
  emit('browsingContext.downloadEnd', { context, download, status: 'complete' });
}

/** @type {Record<string, (params: any) => any>} */
const METHODS = {
  'session.new': () => ({
    sessionId: randomUUID(),
    capabilities: { browserName: 'webkit', browserVersion: '', userAgent: '' },
  }),
  'network.addIntercept': () => ({ intercept: 'none' }),
  'network.addDataCollector': () => ({ collector: 'none' }),
  'storage.getCookies': () => ({ cookies: [] }),
  'browser.createUserContext': () => {
    const userContext = randomUUID();
    userContexts.set(userContext, {});
    return { userContext };
  },
  'browser.removeUserContext': async ({ userContext }) => {
    const owner = userContextOf(userContext);
    userContexts.delete(userContext);
    for (const tab of tabs.values()) {
      if (tab.owner !== owner) continue;
      await reportLast(tab);
      tabs.delete(tab.id);
      emit('browsingContext.contextDestroyed', { context: tab.id, parent: null });
    }
    await owner.session?.close();
  },
  'emulation.setTimezoneOverride': ({ timezone, userContexts: ids }) => {
    for (const id of ids) userContextOf(id).timeZone = timezone;
  },
  'browser.setDownloadBehavior': ({ downloadBehavior, userContexts: ids = [] }) => {
    for (const id of ids) userContextOf(id).downloads = downloadBehavior.destinationFolder;
  },
  'browsingContext.create': async ({ userContext = 'default' }) => {
    const owner = userContextOf(userContext);
    let id = owner.spare;
    delete owner.spare;
    if (!owner.session) {
      owner.session = await WebKitSession.open(owner.timeZone ? { timeZone: owner.timeZone } : {});
      id = owner.session.window;
      owner.session.onDownload((path) => takeDownload(owner, path));
    }
    id ??= /** @type {string} */ (await owner.session.newWindow());
    const tab = { id, realm: '', url: 'about:blank', owner, session: owner.session };
    tabs.set(id, tab);
    if (owner.viewport) await resize(tab, owner.viewport);
    emit('browsingContext.contextCreated', { context: id, url: tab.url, userContext, parent: null, children: null });
    await enterDocument(tab);
    return { context: id };
  },
  'browsingContext.close': async ({ context }) => {
    const tab = tabOf(context);
    const { owner, session } = tab;
    await reportLast(tab);
    // a browser whose last window closes ends
    if ([...tabs.values()].filter((each) => each.owner === owner).length === 1) owner.spare = await session.newWindow();
    await session.command(tab.id, 'DELETE', '/window');
    tabs.delete(tab.id);
    emit('browsingContext.contextDestroyed', { context, parent: null });
  },
  'browsingContext.setViewport': async ({ context, userContexts: ids = [], viewport }) => {
    for (const id of ids) userContextOf(id).viewport = viewport;
    if (context) await resize(tabOf(context), viewport);
  },
  'browsingContext.navigate': async ({ context, url }) => {
    const tab = tabOf(context);
    const { realm } = tab;
    const navigation = randomUUID();
    tab.navigation = navigation;
    // the browser would load the document anew
    const within = url.includes('#') && url.split('#')[0] === tab.url.split('#')[0];
    if (within) await execute(tab, 'location.assign(arguments[0]);', [url]);
    else await tab.session.command(tab.id, 'POST', '/url', { url });
    await enterDocument(tab);
    delete tab.navigation;
    if (tab.realm === realm) {
      tab.url = url;
      emit('browsingContext.fragmentNavigated', { context, navigation, url });
    }
    return { navigation, url };
  },
  'browsingContext.reload': async ({ context }) => {
    const tab = tabOf(context);
    await tab.session.command(tab.id, 'POST', '/refresh', {});
    await enterDocument(tab);
    return { navigation: null, url: tab.url };
  },
  'script.addPreloadScript': ({ functionDeclaration }) => {
    preloadScripts.push(functionDeclaration);
    return { script: randomUUID() };
  },
  'script.evaluate': (params) => run(params, compiledAs(params.expression), [], []),
  'script.callFunction': (params) => {
    const { functionDeclaration, arguments: args = [] } = params;
    const evaluated = functionDeclaration.includes('utilityScript.evaluate(') ? args[3].value : undefined;
    // Playwright's own way to insert text
    if (evaluated?.includes('injectedScript.extend(')) return { type: 'success', result: { type: 'undefined' } };
    const texts = evaluated === undefined ? [] : [evaluated, ...args.flatMap(codeIn)];
    return run(params, `(${functionDeclaration}\n)`, args, texts);
  },
  'script.disown': async ({ target, handles }) => {
    const tab = tabOf(target.context ?? target.realm);
    await execute(tab, `${FIND_AGENT} agent?.disown(arguments[0]);`, [handles]);
  },
  'input.performActions': async ({ context, actions }) => {
    const tab = tabOf(context);
    tab.owner.acted = context;
    await tab.session.command(context, 'POST', '/actions', { actions });
  },
  'input.setFiles': async ({ context, element, files }) => {
    const tab = tabOf(context);
    const found = await execute(tab, `${FIND_AGENT} return agent.element(arguments[0]);`, [element.sharedId]);
    const path = `/element/${Object.values(found)[0]}/value`;
    await tab.session.command(context, 'POST', path, { text: files.join('\n') });
  },
  'browser.close': () => void end(),
};

/** What has no counterpart here, and what it changes no journey depends on. */
const DONE = /^(session|storage|emulation|network|permissions|browser|browsingContext\.activate)\b/;

/** @param {{ id: number, method: string, params: any }} message */
async function answer({ id, method, params }) {
  try {
    const perform = METHODS[method];
    if (!perform && !DONE.test(method)) return { type: 'error', id, error: 'unknown command', message: method };
    return { type: 'success', id, result: (await perform?.(params)) ?? {} };
  } catch (error) {
    const { message, code } = /** @type {Error & { code?: string }} */ (error);
    return { type: 'error', id, error: code ?? 'unknown error', message };
  }
}

async function end() {
  await Promise.all([...userContexts.values()].map(({ session }) => session?.close()));
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => void end());

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
await once(server, 'listening');
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
console.error(`WebDriver BiDi listening on ws://127.0.0.1:${port}`);
server.on('connection', (client) => {
  emit = (method, params) =>
    client.send(JSON.stringify({ type: 'event', method, params: { timestamp: Date.now(), ...params } }));
  client.on('message', async (data) => client.send(JSON.stringify(await answer(JSON.parse(String(data))))));
  client.on('close', () => void end());
});
