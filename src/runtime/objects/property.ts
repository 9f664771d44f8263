/** `property`. CPython: Objects/descrobject.c (property_*); docs: library/functions.html#property. */
import { findAttribute } from '../kernel/attributes.ts';
import { strangeKeyword } from '../kernel/bind.ts';
import { typeOf } from '../kernel/birth.ts';
import { call1, call2 } from '../kernel/call.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { PyObject, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt } from '../kernel/values.ts';
import { isAbstract } from './abstract.ts';

export class PyProperty extends PyObject {
  getter: Value = null;
  setter: Value = null;
  deleter: Value = null;
  doc: Value = null;
  /** The name it was given in a class, by `__set_name__`. */
  name: string | null = null;
}

export const propertyType: PyType = defineType<PyProperty>('property', {
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
      self.doc = given[3] ?? null;
      if (self.doc === null && self.getter !== null) {
        let doc = findAttribute(self.getter, '__doc__', thread);
        if (doc === UNWIND) doc = yield UNWIND;
        self.doc = (doc as Value | undefined) ?? null;
      }
      return null;
    },
    get: (self, instance, _owner, thread) => {
      if (instance === undefined) return self;
      if (self.getter === null) return refuse(self, instance, 'getter');
      return call1(self.getter, instance, thread);
    },
    set: (self, instance, value, thread) => {
      if (self.setter === null) return refuse(self, instance, 'setter');
      const { setter } = self;
      return ignoring(thread, () => call2(setter, instance, value, thread));
    },
    delete: (self, instance, thread) => {
      if (self.deleter === null) return refuse(self, instance, 'deleter');
      const { deleter } = self;
      return ignoring(thread, () => call1(deleter, instance, thread));
    },
  },
  methods: [
    getset<PyProperty>('fget', null, (self) => self.getter),
    getset<PyProperty>('fset', null, (self) => self.setter),
    getset<PyProperty>('fdel', null, (self) => self.deleter),
    getset<PyProperty>(
      '__doc__',
      null,
      (self) => self.doc,
      (self, value) => {
        self.doc = value ?? null;
        return null;
      },
    ),
    getset<PyProperty>(
      '__name__',
      null,
      (self, thread) => nameOf(self, thread),
      (self, value) => {
        self.name = asString(value) ?? null;
        return null;
      },
    ),
    getset<PyProperty>('__isabstractmethod__', null, function* (self, thread): Guest<Value> {
      for (const each of [self.getter, self.setter, self.deleter]) {
        if (each !== null && (yield* isAbstract(each, thread))) return true;
      }
      return false;
    }),
    method(
      'getter(self, object, /)',
      'Descriptor to obtain a copy of the property with a different getter.',
      (self: PyProperty, object: Value) => copy(self, { getter: object }),
    ),
    method(
      'setter(self, object, /)',
      'Descriptor to obtain a copy of the property with a different setter.',
      (self: PyProperty, object: Value) => copy(self, { setter: object }),
    ),
    method(
      'deleter(self, object, /)',
      'Descriptor to obtain a copy of the property with a different deleter.',
      (self: PyProperty, object: Value) => copy(self, { deleter: object }),
    ),
    method(
      '__set_name__(self, owner, name, /)',
      'Method to set name of a property.',
      (self: PyProperty, _owner: Value, name: Value) => {
        self.name = asString(name) ?? null;
        return null;
      },
    ),
  ],
});

function copy(
  self: PyProperty,
  change: Partial<Pick<PyProperty, 'getter' | 'setter' | 'deleter'>>,
): PyProperty {
  const made = self.type === propertyType ? new PyProperty() : adopt(new PyProperty(), self.type);
  made.getter = change.getter ?? self.getter;
  made.setter = change.setter ?? self.setter;
  made.deleter = change.deleter ?? self.deleter;
  made.doc = self.doc;
  made.name = self.name;
  return made;
}

function refuse(self: PyProperty, instance: Value, what: string): never {
  const owner = typeOf(instance).qualname;
  if (self.name === null) return raise.attributeError(`property of '${owner}' object has no ${what}`);
  return raise.attributeError(`property '${self.name}' of '${owner}' object has no ${what}`);
}

function nameOf(self: PyProperty, thread: Thread) {
  if (self.name !== null) return self.name;
  if (self.getter === null)
    return raise.attributeError(`'${typeName(self)}' object has no attribute '__name__'`);
  const name = findAttribute(self.getter, '__name__', thread);
  return name === undefined
    ? raise.attributeError(`'${typeName(self)}' object has no attribute '__name__'`)
    : name;
}

function ignoring(thread: Thread, operation: () => Value | Unwind): null | Unwind {
  return andThen<null>(thread, operation, (outcome) => (outcome === UNWIND ? UNWIND : null));
}
