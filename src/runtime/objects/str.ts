/** The built-in `str`. CPython: Objects/unicodeobject.c; docs: library/stdtypes.html#text-sequence-type-str. */
import { strangeKeyword } from '../kernel/bind.ts';
import { strType, typeOf } from '../kernel/birth.ts';
import { describeType, method } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { hashString } from '../kernel/string-hash.ts';
import { countFrom, withIndex } from '../kernel/subscript.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented, PyStr, PyTuple } from '../kernel/values.ts';
import { isIndex } from './bounds.ts';
import { possibleBufferOf } from './buffer.ts';
import { decodeBytes } from './codecs.ts';
import { givenStr } from './given-text.ts';
import { stringIterator } from './iterators.ts';
import { percentFormat } from './percent-format.ts';
import { quotedText } from './piecewise.ts';
import { formatMethods } from './replacement-fields.ts';
import { PySlice, withSequenceIndex, withSlice } from './slice.ts';
import { checkTextSize, type Text, textOf } from './str-arguments.ts';
import { textMethods } from './str-methods.ts';
import { searchMethods } from './str-search.ts';
import { indexOfText } from './text-search.ts';
import { characterAt, characters, isNarrow, joinTexts, lengthOf, sliceText } from './text-width.ts';

const surrogate = /[\ud800-\udfff]/;

describeType<Text>(strType, {
  doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
  instances: PyStr,
  slots: {
    new: newString,
    repr: (self, thread) => quotedText(textOf(self), thread),
    str: (self) => textOf(self),
    hash: (self) => hashString(textOf(self)),
    len: (self, thread) => lengthOf(textOf(self), thread),
    iter: (self) => stringIterator(textOf(self)),
    contains: (self, item) => {
      const text = asString(item);
      if (text === undefined) {
        return raise.typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
      }
      const whole = textOf(self);
      return indexOfText(whole, text, 0, whole.length) >= 0;
    },
    getitem: (self, key, thread) => {
      const text = textOf(self);
      if (typeof key === 'number') return charAt(text, key, thread);
      if (key instanceof PySlice) return slice(text, key, thread);
      if (!isIndex(key)) raise.typeError(`string indices must be integers, not '${typeName(key)}'`);
      return withSequenceIndex('string', key, thread, (at) => charAt(text, at, thread));
    },
    add: (self, other, thread) => {
      const more = asString(other);
      if (more !== undefined) return concatenate(textOf(self), more, thread);
      const type = typeOf(other);
      // A class written in Python is asked before its instance is refused.
      if (type.isHeap && type.slots.radd !== undefined) return NotImplemented;
      return raise.typeError(`can only concatenate str (not "${type.name}") to str`);
    },
    mul: repeated,
    rmul: repeated,
    mod: (self, values, thread) => percentFormat(textOf(self), values, thread),
    rmod: (self, other, thread) => {
      const format = asString(other);
      return format === undefined ? NotImplemented : percentFormat(format, self, thread);
    },
    eq: (self, other) => {
      const text = asString(other);
      return text === undefined ? NotImplemented : textOf(self) === text;
    },
    ne: (self, other) => {
      const text = asString(other);
      return text === undefined ? NotImplemented : textOf(self) !== text;
    },
    lt: (self, other) => ordered(self, other, (order) => order < 0),
    le: (self, other) => ordered(self, other, (order) => order <= 0),
    gt: (self, other) => ordered(self, other, (order) => order > 0),
    ge: (self, other) => ordered(self, other, (order) => order >= 0),
  },
  methods: [
    ...searchMethods,
    ...textMethods,
    ...formatMethods,
    method('__getnewargs__(self, /)', '', (self: Text) => new PyTuple([textOf(self)])),
    method('__sizeof__(self, /)', '', (self: Text, thread: Thread) => sizeOf(textOf(self), thread)),
  ],
});

/** `a + b` */
export function concatenate(a: string, b: string, thread: Thread): string {
  if (a.length + b.length > 2 ** 20) checkTextSize(a.length + b.length);
  return joinTexts(a, b, thread);
}

/** `text[index]` */
export function charAt(text: string, index: number, thread: Thread): string {
  const at = index < 0 ? index + lengthOf(text, thread) : index;
  const character = at < 0 ? undefined : characterAt(text, at, thread);
  return character ?? raise.indexError('string index out of range');
}

/** `text * count` */
export function repeatText(text: string, count: number): string {
  if (count <= 0 || text === '') return '';
  if (text.length * count >= 2 ** 63) raise.overflowError('repeated string is too long');
  checkTextSize(text.length * count);
  return text.repeat(count);
}

