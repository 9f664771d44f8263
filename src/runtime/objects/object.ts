/** `object`. CPython: Objects/typeobject.c (object_methods); docs: library/functions.html#object. */
import { moduleType, objectType, typeOf } from '../kernel/birth.ts';
import { classMethod, describeType, getset, method } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { attributeEntries, Shape } from '../kernel/shape.ts';
import { str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { NotImplemented, PyList } from '../kernel/values.ts';
import { attributeNames } from './attribute-names.ts';
import { requireSameLayout } from './class-bases.ts';
import { reductionMethods } from './reduction.ts';
import { sizeOf } from './sizes.ts';

describeType<Value>(objectType, {
  signature: '()',
  doc: 'The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n',
  methods: [
    getset<Value>('__class__', "the object's class", (self) => typeOf(self), assignClass),
    method(
      '__dir__(self, /)',
      'Default dir() implementation.',
      function* (self: Value, thread: Thread): Guest<Value> {
        const names = yield* attributeNames(self, thread);
        return new PyList(yield* collect(names, thread));
      },
    ),
    method(
      '__format__(self, format_spec, /)',
      'Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.',
      function* (self: Value, spec: Value, thread: Thread): Guest<Value> {
        if (typeof spec !== 'string')
          return raise.typeError(`__format__() argument must be str, not ${givenTypeName(spec)}`);
        if (spec !== '')
          return raise.typeError(`unsupported format string passed to ${typeName(self)}.__format__`);
        return yield* finished(str(self, thread));
      },
    ),
    method('__sizeof__(self, /)', 'Size of object in memory, in bytes.', (self: Value) => sizeOf(self)),
    ...reductionMethods,
    classMethod(
      '__init_subclass__(cls, /, *args, **kwargs)',
      'This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.',
      (cls: PyType, args: Value[], keywords: { size: number }) => {
        if (args.length > 0 || keywords.size > 0)
          raise.typeError(`${cls.qualname}.__init_subclass__() takes no keyword arguments`);
        return null;
      },
    ),
    classMethod(
      '__subclasshook__(cls, object, /)',
      'Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).',
      () => NotImplemented,
    ),
  ],
});

function assignClass(self: Value, value: Value | undefined): null {
  if (value === undefined) return raise.typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) {
    return raise.typeError(`__class__ must be set to a class, not '${typeName(value)}' object`);
  }
  const old = typeOf(self);
  const areModules = old.isSubtypeOf(moduleType) && value.isSubtypeOf(moduleType);
  if (!areModules && !(old.isHeap && value.isHeap))
    return raise.typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
  requireSameLayout(value, old, '__class__');
  const object = self as PyObject;
  const attributes = attributeEntries(object);
  object.type = value;
  if (value.hasDict && !(object instanceof PyType)) {
    const dictionary = object.shape?.dictionary ?? null;
    if (object.shape === undefined) {
      // a module keeps its attributes itself
      object.shape = value.rootShape();
      object.fields = [];
    } else if (dictionary !== null) object.shape = Shape.ofDictionary(value, dictionary);
    else {
      let shape = value.rootShape();
      for (const [name] of attributes) shape = shape.with(name);
      object.shape = shape;
    }
  }
  return null;
}
