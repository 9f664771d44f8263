/** `super`. CPython: Objects/typeobject.c (super_*); docs: library/functions.html#super. */

import { pythonFrame } from '../frames/frame.ts';
import { findAttribute, genericGet } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { defineType, readOnly } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { adopt, type Cell } from '../kernel/values.ts';

export class PySuper extends PyObject {
  /** The class whose place in the order of resolution is skipped, and the object with its class. */
  after: PyType | null = null;
  object: Value | undefined = undefined;
  objectType: PyType | null = null;
}

export const superType: PyType = defineType<PySuper>('super', {
  doc: 'super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n',
  instances: PySuper,
  slots: {
    new: (type) => (type === superType ? new PySuper() : adopt(new PySuper(), type)),
    *init(self, args, names, thread) {
      if (names !== null) raise.typeError('super() takes no keyword arguments');
      if (args.length > 2) raise.typeError(`super() expected at most 2 arguments, got ${args.length}`);
      const [type, object] = args.length === 0 ? implicitArguments(thread) : [args[0]!, args[1]];
      if (!(type instanceof PyType)) {
        return raise.typeError(`super() argument 1 must be a type, not ${typeName(type)}`);
      }
      self.after = type;
      if (object !== undefined && object !== null) {
        const start = yield* startingType(type, object, thread);
        self.object = object;
        self.objectType = start;
      }
      return null;
    },
    getattr: (self, name, thread) => {
      const start = self.objectType;
      if (start === null || name === '__class__') return genericGet(self, name, thread);
      const order = start.mro;
      for (let i = order.indexOf(self.after!) + 1; i < order.length; i++) {
        const attribute = order[i]!.attributes.get(name);
        if (attribute === undefined) continue;
        const get = typeOf(attribute).slots.get;
        if (get === undefined) return attribute;
        return get(attribute as never, self.object === start ? undefined : self.object, start, thread);
      }
      return genericGet(self, name, thread);
    },
    *get(self, instance, _owner, thread) {
      if (instance === undefined || self.object !== undefined) return self;
      const after = self.after!;
      if (self.type !== superType) return yield* finished(call(self.type, [after, instance], null, thread));
      const bound = new PySuper();
      bound.after = after;
      bound.objectType = yield* startingType(after, instance, thread);
      bound.object = instance;
      return bound;
    },
    repr: (self) => {
      const after = self.after === null ? 'NULL' : self.after.name;
      if (self.objectType === null) return `<super: <class '${after}'>, NULL>`;
      return `<super: <class '${after}'>, <${self.objectType.name} object>>`;
    },
  },
  methods: [
    readOnly<PySuper>('__thisclass__', (self) => self.after, 'the class invoking super()'),
    readOnly<PySuper>(
      '__self__',
      (self) => self.object ?? null,
      'the instance invoking super(); may be None',
    ),
    readOnly<PySuper>(
      '__self_class__',
      (self) => self.objectType,
      'the type of the instance invoking super(); may be None',
    ),
  ],
});

/** `super(after, object)` for an instance of `after`. */
export function boundSuper(after: PyType, object: Value): PySuper {
  const bound = new PySuper();
  bound.after = after;
  bound.object = object;
  bound.objectType = typeOf(object);
  return bound;
}

/** The class in whose order of resolution the search starts: the object itself, its type, or what it says to be its class. */
function* startingType(type: PyType, object: Value, thread: Thread): Guest<PyType> {
  if (object instanceof PyType && object.isSubtypeOf(type)) return object;
  const own = typeOf(object);
  if (own.isSubtypeOf(type)) return own;
  let claimed = findAttribute(object, '__class__', thread);
  if (claimed === UNWIND) claimed = yield UNWIND;
  if (claimed instanceof PyType && claimed !== own && claimed.isSubtypeOf(type)) return claimed;
  const shown = object instanceof PyType ? `type ${object.name}` : `instance of ${own.name}`;
  return raise.typeError(
    `super(type, obj): obj (${shown}) is not an instance or subtype of type (${type.name}).`,
  );
}

/** `super()` in a method: the cell `__class__` and the first argument. */
function implicitArguments(thread: Thread): [Value, Value] {
  const frame = pythonFrame(thread.frame);
  if (frame === null) return raise.runtimeError('super(): no current frame');
  const { code } = frame;
  if (code.parameters.positional.length === 0) return raise.runtimeError('super(): no arguments');
  const first = frame.slots[0];
  const object = code.slots[0]!.isCell ? (first as Cell).value : first;
  if (object === undefined) return raise.runtimeError('super(): arg[0] deleted');
  const index = code.slots.findIndex(
    (slot, i) => slot.name === '__class__' && i >= code.slots.length - code.freeCount,
  );
  if (index < 0) return raise.runtimeError('super(): __class__ cell not found');
  const cell = frame.slots[index] as Cell;
  if (cell.value === undefined) return raise.runtimeError('super(): empty __class__ cell');
  return [cell.value, object];
}
