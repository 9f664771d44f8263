/** `array.array`. CPython: Modules/arraymodule.c; docs: library/array.html. */

import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { equal, quickEqual } from '../../runtime/kernel/compare.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import {
  deprecationWarningType,
  eofErrorType,
  givenTypeName,
  memoryErrorType,
  raise,
  typeName,
} from '../../runtime/kernel/errors.ts';
import { identityOf } from '../../runtime/kernel/identity.ts';
import { iteratorOf, nextOf } from '../../runtime/kernel/iterate.ts';
import { type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { index, knownInteger, withIndex } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, emptyTuple, NotImplemented, PyBytes, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { isIndex, withSize } from '../../runtime/objects/bounds.ts';
import { bufferSlots, needBuffer } from '../../runtime/objects/buffer.ts';
import { LARGEST_BYTES, newBytes } from '../../runtime/objects/byte-sink.ts';
import { PyByteArray } from '../../runtime/objects/bytearray.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { QuietIterator } from '../../runtime/objects/native-iterator.ts';
import { type Chosen, PySlice, withSlice } from '../../runtime/objects/slice.ts';
import { comparisons } from './comparison.ts';
import { machineFormatOf, plainItem, quickItem, typeCodes } from './items.ts';
import { arrayOf, PyArray } from './storage.ts';

export const arrayType: () => PyType = once(() => {
  arrayIteratorType();
  return defineType<PyArray>('array', {
    doc: 'array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.\n\nArrays represent basic values and behave very much like lists, except\nthe type of objects stored in them is constrained. The type is specified\nat object creation time by using a type code, which is a single character.\n',
    module: 'array',
    isNamedInFull: true,
    hasWeakReferences: true,
    collection: 'sequence',
    instances: PyArray,
    slots: {
      *new(type, args, names, thread) {
        return yield* construct(type, args, names, thread);
      },
      *repr(self, thread) {
        const name = self.type.name.slice(self.type.name.lastIndexOf('.') + 1);
        const { code, isText } = self.kind;
        if (self.length === 0) return `${name}('${code}')`;
        const content: Value = isText ? textOf(self) : new PyList(itemsOf(self));
        return `${name}('${code}', ${yield* finished(repr(content, thread))})`;
      },
      len: (self) => self.length,
      iter: (self) => new ArrayIterator(self),
      *contains(self, item, thread) {
        return (yield* find(self, item, 0, Number.POSITIVE_INFINITY, thread)) >= 0;
      },
      getitem: (self, key, thread) => {
        if (typeof key === 'number') return self.get(place(self, key, 'array index out of range'));
        if (isIndex(key))
          return withIndex<Value>(key, thread, (at) =>
            self.get(place(self, fitting(at, key), 'array index out of range')),
          );
        if (!(key instanceof PySlice)) return raise.typeError('array indices must be integers');
        return withSlice<Value>(
          key,
          () => self.length,
          thread,
          (chosen) => arrayOf(self.kind, chosenBytes(self, chosen)),
        );
      },
      setitem: (self, key, value, thread) => {
        if (typeof key === 'number') {
          const at = place(self, key, 'array assignment index out of range');
          const item = quickItem(self.kind, value);
          if (item !== undefined) {
            self.put(at, item);
            return null;
          }
        }
        return drive(assign(self, key, value, thread), thread);
      },
      *delitem(self, key, thread) {
        const chosen = yield* chosenBy(self, key, thread);
        remove(self, chosen);
        return null;
      },
      add: (self, other) => {
        if (!(other instanceof PyArray))
          return raise.typeError(`can only append array (not "${typeName(other)}") to array`);
        if (other.kind !== self.kind) raise.typeError('bad argument type for built-in operation');
        const sum = arrayOf(self.kind, self.value);
        sum.append(other.value);
        return sum;
      },
      iadd: (self, other) => {
        if (!(other instanceof PyArray))
          return raise.typeError(`can only extend array with array (not "${typeName(other)}")`);
        extendBy(self, other);
        return self;
      },
      mul: repeated,
      rmul: repeated,
      imul: (self, count, thread) =>
        withCount(count, thread, (times) => {
          const bytes = self.value.slice();
          if (times <= 0 && self.length > 0) self.splice(0, self.length, 0);
          if (bytes.length > 0 && bytes.length * times > LARGEST_BYTES) raise.error(memoryErrorType);
          for (let i = 1; i < times && bytes.length > 0; i++) self.append(bytes);
          return self;
        }),
      ...comparisons(),
      ...bufferSlots<PyArray>(({ kind }) => [kind.format, kind.size]),
    },
    methods: [
      method(
        'append(self, v, /)',
        'Append new value v to the end of the array.',
        (self: PyArray, v: Value, thread: Thread) => {
          const item = quickItem(self.kind, v);
          if (item === undefined) return drive(insert(self, Number.POSITIVE_INFINITY, v, thread), thread);
          self.push(item);
          return null;
        },
      ),
      method(
        'buffer_info(self, /)',
        "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.",
        (self: PyArray, thread: Thread) => new PyTuple([identityOf(self, thread), self.length]),
      ),
      method(
        'byteswap(self, /)',
        'Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.',
        (self: PyArray) => {
          swapBytes(self.value, self.kind.size);
          return null;
        },
      ),
      method('clear(self, /)', 'Remove all items from the array.', (self: PyArray) => {
        self.splice(0, self.length, 0);
        return null;
      }),
      method('__copy__(self, /)', 'Return a copy of the array.', copied),
      method('__deepcopy__(self, unused, /)', 'Return a copy of the array.', copied),
      method(
        'count(self, v, /)',
        'Return number of occurrences of v in the array.',
        function* (self: PyArray, v: Value, thread: Thread) {
          let count = 0;
          for (let at = -1; ; count++) {
            at = yield* find(self, v, at + 1, Number.POSITIVE_INFINITY, thread);
            if (at < 0) return count;
          }
        },
      ),
      method('extend(self, bb, /)', 'Append items to the end of the array.', extend),
      method(
        'fromfile(self, f, n, /)',
        'Read n objects from the file object f and append them to the end of the array.',
        fromFile,
      ),
      method('fromlist(self, list, /)', 'Append items to array from list.', fromList),
      method(
        'frombytes(self, buffer, /)',
        'Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.',
        (self: PyArray, buffer: Value, thread: Thread) => {
          addBytes(self, needBuffer(buffer, thread));
          return null;
        },
      ),
      method(
        'fromunicode(self, ustr, /)',
        'Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type.',
        (self: PyArray, ustr: Value) => {
          const text = asString(ustr);
          if (text === undefined)
            return raise.typeError(`fromunicode() argument must be str, not ${givenTypeName(ustr)}`);
          if (!self.kind.isText)
            raise.valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
          addText(self, text);
          return null;
        },
      ),
      method(
        'index(self, v, start=0, stop=sys.maxsize, /)',
        'Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.',
        indexOf,
      ),
      method(
        'insert(self, i, v, /)',
        'Insert a new item v into the array before position i.',
        function* (self: PyArray, i: Value, v: Value, thread: Thread) {
          const at = yield* finished(withSize<number>(i, thread, (size) => size));
          return yield* insert(self, at, v, thread);
        },
      ),
      method(
        'pop(self, i=-1, /)',
        'Return the i-th element and delete it from the array.\n\ni defaults to -1.',
        (self: PyArray, i: Value, thread: Thread) =>
          withSize<Value>(i, thread, (given) => {
            if (self.length === 0) raise.indexError('pop from empty array');
            const at = place(self, given, 'pop index out of range');
            const item = self.get(at);
            self.splice(at, at + 1, 0);
            return item;
          }),
      ),
      method(
        '__reduce_ex__(self, value, /)',
        'Return state information for pickling.',
        function* (self: PyArray, value: Value, thread: Thread) {
          const protocol = knownInteger(value);
          if (protocol === undefined) return raise.typeError('__reduce_ex__ argument should be an integer');
          const state = yield* attributesOf(self, thread);
          const code = self.kind.code;
          if (protocol < 3)
            return new PyTuple([self.type, new PyTuple([code, new PyList(itemsOf(self))]), state]);
          const array = yield* finished(thread.interpreter.importModule('array', thread));
          const rebuild = yield* finished(getAttribute(array, '_array_reconstructor', thread));
          const bytes = new PyBytes(self.value.slice());
          return new PyTuple([
            rebuild,
            new PyTuple([self.type, code, machineFormatOf(self.kind), bytes]),
            state,
          ]);
        },
      ),
      method(
        'remove(self, v, /)',
        'Remove the first occurrence of v in the array.',
        function* (self: PyArray, v: Value, thread: Thread) {
          const at = yield* find(self, v, 0, Number.POSITIVE_INFINITY, thread);
          if (at < 0) raise.valueError('array.remove(x): x not in array');
          self.splice(at, at + 1, 0);
          return null;
        },
      ),
      method('reverse(self, /)', 'Reverse the order of the items in the array.', (self: PyArray) => {
        const bytes = self.value;
        bytes.reverse();
        swapBytes(bytes, self.kind.size);
        return null;
      }),
      method(
        'tofile(self, f, /)',
        'Write all items (as machine values) to the file object f.',
        function* (self: PyArray, f: Value, thread: Thread) {
          for (let from = 0; from < self.value.length; from += BLOCK) {
            const write = yield* finished(getAttribute(f, 'write', thread));
            yield* finished(call1(write, new PyBytes(self.value.slice(from, from + BLOCK)), thread));
          }
          if (self.length === 0) yield* finished(getAttribute(f, 'write', thread));
          return null;
        },
      ),
      method(
        'tolist(self, /)',
        'Convert array to an ordinary list with the same items.',
        (self: PyArray) => new PyList(itemsOf(self)),
      ),
      method(
        'tobytes(self, /)',
        'Convert the array to an array of machine values and return the bytes representation.',
        (self: PyArray) => new PyBytes(self.value.slice()),
      ),
      method(
        'tounicode(self, /)',
        'Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type.',
        (self: PyArray) => {
          if (!self.kind.isText)
            raise.valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
          return textOf(self);
        },
      ),
      method(
        '__sizeof__(self, /)',
        'Size of the array in memory, in bytes.',
        (self: PyArray) => 64 + self.value.length,
      ),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      getset<PyArray>(
        'typecode',
        'the typecode character used to create the array',
        (self) => self.kind.code,
      ),
      getset<PyArray>('itemsize', 'the size, in bytes, of one array item', (self) => self.kind.size),
    ],
  });
});

class ArrayIterator extends QuietIterator {
  array: PyArray | null;
  index = 0;

  constructor(array: PyArray) {
    super();
    this.array = array;
  }

  advance(): Value | undefined {
    if (this.array === null) return undefined;
    if (this.index < this.array.length) return this.array.get(this.index++);
    this.array = null;
    return undefined;
  }
}

const arrayIteratorType = once(() =>
  defineType<ArrayIterator>('arrayiterator', {
    module: 'array',
    isNamedInFull: true,
    instances: ArrayIterator,
    isBase: false,
    slots: { iter: (self) => self, next: (self) => self.advance() },
    methods: [
      method(
        '__reduce__(self, /)',
        'Return state information for pickling.',
        (self: ArrayIterator, thread: Thread) => {
          const iter = thread.interpreter.builtins.getName('iter')!;
          if (self.array === null) return new PyTuple([iter, new PyTuple([emptyTuple])]);
          return new PyTuple([iter, new PyTuple([self.array]), self.index]);
        },
      ),
      method(
        '__setstate__(self, state, /)',
        'Set state information for unpickling.',
        function* (self: ArrayIterator, state: Value, thread: Thread) {
          const at = Number(yield* index(state, thread));
          if (self.array !== null) self.index = Math.max(0, Math.min(at, self.array.length));
          return null;
        },
      ),
    ],
  }),
);

// ── Making arrays ──────────────────────────────────────────────────────────────────────────────────

const BAD_TYPECODE = 'bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)';

function* construct(type: PyType, args: readonly Value[], names: Names, thread: Thread): Guest<Value> {
  const own = arrayType();
  if (names !== null && (type === own || type.slots.init === own.slots.init))
    raise.typeError('array.array() takes no keyword arguments');
  const given = args.slice(0, args.length - (names?.length ?? 0));
  if (given.length < 1) raise.typeError(`array() takes at least 1 argument (${given.length} given)`);
  if (given.length > 2) raise.typeError(`array() takes at most 2 arguments (${given.length} given)`);
  const [code, initial] = given;
  const text = asString(code);
  if (text === undefined || [...text].length !== 1)
    return raise.typeError(`array() argument 1 must be a unicode character, not ${givenTypeName(code!)}`);
  if (text === 'u')
    yield* finished(
      thread.interpreter.warn(
        deprecationWarningType,
        "The 'u' type code is deprecated and will be removed in Python 3.16",
        1,
        thread,
      ),
    );
  const kind = typeCodes().get(text);
  checkInitial(text, initial);
  if (kind === undefined) return raise.valueError(BAD_TYPECODE);
  const array = new PyArray(kind);
  if (initial !== undefined) yield* fill(array, initial, thread);
  return type === own ? array : adopt(array, type);
}

function checkInitial(code: string, initial: Value | undefined): void {
  if (initial === undefined || code === 'u' || code === 'w') return;
  if (asString(initial) !== undefined)
    raise.typeError(`cannot use a str to initialize an array with typecode '${code}'`);
  if (initial instanceof PyArray && initial.kind.isText)
    raise.typeError(`cannot use a unicode array to initialize an array with typecode '${code}'`);
}

function* fill(array: PyArray, initial: Value, thread: Thread): Guest<void> {
  const text = asString(initial);
  if (text !== undefined) addText(array, text);
  else if (initial instanceof PyBytes || initial instanceof PyByteArray) addBytes(array, initial.value);
  else if (initial instanceof PyArray && initial.kind.item === array.kind.item) array.append(initial.value);
  else yield* extendFrom(array, initial, thread);
}

export function addBytes(array: PyArray, bytes: Uint8Array): void {
  if (bytes.length % array.kind.size !== 0) raise.valueError('bytes length not a multiple of item size');
  if (bytes.length > 0) array.append(bytes);
}

function addText(array: PyArray, text: string): void {
  for (const character of text) array.push(character.codePointAt(0)!);
}

function* extend(self: PyArray, more: Value, thread: Thread): Guest<null> {
  if (more instanceof PyArray) extendBy(self, more);
  else yield* extendFrom(self, more, thread);
  return null;
}

function extendBy(self: PyArray, more: PyArray): void {
  if (more.kind !== self.kind) raise.typeError('can only extend with array of same kind');
  if (more.length > 0) self.append(more.value);
}

function* extendFrom(self: PyArray, iterable: Value, thread: Thread): Guest<void> {
  const items = yield* iteratorOf(iterable, thread);
  for (let item = yield* nextOf(items, thread); item !== undefined; item = yield* nextOf(items, thread)) {
    const known = quickItem(self.kind, item);
    self.push(known ?? (yield* plainItem(self.kind, item, thread)));
  }
}

function* fromList(self: PyArray, list: Value, thread: Thread): Guest<null> {
  if (!(list instanceof PyList)) return raise.typeError('arg must be list');
  const { length } = list.items;
  if (length === 0) return null;
  const before = self.length;
  self.splice(before, before, length);
  try {
    for (let i = 0; i < length; i++) {
      self.put(before + i, yield* plainItem(self.kind, list.items[i]!, thread));
      if (list.items.length !== length) raise.runtimeError('list changed size during iteration');
    }
  } catch (error) {
    self.splice(before, before + length, 0);
    throw error;
  }
  return null;
}

const BLOCK = 64 * 1024;

function* fromFile(self: PyArray, file: Value, count: Value, thread: Thread): Guest<null> {
  const wanted = yield* finished(withSize<number>(count, thread, (size) => size));
  if (wanted < 0) raise.valueError('negative count');
  const bytes = wanted * self.kind.size;
  if (bytes > Number.MAX_SAFE_INTEGER) raise.error(memoryErrorType);
  const read = yield* finished(getAttribute(file, 'read', thread));
  const data = yield* finished(call1(read, bytes, thread));
  if (!(data instanceof PyBytes)) return raise.typeError("read() didn't return bytes");
  addBytes(self, data.value);
  if (data.value.length !== bytes) raise.error(eofErrorType, "read() didn't return enough bytes");
  return null;
}

function copied(self: PyArray): PyArray {
  return arrayOf(self.kind, self.value);
}

// ── Items ──────────────────────────────────────────────────────────────────────────────────────────

function itemsOf(self: PyArray): Value[] {
  const items: Value[] = [];
  for (let i = 0; i < self.length; i++) items.push(self.get(i));
  return items;
}

function textOf(self: PyArray): string {
  return itemsOf(self).join('');
}

function place(self: PyArray, at: number, complaint: string): number {
  const found = at < 0 ? at + self.length : at;
  return found < 0 || found >= self.length ? raise.indexError(complaint) : found;
}

function fitting(at: number | bigint, key: Value): number {
  if (typeof at === 'bigint' && BigInt.asIntN(64, at) !== at)
    raise.indexError(`cannot fit '${typeName(key)}' into an index-sized integer`);
  return Number(at);
}

/** What a subscript chooses: one place, or those of a slice. */
function* chosenBy(self: PyArray, key: Value, thread: Thread): Guest<Chosen | number> {
  if (isIndex(key)) {
    const at = fitting(yield* index(key, thread), key);
    return place(self, at, 'array assignment index out of range');
  }
  if (!(key instanceof PySlice)) return raise.typeError('array indices must be integers');
  return yield* key.resolve(() => self.length, thread);
}

function* assign(self: PyArray, key: Value, value: Value, thread: Thread): Guest<null> {
  const chosen = yield* chosenBy(self, key, thread);
  if (typeof chosen === 'number') {
    const item = yield* plainItem(self.kind, value, thread);
    // sic: guest code may have made it shorter meanwhile
    if (chosen < self.length) self.put(chosen, item);
    return null;
  }
  if (!(value instanceof PyArray))
    return raise.typeError(`can only assign array (not "${typeName(value)}") to array slice`);
  if (value.kind !== self.kind) raise.typeError('bad argument type for built-in operation');
  const { start, step, count } = chosen;
  const { size } = self.kind;
  const bytes = value.value.slice();
  if (step === 1) {
    self.splice(start, start + count, value === self ? bytes.length / size : value.length);
    self.value.set(bytes, start * size);
    return null;
  }
  if (bytes.length === 0) {
    remove(self, chosen);
    return null;
  }
  if (bytes.length / size !== count)
    raise.valueError(
      `attempt to assign array of size ${bytes.length / size} to extended slice of size ${count}`,
    );
  const into = self.value;
  for (let i = 0, at = start; i < count; i++, at += step)
    into.set(bytes.subarray(i * size, (i + 1) * size), at * size);
  return null;
}

function chosenBytes(self: PyArray, { start, step, count }: Chosen): Uint8Array {
  const { size } = self.kind;
  const { value } = self;
  if (step === 1) return value.subarray(start * size, (start + count) * size);
  const bytes = newBytes(count * size);
  for (let i = 0, at = start; i < count; i++, at += step)
    bytes.set(value.subarray(at * size, (at + 1) * size), i * size);
  return bytes;
}

function remove(self: PyArray, chosen: Chosen | number): void {
  if (typeof chosen === 'number') {
    self.splice(chosen, chosen + 1, 0);
    return;
  }
  const { start, step, count } = chosen;
  if (count === 0) return;
  if (step === 1) {
    self.splice(start, start + count, 0);
    return;
  }
  self.checkResizable();
  const { size } = self.kind;
  const bytes = self.value.slice();
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  const kept = newBytes(bytes.length - count * size);
  let to = 0;
  for (let i = 0; i < self.length; i++) {
    const isGone = i >= first && (i - first) % stride === 0 && (i - first) / stride < count;
    if (isGone) continue;
    kept.set(bytes.subarray(i * size, (i + 1) * size), to);
    to += size;
  }
  self.splice(0, count, 0);
  self.value.set(kept);
}

function* insert(self: PyArray, at: number, value: Value, thread: Thread): Guest<null> {
  const item = yield* plainItem(self.kind, value, thread);
  const from = Math.min(at < 0 ? Math.max(0, at + self.length) : at, self.length);
  self.splice(from, from, 1);
  self.put(from, item);
  return null;
}

function withCount(count: Value, thread: Thread, use: (times: number) => Value): Result {
  if (!isIndex(count)) {
    if (typeOf(count).isHeap && typeOf(count).slots.rmul !== undefined) return NotImplemented;
    return raise.typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  return withIndex<Value>(count, thread, (times) => {
    if (typeof times === 'bigint' && BigInt.asIntN(64, times) !== times)
      raise.overflowError(`cannot fit '${typeName(count)}' into an index-sized integer`);
    return use(Number(times));
  });
}

function repeated(self: PyArray, count: Value, thread: Thread): Result {
  return withCount(count, thread, (times) => {
    const { value } = self;
    const product = arrayOf(self.kind, newBytes(0));
    if (times <= 0 || value.length === 0) return product;
    if (value.length * times > LARGEST_BYTES) raise.error(memoryErrorType);
    const bytes = newBytes(value.length * times);
    bytes.set(value);
    for (let size = value.length; size < bytes.length; size *= 2)
      bytes.copyWithin(size, 0, Math.min(size, bytes.length - size));
    product.append(bytes);
    return product;
  });
}

/** sic: its `__dict__`, also an empty one. */
function* attributesOf(self: PyArray, thread: Thread): Guest<Value> {
  let found = findAttribute(self, '__dict__', thread);
  if (found === UNWIND) found = yield UNWIND;
  return (found as Value | undefined) ?? null;
}

/** The first place of `item` from `from` on, or -1. */
function* find(self: PyArray, item: Value, from: number, to: number, thread: Thread): Guest<number> {
  for (let i = from; i < to && i < self.length; i++) {
    const each = self.get(i);
    if (quickEqual(each, item) ?? (yield* finished(equal(each, item, thread)))) return i;
  }
  return -1;
}

function* indexOf(
  self: PyArray,
  value: Value,
  start: Value,
  stop: Value | undefined,
  thread: Thread,
): Guest<Value> {
  const from = yield* bound(start, thread);
  const to = stop === undefined ? Number.POSITIVE_INFINITY : yield* bound(stop, thread);
  const first = from < 0 ? Math.max(0, from + self.length) : from;
  const last = to < 0 ? to + self.length : to;
  const at = yield* find(self, value, first, last, thread);
  return at < 0 ? raise.valueError('array.index(x): x not in array') : at;
}

function* bound(value: Value, thread: Thread): Guest<number> {
  if (!isIndex(value)) raise.typeError('slice indices must be integers or have an __index__ method');
  return Number(yield* index(value, thread));
}

function swapBytes(bytes: Uint8Array, size: number): void {
  if (size === 1) return;
  for (let from = 0; from < bytes.length; from += size) bytes.subarray(from, from + size).reverse();
}
