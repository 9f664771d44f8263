/** `struct.Struct` and what it iterates with. CPython: Modules/_struct.c; docs: library/struct.html#struct.Struct. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise, runtimeErrorType, typeName } from '../../runtime/kernel/errors.ts';
import { perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { PyObject, type Result, UNWIND, type Unwind, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { andThen, later } from '../../runtime/kernel/pausing.ts';
import { withIndex } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyBytes, type PyTuple } from '../../runtime/kernel/values.ts';
import {
  hasBuffer,
  needBuffer,
  needWritableBuffer,
  notBytesLike,
  PyMemoryView,
  releaseView,
  SIMPLE,
} from '../../runtime/objects/buffer.ts';
import { newBytes } from '../../runtime/objects/byte-sink.ts';
import { encodeText } from '../../runtime/objects/codecs.ts';
import { addIntegers, type Integer } from '../../runtime/objects/integer-arithmetic.ts';
import { latin1Text } from '../../runtime/objects/latin1.ts';
import { viewOf } from '../../runtime/objects/memoryview.ts';
import { structErrorType } from './error.ts';
import { type Layout, layoutOf, makeTable } from './layout.ts';
import { packInto, unpackFrom } from './packing.ts';

export class PyStruct extends PyObject {
  layout: Layout | null = null;

  get ready(): Layout {
    return this.layout ?? raise.error(runtimeErrorType, 'Struct object is not initialized');
  }
}

const nativeTable = once(() => makeTable(true));
const standardTable = once(() => makeTable(false));

/** The layouts of formats that the functions of the module were called with. */
export const layouts = perInterpreter('_struct', () => new Map<string | Value, Layout>());

const MOST_LAYOUTS = 100;

/** The layout for a function of the module. */
export function cachedLayout(format: Value, thread: Thread): Layout {
  const known = thread.interpreter.state(layouts);
  // no format that is text begins with a null character
  const key =
    typeof format === 'string'
      ? format
      : format instanceof PyBytes
        ? `\0${latin1Text(format.value)}`
        : `\0\0${asString(format)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (typeof format !== 'string') checkHashable(format);
  const layout = readFormat(format, thread);
  if (known.size >= MOST_LAYOUTS) known.clear();
  known.set(key, layout);
  return layout;
}

/** sic: the functions look into their cache first. */
function checkHashable(format: Value): void {
  if (format instanceof PyObject && format.type.slots.hash === undefined)
    raise.typeError(`unhashable type: '${typeName(format)}'`);
}

function readFormat(format: Value, thread: Thread): Layout {
  return layoutOf(formatText(format, thread), nativeTable(), standardTable());
}

function formatText(format: Value, thread: Thread): string {
  if (format instanceof PyBytes) return latin1Text(format.value);
  const text = asString(format);
  if (text === undefined)
    return raise.typeError(`Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
  if (/[^\0-\x7f]/.test(text)) encodeText(text, 'ascii', 'strict', thread);
  return text;
}

export function pack(layout: Layout, args: readonly Value[], first: number, thread: Thread): Result {
  checkCount('pack', layout, args.length - first);
  const bytes = newBytes(layout.size);
  const made = new PyBytes(bytes);
  const here = thread.frame;
  if (packInto(layout, bytes, 0, args, first, thread) !== UNWIND) return made;
  return later<Value>(thread, here, (outcome) => (outcome === UNWIND ? UNWIND : made));
}

function checkCount(name: string, layout: Layout, given: number): void {
  if (given !== layout.count)
    raise.error(structErrorType(), `${name} expected ${layout.count} items for packing (got ${given})`);
}

