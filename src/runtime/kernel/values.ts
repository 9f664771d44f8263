/** The bare data of values the kernel makes itself; their behaviour is in `objects/`. */
import {
  bytesType,
  cellType,
  complexType,
  ellipsisType,
  floatType,
  listType,
  notImplementedType,
  strType,
  tupleType,
} from './birth.ts';
import { PyObject, type Value } from './object.ts';
import type { PyType } from './type.ts';

export class PyFloat extends PyObject {
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }
}

export class PyComplex extends PyObject {
  readonly real: number;
  readonly imag: number;

  constructor(real: number, imag: number) {
    super();
    this.real = real;
    this.imag = imag;
  }
}

/** An instance of a subclass of `str`; a `str` itself is a JavaScript string. */
export class PyStr extends PyObject {
  readonly value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }
}

/** An instance of a subclass of `int`; an `int` itself is a number or a bigint. */
export class PyInt extends PyObject {
  readonly value: number | bigint;

  constructor(value: number | bigint) {
    super();
    this.value = value;
  }
}

export class PyBytes extends PyObject {
  readonly value: Uint8Array;

  constructor(value: Uint8Array) {
    super();
    this.value = value;
  }
}

export class PyTuple extends PyObject {
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
}

export class PyList extends PyObject {
  items: Value[];

  constructor(items: Value[]) {
    super();
    this.items = items;
  }
}

/** A variable that several scopes share. */
export class Cell extends PyObject {
  value: Value | undefined;

  constructor(value: Value | undefined) {
    super();
    this.value = value;
  }
}

/** An instance of a class written in Python whose bases keep no data of their own. */
export class PyInstance extends PyObject {
  constructor(type: PyType, fields: (Value | undefined)[]) {
    super();
    this.type = type;
    this.shape = type.hasDict ? type.rootShape() : undefined;
    this.fields = fields;
  }
}

class Singleton extends PyObject {
  constructor(type: PyType) {
    super();
    this.type = type;
  }
}

export const NotImplemented: PyObject = new Singleton(notImplementedType);
export const Ellipsis: PyObject = new Singleton(ellipsisType);

/** Makes `type` the type of the plain instances of a TypeScript class. */
export function instancesOf(made: { prototype: PyObject }, type: PyType): void {
  made.prototype.type = type;
}

instancesOf(PyFloat, floatType);
instancesOf(PyComplex, complexType);
instancesOf(PyStr, strType);
instancesOf(PyBytes, bytesType);
instancesOf(PyTuple, tupleType);
instancesOf(PyList, listType);
instancesOf(Cell, cellType);

export const emptyTuple = new PyTuple([]);

/** An instance of a subclass of a built-in type: gets its own type and, if the class has one, room for attributes. */
export function adopt<T extends PyObject>(object: T, type: PyType): T {
  object.type = type;
  if (type.hasDict) object.shape = type.rootShape();
  if (type.hasDict || type.slotFields.length > 0) object.fields = [];
  return object;
}

/** The one constructor of `int` values: a number while it is a safe integer, else a bigint. */
export function integer(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}
