/** The built-in `memoryview`. CPython: Objects/memoryobject.c; docs: library/stdtypes.html#memoryview. */
import { bySignature } from '../kernel/by-signature.ts';
import { quickEqual } from '../kernel/compare.ts';
import { classMethod, defineType, getset, method } from '../kernel/define.ts';
import { givenTypeName, notImplementedErrorType, raise, typeName } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { hash } from '../kernel/hashing.ts';
import { addressOf } from '../kernel/identity.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { hashString } from '../kernel/string-hash.ts';
import { index, withIndex } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { Ellipsis, emptyTuple, NotImplemented, PyBytes, PyList, PyTuple } from '../kernel/values.ts';
import { nativeItems } from './binary-items.ts';
import { isIndex, withInt } from './bounds.ts';
import {
  bytesInOrder,
  FULL_READ_ONLY,
  giveBack,
  givenView,
  hasBuffer,
  isContiguous,
  itemPlaces,
  Memory,
  notBytesLike,
  PyMemoryView,
  releaseView,
  type ViewLayout,
  WRITABLE,
} from './buffer.ts';
import { hexText } from './bytes-methods.ts';
import { latin1Text } from './latin1.ts';
import { QuietIterator } from './native-iterator.ts';
import { type Chosen, PySlice, withSlice } from './slice.ts';
import { bareFormat, itemOf, listOfItems, readItem, writeItem } from './view-items.ts';

/** `memoryview(value)` */
export function viewOf(value: Value, thread: Thread, flags = FULL_READ_ONLY): PyMemoryView {
  if (value instanceof PyMemoryView) {
    const { memory, layout, isReadOnly } = value.shareable;
    if (isReadOnly && (flags & WRITABLE) !== 0)
      raise.bufferError('memoryview: underlying buffer is not writable');
    return new PyMemoryView(memory, layout, isReadOnly);
  }
  if (!hasBuffer(value))
    raise.typeError(`memoryview: a bytes-like object is required, not '${typeName(value)}'`);
  const owner = value as PyObject;
  const { type } = owner;
  const given = givenView(owner, flags, thread);
  if (type.slots.buffer === type.layout.slots.buffer) return given;
  const { layout, memory, isReadOnly } = given.alive;
  const lent = new Memory(owner, memory.bytes, (last) => giveBack(owner, type, given, last), given);
  return new PyMemoryView(lent, layout, isReadOnly);
}

function derived(self: PyMemoryView, layout: ViewLayout): PyMemoryView {
  return new PyMemoryView(self.shareable.memory, layout, self.isReadOnly);
}