/** `args` holds the buffer, the offset and the values from `first` on. */
export function packIntoBuffer(
  layout: Layout,
  args: readonly Value[],
  first: number,
  thread: Thread,
): Result {
  const given = args.length - first;
  if (given === 0) raise.error(structErrorType(), 'pack_into expected buffer argument');
  if (given === 1) raise.error(structErrorType(), 'pack_into expected offset argument');
  checkCount('pack_into', layout, given - 2);
  const bytes = needWritableBuffer(args[first]!, thread);
  return withOffset(args[first + 1]!, thread, (offset) => {
    const { size } = layout;
    const from = placeOf('pack_into', offset, size, bytes);
    return packInto(layout, bytes, from, args, first + 2, thread);
  });
}

function withOffset(value: Value, thread: Thread, use: (offset: Integer) => Result): Result {
  return withIndex<Value>(value, thread, (at) => {
    if (!isWord(at)) raise.indexError(`cannot fit '${typeName(value)}' into an index-sized integer`);
    return use(at);
  });
}

function isWord(at: Integer): boolean {
  return typeof at === 'number' || BigInt.asIntN(64, at) === at;
}

/** Where the bytes of a struct begin in a buffer; negative offsets count from the end. */
function placeOf(
  name: 'pack_into' | 'unpack_from',
  offset: Integer,
  size: number,
  { length }: Uint8Array,
): number {
  const doing = name === 'pack_into' ? 'pack' : 'unpack';
  const from = offset < 0 ? addIntegers(offset, length) : offset;
  if (offset < 0) {
    if (addIntegers(offset, size) > 0)
      raise.error(
        structErrorType(),
        doing === 'pack'
          ? `no space to pack ${size} bytes at offset ${offset}`
          : `not enough data to unpack ${size} bytes at offset ${offset}`,
      );
    if (from < 0) raise.error(structErrorType(), `offset ${offset} out of range for ${length}-byte buffer`);
  }
  if (addIntegers(from, size) > length)
    raise.error(
      structErrorType(),
      `${name} requires a buffer of at least ${addIntegers(from, size)} bytes for ${doing}ing ${size} bytes at offset ${from} (actual buffer size is ${length})`,
    );
  return Number(from);
}

export function unpack(layout: Layout, buffer: Value, thread: Thread): PyTuple {
  const bytes = needBuffer(buffer, thread);
  if (bytes.length !== layout.size)
    raise.error(structErrorType(), `unpack requires a buffer of ${layout.size} bytes`);
  return unpackFrom(layout, bytes, 0);
}

export function unpackFromBuffer(layout: Layout, buffer: Value, offset: Value, thread: Thread): Result {
  return withIndex<Value>(offset, thread, (at) => {
    if (!isWord(at)) raise.overflowError('Python int too large to convert to C ssize_t');
    const bytes = needBuffer(buffer, thread);
    const from = placeOf('unpack_from', at, layout.size, bytes);
    return unpackFrom(layout, bytes, from);
  });
}

export function iterUnpack(layout: Layout, buffer: Value, thread: Thread): Value {
  const { size } = layout;
  if (size === 0) raise.error(structErrorType(), 'cannot iteratively unpack with a struct of length 0');
  if (!hasBuffer(buffer)) notBytesLike(buffer);
  const view = viewOf(buffer, thread, SIMPLE);
  try {
    if (view.value.length % size !== 0)
      raise.error(structErrorType(), `iterative unpacking requires a buffer of a multiple of ${size} bytes`);
  } catch (error) {
    releaseView(view, thread);
    throw error;
  }
  if (buffer instanceof PyMemoryView) buffer.exports++;
  unpackIteratorType();
  return new UnpackIterator(layout, view, buffer);
}

/** Holds the buffer until it has come to the end. */
class UnpackIterator extends PyObject {
  private readonly layout: Layout;
  private view: PyMemoryView | null;
  private source: Value;
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(layout: Layout, view: PyMemoryView, source: Value) {
    super();
    this.layout = layout;
    this.view = view;
    this.bytes = view.value;
    this.source = source;
  }

  get left(): number {
    return this.view === null ? 0 : Math.floor((this.bytes.length - this.at) / this.layout.size);
  }

