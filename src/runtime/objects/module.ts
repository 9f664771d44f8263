/** `module`. CPython: Objects/moduleobject.c; docs: reference/datamodel.html#modules. */
import { genericDelete, genericGet, getAttribute, isData } from '../kernel/attributes.ts';
import { moduleType, typeOf } from '../kernel/birth.ts';
import { call0, call1 } from '../kernel/call.ts';
import { describeType, getset, method, readOnly } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { attributeErrorType, givenTypeName, raise } from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import type { InterpreterState } from '../kernel/interpreter-state.ts';
import { collect } from '../kernel/iterate.ts';
import { PyObject, type Result, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getField } from '../kernel/shape.ts';
import { asString, repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { adopt, PyList } from '../kernel/values.ts';
import { fileOrigin, hides, isInitializing, isPending } from './module-origin.ts';

export class PyModule extends PyObject {
  namespace: PyDict;

  constructor(namespace: PyDict) {
    super();
    this.namespace = namespace;
  }
}

describeType<PyModule>(moduleType, {
  hasDict: true,
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
    repr: (self, thread) => {
      const { namespace } = self;
      const spec = namespace.getName('__spec__') ?? null;
      const origin = fileOrigin(spec);
      const name = asString(namespace.getName('__name__'));
      if (origin !== undefined && getField(spec as PyObject, 'name') === name)
        return `<module '${name}' from '${origin}'>`;
      return drive(describe(namespace, spec, thread), thread);
    },
  },
  methods: [
    readOnly<PyModule>('__dict__', (self) => self.namespace),
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

/** As `importlib._bootstrap._module_repr`. */
function* describe(namespace: PyDict, spec: Value, thread: Thread): Guest<string> {
  const shown = function* (value: Value): Guest<string> {
    return yield* finished(repr(value, thread));
  };
  const isTold = yield* finished(truth(spec, thread));
  const name =
    (isTold ? yield* finished(getAttribute(spec, 'name', thread)) : namespace.getName('__name__')) ?? '?';
  const start = `<module ${yield* shown(name)}`;
  if (!isTold) {
    const file = namespace.getName('__file__');
    if (file !== undefined) return `${start} from ${yield* shown(file)}>`;
    const loader = namespace.getName('__loader__') ?? null;
    return loader === null ? `${start}>` : `${start} (${yield* shown(loader)})>`;
  }
  const origin = yield* finished(getAttribute(spec, 'origin', thread));
  if (origin !== null) {
    const hasLocation = yield* finished(getAttribute(spec, 'has_location', thread));
    const isPlace = yield* finished(truth(hasLocation, thread));
    return isPlace
      ? `${start} from ${yield* shown(origin)}>`
      : `${start} (${yield* finished(str(origin, thread))})>`;
  }
  const loader = yield* finished(getAttribute(spec, 'loader', thread));
  if (loader === null) return `${start}>`;
  if (typeOf(loader).mro.some(({ qualname }) => qualname === 'NamespaceLoader')) {
    const path = new PyList(yield* collect(yield* finished(getAttribute(loader, '_path', thread)), thread));
    return `${start} (namespace) from ${yield* shown(path)}>`;
  }
  return `${start} (${yield* shown(loader)})>`;
}

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
  const spec = self.namespace.getName('__spec__');
  const origin = fileOrigin(spec);
  const hidden = hides(origin, module, thread);
  const plain = `module '${module}' has no attribute '${name}'`;
  if (hidden === 'standard')
    return `${plain} (consider renaming '${origin}' since it has the same name as the standard library module named '${module}' and the import system gives it precedence)`;
  if (isInitializing(spec)) {
    if (hidden === 'other')
      return `${plain} (consider renaming '${origin}' if it has the same name as a third-party module you intended to import)`;
    const from = origin === undefined ? '' : ` from '${origin}'`;
    return `partially initialized module '${module}'${from} has no attribute '${name}' (most likely due to a circular import)`;
  }
  if (isPending(spec, name))
    return `cannot access submodule '${name}' of module '${module}' (most likely due to a circular import)`;
  return plain;
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