/** Whether `a` comes before (negative) or after `b`, by code points. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    // In UTF-16 order surrogates come before U+E000 to U+FFFF; code points they make come after.
    return rank(left, a, i) - rank(right, b, i);
  }
  return a.length - b.length;
}

function rank(unit: number, text: string, at: number): number {
  if ((unit & 0xf800) !== 0xd800) return unit;
  if ((unit & 0xfc00) === 0xd800) return text.codePointAt(at)!;
  return at > 0 && text.codePointAt(at - 1)! > 0xffff ? text.codePointAt(at - 1)! : unit;
}

function ordered(self: Text, other: Value, decide: (order: number) => boolean): Value {
  const right = asString(other);
  if (right === undefined) return NotImplemented;
  const left = textOf(self);
  // JavaScript compares units, which decides as well unless a surrogate is met.
  return decide(
    surrogate.test(left) || surrogate.test(right)
      ? compareTexts(left, right)
      : left < right
        ? -1
        : left === right
          ? 0
          : 1,
  );
}

function repeated(self: Text, count: Value, thread: Thread): Result {
  if (typeof count === 'number') return repeatText(textOf(self), count);
  if (!isIndex(count)) {
    const type = typeOf(count);
    if (type.isHeap && (type.slots.rmul !== undefined || type.slots.mul !== undefined)) return NotImplemented;
    return raise.typeError(`can't multiply sequence by non-int of type '${type.name}'`);
  }
  return withIndex<Value>(count, thread, (times) => repeatText(textOf(self), countFrom(times, count)));
}

function slice(text: string, key: PySlice, thread: Thread): Result {
  return withSlice<Value>(key, lengthOf(text, thread), thread, (chosen) => {
    const { start, step, count } = chosen;
    if (step === 1) return sliceText(text, start, start + count, thread);
    if (isNarrow(text, thread)) return chosen.ofText(text);
    return chosen.of(characters(text)).join('');
  });
}

function newString(type: PyType, args: Value[], names: Names, thread: Thread): Result {
  if (type === strType && names === null && args.length === 1) return givenStr(args[0]!, thread);
  if (type === strType) return newText(args, names, thread);
  return andThen<Value>(
    thread,
    () => newText(args, names, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : adopt(new PyStr(outcome as string), type)),
  );
}

/** sic: who gives no keywords is told otherwise what None is. */
function optionText(value: Value, name: string, names: Names): string {
  const given = names === null ? typeName(value) : givenTypeName(value);
  return asString(value) ?? raise.typeError(`str() argument '${name}' must be str, not ${given}`);
}

function newText(args: Value[], names: Names, thread: Thread): Result {
  const [object, encoding, errors] = constructorArguments(args, names);
  if (encoding === undefined && errors === undefined) return object === undefined ? '' : str(object, thread);
  const codec = encoding === undefined ? 'utf-8' : optionText(encoding, 'encoding', names);
  const handler = errors === undefined ? 'strict' : optionText(errors, 'errors', names);
  if (object === undefined) return '';
  if (asString(object) !== undefined) return raise.typeError('decoding str is not supported');
  const bytes = possibleBufferOf(object, thread);
  if (bytes === undefined) {
    return raise.typeError(`decoding to str: need a bytes-like object, ${typeName(object)} found`);
  }
  return decodeBytes(bytes, codec, handler, thread);
}

function constructorArguments(args: readonly Value[], names: Names): (Value | undefined)[] {
  const positional = args.length - (names?.length ?? 0);
  if (args.length > 3) {
    raise.typeError(
      names === null
        ? `str expected at most 3 arguments, got ${args.length}`
        : `str() takes at most 3 arguments (${args.length} given)`,
    );
  }
  const known = ['object', 'encoding', 'errors'];
  const result: (Value | undefined)[] = args.slice(0, positional);
  names?.forEach((name, i) => {
    const at = known.indexOf(name);
    if (at < 0) strangeKeyword('str', name, known);
    if (at < positional)
      raise.typeError(`argument for str() given by name ('${name}') and position (${at + 1})`);
    result[at] = args[positional + i];
  });
  return result;
}

/** As CPython's compact strings would be: one, two or four bytes a character. */
function sizeOf(text: string, thread: Thread): number {
  const length = lengthOf(text, thread);
  if (!/[^\0-\x7f]/.test(text)) return 41 + length;
  if (!/[^\0-\xff]/.test(text)) return 57 + length;
  return length === text.length ? 58 + 2 * length : 60 + 4 * length;
}
