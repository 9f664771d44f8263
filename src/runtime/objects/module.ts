/** `module`. CPython: Objects/moduleobject.c; docs: reference/datamodel.html#modules. */
import { genericDelete, genericGet, getAttribute, isData } from '../kernel/attributes.ts';
import { moduleType, typeOf } from '../kernel/birth.ts';
import { call0, call1 } from '../kernel/call.ts';
import { describeType, getset, method } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { attributeErrorType, givenTypeName, raise } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { PyObject, type Result, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { adopt, PyList } from '../kernel/values.ts';

export class PyModule extends PyObject {
  namespace: PyDict;
  /** Its code is still running: names that it misses may come yet. */
  isInitializing = false;

  constructor(namespace: PyDict) {
    super();
    this.namespace = namespace;
  }
}

describeType<PyModule>(moduleType, {
  signature: '(name, doc=None)',
  hasWeakReferences: true,
  doc: 'Create a module object.\n\nThe name must be a string; the optional docstring can have any type.',
  instances: PyModule,
  slots: {
    new: (type) =>
      type === moduleType ? new PyModule(new PyDict()) : adopt(new PyModule(new PyDict()), type),
    init: (self, args, names) => {
      const [name, doc] = names === null ? args : [args[0], args[1]];
      const text = asString(name);
      if (text === undefined) {
        return raise.typeError(
          name === undefined
            ? "module() missing required argument 'name' (pos 1)"
            : `module() argument 'name' must be str, not ${givenTypeName(name)}`,
        );
      }
      initialNames(self.namespace, text, doc ?? null);
      return null;
    },
    getattr: moduleAttribute,
    setattr: (self, name, value, thread) => {
      const attribute = typeOf(self).lookup(name);
      const set = attribute === undefined ? undefined : typeOf(attribute).slots.set;
      if (set !== undefined) return set(attribute as never, self, value, thread);
      self.namespace.setName(name, value);
      return null;
    },
    delattr: (self, name, thread) => {
      const attribute = typeOf(self).lookup(name);
      const remove = attribute === undefined ? undefined : typeOf(attribute).slots.delete;
      if (remove !== undefined) return remove(attribute as never, self, thread);
      if (self.namespace.deleteName(name)) return null;
      return genericDelete(self, name, thread);
    },
    repr: (self) => {
      const name = asString(self.namespace.getName('__name__')) ?? '?';
      const file = asString(self.namespace.getName('__file__'));
      const spec = self.namespace.getName('__spec__');
      if (file !== undefined) return `<module '${name}' from '${file}'>`;
      return spec === undefined || spec === null ? `<module '${name}'>` : `<module '${name}' (built-in)>`;
    },
  },
  methods: [
    getset<PyModule>('__dict__', null, (self) => self.namespace),
    getset<PyModule>('__annotations__', null, annotationsOf, (self, value) => {
      if (value !== undefined) self.namespace.setName('__annotations__', value);
      else if (!self.namespace.deleteName('__annotations__')) raise.attributeError('__annotations__');
      return null;
    }),
    method(
      '__dir__(self, /)',
      '__dir__() -> list\nspecialized dir() implementation',
      function* (self: PyModule, thread: Thread): Guest<Value> {
        const namespace = yield* finished(getAttribute(self, '__dict__', thread));
        if (!(namespace instanceof PyDict)) return raise.typeError('<module>.__dict__ is not a dictionary');
        const own = namespace.getName('__dir__');
        if (own !== undefined) return yield* finished(call0(own, thread));
        return new PyList([...namespace].map(({ key }) => key));
      },
    ),
  ],
});

/** A module with the names that every module has. */
export function newModule(name: string, doc: string | null): PyModule {
  const module = new PyModule(new PyDict());
  initialNames(module.namespace, name, doc);
  return module;
}

function initialNames(namespace: PyDict, name: string, doc: Value): void {
  namespace.setName('__name__', name);
  namespace.setName('__doc__', doc);
  namespace.setName('__package__', null);
  namespace.setName('__loader__', null);
  namespace.setName('__spec__', null);
}

function moduleAttribute(self: PyModule, name: string, thread: Thread): Result {
  const value = self.namespace.getName(name);
  const attribute = typeOf(self).lookup(name);
  if (attribute !== undefined && (value === undefined || isData(attribute)))
    return genericGet(self, name, thread);
  if (value !== undefined) return value;
  const fallback = self.namespace.getName('__getattr__');
  if (fallback !== undefined) return call1(fallback, name, thread);
  const module = asString(self.namespace.getName('__name__'));
  const message = missingAttribute(self, module, name, thread);
  throw withMembers(new PyException(attributeErrorType, [message]), { name, obj: self });
}

function missingAttribute(self: PyModule, module: string | undefined, name: string, thread: Thread): string {
  if (module === undefined) return `module has no attribute '${name}'`;
  if (self.isInitializing) {
    return `partially initialized module '${module}' has no attribute '${name}' (most likely due to a circular import)`;
  }
  const inner = thread.interpreter.modules.getName(`${module}.${name}`);
  if (inner instanceof PyModule && inner.isInitializing) {
    return `cannot access submodule '${name}' of module '${module}' (most likely due to a circular import)`;
  }
  return `module '${module}' has no attribute '${name}'`;
}

/** Made when it is first asked for. */
function annotationsOf({ namespace }: PyModule): Value {
  const known = namespace.getName('__annotations__');
  if (known !== undefined) return known;
  const made = new PyDict();
  namespace.setName('__annotations__', made);
  return made;
}

/** The names that code with these globals finds last: `__builtins__`, a module or a dictionary. */
export function builtinsIn(globals: PyDict, interpreter: InterpreterState): PyDict {
  const own = globals.getName('__builtins__');
  if (own instanceof PyModule) return own.namespace;
  return own instanceof PyDict ? own : interpreter.builtins;
}
