/** Shapes: hidden classes of our own, so that attribute nodes can cache where an instance keeps a name. See docs/OBJECTS.md. */
import type { PyObject, Value } from './object.ts';
import type { PyType } from './type.ts';

export class Shape {
  readonly type: PyType;
  /** Field names in the order of the fields; index and name are inverse. */
  readonly names: readonly string[];
  /** Copied from the type whenever it changes, so that a cache compares one number. */
  version: number;
  private readonly indexes: Map<string, number>;
  private readonly transitions = new Map<string, Shape>();

  constructor(type: PyType, names: readonly string[]) {
    this.type = type;
    this.names = names;
    this.version = type.version;
    this.indexes = new Map(names.map((name, index) => [name, index]));
  }

  /** The field of `name`, or -1. */
  indexOf(name: string): number {
    return this.indexes.get(name) ?? -1;
  }

  /** The shape with `name` as one more field. */
  with(name: string): Shape {
    let next = this.transitions.get(name);
    if (next === undefined) {
      next = new Shape(this.type, [...this.names, name]);
      this.transitions.set(name, next);
    }
    return next;
  }

  /** The shape without the field at `index`; later fields move down. */
  without(index: number): Shape {
    let shape = this.type.rootShape();
    for (let i = 0; i < this.names.length; i++) if (i !== index) shape = shape.with(this.names[i]!);
    return shape;
  }

  typeChanged(): void {
    this.version = this.type.version;
    for (const next of this.transitions.values()) next.typeChanged();
  }
}

export function getField(object: PyObject, name: string): Value | undefined {
  const index = object.shape!.indexOf(name);
  return index < 0 ? undefined : object.fields[index];
}

export function setField(object: PyObject, name: string, value: Value): void {
  const shape = object.shape!;
  const index = shape.indexOf(name);
  if (index >= 0) object.fields[index] = value;
  else {
    object.fields[shape.names.length] = value;
    object.shape = shape.with(name);
    const type = object.type;
    if (shape.names.length >= type.fieldCount) type.fieldCount = shape.names.length + 1;
  }
}

export function deleteField(object: PyObject, name: string): boolean {
  const index = object.shape!.indexOf(name);
  if (index < 0) return false;
  object.shape = object.shape!.without(index);
  object.fields.splice(index, 1);
  return true;
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
