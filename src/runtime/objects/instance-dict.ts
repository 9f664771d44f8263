/** `__dict__` of instances: a dictionary that keeps the attributes from the time when it is asked for. See docs/OBJECTS.md. */
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { attributeEntries, Shape } from '../kernel/shape.ts';

/** `object.__dict__`, the same one at every time: the instance leaves its shape, for the dictionary may change by itself. */
export function dictionaryOf(object: PyObject): PyDict {
  const known = object.shape!.dictionary;
  if (known !== null) return known;
  const dictionary = new PyDict();
  for (const [name, value] of attributeEntries(object)) dictionary.setName(name, value);
  keepIn(object, dictionary);
  return dictionary;
}

/** `object.__dict__ = value`. */
export function replaceDict(object: PyObject, value: Value | undefined): null {
  if (!(value instanceof PyDict)) {
    const what =
      value === undefined
        ? 'cannot delete __dict__'
        : `__dict__ must be set to a dictionary, not a '${typeName(value)}'`;
    return raise.typeError(what);
  }
  keepIn(object, value);
  return null;
}

function keepIn(object: PyObject, dictionary: PyDict): void {
  const { type, fields } = object;
  object.shape = Shape.ofDictionary(type, dictionary);
  object.fields = fields.slice(0, type.slotFields.length);
}
