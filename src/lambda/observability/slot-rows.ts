/** Rows of numbers, one for each slot of time in which something happened, for as long as live samples are kept. */
import { LIVE_KEPT_MS, LIVE_SLOT_MS } from '../../api/live-samples.ts';

/** The first two columns of all rows: requests in flight, the most at once and at the end. */
const MOST = 0;
const LAST = 1;
const KEPT_SLOTS = LIVE_KEPT_MS / LIVE_SLOT_MS;
const FIRST_ROWS = 8;

export class SlotRows {
  readonly #columns: number;
  /** By row, in order of time, the slot it is of; and its numbers. */
  #slots = new Float64Array(FIRST_ROWS);
  #cells: Float64Array;
  #count = 0;
  /** Of the last row, where its numbers begin, and when its slot ends. */
  #offset = 0;
  #endMs = Number.NEGATIVE_INFINITY;

  constructor(columns: number) {
    this.#columns = columns;
    this.#cells = new Float64Array(FIRST_ROWS * columns);
  }

  /** Where the numbers of this moment begin. A new row goes on with what was in flight. */
  at(nowMs: number): number {
    if (nowMs >= this.#endMs) this.#open(Math.floor(nowMs / LIVE_SLOT_MS));
    return this.#offset;
  }

  add(cell: number, value: number): void {
    (this.#cells[cell] as number) += value;
  }

  /** So many are in flight from this moment on. */
  reach(nowMs: number, inFlight: number): void {
    const row = this.at(nowMs);
    const cells = this.#cells;
    if (inFlight > (cells[row + MOST] as number)) cells[row + MOST] = inFlight;
    cells[row + LAST] = inFlight;
  }

  /** Those of slots that end after a time, oldest first. */
  since<Row>(fromMs: number, read: (atMs: number, cells: Float64Array, offset: number) => Row): Row[] {
    const rows: Row[] = [];
    let first = this.#count;
    while (first > 0 && ((this.#slots[first - 1] as number) + 1) * LIVE_SLOT_MS > fromMs) first--;
    for (let row = first; row < this.#count; row++)
      rows.push(read((this.#slots[row] as number) * LIVE_SLOT_MS, this.#cells, row * this.#columns));
    return rows;
  }

  #open(slot: number): void {
    if (this.#count === this.#slots.length) this.#makeRoom(slot);
    const last = this.#count === 0 ? 0 : (this.#cells[this.#offset + LAST] as number);
    this.#endMs = (slot + 1) * LIVE_SLOT_MS;
    this.#slots[this.#count] = slot;
    this.#offset = this.#count * this.#columns;
    this.#count++;
    this.#cells.fill(0, this.#offset, this.#offset + this.#columns);
    this.#cells[this.#offset + MOST] = last;
    this.#cells[this.#offset + LAST] = last;
  }

  /** Drops what is too old to be asked for; twice the room, when that is less than half of it. */
  #makeRoom(slot: number): void {
    let dropped = 0;
    // the last one says what is in flight
    while (dropped < this.#count - 1 && (this.#slots[dropped] as number) < slot - KEPT_SLOTS) dropped++;
    const columns = this.#columns;
    const slots = this.#slots.subarray(dropped, this.#count);
    const cells = this.#cells.subarray(dropped * columns, this.#count * columns);
    this.#count -= dropped;
    if (this.#count * 2 > this.#slots.length) {
      const room = this.#slots.length * 2;
      this.#slots = new Float64Array(room);
      this.#cells = new Float64Array(room * columns);
    }
    this.#slots.set(slots);
    this.#cells.set(cells);
    this.#offset = (this.#count - 1) * columns;
  }
}
