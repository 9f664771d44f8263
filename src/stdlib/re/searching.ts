/** One use of a pattern: a text, the part of it that counts, and how far matching got. CPython: Modules/_sre/sre.c (state_init). */
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { breathe, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { bufferOf, possibleBufferOf } from '../../runtime/objects/buffer.ts';
import { latin1Text } from '../../runtime/objects/latin1.ts';
import { isNarrow } from '../../runtime/objects/text-width.ts';
import { MATCHED, type Matcher, type Mode, type Outcome, PAUSED } from './matcher.ts';
import type { PyPattern } from './pattern.ts';
import { regexState } from './state.ts';
import { CodePointSubject, type Subject, UnitSubject } from './subject.ts';

/** Steps of the matcher for one unit of fuel. */
const STEPS_BITS = 4;

/** A text as a pattern sees it. */
export class Searched {
  /** As Python has it. */
  readonly value: Value;
  /** Bytes as characters. */
  readonly text: string;
  readonly isText: boolean;
  /** Null when each character of `text` is one unit. */
  readonly codes: Uint32Array | null;
  private readonly pieces = new Pieces();
  /** The bytes of an object that has to be asked for them. */
  private readonly given: Uint8Array = new Uint8Array(0);

  constructor(value: Value, pattern: PyPattern, thread: Thread) {
    this.value = value;
    const text = asString(value);
    this.isText = text !== undefined;
    if (text === undefined) {
      const bytes =
        possibleBufferOf(value, thread) ??
        raise.typeError(`expected string or bytes-like object, got '${typeName(value)}'`);
      if (pattern.isText === true) raise.typeError('cannot use a string pattern on a bytes-like object');
      this.text = value instanceof PyBytes ? regexState(thread).textOfBytes(value) : latin1Text(bytes);
      this.codes = null;
      this.given = bytes;
      return;
    }
    if (pattern.isText === false) raise.typeError('cannot use a bytes pattern on a string-like object');
    this.text = text;
    this.codes = isNarrow(text, thread) ? null : regexState(thread).codesOfText(text);
  }

  private get bytes(): Uint8Array {
    return bufferOf(this.value) ?? this.given;
  }

  /** In characters. */
  get length(): number {
    return this.codes === null ? this.text.length : this.codes.length;
  }

  /** The characters from `start` to `stop`, as `str` or `bytes`. */
  slice(start: number, stop: number): Value {
    if (!this.isText) return new PyBytes(this.pieces.copy(this.bytes, start, stop));
    return this.codes === null ? this.text.slice(start, stop) : textOfCodes(this.codes, start, stop);
  }

  /** What the matcher looks at: nothing is matched from `end` on. */
  subject(end: number): Subject {
    const { text, codes } = this;
    return codes === null ? new UnitSubject(text, end) : new CodePointSubject(codes, end);
  }
}

const SMALL = 64;
const SHARED = 4096;
const FEW = 8;

/** Copies of parts of bytes. When there are many small ones, they share buffers: each of its own costs twice as much. */
class Pieces {
  private count = 0;
  private buffer: Uint8Array | null = null;
  private used = 0;

  copy(bytes: Uint8Array, start: number, stop: number): Uint8Array {
    const size = Math.min(stop, bytes.length) - start;
    if (size > SMALL || size <= 0 || ++this.count < FEW) return bytes.slice(start, stop);
    if (this.buffer === null || this.used + size > SHARED) {
      this.buffer = new Uint8Array(SHARED);
      this.used = 0;
    }
    const { buffer, used } = this;
    for (let i = 0; i < size; i++) buffer[used + i] = bytes[start + i]!;
    this.used = used + size;
    return buffer.subarray(used, used + size);
  }
}

const CHUNK = 4096;

function textOfCodes(codes: Uint32Array, start: number, stop: number): string {
  if (stop - start <= CHUNK) return String.fromCodePoint(...codes.subarray(start, stop));
  const parts: string[] = [];
  for (let from = start; from < stop; from += CHUNK) {
    parts.push(String.fromCodePoint(...codes.subarray(from, Math.min(from + CHUNK, stop))));
  }
  return parts.join('');
}

export class Searching {
  readonly pattern: PyPattern;
  readonly searched: Searched;
  /** The part that counts. */
  readonly pos: number;
  readonly endpos: number;
  /** Where the next match is looked for. */
  place: number;
  /** An empty match there does not count: a match ended there. */
  forbidden = false;
  /** Of the last match. */
  start = 0;
  end = 0;
  private readonly subject: Subject;
  private matcher: Matcher | null = null;

  constructor(pattern: PyPattern, string: Value, pos: number, endpos: number, thread: Thread) {
    this.pattern = pattern;
    this.searched = new Searched(string, pattern, thread);
    const { length } = this.searched;
    this.pos = Math.min(Math.max(pos, 0), length);
    this.endpos = Math.min(Math.max(endpos, 0), length);
    this.place = this.pos;
    this.subject = this.searched.subject(this.endpos);
  }

  /** Looks for a match until fuel is used up. After PAUSED, `finish` goes on. */
  begin(mode: Mode, thread: Thread): Outcome {
    const matcher = (this.matcher ??= regexState(thread).matcher());
    matcher.begin(this.pattern.program, this.subject, this.place, mode, this.forbidden);
    return this.run(thread);
  }

  /** Goes on after a pause. */
  *finish(thread: Thread): Guest<boolean> {
    for (;;) {
      yield* breathe(thread);
      const outcome = this.run(thread);
      if (outcome !== PAUSED) return outcome === MATCHED;
    }
  }

  /** Goes on behind the match that was found. */
  advance(): void {
    this.forbidden = this.end === this.start;
    this.place = this.end;
  }

  /** What a group matched; None when it did not. */
  group(number: number): Value {
    if (number === 0) return this.searched.slice(this.start, this.end);
    const start = this.groupStart(number);
    return start < 0 ? null : this.searched.slice(start, this.groupEnd(number));
  }

  /** Where group `number` begins in the last match; -1 when it did not match. */
  groupStart(number: number): number {
    const { marks } = this.matcher!;
    const at = (number - 1) * 2;
    return marks[at + 1]! < 0 ? -1 : marks[at]!;
  }

  groupEnd(number: number): number {
    return this.matcher!.marks[(number - 1) * 2 + 1]!;
  }

  /** Where the match and its groups begin and end, -1 for groups that did not match. */
  spans(): number[] {
    const { groups } = this.pattern;
    if (groups === 0) return [this.start, this.end];
    const { marks } = this.matcher!;
    const spans = new Array<number>(groups * 2 + 2);
    spans[0] = this.start;
    spans[1] = this.end;
    for (let mark = 0; mark < groups * 2; mark += 2) {
      const end = marks[mark + 1]!;
      spans[mark + 2] = end < 0 ? -1 : marks[mark]!;
      spans[mark + 3] = end;
    }
    return spans;
  }

  get lastIndex(): number {
    return this.matcher!.lastIndex;
  }

  /** No more matches are looked for. */
  close(thread: Thread): void {
    if (this.matcher !== null) regexState(thread).release(this.matcher);
    this.matcher = null;
  }

  private run(thread: Thread): Outcome {
    const matcher = this.matcher!;
    const steps = Math.max(thread.fuel, 1) << STEPS_BITS;
    matcher.steps = steps;
    const outcome = matcher.run();
    if (outcome === PAUSED) {
      thread.fuel = -1;
      return PAUSED;
    }
    thread.fuel -= (steps - matcher.steps) >> STEPS_BITS;
    this.start = matcher.start;
    this.end = matcher.end;
    return outcome;
  }
}
