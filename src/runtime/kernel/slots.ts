/**
 * The operations a type may have, and the special method each answers to. Docs: reference/datamodel.html#special-method-names.
 *
 * Natives fill slots and get their special methods from them; classes written in Python define special methods and get
 * their slots from those (`guest-slots.ts`).
 */
import type { Result, Step, Unwind, Value } from './object.ts';
import type { Thread } from './thread.ts';
import type { PyType } from './type.ts';

export type UnarySlot = (self: never, thread: Thread) => Result;
export type BinarySlot = (self: never, other: Value, thread: Thread) => Result;
export type CallSlot = (self: never, args: Value[], names: Names, thread: Thread) => Result;

/** Names of the keyword arguments, whose values are the last of the arguments; null when there are none. */
export type Names = readonly string[] | null;

/** What a slot's special method takes and gives; decides how one is made from the other. */
export type SlotKind =
  | 'unary'
  | 'binary'
  | 'reflected'
  | 'compare'
  | 'ternary'
  | 'hash'
  | 'bool'
  | 'len'
  | 'text'
  | 'next'
  | 'contains'
  | 'getitem'
  | 'setitem'
  | 'delitem'
  | 'call'
  | 'getattr'
  | 'setattr'
  | 'delattr'
  | 'get'
  | 'set'
  | 'delete'
  | 'init'
  | 'buffer'
  | 'release'
  | 'new';

