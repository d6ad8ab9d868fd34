/**
 * Metric math: arithmetic over time series, as in `100 - 100 * errors / MAX([errors, invocations])`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 *
 * Differs from AWS: the operators + - * / ^, and the functions SUM, AVG, MIN, MAX, METRICS and FILL (with a number or
 * REPEAT). All others are refused.
 */
import { ServiceException } from '../../api/errors.ts';

/** Values by the start of their period. */
export interface Series {
  startMs: number;
  endMs: number;
  periodMs: number;
  points: ReadonlyMap<number, number>;
}

const FILLED_POINTS = 100_800;

type Value = number | Series | Series[];

const isSeries = (value: Value): value is Series => typeof value === 'object' && !Array.isArray(value);

/** Evaluates the expression `id`; those it uses are evaluated, too, and added to `series`. */
export function evaluate(id: string, expressions: ReadonlyMap<string, string>, series: Map<string, Series>): Series {
  return new Evaluation(expressions, series).run(id);
}

class Evaluation {
  readonly #expressions: ReadonlyMap<string, string>;
  readonly #series: Map<string, Series>;
  readonly #running = new Set<string>();

  constructor(expressions: ReadonlyMap<string, string>, series: Map<string, Series>) {
    this.#expressions = expressions;
    this.#series = series;
  }

