/** `collections.UserList`. CPython: Lib/collections/__init__.py; docs: library/collections.html#collections.UserList. */
import { listType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { type Comparison, compare } from '../../runtime/kernel/compare.ts';
import { type Attribute, constant, method } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance } from '../../runtime/kernel/errors.ts';
import { addItem, collect } from '../../runtime/kernel/iterate.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { type BinaryOperator, binary, inPlace, operators } from '../../runtime/kernel/operators.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { contains, deleteItem, getItem, length, setItem } from '../../runtime/kernel/subscript.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { PySlice } from '../../runtime/objects/slice.ts';
import { invoke } from '../asyncio/invoke.ts';
import { mutableSequenceClass } from './abc/sequence.ts';
import { dataOf, quickData, setData } from './data.ts';
import { shallowCopy } from './user-dict.ts';

export const userListClass: LibraryClass = abstractClass('UserList', {
  module: 'collections',
  doc: 'A more or less complete user-defined wrapper around list objects.',
  bases: (interpreter) => [interpreter.state(mutableSequenceClass)],
  slots: {
    init: bySignature(
      'UserList.__init__',
      '(self, initlist=None)',
      function* (self: PyObject, initial: Value, thread: Thread): Guest<null> {
        let items: Value[] = [];
        if (isUserList(initial, thread)) items = yield* collect(yield* dataOf(initial, thread), thread);
        else if (initial !== null) items = yield* collect(initial, thread);
        return yield* setData(self, new PyList(items), thread);
      },
    ),
    *repr(self, thread) {
      return yield* finished(repr(yield* dataOf(self, thread), thread));
    },
    *lt(self, other, thread) {
      return yield* compared('lt', self, other, thread);
    },
    *le(self, other, thread) {
      return yield* compared('le', self, other, thread);
    },
    *eq(self, other, thread) {
      return yield* compared('eq', self, other, thread);
    },
    *gt(self, other, thread) {
      return yield* compared('gt', self, other, thread);
    },
    *ge(self, other, thread) {
      return yield* compared('ge', self, other, thread);
    },
    *contains(self, item, thread) {
      return yield* finished(contains(yield* dataOf(self, thread), item, thread));
    },
    len: (self, thread) => plainList(self)?.items.length ?? drive(lengthOf(self, thread), thread),
    getitem: (self, at, thread) => {
      const list = plainList(self);
      return list !== null && typeof at === 'number'
        ? getItem(list, at, thread)
        : drive(itemAt(self, at, thread), thread);
    },
    setitem: (self, at, value, thread) => {
      const list = plainList(self);
      if (list !== null && typeof at === 'number') return setItem(list, at, value, thread);
      return drive(setItemAt(self, at, value, thread), thread);
    },
    *delitem(self, at, thread) {
      return yield* finished(deleteItem(yield* dataOf(self, thread), at, thread));
    },
    *add(self, other, thread) {
      return yield* made(
        self,
        operators.add,
        yield* dataOf(self, thread),
        yield* listOf(other, thread),
        thread,
      );
    },
    *radd(self, other, thread) {
      return yield* made(
        self,
        operators.add,
        yield* listOf(other, thread),
        yield* dataOf(self, thread),
        thread,
      );
    },
    *iadd(self, other, thread) {
      return yield* changed(self, operators.add, yield* listOf(other, thread), thread);
    },
    mul: times,
    rmul: times,
    *imul(self, count, thread) {
      return yield* changed(self, operators.mul, count, thread);
    },
  },
  attributes: methods,
});

/** The list, when it is no more than that. */
function plainList(self: PyObject): PyList | null {
  const data = quickData(self);
  return data instanceof PyList && data.type === listType ? data : null;
}

function* lengthOf(self: PyObject, thread: Thread): Guest<number> {
  return yield* finished(length(yield* dataOf(self, thread), thread));
}