export const memoryViewType: PyType = defineType<PyMemoryView>('memoryview', {
  signature: '(object)',
  doc: 'Create a new memoryview object which references the given object.',
  instances: PyMemoryView,
  isBase: false,
  itemSize: 8,
  hasWeakReferences: true,
  collection: 'sequence',
  slots: {
    new: bySignature(
      'memoryview',
      '(cls, /, object)',
      (_cls: PyType, object: Value, thread: Thread) => viewOf(object, thread),
      'c',
    ),
    repr: (self, thread) => `<${self.isReleased ? 'released ' : ''}memory at ${addressOf(self, thread)}>`,
    *hash(self, thread) {
      if (self.hashed !== undefined) return self.hashed; // also when it is released
      const { isReadOnly, layout, memory } = self.alive;
      if (!isReadOnly) raise.valueError('cannot hash writable memoryview object');
      if (!['B', 'b', 'c'].includes(bareFormat(layout.format)))
        raise.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
      if (!(memory.owner instanceof PyBytes)) yield* finished(hash(memory.owner, thread));
      self.hashed = hashString(latin1Text(bytesInOrder(self)));
      return self.hashed;
    },
    len: (self) => {
      const { shape } = self.alive.layout;
      return shape.length === 0 ? raise.typeError('0-dim memory has no length') : shape[0]!;
    },
    iter: (self) => {
      const { layout } = self.alive;
      checkOneDimensional(layout);
      itemOf(layout);
      return new MemoryIterator(self);
    },
    getitem: (self, key, thread) => {
      const { layout } = self.alive;
      // fast path: a byte
      if (typeof key === 'number' && layout.shape.length === 1 && layout.format === 'B')
        return self.memory.bytes[placeIn(layout, key, 0, layout.offset)]!;
      if (isIndex(key)) {
        if (layout.shape.length > 0)
          return withIndex<Value>(key, thread, (at) => {
            checkOneDimensional(self.alive.layout);
            return readItem(self, placeIn(layout, fitting(at, key), 0, layout.offset));
          });
      } else if (key instanceof PySlice && layout.shape.length > 0) {
        if (!isPlain(key)) return drive(slicedBy(self, key, thread), thread);
        return withSlice<Value>(key, layout.shape[0]!, thread, (chosen) =>
          derived(self, sliced(layout, chosen)),
        );
      }
      return drive(chosenItem(self, key, thread), thread);
    },
    setitem: (self, key, value, thread) => {
      const { layout, isReadOnly } = self.alive;
      // fast path: a byte
      if (
        typeof key === 'number' &&
        typeof value === 'number' &&
        layout.format === 'B' &&
        layout.shape.length === 1 &&
        !isReadOnly &&
        value >= 0 &&
        value <= 255
      ) {
        self.memory.bytes[placeIn(layout, key, 0, layout.offset)] = value;
        return null;
      }
      return drive(assign(self, key, value, thread), thread);
    },
    delitem: (self) => {
      itemOf(self.alive.layout);
      return raise.typeError(self.isReadOnly ? 'cannot modify read-only memory' : 'cannot delete memory');
    },
    eq: (self, other, thread) => {
      const same = isSame(self, other, thread);
      return same === undefined ? NotImplemented : same;
    },
    ne: (self, other, thread) => {
      const same = isSame(self, other, thread);
      return same === undefined ? NotImplemented : !same;
    },
    lt: () => NotImplemented,
    le: () => NotImplemented,
    gt: () => NotImplemented,
    ge: () => NotImplemented,
    buffer: (self, flags, thread) =>
      withIndex<Value>(flags, thread, (wanted) => viewOf(self, thread, Number(wanted))),
    release: (self, view, thread) => {
      if (!(view instanceof PyMemoryView)) return raise.typeError('expected a memoryview object');
      if (view.memory !== self.memory) raise.valueError("memoryview's buffer is not this object");
      releaseView(view, thread);
      return null;
    },
  },
  methods: [
    method(
      'release(self, /)',
      'Release the underlying buffer exposed by the memoryview object.',
      (self: PyMemoryView, thread: Thread) => {
        releaseView(self, thread);
        return null;
      },
    ),
    method(
      "tobytes(self, /, order='C')",
      "Return the data in the buffer as a byte string.\n\nOrder can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the\noriginal array is converted to C or Fortran order. For contiguous views,\n'A' returns an exact copy of the physical memory. In particular, in-memory\nFortran order is preserved. For non-contiguous views, the data is converted\nto C first. order=None is the same as order='C'.",
      (self: PyMemoryView, order: Value) => {
        self.alive;
        const wanted = order === null ? 'C' : asString(order);
        if (wanted === undefined)
          return raise.typeError(`tobytes() argument 'order' must be str or None, not ${typeName(order)}`);
        if (wanted !== 'C' && wanted !== 'F' && wanted !== 'A')
          return raise.valueError("order must be 'C', 'F' or 'A'");
        const isFortran = wanted === 'F' || (wanted === 'A' && isContiguous(self.layout, 'F'));
        return new PyBytes(bytesInOrder(self, isFortran ? 'F' : 'C').slice());
      },
    ),
    method(
      'hex(self, /, sep=<missing>, bytes_per_sep=1)',
      "Return the data in the buffer as a str of hexadecimal numbers.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = memoryview(b'\\xb9\\x01\\xef')\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'",
      (self: PyMemoryView, separator: Value | undefined, group: Value, thread: Thread) =>
        withInt<Value>(group, thread, (size) => hexText(bytesInOrder(self), separator, size, thread)),
    ),
    method('tolist(self, /)', 'Return the data in the buffer as a list of elements.', (self: PyMemoryView) =>
      listOfItems(self.alive),
    ),
    method('cast(self, /, format, shape=<missing>)', 'Cast a memoryview to a new format or shape.', cast),
    method(
      'toreadonly(self, /)',
      'Return a readonly version of the memoryview.',
      (self: PyMemoryView) => new PyMemoryView(self.shareable.memory, self.layout, true),
    ),
    classMethod(
      '_from_flags(cls, /, object, flags)',
      'Create a new memoryview object which references the given object.',
      (_cls: PyType, object: Value, flags: Value, thread: Thread) =>
        withInt<Value>(flags, thread, (wanted) => viewOf(object, thread, wanted)),
    ),
    method('__enter__(self, /)', null, (self: PyMemoryView) => {
      self.alive.enter();
      return self;
    }),
    method(
      '__exit__(self, /, *exc_info)',
      'Release the underlying buffer exposed by the memoryview object.',
      (self: PyMemoryView, _info: Value[], thread: Thread) => {
        releaseView(self, thread);
        return null;
      },
    ),
    getset<PyMemoryView>(
      'obj',
      'The underlying object of the memoryview.',
      (self) => self.alive.memory.owner,
    ),
    getset<PyMemoryView>(
      'nbytes',
      'The amount of space in bytes that the array would use in\n a contiguous representation.',
      (self) => self.alive.size,
    ),
    getset<PyMemoryView>(
      'readonly',
      'A bool indicating whether the memory is read only.',
      (self) => self.alive.isReadOnly,
    ),
    getset<PyMemoryView>(
      'itemsize',
      'The size in bytes of each element of the memoryview.',
      (self) => self.alive.layout.itemSize,
    ),
    getset<PyMemoryView>(
      'format',
      'A string containing the format (in struct module style)\n for each element in the view.',
      (self) => self.alive.layout.format,
    ),
    getset<PyMemoryView>(
      'ndim',
      'An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.',
      (self) => self.alive.layout.shape.length,
    ),
    getset<PyMemoryView>(
      'shape',
      'A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.',
      (self) => new PyTuple(self.alive.layout.shape),
    ),
    getset<PyMemoryView>(
      'strides',
      'A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.',
      (self) => new PyTuple(self.alive.layout.strides),
    ),
    getset<PyMemoryView>(
      'suboffsets',
      'A tuple of integers used internally for PIL-style arrays.',
      (self) => {
        self.alive;
        return emptyTuple;
      },
    ),
    getset<PyMemoryView>('c_contiguous', 'A bool indicating whether the memory is C contiguous.', (self) =>
      isContiguous(self.alive.layout, 'C'),
    ),
    getset<PyMemoryView>(
      'f_contiguous',
      'A bool indicating whether the memory is Fortran contiguous.',
      (self) => isContiguous(self.alive.layout, 'F'),
    ),
    getset<PyMemoryView>(
      'contiguous',
      'A bool indicating whether the memory is contiguous.',
      (self) => isContiguous(self.alive.layout, 'C') || isContiguous(self.layout, 'F'),
    ),
  ],
});

