/**
 * `console` as Lambda's Node.js runtime patches it: one tab-separated line with time, request id and level.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
import inspection from 'late:node-inspect-extracted';

type Level = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

/** Whether nothing is to be formatted. */
const isPlain = (args: unknown[]) =>
  args.every((value) => typeof value === 'string') && (args.length === 1 || !args[0]?.includes('%'));

export class LambdaConsole {
  readonly #write: (text: string) => void;
  readonly #counts = new Map<string, number>();
  readonly #timers = new Map<string, number>();
  #indent = '';
  /** Of the invocation under way; AWS prints `undefined` while there is none. */
  requestId: string | undefined;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  line(level: Level, ...args: unknown[]): void {
    const message = (isPlain(args) ? args.join(' ') : inspection().format(...args)).replace(/^/gm, this.#indent);
    this.#write(`${new Date().toISOString()}\t${this.requestId}\t${level}\t${message}\n`);
  }

  /** The object that takes the place of the global console. */
  methods(): Record<string, (...args: never[]) => void> {
    const at =
      (level: Level) =>
      (...args: unknown[]) =>
        this.line(level, ...args);
    return {
      log: at('INFO'),
      info: at('INFO'),
      debug: at('DEBUG'),
      warn: at('WARN'),
      error: at('ERROR'),
      fatal: at('FATAL'),
      trace: at('TRACE'),
      dir: (value: unknown, options?: object) =>
        this.#write(`${inspection().inspect(value, { customInspect: false, ...options })}\n`),
      table: (rows: unknown) => this.#write(`${inspection().inspect(rows)}\n`),
      assert: (condition: unknown, ...args: unknown[]) => {
        if (!condition) this.line('WARN', inspection().formatWithOptions({}, 'Assertion failed', ...args));
      },
      count: (label = 'default') => {
        const count = (this.#counts.get(label) ?? 0) + 1;
        this.#counts.set(label, count);
        this.line('INFO', `${label}: ${count}`);
      },
      countReset: (label = 'default') => void this.#counts.delete(label),
      time: (label = 'default') => void this.#timers.set(label, performance.now()),
      timeLog: (label = 'default', ...args: unknown[]) => this.line('INFO', this.#elapsed(label), ...args),
      timeEnd: (label = 'default') => {
        this.line('INFO', this.#elapsed(label));
        this.#timers.delete(label);
      },
      group: (...args: unknown[]) => {
        if (args.length > 0) this.line('INFO', ...args);
        this.#indent += '  ';
      },
      groupEnd: () => {
        this.#indent = this.#indent.slice(2);
      },
    };
  }

  #elapsed(label: string): string {
    return `${label}: ${(performance.now() - (this.#timers.get(label) ?? performance.now())).toFixed(3)}ms`;
  }
}
