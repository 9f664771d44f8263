/** Objects whose bytes others may read: `bytes`, `bytearray`, `memoryview`, `array`. CPython: Objects/abstract.c (PyObject_GetBuffer); docs: c-api/buffer.html. */
import { bufferErrorType, givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { nested } from '../kernel/nesting.ts';
import { PyObject, type Result, type Value } from '../kernel/object.ts';
import { withIndex } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyBytes } from '../kernel/values.ts';

/** `inspect.BufferFlags`, as far as they make a difference here. */
export const SIMPLE = 0;
export const WRITABLE = 1;
export const FULL_READ_ONLY = 284;

/** An object that has bytes which may change. */
export abstract class PyBuffer extends PyObject {
  /** How many others look at the bytes; while there are any, the size can't change. */
  exports = 0;
  private borrowers: InterpreterState | null = null;
  private season = 0;
  /** How many of them can't be found by a search. */
  pins = 0;

  /** A view of the bytes, valid until the size changes. */
  abstract get value(): Uint8Array;

  /** Whether it is a `bytearray`, which may stand for a byte string. */
  get isByteString(): boolean {
    return false;
  }

  /** One more looks at the bytes; the function given back says that it does no more. */
  lend(thread: Thread): () => void {
    this.exports++;
    this.borrowers = thread.interpreter;
    const { season } = this;
    return () => {
      if (season === this.season) this.exports--;
    };
  }

  /** CPython releases a view that is dropped, by its count of references: here it is looked for when it would matter. */
  forgetDropped(): void {
    if (this.exports === 0 || this.pins > 0 || this.borrowers === null) return;
    const isViewOfThis = (object: object) =>
      object instanceof PyMemoryView && object.memory.owner === this && !object.isReleased;
    if (this.borrowers.canReach(isViewOfThis)) return;
    this.exports = 0;
    this.season++;
  }

  checkResizable(): void {
    if (this.exports > 0) this.forgetDropped();
    if (this.exports > 0) raise.error(bufferErrorType, 'Existing exports of data: object cannot be re-sized');
  }
}

/** What an object lets memory views use, for as long as one of them is there. */
export class Memory {
  readonly owner: Value;
  readonly bytes: Uint8Array;
  readonly items: DataView;
  /** How many views there are that are not released. */
  views = 0;
  private readonly free: (thread: Thread) => void;
  /** What the owner's `__buffer__` gave. */
  readonly given: PyMemoryView | null;

  constructor(
    owner: Value,
    bytes: Uint8Array,
    free: (thread: Thread) => void,
    given: PyMemoryView | null = null,
  ) {
    this.owner = owner;
    this.bytes = bytes;
    this.items = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.free = free;
    this.given = given;
  }

  /** Whose size can't change. */
  get lender(): PyBuffer | null {
    if (this.given !== null) return this.given.memory.lender;
    return this.owner instanceof PyBuffer ? this.owner : null;
  }

  leave(thread: Thread): void {
    if (--this.views === 0) this.free(thread);
  }
}

/** How the items of a view stand in memory. */
export interface ViewLayout {
  readonly format: string;
  readonly itemSize: number;
  /** Where the first item is. */
  readonly offset: number;
  readonly shape: readonly number[];
  /** From one item to the next of each dimension, in bytes. */
  readonly strides: readonly number[];
}

/** The data of a `memoryview`; its behaviour is in `memoryview.ts`. */
export class PyMemoryView extends PyBuffer {
  readonly memory: Memory;
  readonly layout: ViewLayout;
  readonly isReadOnly: boolean;
  isReleased = false;
  hashed: number | bigint | undefined = undefined;
  /** No other view can be made of it. */
  isRestricted = false;
  private isEntered = false;

  constructor(memory: Memory, layout: ViewLayout, isReadOnly: boolean) {
    super();
    this.memory = memory;
    this.layout = layout;
    this.isReadOnly = isReadOnly;
    memory.views++;
  }

  /** The view itself, if it is not released. */
  get alive(): this {
    return this.isReleased ? raise.valueError('operation forbidden on released memoryview object') : this;
  }

  /** A `with` statement holds it, where no search finds it. */
  enter(): void {
    if (this.isEntered) return;
    this.isEntered = true;
    const { lender } = this.memory;
    if (lender !== null) lender.pins++;
  }

  end(thread: Thread): void {
    this.isReleased = true;
    const { lender } = this.memory;
    if (this.isEntered && lender !== null) lender.pins--;
    this.memory.leave(thread);
  }