/** Over the items of a view with one dimension. */
class MemoryIterator extends QuietIterator {
  private view: PyMemoryView | null;
  private index = 0;

  constructor(view: PyMemoryView) {
    super();
    this.view = view;
  }

  advance(): Value | undefined {
    if (this.view === null) return undefined;
    const { layout } = this.view.alive;
    if (this.index >= layout.shape[0]!) {
      this.view = null;
      return undefined;
    }
    return readItem(this.view, layout.offset + this.index++ * layout.strides[0]!);
  }
}

defineType<MemoryIterator>('memory_iterator', {
  instances: MemoryIterator,
  isBase: false,
  slots: { iter: (self) => self, next: (self) => self.advance() },
});

// ── Places ─────────────────────────────────────────────────────────────────────────────────────────

function checkOneDimensional({ shape }: ViewLayout): void {
  if (shape.length === 0) raise.typeError('invalid indexing of 0-dim memory');
  if (shape.length > 1)
    raise.error(notImplementedErrorType, 'multi-dimensional sub-views are not implemented');
}

function fitting(at: number | bigint, key: Value): number {
  if (typeof at === 'bigint' && BigInt.asIntN(64, at) !== at)
    raise.indexError(`cannot fit '${typeName(key)}' into an index-sized integer`);
  return Number(at);
}

/** Where an item of one dimension is, seen from `from`. */
function placeIn({ shape, strides }: ViewLayout, at: number, dimension: number, from: number): number {
  const count = shape[dimension]!;
  const place = at < 0 ? at + count : at;
  if (place < 0 || place >= count) raise.indexError(`index out of bounds on dimension ${dimension + 1}`);
  return from + place * strides[dimension]!;
}

function sliced(layout: ViewLayout, { start, step, count }: Chosen): ViewLayout {
  const { shape, strides, offset } = layout;
  return {
    ...layout,
    offset: offset + strides[0]! * start,
    shape: [count, ...shape.slice(1)],
    strides: [strides[0]! * step, ...strides.slice(1)],
  };
}

/** Whether no guest code has to be asked for its bounds. */
function isPlain({ start, stop, step }: PySlice): boolean {
  const isKnown = (bound: Value) => bound === null || typeof bound === 'number';
  return isKnown(start) && isKnown(stop) && isKnown(step);
}