function* itemAt(self: PyObject, at: Value, thread: Thread): Guest<Value> {
  const found = yield* finished(getItem(yield* dataOf(self, thread), at, thread));
  return at instanceof PySlice ? yield* finished(call1(self.type, found, thread)) : found;
}

function* setItemAt(self: PyObject, at: Value, value: Value, thread: Thread): Guest<null> {
  return yield* finished(setItem(yield* dataOf(self, thread), at, value, thread));
}

function* append(self: PyObject, item: Value, thread: Thread): Guest<Value> {
  return yield* invoke(yield* dataOf(self, thread), 'append', [item], thread);
}

function isUserList(value: Value, thread: Thread): boolean {
  return isInstance(value, thread.interpreter.state(userListClass));
}

/** What `self.data` is compared with. */
function* bare(value: Value, thread: Thread): Guest<Value> {
  return isUserList(value, thread) ? yield* dataOf(value, thread) : value;
}

/** The list of an operand, or of its items. */
function* listOf(value: Value, thread: Thread): Guest<Value> {
  if (isUserList(value, thread)) return yield* dataOf(value, thread);
  return isInstance(value, listType) ? value : new PyList(yield* collect(value, thread));
}

function* compared(operation: Comparison, self: Value, other: Value, thread: Thread): Guest<Value> {
  const data = yield* dataOf(self, thread);
  return yield* finished(compare(operation, data, yield* bare(other, thread), thread));
}

/** An instance of the same class of what an operator makes. */
function* made(self: PyObject, operator: BinaryOperator, a: Value, b: Value, thread: Thread): Guest<Value> {
  return yield* finished(call1(self.type, yield* finished(binary(operator, a, b, thread)), thread));
}

function* times(self: PyObject, count: Value, thread: Thread): Guest<Value> {
  return yield* made(self, operators.mul, yield* dataOf(self, thread), count, thread);
}

function* changed(self: PyObject, operator: BinaryOperator, other: Value, thread: Thread): Guest<Value> {
  const data = yield* dataOf(self, thread);
  yield* setData(self, yield* finished(inPlace(operator, data, other, thread)), thread);
  return self;
}

function methods(): Attribute[] {
  return [
    constant('__hash__', null),
    method('__copy__(self)', null, shallowCopy, 'def'),
    method(
      'append(self, item)',
      null,
      (self: PyObject, item: Value, thread: Thread) => {
        const list = plainList(self);
        if (list === null) return drive(append(self, item, thread), thread);
        addItem(list.items, item);
        return null;
      },
      'def',
    ),
    asData('insert(self, i, item)'),
    asData('pop(self, i=-1)'),
    asData('remove(self, item)'),
    asData('clear(self)'),
    asData('count(self, item)'),
    asData('reverse(self)'),
    method('copy(self)', null, (self: PyObject, thread: Thread) => call1(self.type, self, thread), 'def'),
    method(
      'index(self, item, *args)',
      null,
      function* (self: Value, item: Value, args: Value[], thread: Thread) {
        return yield* invoke(yield* dataOf(self, thread), 'index', [item, ...args], thread);
      },
      'def',
    ),
    method(
      'sort(self, /, *args, **kwds)',
      null,
      function* (self: Value, args: Value[], keywords: PyDict, thread: Thread) {
        const [values, names] = withKeywords(args, keywords);
        return yield* invoke(yield* dataOf(self, thread), 'sort', values, thread, names);
      },
      'def',
    ),
    method(
      'extend(self, other)',
      null,
      function* (self: Value, other: Value, thread: Thread) {
        return yield* invoke(yield* dataOf(self, thread), 'extend', [yield* bare(other, thread)], thread);
      },
      'def',
    ),
  ];
}

/** A method that does what the list's own does. */
function asData(signature: string): Attribute {
  const name = signature.slice(0, signature.indexOf('('));
  return method(
    signature,
    null,
    function* (self: Value, ...rest: unknown[]) {
      const thread = rest.pop() as Thread;
      return yield* invoke(yield* dataOf(self, thread), name, rest as Value[], thread);
    },
    'def',
  );
}