  /** The view itself, if others can be made of it. */
  get shareable(): this {
    if (this.isRestricted) raise.valueError('cannot create new view on restricted memoryview');
    return this.alive;
  }

  get size(): number {
    return this.layout.shape.reduce((product, count) => product * count, this.layout.itemSize);
  }

  get isContiguous(): boolean {
    return isContiguous(this.layout, 'C');
  }

  get value(): Uint8Array {
    const { layout, memory, isContiguous, size } = this.alive;
    if (!isContiguous) raise.bufferError('memoryview: underlying buffer is not C-contiguous');
    return memory.bytes.subarray(layout.offset, layout.offset + size);
  }
}

export function isContiguous({ shape, strides, itemSize }: ViewLayout, order: 'C' | 'F'): boolean {
  if (shape.includes(0)) return true;
  const places = shape.map((_, i) => i);
  let width = itemSize;
  for (const i of order === 'C' ? places.reverse() : places) {
    if (shape[i]! > 1 && strides[i] !== width) return false;
    width *= shape[i]!;
  }
  return true;
}

/** The bytes of the items one after the other; a copy unless they stand so. */
export function bytesInOrder(view: PyMemoryView, order: 'C' | 'F' = 'C'): Uint8Array {
  const { layout, memory, size } = view.alive;
  const { itemSize, offset } = layout;
  if (isContiguous(layout, order)) return memory.bytes.subarray(offset, offset + size);
  const result = new Uint8Array(size);
  let to = 0;
  for (const from of itemPlaces(layout, order)) {
    for (let i = 0; i < itemSize; i++) result[to++] = memory.bytes[from + i]!;
  }
  return result;
}

/** Where each item is, in C's order or in Fortran's. */
export function* itemPlaces({ shape, strides, offset }: ViewLayout, order: 'C' | 'F'): Generator<number> {
  if (shape.includes(0)) return;
  const dimensions = shape.map((_, i) => i);
  const fastestFirst = order === 'C' ? dimensions.reverse() : dimensions;
  const at = shape.map(() => 0);
  for (let place = offset; ; ) {
    yield place;
    let moved = false;
    for (const i of fastestFirst) {
      at[i]!++;
      place += strides[i]!;
      if (at[i]! < shape[i]!) {
        moved = true;
        break;
      }
      place -= shape[i]! * strides[i]!;
      at[i] = 0;
    }
    if (!moved) return;
  }
}

// ── The bytes of any object ────────────────────────────────────────────────────────────────────────

/**
 * The bytes of a bytes-like object, not copied; `undefined` for anything else. Classes with `__buffer__` are asked if
 * there is a thread to do it in: `__release_buffer__` is called at once, as the bytes stay valid for who has them.
 */
export function bufferOf(value: Value, thread?: Thread): Uint8Array | undefined {
  if (value instanceof PyBytes || value instanceof PyBuffer) {
    const { type } = value;
    // fast path: a class derived from it may have its own __buffer__
    if (!type.isHeap || type.slots.buffer === type.layout.slots.buffer) return value.value;
  }
  return thread === undefined ? undefined : askedFor(value, thread, (view) => view.value);
}

/** What `bytes` and `bytearray` hold: natives that want a byte string take nothing else. */
export function byteStringOf(value: Value): Uint8Array | undefined {
  return value instanceof PyBytes || (value instanceof PyBuffer && value.isByteString)
    ? value.value
    : undefined;
}

/** As `bufferOf`, for who takes items in any order and copies them. */
export function anyBufferOf(value: Value, thread: Thread): Uint8Array | undefined {
  // fast path: see `bufferOf`
  if (value instanceof PyMemoryView) return bytesInOrder(value);
  if (value instanceof PyBytes || value instanceof PyBuffer) return bufferOf(value, thread);
  return askedFor(value, thread, (view) => bytesInOrder(view), FULL_READ_ONLY);
}

/** As `bufferOf`; `undefined` also where there are no bytes to be had at present. */
export function possibleBufferOf(value: Value, thread: Thread): Uint8Array | undefined {
  try {
    return bufferOf(value, thread);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return undefined;
  }
}

export function needBuffer(value: Value, thread?: Thread): Uint8Array {
  return bufferOf(value, thread) ?? notBytesLike(value);
}