/** sic: guest code that gives a bound may release the view, and the slice is still good. */
function* slicedBy(self: PyMemoryView, key: PySlice, thread: Thread): Guest<PyMemoryView> {
  const { layout } = self;
  const held = derived(self, layout);
  try {
    return derived(held, sliced(layout, yield* key.resolve(layout.shape[0]!, thread)));
  } finally {
    releaseView(held, thread);
  }
}

function* chosenItem(self: PyMemoryView, key: Value, thread: Thread): Guest<Value> {
  const { layout } = self;
  if (layout.shape.length === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return readItem(self, layout.offset);
    return key === Ellipsis ? self : raise.typeError('invalid indexing of 0-dim memory');
  }
  if (isIndexTuple(key)) return readItem(self.alive, yield* placeOf(self, key, thread));
  if (isSliceTuple(key))
    return raise.error(notImplementedErrorType, 'multi-dimensional slicing is not implemented');
  return raise.typeError('memoryview: invalid slice key');
}

function isIndexTuple(key: Value): key is PyTuple {
  return key instanceof PyTuple && key.items.every(isIndex);
}

function isSliceTuple(key: Value): boolean {
  return key instanceof PyTuple && key.items.length > 0 && key.items.every((each) => each instanceof PySlice);
}

/** The place of the item that a tuple of numbers chooses. */
function* placeOf(self: PyMemoryView, { items }: PyTuple, thread: Thread): Guest<number> {
  const { layout } = self;
  const dimensions = layout.shape.length;
  if (items.length < dimensions) raise.error(notImplementedErrorType, 'sub-views are not implemented');
  if (items.length > dimensions)
    raise.typeError(`cannot index ${dimensions}-dimension view with ${items.length}-element tuple`);
  let place = layout.offset;
  for (let i = 0; i < items.length; i++) {
    const at = fitting(yield* index(items[i]!, thread), items[i]!);
    place = placeIn(self.alive.layout, at, i, place);
  }
  return place;
}

function* assign(self: PyMemoryView, key: Value, value: Value, thread: Thread): Guest<null> {
  const { layout, isReadOnly } = self.alive;
  const dimensions = layout.shape.length;
  itemOf(layout);
  if (isReadOnly) raise.typeError('cannot modify read-only memory');
  if (dimensions === 0) {
    if (key === Ellipsis || (key instanceof PyTuple && key.items.length === 0))
      return yield* writeItem(self, layout.offset, value, thread);
    return raise.typeError('invalid indexing of 0-dim memory');
  }
  if (isIndex(key)) {
    if (dimensions > 1) raise.error(notImplementedErrorType, 'sub-views are not implemented');
    const at = fitting(yield* index(key, thread), key);
    return yield* writeItem(self.alive, placeIn(layout, at, 0, layout.offset), value, thread);
  }
  if (key instanceof PySlice && dimensions === 1) return yield* assignSlice(self, key, value, thread);
  if (isIndexTuple(key)) return yield* writeItem(self, yield* placeOf(self, key, thread), value, thread);
  if (key instanceof PySlice || isSliceTuple(key))
    return raise.error(
      notImplementedErrorType,
      'memoryview slice assignments are currently restricted to ndim = 1',
    );
  return raise.typeError('memoryview: invalid slice key');
}

function* assignSlice(self: PyMemoryView, key: PySlice, value: Value, thread: Thread): Guest<null> {
  if (!hasBuffer(value)) notBytesLike(value);
  const source = viewOf(value, thread);
  try {
    const target = sliced(self.layout, yield* key.resolve(self.layout.shape[0]!, thread));
    const given = source.layout;
    if (
      bareFormat(given.format) !== bareFormat(target.format) ||
      given.itemSize !== target.itemSize ||
      given.shape.length !== 1 ||
      given.shape[0] !== target.shape[0]
    )
      raise.valueError('memoryview assignment: lvalue and rvalue have different structures');
    const bytes = bytesInOrder(source).slice();
    const into = self.alive.memory.bytes;
    if (isContiguous(target, 'C')) {
      if (bytes.length > 0) into.set(bytes, target.offset);
      return null;
    }
    let from = 0;
    for (const place of itemPlaces(target, 'C'))
      for (let i = 0; i < target.itemSize; i++) into[place + i] = bytes[from++]!;
    return null;
  } finally {
    releaseView(source, thread);
  }
}

// ── Comparison ─────────────────────────────────────────────────────────────────────────────────────

