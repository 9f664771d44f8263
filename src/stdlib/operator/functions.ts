/** The functions of `operator`. CPython: Modules/_operator.c; docs: library/operator.html. */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call } from '../../runtime/kernel/call.ts';
import { type Comparison, compare, equal } from '../../runtime/kernel/compare.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { iterate, step } from '../../runtime/kernel/iterate.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import { lengthHint } from '../../runtime/kernel/length-hint.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../../runtime/kernel/object.ts';
import {
  type BinaryOperator,
  binary,
  inPlace,
  inPlacePower,
  operators,
  power,
  type UnaryOperator,
  unary,
} from '../../runtime/kernel/operators.ts';
import { andThen, breathe, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { BinarySlot } from '../../runtime/kernel/slots.ts';
import { contains, deleteItem, getItem, index, setItem } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { NotImplemented, PyBytes, PyList, PyStr, PyTuple } from '../../runtime/kernel/values.ts';
import { withSize } from '../../runtime/objects/bounds.ts';
import { PyByteArray } from '../../runtime/objects/bytearray.ts';

const inC = { module: '_operator' };

/** Name, operator, its name in place, its sign. */
const binaries: readonly (readonly [name: string, operator: BinaryOperator, inPlaceName: string])[] = [
  ['add', operators.add, 'iadd'],
  ['sub', operators.sub, 'isub'],
  ['mul', operators.mul, 'imul'],
  ['matmul', operators.matmul, 'imatmul'],
  ['truediv', operators.truediv, 'itruediv'],
  ['floordiv', operators.floordiv, 'ifloordiv'],
  ['mod', operators.mod, 'imod'],
  ['lshift', operators.lshift, 'ilshift'],
  ['rshift', operators.rshift, 'irshift'],
  ['and_', operators.and, 'iand'],
  ['or_', operators.or, 'ior'],
  ['xor', operators.xor, 'ixor'],
];

const comparisons: readonly (readonly [Comparison, string])[] = [
  ['lt', '<'],
  ['le', '<='],
  ['eq', '=='],
  ['ne', '!='],
  ['ge', '>='],
  ['gt', '>'],
];

const unaries: readonly (readonly [name: string, operator: UnaryOperator, shown: string])[] = [
  ['neg', 'neg', '-a'],
  ['pos', 'pos', '+a'],
  ['abs', 'abs', 'abs(a)'],
  ['inv', 'invert', '~a'],
  ['invert', 'invert', '~a'],
];

export function operatorFunctions(): PyNativeFunction[] {
  return [
    ...binaries.flatMap(([name, operator, inPlaceName]) => [
      native(`${name}(a, b, /)`, `Same as a ${operator.symbol} b.`, plain(operator), inC),
      native(`${inPlaceName}(a, b, /)`, `Same as a ${operator.symbol}= b.`, assigning(operator), inC),
    ]),
    ...comparisons.map(([name, sign]) =>
      native(`${name}(a, b, /)`, `Same as a ${sign} b.`, comparing(name), inC),
    ),
    ...unaries.map(([name, operator, shown]) =>
      native(
        `${name}(a, /)`,
        `Same as ${shown}.`,
        (a: Value, thread: Thread) => unary(operator, a, thread),
        inC,
      ),
    ),
    native(
      'pow(a, b, /)',
      'Same as a ** b.',
      (a: Value, b: Value, thread: Thread) => power(a, b, null, thread),
      inC,
    ),
    native('ipow(a, b, /)', 'Same as a **= b.', inPlacePower, inC),
    native('is_(a, b, /)', 'Same as a is b.', (a: Value, b: Value) => a === b, inC),
    native('is_not(a, b, /)', 'Same as a is not b.', (a: Value, b: Value) => a !== b, inC),
    native('not_(a, /)', 'Same as not a.', not, inC),
    native('truth(a, /)', 'Return True if a is true, False otherwise.', truth, inC),
    native('index(a, /)', 'Same as a.__index__()', index, inC),
    native('concat(a, b, /)', 'Same as a + b, for a and b sequences.', concatenating('add'), inC),
    native('iconcat(a, b, /)', 'Same as a += b, for a and b sequences.', concatenating('iadd'), inC),
    native('contains(a, b, /)', 'Same as b in a (note reversed operands).', contains, inC),
    native('countOf(a, b, /)', 'Return the number of items in a which are, or which equal, b.', countOf, inC),
    native('indexOf(a, b, /)', 'Return the first index of b in a.', indexOf, inC),
    native('getitem(a, b, /)', 'Same as a[b].', getItem, inC),
    native('setitem(a, b, c, /)', 'Same as a[b] = c.', setItem, inC),
    native('delitem(a, b, /)', 'Same as del a[b].', deleteItem, inC),
    native(
      'length_hint(obj, default=0, /)',
      'Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.\nThe result will be an integer >= 0.',
      hint,
      inC,
    ),
    native('call(obj, /, *args, **kwargs)', 'Same as obj(*args, **kwargs).', callWith, inC),
  ];
}

function plain(operator: BinaryOperator) {
  return (a: Value, b: Value, thread: Thread): Result => binary(operator, a, b, thread);
}

function assigning(operator: BinaryOperator) {
  return (a: Value, b: Value, thread: Thread): Result => inPlace(operator, a, b, thread);
}

function comparing(comparison: Comparison) {
  return (a: Value, b: Value, thread: Thread): Result => compare(comparison, a, b, thread);
}

function not(a: Value, thread: Thread): Result {
  if (typeof a === 'boolean') return !a;
  return andThen<Value>(
    thread,
    () => truth(a, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : !outcome),
  );
}

function concatenating(slot: 'add' | 'iadd') {
  return (a: Value, b: Value, thread: Thread): Result => {
    const own = concatenationOf(a, slot);
    const joined = own === undefined ? NotImplemented : own(a as never, b, thread);
    if (joined !== NotImplemented) return joined;
    if (own === undefined && !(isSequence(a) && isSequence(b)))
      raise.typeError(`'${typeName(a)}' object can't be concatenated`);
    return slot === 'add' ? binary(operators.add, a, b, thread) : inPlace(operators.add, a, b, thread);
  };
}

/** How a built-in sequence is joined to another one; a class derived from it has no say. */
function concatenationOf(value: Value, slot: 'add' | 'iadd'): BinarySlot | undefined {
  const isOwn =
    typeof value === 'string' ||
    value instanceof PyStr ||
    value instanceof PyList ||
    value instanceof PyTuple ||
    value instanceof PyBytes ||
    value instanceof PyByteArray;
  if (!isOwn) return undefined;
  const { slots } = typeOf(value).mro.find((type) => !type.isHeap)!;
  return slots[slot] ?? slots.add;
}

function isSequence(value: Value): boolean {
  const type = typeOf(value);
  return (
    type.slots.getitem !== undefined &&
    !(value instanceof PyDict) &&
    (type.isHeap || type.collection === 'sequence')
  );
}

function* countOf(a: Value, b: Value, thread: Thread): Guest<Value> {
  const iterator = yield* finished(searchable(a, thread));
  let count = 0;
  for (;;) {
    const same = yield* nextIs(iterator, b, thread);
    if (same === undefined) return count;
    if (same) count++;
  }
}

function* indexOf(a: Value, b: Value, thread: Thread): Guest<Value> {
  const iterator = yield* finished(searchable(a, thread));
  for (let i = 0; ; i++) {
    const same = yield* nextIs(iterator, b, thread);
    if (same === undefined) raise.valueError('sequence.index(x): x not in sequence');
    if (same) return i;
  }
}

function searchable(a: Value, thread: Thread): Result {
  if (typeOf(a).slots.iter === undefined)
    raise.typeError(`argument of type '${typeName(a)}' is not iterable`);
  return iterate(a, thread);
}

/** Whether the next item equals `wanted`; `undefined` at the end. */
function* nextIs(iterator: Value, wanted: Value, thread: Thread): Guest<boolean | undefined> {
  if (--thread.fuel < 0) yield* breathe(thread);
  let item = step(iterator, thread);
  if (item === UNWIND) item = yield UNWIND;
  if (item === undefined) return undefined;
  const same: boolean | Unwind = equal(item as Value, wanted, thread);
  return same === UNWIND ? ((yield UNWIND) as boolean) : same;
}

function* hint(object: Value, otherwise: Value, thread: Thread): Guest<Value> {
  const known = yield* finished(withSize<number>(otherwise, thread, (size) => size));
  return yield* lengthHint(object, known, thread);
}

function callWith(callee: Value, args: readonly Value[], keywords: PyDict, thread: Thread): Result {
  return call(callee, ...withKeywords(args, keywords), thread);
}