  run(id: string): Series {
    const known = this.#series.get(id);
    if (known) return known;
    if (this.#running.has(id)) throw refusal(id, 'it uses itself');
    this.#running.add(id);
    const parser = new Parser(id, this.#expressions.get(id) ?? '', (name) => this.#lookUp(id, name), this.#metrics());
    const value = parser.parse();
    if (!isSeries(value)) throw refusal(id, 'it must result in one time series');
    this.#series.set(id, value);
    return value;
  }

  #lookUp(user: string, name: string): Series {
    const known = this.#series.get(name);
    if (known) return known;
    if (!this.#expressions.has(name)) throw refusal(user, `there is no query with the Id ${name}`);
    return this.run(name);
  }

  #metrics(): Series[] {
    return [...this.#series].filter(([id]) => !this.#expressions.has(id)).map(([, series]) => series);
  }
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(\S))/gy;

/** Recursive descent, one method for each level of precedence; values instead of a tree. */
class Parser {
  readonly #id: string;
  readonly #tokens: string[];
  readonly #lookUp: (name: string) => Series;
  readonly #metrics: Series[];
  #next = 0;

  constructor(id: string, text: string, lookUp: (name: string) => Series, metrics: Series[]) {
    this.#id = id;
    this.#tokens = [...text.matchAll(TOKEN)].map(([token]) => token.trim());
    this.#lookUp = lookUp;
    this.#metrics = metrics;
  }

  parse(): Value {
    const value = this.#sum();
    if (this.#next < this.#tokens.length) throw this.#unexpected();
    return value;
  }

  #sum(): Value {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value = this.#combine(value, this.#product(), (a, b) => a + b);
      else if (this.#take('-')) value = this.#combine(value, this.#product(), (a, b) => a - b);
      else return value;
    }
  }

  #product(): Value {
    let value = this.#power();
    for (;;) {
      if (this.#take('*')) value = this.#combine(value, this.#power(), (a, b) => a * b);
      else if (this.#take('/')) value = this.#combine(value, this.#power(), (a, b) => a / b);
      else return value;
    }
  }

  #power(): Value {
    if (this.#take('-')) return this.#combine(0, this.#power(), (a, b) => a - b);
    const base = this.#operand();
    return this.#take('^') ? this.#combine(base, this.#power(), (a, b) => a ** b) : base;
  }

  #operand(): Value {
    if (this.#take('(')) {
      const value = this.#sum();
      this.#expect(')');
      return value;
    }
    if (this.#take('[')) return this.#list(']').map((value) => this.#one(value));
    const token = this.#tokens[this.#next];
    if (token === undefined || !/^[A-Za-z_0-9]/.test(token)) throw this.#unexpected();
    this.#next++;
    if (/^\d/.test(token)) return Number(token);
    return this.#take('(') ? this.#call(token) : this.#lookUp(token);
  }

  #call(name: string): Value {
    if (name === 'FILL') return this.#fill();
    const reduce = REDUCTIONS.get(name);
    if (!reduce && name !== 'METRICS') throw refusal(this.#id, `Coldspark does not know the function ${name}`);
    const values = this.#list(')');
    if (!reduce) return this.#metrics;
    const [value] = values;
    if (values.length !== 1 || value === undefined || typeof value === 'number')
      throw refusal(this.#id, `${name} takes one time series or one array of them`);
    // over time to a number, or over several series to one
    return isSeries(value) ? reduce([...value.points.values()]) : this.#across(value, reduce);
  }

  #fill(): Value {
    const series = this.#one(this.#sum());
    this.#expect(',');
    const repeat = this.#take('REPEAT');
    const filler = repeat ? undefined : this.#sum();
    this.#expect(')');
    if (!repeat && typeof filler !== 'number')
      throw refusal(this.#id, 'Coldspark fills with a number or with REPEAT only');
    if ((series.endMs - series.startMs) / series.periodMs > FILLED_POINTS)
      throw refusal(this.#id, `FILL makes no more than ${FILLED_POINTS} datapoints`);
    const points = new Map<number, number>();
    let last = typeof filler === 'number' ? filler : undefined;
    for (let atMs = series.startMs; atMs < series.endMs; atMs += series.periodMs) {
      const value = series.points.get(atMs);
      if (repeat && value !== undefined) last = value;
      const filled = value ?? last;
      if (filled !== undefined) points.set(atMs, filled);
    }
    return { ...series, points };
  }

  #across(all: readonly Series[], reduce: (values: number[]) => number): Series {
    const [first] = all;
    if (!first) throw refusal(this.#id, 'an array is empty');
    const times = new Set(all.flatMap(({ points }) => [...points.keys()]));
    const points = new Map<number, number>();
    for (const atMs of times) {
      points.set(atMs, reduce(all.flatMap((series) => series.points.get(atMs) ?? [])));
    }
    return { ...first, points };
  }

  /** Two series meet where both have a value; what is no number, as after a division by zero, is left out. */
  #combine(left: Value, right: Value, operator: (a: number, b: number) => number): Value {
    if (Array.isArray(left)) return left.map((one) => this.#one(this.#combine(one, right, operator)));
    if (Array.isArray(right)) return right.map((one) => this.#one(this.#combine(left, one, operator)));
    if (typeof left === 'number' && typeof right === 'number') return operator(left, right);
    const shape = isSeries(left) ? left : this.#one(right);
    const points = new Map<number, number>();
    for (const atMs of shape.points.keys()) {
      const a = isSeries(left) ? left.points.get(atMs) : left;
      const b = isSeries(right) ? right.points.get(atMs) : right;
      const value = a === undefined || b === undefined ? Number.NaN : operator(a, b);
      if (Number.isFinite(value)) points.set(atMs, value);
    }
    return { ...shape, points };
  }

  #list(closing: string): Value[] {
    const values: Value[] = [];
    if (this.#take(closing)) return values;
    do values.push(this.#sum());
    while (this.#take(','));
    this.#expect(closing);
    return values;
  }

  #one(value: Value): Series {
    if (isSeries(value)) return value;
    throw refusal(this.#id, 'a time series is expected where there is a number or an array');
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw this.#unexpected();
  }

  #unexpected(): ServiceException {
    const token = this.#tokens[this.#next];
    return refusal(this.#id, token === undefined ? 'it ends too early' : `${token} was not expected`);
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const REDUCTIONS: ReadonlyMap<string, (values: number[]) => number> = new Map([
  ['SUM', sum],
  ['AVG', (values) => sum(values) / values.length],
  ['MIN', (values) => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)],
  ['MAX', (values) => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)],
]);

const refusal = (id: string, reason: string) =>
  new ServiceException('ValidationError', 400, `Error in expression '${id}': ${reason}.`);
