/**
 * Trees as text, for modules that are parsed when the package is built: `pack` writes, `unpack` reads.
 *
 * Reading back takes a twentieth of the time that parsing takes in a process that has just started. Objects of the same
 * keys share an entry in `shapes`; what follows is one stream of numbers, in base 64 as source maps write them.
 */
import type { Root } from './ast.ts';
import type { PackedScope } from './scope/packed-scopes.ts';

/** A module and its scopes, which are null when they have to be looked for. */
export interface PackedProgram {
  tree: Root;
  annotationsAreText: boolean;
  scopes: PackedScope[] | null;
}

/** The text of plain data: objects, arrays without circles, strings, numbers, big integers, bytes, booleans, null. An object that comes again is the same one when it is read. */
export function pack(tree: object): string {
  const writer = new Writer();
  writer.value(tree);
  return JSON.stringify([writer.shapes, writer.strings, writer.stream.join('')]);
}

/** The inverse of `pack`. */
export function unpack(packed: string): object {
  const [shapes, strings, stream] = JSON.parse(packed) as [Shape[], string[], string];
  return new Reader(shapes, strings, stream).value() as object;
}

/** The keys of an object in order; `=` in front of a value that all such objects have under the key before it. */
type Shape = string[];

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const ARRAY = 3;
const STRING = 4;
/** A whole number from 0 on. */
const COUNT = 5;
const NUMBER = 6;
const BIG_INTEGER = 7;
const BYTES = 8;
const UNDEFINED = 9;
/** An object that came before, by its number. */
const AGAIN = 10;
/** Tags from here on are objects, with the index of their shape. */
const OBJECT = 11;

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const constantKeys = new Set(['kind', 'type']);

class Writer {
  readonly shapes: Shape[] = [];
  readonly strings: string[] = [];
  readonly stream: string[] = [];
  readonly #shapeIndex = new Map<string, number>();
  readonly #stringIndex = new Map<string, number>();
  readonly #numbers = new Map<object, number>();
  #line = 0;

  value(value: unknown): void {
    if (value === null) this.#number(NULL);
    else if (value === undefined) this.#number(UNDEFINED);
    else if (typeof value === 'boolean') this.#number(value ? TRUE : FALSE);
    else if (typeof value === 'string') this.#text(STRING, value);
    else if (typeof value === 'bigint') this.#text(BIG_INTEGER, String(value));
    else if (typeof value === 'number') {
      if (Number.isInteger(value) && value >= 0 && value < 2 ** 30 && !Object.is(value, -0)) {
        this.#number(COUNT);
        this.#number(value);
      } else this.#text(NUMBER, Object.is(value, -0) ? '-0' : String(value));
    } else if (value instanceof Uint8Array) this.#text(BYTES, String.fromCharCode(...value));
    else if (Array.isArray(value)) {
      this.#number(ARRAY);
      this.#number(value.length);
      for (const each of value) this.value(each);
    } else this.#object(value as Record<string, unknown>);
  }

  #object(object: Record<string, unknown>): void {
    const number = this.#numbers.get(object);
    if (number !== undefined) {
      this.#number(AGAIN);
      this.#number(number);
      return;
    }
    this.#numbers.set(object, this.#numbers.size);
    const shape = Object.keys(object).flatMap((key) =>
      constantKeys.has(key) && typeof object[key] === 'string' ? [key, `=${object[key]}`] : [key],
    );
    const name = shape.join(' ');
    let index = this.#shapeIndex.get(name);
    if (index === undefined) {
      index = this.shapes.push(shape) - 1;
      this.#shapeIndex.set(name, index);
    }
    this.#number(OBJECT + index);
    for (const [i, key] of shape.entries()) {
      if (key.startsWith('=') || shape[i + 1]?.startsWith('=')) continue;
      const value = object[key];
      if (key === 'lineno') {
        const step = (value as number) - this.#line;
        this.#number(step < 0 ? -step * 2 - 1 : step * 2);
        this.#line = value as number;
      } else if (key === 'end_lineno') this.#number((value as number) - (object['lineno'] as number));
      else if (key === 'col_offset' || key === 'end_col_offset') this.#number(value as number);
      else this.value(value);
    }
  }

  #text(tag: number, text: string): void {
    let index = this.#stringIndex.get(text);
    if (index === undefined) {
      index = this.strings.push(text) - 1;
      this.#stringIndex.set(text, index);
    }
    this.#number(tag);
    this.#number(index);
  }

  #number(value: number): void {
    let rest = value;
    while (rest >= 32) {
      this.stream.push(digits[(rest & 31) | 32]!);
      rest >>>= 5;
    }
    this.stream.push(digits[rest]!);
  }
}

class Reader {
  readonly #shapes: readonly Shape[];
  readonly #strings: readonly string[];
  readonly #stream: string;
  readonly #values = new Uint8Array(128);
  readonly #objects: object[] = [];
  #at = 0;
  #line = 0;

  constructor(shapes: readonly Shape[], strings: readonly string[], stream: string) {
    this.#shapes = shapes;
    this.#strings = strings;
    this.#stream = stream;
    for (let i = 0; i < digits.length; i++) this.#values[digits.charCodeAt(i)] = i;
  }

  value(): unknown {
    const tag = this.#number();
    if (tag >= OBJECT) return this.#object(this.#shapes[tag - OBJECT]!);
    switch (tag) {
      case NULL:
        return null;
      case UNDEFINED:
        return undefined;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case COUNT:
        return this.#number();
      case AGAIN:
        return this.#objects[this.#number()];
      case ARRAY: {
        const length = this.#number();
        const items: unknown[] = [];
        for (let i = 0; i < length; i++) items.push(this.value());
        return items;
      }
    }
    const text = this.#strings[this.#number()]!;
    if (tag === NUMBER) return Number(text);
    if (tag === BIG_INTEGER) return BigInt(text);
    return tag === BYTES ? Uint8Array.from(text, (character) => character.charCodeAt(0)) : text;
  }

  #object(shape: Shape): object {
    const object: Record<string, unknown> = {};
    this.#objects.push(object);
    let line = 0;
    for (let i = 0; i < shape.length; i++) {
      const key = shape[i]!;
      const constant = shape[i + 1];
      if (constant?.startsWith('=')) {
        object[key] = constant.slice(1);
        i++;
      } else if (key === 'lineno') {
        const step = this.#number();
        line = this.#line += (step & 1) === 1 ? -(step + 1) >> 1 : step >> 1;
        object[key] = line;
      } else if (key === 'end_lineno') object[key] = line + this.#number();
      else if (key === 'col_offset' || key === 'end_col_offset') object[key] = this.#number();
      else object[key] = this.value();
    }
    return object;
  }

  #number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 5) {
      const digit = this.#values[this.#stream.charCodeAt(this.#at++)]!;
      value += (digit & 31) << shift;
      if (digit < 32) return value;
    }
  }
}
