/** Shapes: hidden classes of our own, so that attribute nodes can cache where an instance keeps a name. See docs/OBJECTS.md. */
import type { PyDict } from './dict.ts';
import type { PyObject, Value } from './object.ts';
import type { PyType } from './type.ts';

/** Of instances with more fields, each has a shape of its own, which grows: shapes in a row take quadratic room. */
const mostShared = 200;
/** How many shapes may follow one. */
const mostNext = 500;
/** New instances get no more room than that. */
const mostRoom = 32;

export class Shape {
  readonly type: PyType;
  /** Field names in the order of the fields; index and name are inverse. */
  readonly names: readonly string[];
  /** Copied from the type whenever it changes, so that a cache compares one number. NaN where nothing may be cached. */
  version: number;
  private readonly indexes: Map<string, number>;
  private readonly transitions = new Map<string, Shape>();
  /** It belongs to one instance. */
  private readonly isOwn: boolean;
  /**
   * What keeps the attributes of the one instance with this shape, whose `__dict__` was asked for or set. Its fields are
   * those of `__slots__` only.
   */
  dictionary: PyDict | null = null;

  constructor(type: PyType, names: readonly string[], isOwn = false) {
    this.type = type;
    this.names = names;
    this.version = isOwn ? Number.NaN : type.version;
    this.indexes = new Map(names.map((name, index) => [name, index]));
    this.isOwn = isOwn;
  }

  /** The shape of the one instance whose attributes are kept in a dictionary. */
  static ofDictionary(type: PyType, dictionary: PyDict): Shape {
    const shape = new Shape(type, type.slotFields, true);
    shape.dictionary = dictionary;
    return shape;
  }

  /** The field of `name`, or -1. */
  indexOf(name: string): number {
    return this.indexes.get(name) ?? -1;
  }

  /** The shape with `name` as one more field, for one instance. */
  with(name: string): Shape {
    if (this.isOwn) {
      this.indexes.set(name, this.names.length);
      (this.names as string[]).push(name);
      return this;
    }
    return this.sharedWith(name) ?? new Shape(this.type, [...this.names, name], true);
  }

  /** The shape with `name` as one more field, for any instance; undefined when none is for all. */
  sharedWith(name: string): Shape | undefined {
    let next = this.transitions.get(name);
    if (next !== undefined || this.isOwn) return next;
    if (this.names.length >= mostShared || this.transitions.size >= mostNext) return undefined;
    next = new Shape(this.type, [...this.names, name]);
    this.transitions.set(name, next);
    return next;
  }

  /** The shape without the field at `index`; later fields move down. */
  without(index: number): Shape {
    if (this.isOwn) return new Shape(this.type, this.names.toSpliced(index, 1), true);
    let shape = this.type.rootShape();
    for (let i = 0; i < this.names.length; i++) if (i !== index) shape = shape.with(this.names[i]!);
    return shape;
  }

  typeChanged(): void {
    this.version = this.type.version;
    for (const next of this.transitions.values()) next.typeChanged();
  }
}

/** New instances of the type get room for as many fields as its instances have. */
export function makeRoom(type: PyType, count: number): void {
  if (count > type.fieldCount && count <= mostRoom) type.fieldCount = count;
}

export function getField(object: PyObject, name: string): Value | undefined {
  const shape = object.shape!;
  if (shape.dictionary !== null) return shape.dictionary.getName(name);
  const index = shape.indexOf(name);
  return index < 0 ? undefined : object.fields[index];
}

export function setField(object: PyObject, name: string, value: Value): void {
  const shape = object.shape!;
  if (shape.dictionary !== null) {
    shape.dictionary.setName(name, value);
    return;
  }
  const index = shape.indexOf(name);
  if (index >= 0) object.fields[index] = value;
  else {
    const count = shape.names.length;
    object.fields[count] = value;
    object.shape = shape.with(name);
    makeRoom(object.type, count + 1);
  }
}

export function deleteField(object: PyObject, name: string): boolean {
  const { dictionary } = object.shape!;
  if (dictionary !== null) return dictionary.deleteName(name);
  const index = object.shape!.indexOf(name);
  if (index < 0) return false;
  object.shape = object.shape!.without(index);
  object.fields.splice(index, 1);
  return true;
}

/** The attributes in `__dict__` with string keys, in their order. */
export function attributeEntries(object: PyObject): (readonly [string, Value])[] {
  const found: (readonly [string, Value])[] = [];
  const { shape } = object;
  if (shape === undefined) return found;
  if (shape.dictionary !== null) {
    for (const { key, value } of shape.dictionary) if (typeof key === 'string') found.push([key, value!]);
    return found;
  }
  for (let i = object.type.slotFields.length; i < shape.names.length; i++) {
    const value = object.fields[i];
    if (value !== undefined) found.push([shape.names[i]!, value]);
  }
  return found;
}

/** Room for `count` fields or frame slots; literals keep V8's arrays packed. */
export function emptySlots(count: number): (Value | undefined)[] {
  switch (count) {
    case 0:
      return [];
    case 1:
      return [undefined];
    case 2:
      return [undefined, undefined];
    case 3:
      return [undefined, undefined, undefined];
    case 4:
      return [undefined, undefined, undefined, undefined];
    default: {
      const slots: (Value | undefined)[] = [undefined, undefined, undefined, undefined, undefined];
      for (let i = 5; i < count; i++) slots.push(undefined);
      return slots;
    }
  }
}