/** Slot, special method, kind, and the documentation text of the special method. */
export const slotTable: readonly (readonly [SlotName, string, SlotKind, string])[] = [
  ['repr', '__repr__', 'text', 'Return repr(self).'],
  ['hash', '__hash__', 'hash', 'Return hash(self).'],
  ['call', '__call__', 'call', 'Call self as a function.'],
  ['str', '__str__', 'text', 'Return str(self).'],
  ['getattr', '__getattribute__', 'getattr', 'Return getattr(self, name).'],
  ['setattr', '__setattr__', 'setattr', 'Implement setattr(self, name, value).'],
  ['delattr', '__delattr__', 'delattr', 'Implement delattr(self, name).'],
  ['lt', '__lt__', 'compare', 'Return self<value.'],
  ['le', '__le__', 'compare', 'Return self<=value.'],
  ['eq', '__eq__', 'compare', 'Return self==value.'],
  ['ne', '__ne__', 'compare', 'Return self!=value.'],
  ['gt', '__gt__', 'compare', 'Return self>value.'],
  ['ge', '__ge__', 'compare', 'Return self>=value.'],
  ['iter', '__iter__', 'unary', 'Implement iter(self).'],
  ['next', '__next__', 'next', 'Implement next(self).'],
  ['get', '__get__', 'get', 'Return an attribute of instance, which is of type owner.'],
  ['set', '__set__', 'set', 'Set an attribute of instance to value.'],
  ['delete', '__delete__', 'delete', 'Delete an attribute of instance.'],
  ['init', '__init__', 'init', 'Initialize self.  See help(type(self)) for accurate signature.'],
  ['new', '__new__', 'new', 'Create and return a new object.  See help(type) for accurate signature.'],
  ['await', '__await__', 'unary', 'Return an iterator to be used in await expression.'],
  ['aiter', '__aiter__', 'unary', 'Return an awaitable, that resolves in asynchronous iterator.'],
  ['anext', '__anext__', 'unary', 'Return a value or raise StopAsyncIteration.'],
  ['add', '__add__', 'binary', 'Return self+value.'],
  ['radd', '__radd__', 'reflected', 'Return value+self.'],
  ['sub', '__sub__', 'binary', 'Return self-value.'],
  ['rsub', '__rsub__', 'reflected', 'Return value-self.'],
  ['mul', '__mul__', 'binary', 'Return self*value.'],
  ['rmul', '__rmul__', 'reflected', 'Return value*self.'],
  ['mod', '__mod__', 'binary', 'Return self%value.'],
  ['rmod', '__rmod__', 'reflected', 'Return value%self.'],
  ['divmod', '__divmod__', 'binary', 'Return divmod(self, value).'],
  ['rdivmod', '__rdivmod__', 'reflected', 'Return divmod(value, self).'],
  ['pow', '__pow__', 'ternary', 'Return pow(self, value, mod).'],
  ['rpow', '__rpow__', 'ternary', 'Return pow(value, self, mod).'],
  ['neg', '__neg__', 'unary', '-self'],
  ['pos', '__pos__', 'unary', '+self'],
  ['abs', '__abs__', 'unary', 'abs(self)'],
  ['bool', '__bool__', 'bool', 'True if self else False'],
  ['invert', '__invert__', 'unary', '~self'],
  ['lshift', '__lshift__', 'binary', 'Return self<<value.'],
  ['rlshift', '__rlshift__', 'reflected', 'Return value<<self.'],
  ['rshift', '__rshift__', 'binary', 'Return self>>value.'],
  ['rrshift', '__rrshift__', 'reflected', 'Return value>>self.'],
  ['and', '__and__', 'binary', 'Return self&value.'],
  ['rand', '__rand__', 'reflected', 'Return value&self.'],
  ['xor', '__xor__', 'binary', 'Return self^value.'],
  ['rxor', '__rxor__', 'reflected', 'Return value^self.'],
  ['or', '__or__', 'binary', 'Return self|value.'],
  ['ror', '__ror__', 'reflected', 'Return value|self.'],
  ['int', '__int__', 'unary', 'int(self)'],
  ['float', '__float__', 'unary', 'float(self)'],
  ['floordiv', '__floordiv__', 'binary', 'Return self//value.'],
  ['rfloordiv', '__rfloordiv__', 'reflected', 'Return value//self.'],
  ['truediv', '__truediv__', 'binary', 'Return self/value.'],
  ['rtruediv', '__rtruediv__', 'reflected', 'Return value/self.'],
  [
    'index',
    '__index__',
    'unary',
    'Return self converted to an integer, if self is suitable for use as an index into a list.',
  ],
  ['matmul', '__matmul__', 'binary', 'Return self@value.'],
  ['rmatmul', '__rmatmul__', 'reflected', 'Return value@self.'],
  ['iadd', '__iadd__', 'binary', 'Return self+=value.'],
  ['isub', '__isub__', 'binary', 'Return self-=value.'],
  ['imul', '__imul__', 'binary', 'Return self*=value.'],
  ['imod', '__imod__', 'binary', 'Return self%=value.'],
  ['ipow', '__ipow__', 'binary', 'Return self**=value.'],
  ['ilshift', '__ilshift__', 'binary', 'Return self<<=value.'],
  ['irshift', '__irshift__', 'binary', 'Return self>>=value.'],
  ['iand', '__iand__', 'binary', 'Return self&=value.'],
  ['ixor', '__ixor__', 'binary', 'Return self^=value.'],
  ['ior', '__ior__', 'binary', 'Return self|=value.'],
  ['ifloordiv', '__ifloordiv__', 'binary', 'Return self//=value.'],
  ['itruediv', '__itruediv__', 'binary', 'Return self/=value.'],
  ['imatmul', '__imatmul__', 'binary', 'Return self@=value.'],
  ['len', '__len__', 'len', 'Return len(self).'],
  ['getitem', '__getitem__', 'getitem', 'Return self[key].'],
  ['setitem', '__setitem__', 'setitem', 'Set self[key] to value.'],
  ['delitem', '__delitem__', 'delitem', 'Delete self[key].'],
  ['contains', '__contains__', 'contains', 'Return bool(key in self).'],
  [
    'buffer',
    '__buffer__',
    'buffer',
    'Return a buffer object that exposes the underlying memory of the object.',
  ],
  [
    'release',
    '__release_buffer__',
    'release',
    'Release the buffer object that exposes the underlying memory of the object.',
  ],
];

