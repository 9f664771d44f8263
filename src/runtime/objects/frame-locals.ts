/** The live view on a function's variables that `f_locals` gives. CPython: Objects/frameobject.c (PyFrameLocalsProxy); docs: peps/pep-0667. */
import type { Frame } from '../frames/frame.ts';
import { defineType, method } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise } from '../kernel/errors.ts';
import { iterate } from '../kernel/iterate.ts';
import { None, PyObject, type Value } from '../kernel/object.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell, PyList, PyTuple } from '../kernel/values.ts';

export class PyFrameLocals extends PyObject {
  readonly frame: Frame;
  private readonly extras: ExtraLocals;

  constructor(frame: Frame, extras: ExtraLocals) {
    super();
    this.frame = frame;
    this.extras = extras;
  }

  get extra(): PyDict | null {
    return this.extras.names;
  }

  set(key: Value, value: Value, thread: Thread): void {
    (this.extras.names ??= new PyDict()).set(key, value, thread);
  }
}

/** Names that were set in a frame's view and are no variables of the function: all views of the frame have them. */
export class ExtraLocals {
  names: PyDict | null = null;
}

/** The variables of a function's frame that have a value. */
export function boundVariables(frame: Frame): PyDict {
  const variables = new PyDict();
  frame.code.slots.forEach(({ name, hidden }, i) => {
    const value = hidden ? undefined : contents(frame.slots[i]);
    if (value !== undefined) variables.setName(name, value);
  });
  return variables;
}

defineType<PyFrameLocals>('FrameLocalsProxy', {
  instances: PyFrameLocals,
  isBase: false,
  slots: {
    repr: (self, thread) => repr(snapshot(self), thread),
    len: (self) => snapshot(self).size,
    iter: (self, thread) => iterate(keys(self), thread),
    contains: (self, key) => asString(key) !== undefined && lookUp(self, asString(key)!) !== undefined,
    getitem: (self, key) => {
      const name = asString(key);
      const value = name === undefined ? undefined : lookUp(self, name);
      return value ?? raise.keyError(key);
    },
    setitem: (self, key, value, thread) => {
      const index = indexOf(self.frame, key);
      if (index >= 0) {
        const slot = self.frame.slots[index];
        if (slot instanceof Cell) slot.value = value;
        else self.frame.slots[index] = value;
      } else self.set(key, value, thread);
      return None;
    },
    delitem: (self, key) => {
      if (indexOf(self.frame, key) >= 0)
        raise.valueError('cannot remove local variables from FrameLocalsProxy');
      if (!self.extra?.deleteName(asString(key) ?? '')) raise.keyError(key);
      return None;
    },
  },
  methods: [
    method('keys(self, /)', null, keys),
    method(
      'values(self, /)',
      null,
      (self: PyFrameLocals) => new PyList([...snapshot(self)].map(({ value }) => value!)),
    ),
    method(
      'items(self, /)',
      null,
      (self: PyFrameLocals) =>
        new PyList([...snapshot(self)].map(({ key, value }) => new PyTuple([key, value!]))),
    ),
    method('copy(self, /)', null, snapshot),
    method('get(self, key, default=None, /)', null, (self: PyFrameLocals, key: Value, otherwise: Value) => {
      const name = asString(key);
      return (name === undefined ? undefined : lookUp(self, name)) ?? otherwise;
    }),
  ],
});

function keys(self: PyFrameLocals): PyList {
  return new PyList([...snapshot(self)].map(({ key }) => key));
}

function snapshot(self: PyFrameLocals): PyDict {
  const all = boundVariables(self.frame);
  if (self.extra !== null) for (const { key, value } of self.extra) all.setName(asString(key)!, value!);
  return all;
}

function lookUp(self: PyFrameLocals, name: string): Value | undefined {
  const index = indexOf(self.frame, name);
  return index >= 0 ? contents(self.frame.slots[index]) : self.extra?.getName(name);
}

function indexOf(frame: Frame, key: Value): number {
  const name = asString(key);
  return frame.code.slots.findIndex((slot) => slot.name === name && !slot.hidden);
}

function contents(slot: Value | undefined): Value | undefined {
  return slot instanceof Cell ? slot.value : slot;
}