/** Whether both have equal items in equal shapes; `undefined` when the other has no bytes. */
function isSame(self: PyMemoryView, other: Value, thread: Thread): boolean | undefined {
  if (self.isReleased || (other instanceof PyMemoryView && other.isReleased)) return self === other;
  const view = other instanceof PyMemoryView ? other : borrowed(other, thread);
  if (view === undefined) return undefined;
  try {
    return haveSameItems(self, view);
  } finally {
    if (view !== other) releaseView(view, thread);
  }
}

function borrowed(other: Value, thread: Thread): PyMemoryView | undefined {
  if (!hasBuffer(other)) return undefined;
  try {
    return viewOf(other, thread);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return undefined;
  }
}

function haveSameItems(left: PyMemoryView, right: PyMemoryView): boolean {
  const a = left.layout;
  const b = right.layout;
  if (a.shape.length !== b.shape.length || a.shape.some((count, i) => count !== b.shape[i])) return false;
  const readA = nativeItems().get(bareFormat(a.format));
  const readB = nativeItems().get(bareFormat(b.format));
  if (readA === undefined || readB === undefined) return false;
  if (readA === readB && readA.kind !== 'float' && readA.kind !== 'bool') {
    const bytes = bytesInOrder(left);
    const others = bytesInOrder(right);
    for (let i = 0; i < bytes.length; i++) if (bytes[i] !== others[i]) return false;
    return true;
  }
  const places = itemPlaces(b, 'C');
  for (const place of itemPlaces(a, 'C')) {
    const otherPlace = places.next().value as number;
    const item = readA.read(left.memory.items, place, true);
    if (quickEqual(item, readB.read(right.memory.items, otherPlace, true)) !== true) return false;
  }
  return true;
}

// ── cast ───────────────────────────────────────────────────────────────────────────────────────────

const MOST_DIMENSIONS = 64;

function cast(self: PyMemoryView, format: Value, shape: Value | undefined): PyMemoryView {
  const text = asString(format);
  if (text === undefined)
    return raise.typeError(`cast() argument 'format' must be str, not ${givenTypeName(format)}`);
  const { layout, isContiguous: isPlain } = self.alive;
  if (!isPlain) raise.typeError('memoryview: casts are restricted to C-contiguous views');
  const dimensions = layout.shape.length;
  if (shape !== undefined && !(shape instanceof PyList || shape instanceof PyTuple))
    raise.typeError('shape must be a list or a tuple');
  const sizes = shape === undefined ? undefined : (shape as PyList | PyTuple).items;
  if (sizes !== undefined) {
    if (sizes.length > MOST_DIMENSIONS)
      raise.valueError(`memoryview: number of dimensions must not exceed ${MOST_DIMENSIONS}`);
    if (dimensions !== 1 && sizes.length !== 1)
      raise.typeError('memoryview: cast must be 1D -> ND or ND -> 1D');
  }
  if ((shape !== undefined || dimensions !== 1) && layout.shape.includes(0))
    raise.typeError('memoryview: cannot cast view with zeros in shape or strides');
  const item = bareFormat(text).length === 1 ? nativeItems().get(bareFormat(text)) : undefined;
  if (item === undefined)
    return raise.valueError(
      "memoryview: destination format must be a native single character format prefixed with an optional '@'",
    );
  if (!isByteFormat(layout.format) && !isByteFormat(text))
    raise.typeError('memoryview: cannot cast between two non-byte formats');
  const bytes = self.size;
  if (bytes % item.size !== 0) raise.typeError('memoryview: length is not a multiple of itemsize');
  const counts = sizes === undefined ? [bytes / item.size] : shapeOf(sizes);
  if (counts.reduce((product, count) => product * count, item.size) !== bytes)
    raise.typeError('memoryview: product(shape) * itemsize != buffer size');
  const strides: number[] = [];
  let stride = item.size;
  for (let i = counts.length - 1; i >= 0; i--) {
    strides.unshift(stride);
    stride *= counts[i]!;
  }
  return derived(self.alive, {
    format: text,
    itemSize: item.size,
    offset: layout.offset,
    shape: counts,
    strides,
  });
}

function isByteFormat(format: string): boolean {
  return ['B', 'b', 'c'].includes(bareFormat(format));
}

function shapeOf(sizes: readonly Value[]): number[] {
  return sizes.map((size) => {
    if (typeof size === 'bigint') raise.overflowError('Python int too large to convert to C ssize_t');
    if (typeof size !== 'number')
      return raise.typeError('memoryview.cast(): elements of shape must be integers');
    if (size <= 0) raise.valueError('memoryview.cast(): elements of shape must be integers > 0');
    return size;
  });
}
