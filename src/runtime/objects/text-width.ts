/**
 * Code points of strings: how many, the one at an index, slices. CPython: PEP 393.
 *
 * A JavaScript string counts UTF-16 units. A string without surrogate pairs ("narrow") has one unit a code point. A
 * regular expression finds that out at once for strings of Latin-1 characters, because V8 knows that such a string
 * can't match; for others it scans (0.5 ns a unit). So short strings are looked at each time, and what was found for
 * long ones is kept by the interpreter, with a table of where code points are when there are pairs.
 */
import { type InterpreterState, perInterpreter } from '../kernel/interpreter-state.ts';
import type { Thread } from '../kernel/thread.ts';

/** Longest string that V8 makes. */
export const LARGEST_TEXT = 2 ** 29 - 24;

const pair = /[\ud800-\udbff][\udc00-\udfff]/;
const SHORT = 256;
/** Code points between two entries of a table. */
const STRIDE = 32;
const KEPT = 4;

/** `len(text)`. */
export function lengthOf(text: string, thread: Thread): number {
  const units = text.length;
  if (units < SHORT) return pair.test(text) ? countCodePoints(text) : units;
  const offsets = knownOffsets(text, thread);
  return offsets === null ? units : offsets.length;
}

/** `text[index]` for an index from 0; `undefined` beyond the end. */
export function characterAt(text: string, index: number, thread: Thread): string | undefined {
  if (text.length < SHORT) {
    if (!pair.test(text)) return text[index];
    const from = scanTo(text, 0, index);
    return from < text.length ? characterFrom(text, from) : undefined;
  }
  const offsets = knownOffsets(text, thread);
  if (offsets === null) return text[index];
  return index < offsets.length ? characterFrom(text, offsets.unitOf(index)) : undefined;
}

/** Where the code point `index` begins, in units. `index` is not beyond the end. */
export function unitOf(text: string, index: number, thread: Thread): number {
  if (index === 0) return 0;
  if (text.length < SHORT) return pair.test(text) ? scanTo(text, 0, index) : index;
  return knownOffsets(text, thread)?.unitOf(index) ?? index;
}

/** Which code point begins at `unit`. */
export function indexOfUnit(text: string, unit: number, thread: Thread): number {
  if (unit <= 0) return unit;
  if (text.length < SHORT) return pair.test(text) ? countCodePoints(text.slice(0, unit)) : unit;
  return knownOffsets(text, thread)?.indexOf(unit) ?? unit;
}

/** `text[start:stop]` for 0 <= start <= stop <= len(text). */
export function sliceText(text: string, start: number, stop: number, thread: Thread): string {
  if (isNarrow(text, thread)) return text.slice(start, stop);
  const from = unitOf(text, start, thread);
  const to = stop - start < STRIDE ? scanTo(text, from, stop - start) : unitOf(text, stop, thread);
  return text.slice(from, to);
}

/** Whether each code point is one unit. */
export function isNarrow(text: string, thread: Thread): boolean {
  return text.length < SHORT ? !pair.test(text) : knownOffsets(text, thread) === null;
}

/** Whether the text has surrogate pairs; asks no interpreter, hence always looks. */
export function hasPairs(text: string): boolean {
  return pair.test(text);
}

/** The number of code points without help of an interpreter. */
export function countCodePoints(text: string): number {
  if (!pair.test(text)) return text.length;
  let pairs = 0;
  for (let i = 0; i + 1 < text.length; i++) if (isPairAt(text, i)) pairs++;
  return text.length - pairs;
}

/** The code points as an array of one-character strings. */
export function characters(text: string): string[] {
  return pair.test(text) ? Array.from(text) : text.split('');
}

/** `a + b`. What is known of a long `a` passes on, so that `text += more; len(text)` does not scan again. */
export function joinTexts(a: string, b: string, thread: Thread): string {
  if (a.length < SHORT) return a + b;
  const widths = thread.interpreter.state(textWidths);
  const result = a + b;
  if (widths.isNarrowFor(a) && !pair.test(b) && !meet(a, b)) widths.becomes(a, result);
  return result;
}

/** Whether a pair would come into being where `a` ends and `b` begins. */
function meet(a: string, b: string): boolean {
  // The first unit decides nearly always, and looking at the end of a long `a` would flatten it.
  return (b.charCodeAt(0) & 0xfc00) === 0xdc00 && (a.charCodeAt(a.length - 1) & 0xfc00) === 0xd800;
}

function characterFrom(text: string, unit: number): string {
  return isPairAt(text, unit) ? text.slice(unit, unit + 2) : text[unit]!;
}

function isPairAt(text: string, unit: number): boolean {
  return (text.charCodeAt(unit) & 0xfc00) === 0xd800 && (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00;
}

/** The unit `count` code points after `from`, at most the end. */
function scanTo(text: string, from: number, count: number): number {
  let unit = from;
  for (let i = 0; i < count && unit < text.length; i++) unit += isPairAt(text, unit) ? 2 : 1;
  return unit;
}

function knownOffsets(text: string, thread: Thread): Offsets | null {
  return thread.interpreter.state(textWidths).offsetsOf(text);
}

/** Where code points of one text are. */
class Offsets {
  readonly length: number;
  private readonly text: string;
  /** The unit of every `STRIDE`th code point. */
  private readonly units: Uint32Array;

  constructor(text: string) {
    this.text = text;
    const units = new Uint32Array(Math.ceil(text.length / STRIDE) + 1);
    let count = 0;
    for (let unit = 0; unit < text.length; count++) {
      if (count % STRIDE === 0) units[count / STRIDE] = unit;
      unit += isPairAt(text, unit) ? 2 : 1;
    }
    this.length = count;
    this.units = units.subarray(0, Math.ceil(count / STRIDE));
  }

  unitOf(index: number): number {
    if (index >= this.length) return this.text.length;
    return scanTo(this.text, this.units[Math.floor(index / STRIDE)]!, index % STRIDE);
  }

  indexOf(unit: number): number {
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.units[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    let index = low * STRIDE;
    for (let at = this.units[low]!; at < unit; index++) at += isPairAt(this.text, at) ? 2 : 1;
    return index;
  }
}

interface Known {
  text: string;
  readonly offsets: Offsets | null;
}

/** What is known of the long texts used last. */
class TextWidths {
  private readonly known: Known[] = [];
  private next = 0;

  offsetsOf(text: string): Offsets | null {
    for (const each of this.known) {
      if (each.text !== text) continue;
      each.text = text; // an equal string that is another object: the next comparison is one of pointers
      return each.offsets;
    }
    const offsets = pair.test(text) ? new Offsets(text) : null;
    this.keep({ text, offsets });
    return offsets;
  }

  isNarrowFor(text: string): boolean {
    for (const each of this.known)
      if (each.text.length === text.length && each.text === text) return each.offsets === null;
    return false;
  }

  becomes(text: string, longer: string): void {
    for (const each of this.known)
      if (each.text.length === text.length && each.text === text) each.text = longer;
  }

  private keep(known: Known): void {
    if (this.known.length < KEPT) this.known.push(known);
    else this.known[this.next++ % KEPT] = known;
  }
}

const textWidths = perInterpreter('text widths', (_: InterpreterState) => new TextWidths());
