/** `threading.local`. CPython: Modules/_threadmodule.c (_localdummy); docs: library/threading.html#thread-local-data. */
import { genericDelete, genericGet, genericSet } from '../../runtime/kernel/attributes.ts';
import { defineType, getset } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Result, UNWIND, type Unwind, type Value } from '../../runtime/kernel/object.ts';
import { andThen } from '../../runtime/kernel/pausing.ts';
import type { Shape } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { dictionaryOf } from '../../runtime/objects/instance-dict.ts';

interface Attributes {
  shape: Shape | undefined;
  fields: (Value | undefined)[];
}

/** The attributes of the thread that asked last are in the object itself, those of others are put aside. */
class PyLocal extends PyObject {
  args: Value[] = [];
  names: Names = null;
  current: Thread | null = null;
  readonly aside = new WeakMap<Thread, Attributes>();
}

export const localType: PyType = defineType<PyLocal>('_local', {
  signature: '()',
  hasWeakReferences: true,
  doc: 'Thread-local data',
  module: '_thread',
  instances: PyLocal,
  hasDict: true,
  slots: {
    new: (type, args, names, thread) => {
      if (type.slots.init === localType.slots.init && (args.length > 0 || names !== null)) {
        raise.typeError('Initialization arguments are not supported');
      }
      const local = adopt(new PyLocal(), type);
      local.args = args;
      local.names = names;
      local.current = thread;
      return local;
    },
    init: () => null,
    getattr: (self, name, thread) => inThread(self, thread, () => genericGet(self, name, thread)),
    setattr: (self, name, value, thread) =>
      inThread(self, thread, () => genericSet(self, name, value, thread)) as null | Unwind,
    delattr: (self, name, thread) =>
      inThread(self, thread, () => genericDelete(self, name, thread)) as null | Unwind,
  },
  methods: [
    getset<PyLocal>('__dict__', null, (self, thread) => inThread(self, thread, () => dictionaryOf(self))),
  ],
});

/** A thread that comes for the first time finds no attributes but those that `__init__` makes. */
function inThread(self: PyLocal, thread: Thread, use: () => Result): Result {
  if (self.current === thread) return use();
  if (self.current !== null) self.aside.set(self.current, { shape: self.shape, fields: self.fields });
  self.current = thread;
  const known = self.aside.get(thread);
  self.shape = known?.shape ?? self.type.rootShape();
  self.fields = known?.fields ?? [];
  const { init } = self.type.slots;
  if (known !== undefined || init === undefined || init === localType.slots.init) return use();
  return andThen<Value>(
    thread,
    () => init(self as never, [...self.args], self.names, thread),
    (outcome) => (outcome === UNWIND ? UNWIND : inThread(self, thread, use)),
  );
}