export function notBytesLike(value: Value): never {
  return raise.typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** Bytes that may be changed. */
export function needWritableBuffer(value: Value, thread: Thread): Uint8Array {
  return (
    writableBufferOf(value, thread) ??
    raise.typeError(`argument must be read-write bytes-like object, not ${givenTypeName(value)}`)
  );
}

export function writableBufferOf(value: Value, thread: Thread): Uint8Array | undefined {
  try {
    if (value instanceof PyMemoryView) return value.alive.isReadOnly ? undefined : value.value;
    if (value instanceof PyBytes && !value.type.isHeap) return undefined;
    if (value instanceof PyBuffer) return bufferOf(value, thread);
    return askedFor(value, thread, (view) => (view.isReadOnly ? undefined : view.value), WRITABLE);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return undefined; // sic: whatever went wrong
  }
}

/** Whether a value says that it has bytes. */
export function hasBuffer(value: Value): boolean {
  return value instanceof PyObject && value.type.slots.buffer !== undefined;
}

function askedFor<T>(
  value: Value,
  thread: Thread,
  use: (view: PyMemoryView) => T,
  flags = SIMPLE,
): T | undefined {
  if (!(value instanceof PyObject)) return undefined;
  const { type } = value;
  if (type.slots.buffer === undefined) return undefined;
  const view = givenView(value, flags, thread);
  try {
    return use(view);
  } finally {
    giveBack(value, type, view, thread);
  }
}

/** What `__buffer__` gives. */
export function givenView(value: PyObject, flags: number, thread: Thread): PyMemoryView {
  const view = nested(thread, '__buffer__', () => value.type.slots.buffer!(value as never, flags, thread));
  if (view instanceof PyMemoryView) return view;
  return raise.typeError('__buffer__ returned non-memoryview object');
}

/** Tells the object that its bytes are not looked at any more. */
export function giveBack(value: PyObject, { slots }: PyType, view: PyMemoryView, thread: Thread): void {
  if (slots.release === undefined) return;
  try {
    nested(thread, '__release_buffer__', () => slots.release!(value as never, view, thread));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    thread.interpreter.unraisable(error, null, value, thread);
  }
  if (view.memory.owner === value && view.exports === 0 && !view.isReleased) view.end(thread);
}

// ── Built-in exporters ─────────────────────────────────────────────────────────────────────────────

/** The slots `buffer` and `release` of a built-in type whose items are of one format. */
export function bufferSlots<T extends PyBytes | PyBuffer>(format: (self: T) => readonly [string, number]) {
  return {
    buffer: (self: T, flags: Value, thread: Thread): Result =>
      withIndex<Value>(flags, thread, (wanted) => {
        if (wanted > 0x7fffffff) raise.overflowError('buffer flags too large');
        if (wanted < -0x80000000) raise.overflowError('buffer flags too small');
        const isReadOnly = self instanceof PyBytes;
        if (isReadOnly && (Number(wanted) & WRITABLE) !== 0) raise.bufferError('Object is not writable.');
        return exportedView(self, ...format(self), thread);
      }),
    release: (self: T, view: Value, thread: Thread): Result => {
      if (!(view instanceof PyMemoryView)) return raise.typeError('expected a memoryview object');
      if (view.isReleased) return null;
      if (view.memory.owner !== self) raise.valueError("memoryview's buffer is not this object");
      releaseView(view, thread);
      return null;
    },
  };
}

function exportedView(
  self: PyBytes | PyBuffer,
  format: string,
  itemSize: number,
  thread: Thread,
): PyMemoryView {
  const { value } = self;
  const layout = {
    format,
    itemSize,
    offset: 0,
    shape: [value.length / itemSize],
    strides: [itemSize],
  };
  if (self instanceof PyBytes) return new PyMemoryView(new Memory(self, value, () => {}), layout, true);
  const takeBack = self.lend(thread);
  const { type } = self;
  const { buffer, release } = type.layout.slots;
  const isAsked = type.slots.release !== release && type.slots.buffer === buffer;
  const free = (last: Thread) => {
    if (isAsked) showLast(self, value, layout, last);
    takeBack();
  };
  const memory = new Memory(self, value, free);
  return new PyMemoryView(memory, layout, false);
}

/** A class with its own `__release_buffer__` sees the bytes once more. */
function showLast(owner: PyBuffer, bytes: Uint8Array, layout: ViewLayout, thread: Thread): void {
  const view = new PyMemoryView(new Memory(owner, bytes, () => {}), layout, false);
  view.isRestricted = true;
  giveBack(owner, owner.type, view, thread);
  view.isReleased = true;
}

export function releaseView(view: PyMemoryView, thread: Thread): void {
  if (view.isReleased) return;
  if (view.exports > 0)
    raise.bufferError(`memoryview has ${view.exports} exported buffer${view.exports === 1 ? '' : 's'}`);
  view.end(thread);
}