/** The slots of one type. All fields exist on every instance, so that reading one is monomorphic. */
export class Slots {
  repr: ((self: never, thread: Thread) => string | Unwind) | undefined = undefined;
  str: ((self: never, thread: Thread) => string | Unwind) | undefined = undefined;
  hash: ((self: never, thread: Thread) => number | bigint | Unwind) | undefined = undefined;
  bool: ((self: never, thread: Thread) => boolean | Unwind) | undefined = undefined;
  len: ((self: never, thread: Thread) => number | Unwind) | undefined = undefined;
  call: CallSlot | undefined = undefined;
  /** Shortcuts beside `call` for calls with no keywords. */
  call0: ((self: never, thread: Thread) => Result) | undefined = undefined;
  call1: ((self: never, a: Value, thread: Thread) => Result) | undefined = undefined;
  call2: ((self: never, a: Value, b: Value, thread: Thread) => Result) | undefined = undefined;
  call3: ((self: never, a: Value, b: Value, c: Value, thread: Thread) => Result) | undefined = undefined;
  getattr: ((self: never, name: string, thread: Thread) => Result) | undefined = undefined;
  setattr: ((self: never, name: string, value: Value, thread: Thread) => null | Unwind) | undefined =
    undefined;
  delattr: ((self: never, name: string, thread: Thread) => null | Unwind) | undefined = undefined;
  get: ((self: never, instance: Value | undefined, owner: PyType, thread: Thread) => Result) | undefined =
    undefined;
  set: ((self: never, instance: Value, value: Value, thread: Thread) => null | Unwind) | undefined =
    undefined;
  delete: ((self: never, instance: Value, thread: Thread) => null | Unwind) | undefined = undefined;
  init: ((self: never, args: Value[], names: Names, thread: Thread) => null | Unwind) | undefined = undefined;
  new: ((type: PyType, args: Value[], names: Names, thread: Thread) => Result) | undefined = undefined;
  iter: UnarySlot | undefined = undefined;
  next: ((self: never, thread: Thread) => Step) | undefined = undefined;
  await: UnarySlot | undefined = undefined;
  /** Shortcut beside `await`: waits in the running activation and gives the result, or UNWIND. */
  awaitNow: UnarySlot | undefined = undefined;
  aiter: UnarySlot | undefined = undefined;
  anext: UnarySlot | undefined = undefined;
  getitem: BinarySlot | undefined = undefined;
  setitem: ((self: never, key: Value, value: Value, thread: Thread) => null | Unwind) | undefined = undefined;
  delitem: ((self: never, key: Value, thread: Thread) => null | Unwind) | undefined = undefined;
  contains: ((self: never, item: Value, thread: Thread) => boolean | Unwind) | undefined = undefined;
  /** Gives a `memoryview`; the argument is what it has to allow. */
  buffer: BinarySlot | undefined = undefined;
  release: BinarySlot | undefined = undefined;
  lt: BinarySlot | undefined = undefined;
  le: BinarySlot | undefined = undefined;
  eq: BinarySlot | undefined = undefined;
  ne: BinarySlot | undefined = undefined;
  gt: BinarySlot | undefined = undefined;
  ge: BinarySlot | undefined = undefined;
  add: BinarySlot | undefined = undefined;
  radd: BinarySlot | undefined = undefined;
  iadd: BinarySlot | undefined = undefined;
  sub: BinarySlot | undefined = undefined;
  rsub: BinarySlot | undefined = undefined;
  isub: BinarySlot | undefined = undefined;
  mul: BinarySlot | undefined = undefined;
  rmul: BinarySlot | undefined = undefined;
  imul: BinarySlot | undefined = undefined;
  mod: BinarySlot | undefined = undefined;
  rmod: BinarySlot | undefined = undefined;
  imod: BinarySlot | undefined = undefined;
  floordiv: BinarySlot | undefined = undefined;
  rfloordiv: BinarySlot | undefined = undefined;
  ifloordiv: BinarySlot | undefined = undefined;
  truediv: BinarySlot | undefined = undefined;
  rtruediv: BinarySlot | undefined = undefined;
  itruediv: BinarySlot | undefined = undefined;
  matmul: BinarySlot | undefined = undefined;
  rmatmul: BinarySlot | undefined = undefined;
  imatmul: BinarySlot | undefined = undefined;
  divmod: BinarySlot | undefined = undefined;
  rdivmod: BinarySlot | undefined = undefined;
  pow: ((self: never, other: Value, modulus: Value, thread: Thread) => Result) | undefined = undefined;
  rpow: ((self: never, other: Value, modulus: Value, thread: Thread) => Result) | undefined = undefined;
  ipow: BinarySlot | undefined = undefined;
  lshift: BinarySlot | undefined = undefined;
  rlshift: BinarySlot | undefined = undefined;
  ilshift: BinarySlot | undefined = undefined;
  rshift: BinarySlot | undefined = undefined;
  rrshift: BinarySlot | undefined = undefined;
  irshift: BinarySlot | undefined = undefined;
  and: BinarySlot | undefined = undefined;
  rand: BinarySlot | undefined = undefined;
  iand: BinarySlot | undefined = undefined;
  or: BinarySlot | undefined = undefined;
  ror: BinarySlot | undefined = undefined;
  ior: BinarySlot | undefined = undefined;
  xor: BinarySlot | undefined = undefined;
  rxor: BinarySlot | undefined = undefined;
  ixor: BinarySlot | undefined = undefined;
  neg: UnarySlot | undefined = undefined;
  pos: UnarySlot | undefined = undefined;
  abs: UnarySlot | undefined = undefined;
  invert: UnarySlot | undefined = undefined;
  int: UnarySlot | undefined = undefined;
  float: UnarySlot | undefined = undefined;
  index: UnarySlot | undefined = undefined;
}

export type SlotName = Exclude<keyof Slots, 'call0' | 'call1' | 'call2' | 'call3' | 'awaitNow'>;