  advance(): Value | undefined {
    if (this.view === null) return undefined;
    if (this.at >= this.bytes.length) return undefined;
    const values = unpackFrom(this.layout, this.bytes, this.at);
    this.at += this.layout.size;
    return values;
  }

  finish(thread: Thread): void {
    if (this.view === null) return;
    if (this.source instanceof PyMemoryView) this.source.exports--;
    releaseView(this.view, thread);
    this.view = null;
    this.source = null;
  }
}

const unpackIteratorType = once(() =>
  defineType<UnpackIterator>('unpack_iterator', {
    module: '_struct',
    isNamedInFull: true,
    instances: UnpackIterator,
    isBase: false,
    slots: {
      iter: (self) => self,
      next: (self, thread) => {
        const values = self.advance();
        if (values === undefined) self.finish(thread);
        return values;
      },
    },
    methods: [method('__length_hint__(self, /)', null, (self: UnpackIterator) => self.left)],
  }),
);

export const structType: () => PyType = once(() =>
  defineType<PyStruct>('Struct', {
    doc: 'Struct(fmt) --> compiled struct object\n\n',
    module: '_struct',
    isNamedInFull: true,
    hasWeakReferences: true,
    instances: PyStruct,
    slots: {
      new: (type) => (type === structType() ? new PyStruct() : adopt(new PyStruct(), type)),
      init: bySignature(
        'Struct',
        '(self, /, format)',
        (self: PyStruct, format: Value, thread: Thread) => {
          self.layout = readFormat(format, thread);
          return null;
        },
        'c',
      ),
      repr: (self, thread) => withRepr(self, thread),
    },
    methods: [
      method(
        'iter_unpack(self, buffer, /)',
        'Return an iterator yielding tuples.\n\nTuples are unpacked from the given bytes source, like a repeated\ninvocation of unpack_from().\n\nRequires that the bytes length be a multiple of the struct size.',
        (self: PyStruct, buffer: Value, thread: Thread) => iterUnpack(self.ready, buffer, thread),
      ),
      method(
        'pack(self, /, *values)',
        'S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string S.format.  See help(struct) for more on format\nstrings.',
        (self: PyStruct, values: Value[], thread: Thread) => pack(self.ready, values, 0, thread),
      ),
      method(
        'pack_into(self, /, *args)',
        'S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings.',
        (self: PyStruct, args: Value[], thread: Thread) => packIntoBuffer(self.ready, args, 0, thread),
      ),
      method(
        'unpack(self, buffer, /)',
        "Return a tuple containing unpacked values.\n\nUnpack according to the format string Struct.format. The buffer's size\nin bytes must be Struct.size.\n\nSee help(struct) for more on format strings.",
        (self: PyStruct, buffer: Value, thread: Thread) => unpack(self.ready, buffer, thread),
      ),
      method(
        'unpack_from(self, /, buffer, offset=0)',
        "Return a tuple containing unpacked values.\n\nValues are unpacked according to the format string Struct.format.\n\nThe buffer's size in bytes, starting at position offset, must be\nat least Struct.size.\n\nSee help(struct) for more on format strings.",
        (self: PyStruct, buffer: Value, offset: Value, thread: Thread) =>
          unpackFromBuffer(self.ready, buffer, offset, thread),
      ),
      method(
        '__sizeof__(self, /)',
        'S.__sizeof__() -> size of S in memory, in bytes',
        (self: PyStruct) => 56 + 32 * ((self.layout?.fields.length ?? 0) + 1),
      ),
      getset<PyStruct>('format', 'struct format string', (self) => self.ready.format),
      getset<PyStruct>('size', 'struct size in bytes', (self) => self.ready.size),
    ],
  }),
);

function withRepr(self: PyStruct, thread: Thread): string | Unwind {
  return andThen<string>(
    thread,
    () => repr(self.ready.format, thread),
    (text) => (text === UNWIND ? UNWIND : `${self.type.qualname}(${text as string})`),
  );
}
