// @vitest-environment happy-dom
/** Steps between addresses, and who is asked before them. */
import { afterEach, expect, test, vi } from 'vitest';
import { AddressHistory, browserEntries, type Question } from './address-history.ts';
import { MemoryEntries } from './entries.test-fixture.ts';

const told = () => new Promise((resolve) => setTimeout(resolve));

function visit(hrefs: string[], at = hrefs.length - 1) {
  const entries = new MemoryEntries(hrefs, at);
  const history = new AddressHistory(entries, '/home');
  const shown: string[] = [];
  history.subscribe(() => shown.push(history.href));
  const back = async (steps = 1) => {
    entries.go(-steps);
    await told();
  };
  const follow = async (href: string) => {
    entries.follow(href);
    await told();
  };
  return { entries, history, shown, back, follow };
}

/** A form that was changed. */
function changed(history: AddressHistory) {
  const asked: (Question | undefined)[] = [];
  const saved = history.guard((question) => asked.push(question));
  return { saved, question: () => asked.at(-1) };
}

test('each way to another address is told, and where its page begins', async () => {
  const { history, shown, back, follow } = visit(['/functions']);
  history.push('/functions/f');
  expect(history.isNew).toBe(true);
  await follow('/settings');
  await back();
  expect(history.isNew).toBe(false);
  await follow('/layers');
  expect(history.isNew).toBe(true);
  expect(shown).toEqual(['/functions/f', '/settings', '/functions/f', '/layers']);
});

test.each(['/', '/?from=elsewhere'])('the empty address %s leads home, in the same entry', async (empty) => {
  const { entries, history, back, follow } = visit(['/functions', empty]);
  expect(history.href).toBe('/home');
  expect(entries.current().href).toBe('/home');
  await back();
  expect(history.href).toBe('/functions');
  await follow(empty);
  expect(history.href).toBe('/home');
});

test.each<[string, (visited: ReturnType<typeof visit>) => Promise<unknown>, goal: string]>([
  ['a step of the console', async ({ history }) => history.push('/settings'), '/settings'],
  ['a link', ({ follow }) => follow('/settings'), '/settings'],
  ['Back', ({ back }) => back(), '/functions'],
  ['Back over two entries', ({ back }) => back(2), '/layers'],
])('%s asks who changed something: to stay is to be where one was', async (_way, go, goal) => {
  const visited = visit(['/layers', '/functions', '/form']);
  const { entries, history, shown, back } = visited;
  const { question } = changed(history);
  for (let time = 0; time < 2; time++) {
    await go(visited);
    expect(history.href).toBe('/form');
    question()?.stay();
    expect(question()).toBeUndefined();
    await told();
    expect(entries.current().href).toBe('/form');
  }
  await go(visited);
  question()?.leave();
  expect(question()).toBeUndefined();
  expect(history.href).toBe(goal);
  expect(shown).toEqual([goal]);
  if (goal === '/settings') {
    history.dropGuards();
    await back();
    expect(history.href).toBe('/form');
  }
});

test('who goes on before an answer is asked about that, and who comes back is asked no more', async () => {
  const { entries, history, back, follow } = visit(['/layers', '/functions', '/form']);
  const { question } = changed(history);
  await back();
  await back();
  question()?.stay();
  await told();
  expect(entries.current().href).toBe('/form');

  await follow('/settings');
  expect(question()).toBeDefined();
  await back();
  expect(question()).toBeUndefined();
  expect(history.href).toBe('/form');
});

test('who went back and then elsewhere stays all the same, though the entry is gone', async () => {
  const { entries, history, back, follow } = visit(['/layers', '/functions', '/form', '/settings'], 2);
  const { question } = changed(history);
  await back();
  await follow('/elsewhere');
  question()?.stay();
  await told();
  expect(entries.current().href).toBe('/form');
  await back();
  question()?.leave();
  expect(history.href).toBe('/functions');
});

test('a link to the address that is shown makes no entry: the one before is one step away', async () => {
  const { entries, history, back, follow } = visit(['/functions', '/form']);
  await follow('/form');
  const { question, saved } = changed(history);
  await back();
  question()?.stay();
  await told();
  expect(entries.current().href).toBe('/form');
  saved();
  await back();
  expect(history.href).toBe('/functions');
});

test('what was saved is left unasked, and the page is unloaded unasked', () => {
  const { history } = visit(['/form']);
  const refused = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const first = changed(history);
  const second = changed(history);
  expect(refused()).toBe(true);
  history.push('/functions', { unasked: true });
  expect(second.question()).toBeUndefined();
  expect(history.href).toBe('/functions');
  second.saved();
  expect(refused()).toBe(true);
  first.saved();
  expect(refused()).toBe(false);
  changed(history);
  history.dropGuards();
  expect(refused()).toBe(false);
  history.push('/layers');
  expect(history.href).toBe('/layers');
});

afterEach(() => void vi.unstubAllGlobals());

test('the browser has them in the hash of its address', () => {
  const entries = browserEntries();
  for (const [hash, href] of [
    ['', '/'],
    ['#', '/'],
    ['#/functions?tab=code', '/functions?tab=code'],
    ['#functions', '/functions'],
    ['#/layers/a%2Fb', '/layers/a%2Fb'],
  ]) {
    vi.stubGlobal('location', { hash });
    expect(entries.current().href).toBe(href);
  }
  vi.unstubAllGlobals();
  entries.push('/functions?tab=code', 3);
  expect(location.hash).toBe('#/functions?tab=code');
  expect(entries.current()).toEqual({ href: '/functions?tab=code', place: 3 });
  entries.replace('/layers', 4);
  expect(entries.current()).toEqual({ href: '/layers', place: 4 });
});
