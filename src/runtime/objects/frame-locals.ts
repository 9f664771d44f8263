/** The live view on a function's variables that `f_locals` gives. CPython: Objects/frameobject.c (PyFrameLocalsProxy); docs: peps/pep-0667. */
import type { Frame } from '../frames/frame.ts';
import { type Comparison, compare } from '../kernel/compare.ts';
import { defineType, method } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { iterate } from '../kernel/iterate.ts';
import { None, PyObject, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { Cell, NotImplemented, PyList, PyTuple } from '../kernel/values.ts';
import { enterRepr, leaveRepr } from './repr-guard.ts';

export class PyFrameLocals extends PyObject {
  readonly frame: Frame;

  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/** What was set in a frame's view and is no variable of the function: all views of the frame have it. */
const extraLocals = perInterpreter('extra locals', () => new WeakMap<Frame, PyDict>());

/** The variables of a frame that have a value, those of a comprehension that is running among them. */
export function boundVariables(frame: Frame): PyDict {
  const variables = new PyDict();
  frame.code.slots.forEach(({ name }, i) => {
    const value = contents(frame.slots[i]);
    if (value !== undefined) variables.setName(name, value);
  });
  return variables;
}

/** The names of a function's frame and their values, as `locals()` gives them. */
export function localVariables(frame: Frame, thread: Thread): PyDict {
  const all = boundVariables(frame);
  const extra = thread.interpreter.state(extraLocals).get(frame);
  if (extra !== undefined) for (const { key, value } of extra) all.set(key, value!, thread);
  return all;
}

/** A comprehension is running whose variables the namespace of the module or class around it does not have. */
export function hasHiddenVariables(frame: Frame): boolean {
  return frame.code.slots.some(({ hidden }, i) => hidden && contents(frame.slots[i]) !== undefined);
}

/** `frame.clear()` takes what was set in views too. */
export function forgetExtraLocals(frame: Frame, thread: Thread): void {
  thread.interpreter.state(extraLocals).delete(frame);
}

export const frameLocalsType: PyType = defineType<PyFrameLocals>('FrameLocalsProxy', {
  instances: PyFrameLocals,
  isBase: false,
  collection: 'mapping',
  slots: {
    hash: (self) => raise.typeError(`unhashable type: '${self.type.name}'`),
    repr: (self, thread) => {
      if (!enterRepr(self, thread)) return '{...}';
      return andThen<string>(
        thread,
        () => repr(localVariables(self.frame, thread), thread),
        (outcome) => {
          leaveRepr(self, thread);
          return outcome as string | typeof UNWIND;
        },
      );
    },
    eq: (self, other, thread) => compared('eq', self, other, thread),
    ne: (self, other, thread) => compared('ne', self, other, thread),
    lt: (self, other, thread) => compared('lt', self, other, thread),
    le: (self, other, thread) => compared('le', self, other, thread),
    gt: (self, other, thread) => compared('gt', self, other, thread),
    ge: (self, other, thread) => compared('ge', self, other, thread),
    len: (self, thread) => localVariables(self.frame, thread).size,
    iter: (self, thread) => iterate(keys(self, thread), thread),
    contains: (self, key, thread) => lookUp(self, key, thread) !== undefined,
    getitem: (self, key, thread) => {
      const value = lookUp(self, key, thread);
      if (value !== undefined) return value;
      return andThen<Value>(
        thread,
        () => repr(key, thread),
        (text) =>
          text === UNWIND ? UNWIND : raise.keyError(`local variable '${text as string}' is not defined`),
      );
    },
    setitem: (self, key, value, thread) => {
      store(self, key, value, thread);
      return None;
    },
    delitem: () => raise.typeError('cannot remove variables from FrameLocalsProxy'),
    or: merged,
    ror: (self, other, thread) => merged(other, self, thread),
    ior: (self, other, thread) => {
      if (!isMergeable(other)) return NotImplemented;
      update(self, other, thread);
      return self;
    },
  },
  methods: [
    method('__reversed__(self, /)', null, (self: PyFrameLocals, thread: Thread) => {
      return new PyList(keys(self, thread).items.reverse());
    }),
    method('keys(self, /)', null, keys),
    method('values(self, /)', null, (self: PyFrameLocals, thread: Thread) => {
      return new PyList([...localVariables(self.frame, thread)].map(({ value }) => value!));
    }),
    method('items(self, /)', null, (self: PyFrameLocals, thread: Thread) => {
      const pairs = [...localVariables(self.frame, thread)];
      return new PyList(pairs.map(({ key, value }) => new PyTuple([key, value!])));
    }),
    method('copy(self, /)', null, (self: PyFrameLocals, thread: Thread) =>
      localVariables(self.frame, thread),
    ),
    method(
      'get(self, key, default=None, /)',
      null,
      (self: PyFrameLocals, key: Value, otherwise: Value, thread: Thread) => {
        const value = lookUp(self, key, thread);
        return value === undefined ? otherwise : value;
      },
    ),
    method(
      'setdefault(self, key, default=None, /)',
      null,
      (self: PyFrameLocals, key: Value, otherwise: Value, thread: Thread) => {
        const value = lookUp(self, key, thread);
        if (value !== undefined) return value;
        store(self, key, otherwise, thread);
        return otherwise;
      },
    ),
    method('update(self, other, /)', null, (self: PyFrameLocals, other: Value, thread: Thread) => {
      if (!isMergeable(other)) raise.typeError('update() argument must be dict or another FrameLocalsProxy');
      update(self, other, thread);
      return None;
    }),
  ],
});

function keys(self: PyFrameLocals, thread: Thread): PyList {
  return new PyList([...localVariables(self.frame, thread)].map(({ key }) => key));
}

function lookUp({ frame }: PyFrameLocals, key: Value, thread: Thread): Value | undefined {
  const index = indexOf(frame, key, thread);
  const value = index < 0 ? undefined : contents(frame.slots[index]);
  if (value !== undefined) return value;
  return thread.interpreter.state(extraLocals).get(frame)?.get(key, thread);
}

function store({ frame }: PyFrameLocals, key: Value, value: Value, thread: Thread): void {
  const index = indexOf(frame, key, thread);
  if (index >= 0) {
    const slot = frame.slots[index];
    if (slot instanceof Cell) slot.value = value;
    else frame.slots[index] = value;
    return;
  }
  const known = thread.interpreter.state(extraLocals);
  let extra = known.get(frame);
  if (extra === undefined) {
    extra = new PyDict();
    known.set(frame, extra);
  }
  extra.set(key, value, thread);
}

/** The slot of a variable; that of a comprehension that is running hides one outside of it. */
function indexOf(frame: Frame, key: Value, thread: Thread): number {
  const { slots } = frame.code;
  const name = typeof key === 'string' ? key : nameEqualTo(key, frame, thread);
  if (name === undefined) return -1;
  const hidden = slots.findIndex(
    (slot, i) => slot.hidden && slot.name === name && contents(frame.slots[i]) !== undefined,
  );
  return hidden >= 0 ? hidden : slots.findIndex((slot) => !slot.hidden && slot.name === name);
}

/** The variable whose name an object equals that is no plain string itself. */
function nameEqualTo(key: Value, frame: Frame, thread: Thread): Value | undefined {
  const names = new PyDict();
  for (const { name } of frame.code.slots) names.setName(name, name);
  return names.get(key, thread);
}

function contents(slot: Value | undefined): Value | undefined {
  return slot instanceof Cell ? slot.value : slot;
}

function isMergeable(value: Value): value is PyDict | PyFrameLocals {
  return value instanceof PyDict || value instanceof PyFrameLocals;
}

function update(self: PyFrameLocals, other: PyDict | PyFrameLocals, thread: Thread): void {
  const from = other instanceof PyDict ? other : localVariables(other.frame, thread);
  for (const { key, value } of [...from]) store(self, key, value!, thread);
}

function merged(left: Value, right: Value, thread: Thread): Value {
  if (!isMergeable(left) || !isMergeable(right)) return NotImplemented;
  const all = new PyDict();
  for (const each of [left, right]) {
    const from = each instanceof PyDict ? each : localVariables(each.frame, thread);
    for (const { key, value } of from) all.set(key, value!, thread);
  }
  return all;
}

function compared(operation: Comparison, self: PyFrameLocals, other: Value, thread: Thread): Result {
  if (other instanceof PyFrameLocals) {
    if (operation !== 'eq' && operation !== 'ne') return NotImplemented;
    return (self.frame === other.frame) === (operation === 'eq');
  }
  if (!(other instanceof PyDict)) return NotImplemented;
  return compare(operation, localVariables(self.frame, thread), other, thread);
}
