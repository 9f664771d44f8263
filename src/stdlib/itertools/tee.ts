/** `tee`. CPython: Modules/itertoolsmodule.c; docs: library/itertools.html#itertools.tee. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { call0 } from '../../runtime/kernel/call.ts';
import { defineType, method, native } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { iterate } from '../../runtime/kernel/iterate.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyObject, type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import {
  instanceOf,
  iteratorType,
  positional,
  reducing,
  restoring,
  Source,
  sizeOf,
  sourceOf,
  stateItems,
} from './source.ts';

/** How many items a block holds. */
const BLOCK = 57;

/** Items that some of the iterators have not given yet; what nobody refers to any more is forgotten. */
class TeeBlock extends PyObject {
  readonly source: Source;
  readonly items: Value[] = [];
  following: TeeBlock | null = null;
  isRunning = false;

  constructor(source: Source) {
    super();
    this.source = source;
  }
}

class Tee extends PyObject {
  block: TeeBlock;
  /** The place in the block of the next item. */
  place: number;

  constructor(block: TeeBlock, place: number) {
    super();
    this.block = block;
    this.place = place;
  }
}

export const teeBlockType: () => PyType = once(() =>
  defineType<TeeBlock>('_tee_dataobject', {
    module: 'itertools',
    isNamedInFull: true,
    doc: 'teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.',
    instances: TeeBlock,
    isBase: false,
    slots: {
      *new(type, args, names, thread) {
        const [iterable, values, following] = positional('_tee_dataobject', type, args, names, 3);
        if (!(values instanceof PyList))
          return raise.typeError(`teedataobject() argument 2 must be list, not ${typeName(values!)}`);
        const block = new TeeBlock(yield* sourceOf(iterable!, thread));
        block.items.push(...values.items);
        if (block.items.length > BLOCK) raise.valueError('Invalid arguments');
        if (block.items.length < BLOCK ? following !== null : !isBlockOrNone(following!))
          raise.valueError('Invalid arguments');
        block.following = following as TeeBlock | null;
        return block;
      },
    },
    methods: [
      reducing<TeeBlock>(
        (self) =>
          new PyTuple([
            self.type,
            new PyTuple([self.source.iterator, new PyList([...self.items]), self.following]),
          ]),
      ),
    ],
  }),
);

function isBlockOrNone(value: Value): boolean {
  return value === null || value instanceof TeeBlock;
}

export const teeType: () => PyType = once(() =>
  iteratorType<Tee>('_tee', {
    doc: 'Iterator wrapped to make it copyable.',
    instances: Tee,
    isBase: false,
    hasWeakReferences: true,
    slots: {
      *new(type, args, names, thread) {
        const [iterable] = positional('_tee', type, args, names, 1);
        return instanceOf(type, yield* teeOf(iterable!, thread));
      },
      next: (self, thread): Step => {
        const { block, place } = self;
        if (place < block.items.length) {
          self.place++;
          return block.items[place];
        }
        if (place < BLOCK && block.source.still !== null) {
          const item = block.source.still.advance();
          if (item === undefined) return undefined;
          block.items.push(item);
          self.place++;
          return item;
        }
        return drive(nextOf(self, thread), thread) as Step;
      },
    },
    methods: [
      method('__copy__(self, /)', 'Returns an independent iterator.', copyOf),
      reducing<Tee>(
        (self) =>
          new PyTuple([self.type, new PyTuple([new PyTuple([])]), new PyTuple([self.block, self.place])]),
      ),
      restoring<Tee>((self, state) => {
        const [block, place] = stateItems(state, 2);
        const at = knownInteger(place);
        if (!(block instanceof TeeBlock) || at === undefined) return raise.typeError('invalid arguments');
        if (at < 0 || at > BLOCK) raise.valueError('Index out of range');
        self.block = block;
        self.place = Number(at);
      }),
    ],
  }),
);

export function teeFunction(): PyNativeFunction {
  return native('tee(iterable, n=2, /)', 'Returns a tuple of n independent iterators.', tee);
}

function* tee(iterable: Value, n: Value, thread: Thread): Guest<Value> {
  const count = yield* sizeOf(n, thread);
  if (count < 0) raise.valueError('n must be >= 0');
  if (count === 0) return new PyTuple([]);
  const iterator = yield* finished(iterate(iterable, thread));
  let copy = findAttribute(iterator, '__copy__', thread);
  if (copy === UNWIND) copy = yield UNWIND;
  const copies: Value[] = [];
  if (copy === undefined) {
    copies.push(yield* teeOf(iterator, thread));
    copy = yield* finished(getAttribute(copies[0]!, '__copy__', thread));
  } else copies.push(iterator);
  while (copies.length < count) copies.push(yield* finished(call0(copy as Value, thread)));
  return new PyTuple(copies);
}

/** sic: an iterator is asked for its iterator, too. */
function* teeOf(iterable: Value, thread: Thread): Guest<Tee> {
  teeType();
  teeBlockType();
  const iterator = yield* finished(iterate(iterable, thread));
  return iterator instanceof Tee ? copyOf(iterator) : new Tee(new TeeBlock(new Source(iterator)), 0);
}

function copyOf(self: Tee): Tee {
  return new Tee(self.block, self.place);
}

function* nextOf(self: Tee, thread: Thread): Guest<Value | undefined> {
  if (self.place >= BLOCK) {
    const { block } = self;
    block.following ??= new TeeBlock(block.source);
    self.block = block.following;
    self.place = 0;
  }
  const { block, place } = self;
  let item: Step = block.items[place];
  if (item === undefined) {
    if (block.isRunning) raise.runtimeError('cannot re-enter the tee iterator');
    block.isRunning = true;
    try {
      item = block.source.next(thread);
      if (item === UNWIND) item = yield UNWIND;
    } finally {
      block.isRunning = false;
    }
    thread.stopValue = null;
    if (item === undefined) return undefined;
    block.items.push(item as Value);
  }
  self.place++;
  return item as Value;
}
