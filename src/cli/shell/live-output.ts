/**
 * Output as it comes. The interpreter hands over a line's output when the line has ended; so every simple command whose
 * output would reach the screen is redirected to it, command by command. Functions of earlier lines go before the line.
 */
import type { Bash } from 'just-bash/browser';
import { TTY } from './shell-files.ts';

type Plugin = Parameters<Bash['registerTransformPlugin']>[0];
type Script = Parameters<Plugin['transform']>[0]['ast'];
type Statement = Script['statements'][number];
type Command = Statement['pipelines'][number]['commands'][number];
type SimpleCommand = Extract<Command, { type: 'SimpleCommand' }>;
type Redirection = SimpleCommand['redirections'][number];
type FunctionDefinition = Extract<Command, { type: 'FunctionDef' }>;

/** Which of a command's outputs reach the screen. */
interface OnScreen {
  out: boolean;
  error: boolean;
}

/** They change the shell itself, which a redirection of theirs would undo or outlast. */
const SHELLS_OWN = new Set([
  'exec',
  'source',
  '.',
  'eval',
  'return',
  'break',
  'continue',
  'exit',
  'set',
  'read',
  'mapfile',
]);

export class LiveOutput implements Plugin {
  readonly name = 'live-output';
  readonly #functions = new Map<string, Statement>();

  transform({ ast }: Parameters<Plugin['transform']>[0]): ReturnType<Plugin['transform']> {
    const earlier = [...this.#functions.values()];
    for (const statement of ast.statements) {
      const definition = definitionIn(statement);
      if (definition) this.#functions.set(definition.name, statement);
      redirectStatement(statement, { out: true, error: true });
    }
    ast.statements.unshift(...earlier);
    return { ast };
  }
}

function definitionIn({ pipelines }: Statement): FunctionDefinition | undefined {
  const [command] = pipelines[0]?.commands ?? [];
  return pipelines.length === 1 && command?.type === 'FunctionDef' ? command : undefined;
}

function redirectAll(statements: readonly Statement[], screen: OnScreen): void {
  for (const statement of statements) redirectStatement(statement, screen);
}

function redirectStatement({ pipelines }: Statement, screen: OnScreen): void {
  for (const { commands, pipeStderr } of pipelines)
    for (const [index, command] of commands.entries())
      redirect(command, {
        out: screen.out && index === commands.length - 1,
        error: screen.error && !pipeStderr?.[index],
      });
}

function redirect(command: Command, around: OnScreen): void {
  const screen = 'redirections' in command ? stillOnScreen(command.redirections, around) : around;
  switch (command.type) {
    case 'SimpleCommand':
      redirectSimple(command, screen);
      break;
    case 'If':
      for (const { condition, body } of command.clauses) redirectAll([...condition, ...body], screen);
      redirectAll(command.elseBody ?? [], screen);
      break;
    case 'While':
    case 'Until':
      redirectAll([...command.condition, ...command.body], screen);
      break;
    case 'For':
    case 'CStyleFor':
    case 'Group':
    case 'Subshell':
      redirectAll(command.body, screen);
      break;
    case 'Case':
      for (const { body } of command.items) redirectAll(body, screen);
      break;
    default:
    // a function's body stays as it is: it may be called where its output is taken
  }
}

function redirectSimple(command: SimpleCommand, { out, error }: OnScreen): void {
  const name = literal(command);
  if (!command.name || (name !== undefined && SHELLS_OWN.has(name))) return;
  // 2>&1 and the like refer to what the outputs are at that moment
  if (command.redirections.some(({ operator }) => operator === '>&')) return;
  if (error) command.redirections.unshift(toScreen(2));
  if (out) command.redirections.unshift(toScreen(1));
}

function stillOnScreen(redirections: readonly Redirection[], { out, error }: OnScreen): OnScreen {
  const screen = { out, error };
  for (const { operator, fd } of redirections) {
    if (operator === '&>' || operator === '&>>') return { out: false, error: false };
    if (operator !== '>' && operator !== '>>' && operator !== '>|' && operator !== '>&') continue;
    if (fd === 2) screen.error = false;
    else if ((fd ?? 1) === 1) screen.out = false;
  }
  return screen;
}

function literal({ name }: SimpleCommand): string | undefined {
  const [part, ...others] = name?.parts ?? [];
  return others.length === 0 && part?.type === 'Literal' ? part.value : undefined;
}

const toScreen = (fd: number): Redirection => ({
  type: 'Redirection',
  fd,
  operator: '>',
  target: { type: 'Word', parts: [{ type: 'Literal', value: TTY }] },
});
