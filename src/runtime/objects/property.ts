/** `property`. CPython: Objects/descrobject.c (property_*); docs: library/functions.html#property. */
import { attributeError, findAttribute, setAttribute } from '../kernel/attributes.ts';
import { strangeKeyword } from '../kernel/bind.ts';
import { typeOf } from '../kernel/birth.ts';
import { call, call1, call2 } from '../kernel/call.ts';
import { defineType, getset, method, readOnly } from '../kernel/define.ts';
import { attributeErrorType, isInstance, raise, typeName } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { PyObject, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, drive, finished, type Guest } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt } from '../kernel/values.ts';
import { isAbstract } from './abstract.ts';

export class PyProperty extends PyObject {
  getter: Value = null;
  setter: Value = null;
  deleter: Value = null;
  doc: Value = null;
  hasGetterDoc = false;
  /** The name it was given in a class, by `__set_name__`. */
  name: Value | undefined = undefined;
}

export const propertyType: PyType = defineType<PyProperty>('property', {
  signature: '(fget=None, fset=None, fdel=None, doc=None)',
  doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x",
  instances: PyProperty,
  slots: {
    new: (type) => (type === propertyType ? new PyProperty() : adopt(new PyProperty(), type)),
    *init(self, args, names, thread) {
      const fields = ['fget', 'fset', 'fdel', 'doc'];
      const given: (Value | undefined)[] = args.slice(0, args.length - (names?.length ?? 0));
      if (args.length > 4) raise.typeError(`property() takes at most 4 arguments (${args.length} given)`);
      names?.forEach((name, i) => {
        const at = fields.indexOf(name);
        if (at < 0) strangeKeyword('property', name, fields);
        given[at] = args[args.length - names.length + i]!;
      });
      self.getter = given[0] ?? null;
      self.setter = given[1] ?? null;
      self.deleter = given[2] ?? null;
      self.name = undefined;
      self.hasGetterDoc = false;
      let doc = given[3] ?? null;
      if (doc === null && self.getter !== null) {
        let own = findAttribute(self.getter, '__doc__', thread);
        if (own === UNWIND) own = yield UNWIND;
        doc = (own as Value | undefined) ?? null;
        self.hasGetterDoc = doc !== null;
      }
      if (self.type === propertyType) self.doc = doc;
      else yield* keepDoc(self, doc, thread);
      return null;
    },
    get: (self, instance, _owner, thread) => {
      if (instance === undefined) return self;
      if (self.getter === null) return drive(refuse(self, instance, 'getter', thread), thread);
      return call1(self.getter, instance, thread);
    },
    set: (self, instance, value, thread) => {
      if (self.setter === null) return drive(refuse(self, instance, 'setter', thread), thread);
      const { setter } = self;
      return ignoring(thread, () => call2(setter, instance, value, thread));
    },
    delete: (self, instance, thread) => {
      if (self.deleter === null) return drive(refuse(self, instance, 'deleter', thread), thread);
      const { deleter } = self;
      return ignoring(thread, () => call1(deleter, instance, thread));
    },
  },
  methods: [
    readOnly<PyProperty>('fget', (self) => self.getter),
    readOnly<PyProperty>('fset', (self) => self.setter),
    readOnly<PyProperty>('fdel', (self) => self.deleter),
    getset<PyProperty>(
      '__doc__',
      null,
      (self) => self.doc,
      (self, value) => {
        self.doc = value ?? null;
        return null;
      },
    ),
    getset<PyProperty>('__name__', null, nameOf, (self, value) => {
      self.name = value;
      return null;
    }),
    getset<PyProperty>('__isabstractmethod__', null, function* (self, thread): Guest<Value> {
      for (const each of [self.getter, self.setter, self.deleter]) {
        if (each !== null && (yield* isAbstract(each, thread))) return true;
      }
      return false;
    }),
    method(
      'getter(self, object, /)',
      'Descriptor to obtain a copy of the property with a different getter.',
      function* (self: PyProperty, object: Value, thread: Thread) {
        return yield* copy(self, { getter: object }, thread);
      },
    ),
    method(
      'setter(self, object, /)',
      'Descriptor to obtain a copy of the property with a different setter.',
      function* (self: PyProperty, object: Value, thread: Thread) {
        return yield* copy(self, { setter: object }, thread);
      },
    ),
    method(
      'deleter(self, object, /)',
      'Descriptor to obtain a copy of the property with a different deleter.',
      function* (self: PyProperty, object: Value, thread: Thread) {
        return yield* copy(self, { deleter: object }, thread);
      },
    ),
    method(
      '__set_name__(self, /, *args)',
      'Method to set name of a property.',
      (self: PyProperty, args: Value[]) => {
        if (args.length !== 2)
          raise.typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
        self.name = args[1];
        return null;
      },
    ),
  ],
});

/** The doc of a subclass's instance is an attribute like any other, or else its class's would hide it. */
function* keepDoc(self: PyProperty, doc: Value, thread: Thread): Guest<void> {
  try {
    yield* finished(setAttribute(self, '__doc__', doc, thread));
  } catch (error) {
    // sic: a doc for which there is no room is dropped, but for the getter's
    if (self.hasGetterDoc || !(error instanceof PyException && isInstance(error, attributeErrorType)))
      throw error;
  }
}

/** What the class of the property makes of what it has and what is changed. */
function* copy(
  self: PyProperty,
  change: Partial<Pick<PyProperty, 'getter' | 'setter' | 'deleter'>>,
  thread: Thread,
): Guest<Value> {
  const getter = change.getter ?? self.getter;
  const doc = self.hasGetterDoc && getter !== null ? null : self.doc;
  const parts = [getter, change.setter ?? self.setter, change.deleter ?? self.deleter, doc];
  const made = yield* finished(call(self.type, parts, null, thread));
  if (made instanceof PyProperty) made.name = self.name;
  return made;
}

function* refuse(self: PyProperty, instance: Value, what: string, thread: Thread): Guest<never> {
  const owner = typeOf(instance).qualname;
  if (self.name === undefined) return raise.attributeError(`property of '${owner}' object has no ${what}`);
  const name = yield* finished(repr(self.name, thread));
  return raise.attributeError(`property ${name} of '${owner}' object has no ${what}`);
}

function* nameOf(self: PyProperty, thread: Thread): Guest<Value> {
  if (self.name !== undefined) return self.name;
  if (self.getter !== null) {
    let name = findAttribute(self.getter, '__name__', thread);
    if (name === UNWIND) name = yield UNWIND;
    if (name !== undefined) return name as Value;
  }
  throw attributeError(self, '__name__', `'${typeName(self)}' object has no attribute '__name__'`);
}

function ignoring(thread: Thread, operation: () => Value | Unwind): null | Unwind {
  return andThen<null>(thread, operation, (outcome) => (outcome === UNWIND ? UNWIND : null));
}
