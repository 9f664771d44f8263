/** `__dict__` of instances: a dictionary that reads and writes the instance's fields. */
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { PyObject, Value } from '../kernel/object.ts';
import { deleteField, getField, setField } from '../kernel/shape.ts';
import type { Thread } from '../kernel/thread.ts';

/**
 * The attributes of an instance as a dictionary. It is made anew when it is asked for and writes through, so that the
 * instance keeps its shape.
 */
export class InstanceDict extends PyDict {
  private readonly object: PyObject;

  constructor(object: PyObject) {
    super();
    this.object = object;
    const first = object.type.slotFields.length;
    const names = object.shape!.names;
    for (let i = first; i < names.length; i++) {
      const value = object.fields[i];
      if (value !== undefined) super.setName(names[i]!, value);
    }
  }

  override setName(name: string, value: Value): void {
    super.setName(name, value);
    setField(this.object, name, value);
  }

  override deleteName(name: string): boolean {
    deleteField(this.object, name);
    return super.deleteName(name);
  }

  override set(key: Value, value: Value, thread: Thread): void {
    super.set(key, value, thread);
    if (typeof key === 'string') setField(this.object, key, value);
  }

  override delete(key: Value, thread: Thread): Value | undefined {
    if (typeof key === 'string' && getField(this.object, key) !== undefined) deleteField(this.object, key);
    return super.delete(key, thread);
  }

  override clear(): void {
    for (const { key } of this) if (typeof key === 'string') deleteField(this.object, key);
    super.clear();
  }
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
  const entries = [...value].map(({ key, value: content }) => [key, content!] as const);
  object.shape = object.type.rootShape();
  object.fields = object.fields.slice(0, object.type.slotFields.length);
  for (const [key, content] of entries) if (typeof key === 'string') setField(object, key, content);
  return null;
}
