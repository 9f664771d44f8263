/** Functions written in TypeScript, as values. Behaviour: `objects/native-function.ts`. */
import { type Bound, bind } from './bind.ts';
import {
  classMethodDescriptorType,
  getSetType,
  memberType,
  methodDescriptorType,
  nativeFunctionType,
} from './birth.ts';
import { raise } from './errors.ts';
import { PyObject, type Result, type Unwind, type Value } from './object.ts';
import { REQUIRED } from './parameters.ts';
import { drive, type Guest } from './pausing.ts';
import type { Signature } from './signature.ts';
import type { Names } from './slots.ts';
import type { Thread } from './thread.ts';
import type { PyType } from './type.ts';
import { instancesOf } from './values.ts';

/** The TypeScript function of a native: takes its parameters in the order of the signature, then the thread. */
export type Implementation = (...args: never[]) => Result | Generator<symbol, Result, never>;

/** An implementation as it is called: what the signature lets through fits its parameters. */
type Runnable = (...args: unknown[]) => Result;

const UNREAD = -2;

/** A native function without what it is bound to. */
export class Native {
  readonly name: string;
  /** `list.append` */
  readonly qualname: string;
  readonly doc: string | null;
  readonly signature: Signature;
  readonly run: Runnable;
  /** Calling it gives a coroutine. */
  isCoroutine = false;
  /** The module that messages name, if it is a function of one that CPython has in C. */
  module: string | null = null;
  /** How messages call it. */
  private callee = '';
  /**
   * Least and most positional arguments that fast calls may pass on; `most` is -1 when the binder is needed always, and
   * `UNREAD` until the first call.
   */
  private least = 0;
  private most = UNREAD;
  private fill: readonly (Value | undefined)[] = [];
  /** With `*args` and no keywords, how many parameters stand before it; -1 for all others. */
  private beforeRest = -1;

  constructor(qualname: string, doc: string | null, signature: Signature, run: Implementation) {
    this.name = signature.name;
    this.qualname = qualname;
    this.doc = doc;
    this.signature = signature;
    this.run = plain(run) as Runnable;
  }

  private readSignature(): void {
    const { parameters, defaults } = this.signature;
    const inModule = this.module !== null && parameters.wording === 'c';
    this.callee = inModule ? `${this.module}.${this.qualname}` : this.qualname;
    const required = parameters.positional.filter(({ slot }) => defaults[slot] === REQUIRED).length;
    const keywordsRequired = parameters.keywordOnly.some(({ slot }) => defaults[slot] === REQUIRED);
    this.least = required;
    this.most =
      parameters.isPlain && !keywordsRequired && parameters.count <= 6 ? parameters.positional.length : -1;
    this.fill = defaults.map((value) => (value === REQUIRED ? undefined : value));
    if (parameters.varargsSlot === required && parameters.count === required + 1) this.beforeRest = required;
  }

  call0(thread: Thread): Result {
    if (this.least > 0 || this.most < 0) return this.call([], null, thread);
    const f = this.fill;
    switch (f.length) {
      case 0:
        return this.run(thread);
      case 1:
        return this.run(f[0], thread);
      default:
        return this.run(...f, thread);
    }
  }

  call1(a: Value, thread: Thread): Result {
    if (this.least > 1 || this.most < 1) {
      return this.beforeRest === 1 ? this.run(a, [], thread) : this.call([a], null, thread);
    }
    const f = this.fill;
    switch (f.length) {
      case 1:
        return this.run(a, thread);
      case 2:
        return this.run(a, f[1], thread);
      case 3:
        return this.run(a, f[1], f[2], thread);
      default:
        return this.run(a, ...f.slice(1), thread);
    }
  }

  call2(a: Value, b: Value, thread: Thread): Result {
    if (this.least > 2 || this.most < 2) {
      return this.beforeRest === 1 ? this.run(a, [b], thread) : this.call([a, b], null, thread);
    }
    const f = this.fill;
    switch (f.length) {
      case 2:
        return this.run(a, b, thread);
      case 3:
        return this.run(a, b, f[2], thread);
      case 4:
        return this.run(a, b, f[2], f[3], thread);
      default:
        return this.run(a, b, ...f.slice(2), thread);
    }
  }

  call3(a: Value, b: Value, c: Value, thread: Thread): Result {
    if (this.least > 3 || this.most < 3) return this.call([a, b, c], null, thread);
    const f = this.fill;
    return f.length === 3 ? this.run(a, b, c, thread) : this.run(a, b, c, ...f.slice(3), thread);
  }

  call(args: readonly Value[], names: Names, thread: Thread): Result {
    if (this.most === UNREAD) this.readSignature();
    if (names === null && this.beforeRest === 0) return this.run(args.slice(), thread);
    const { parameters, defaults } = this.signature;
    const bound: Bound = new Array(parameters.count).fill(undefined);
    bind(this.callee, parameters, defaults, args, names, bound, false);
    return this.run(...bound, thread);
  }
}

/** A function of a module, or a method bound to `self`. */
export class PyNativeFunction extends PyObject {
  readonly native: Native;
  /** `undefined` for a function of a module. */
  readonly self: Value | undefined;
  module: string | null;

  constructor(native: Native, self: Value | undefined, module: string | null) {
    super();
    this.native = native;
    this.self = self;
    this.module = module;
  }
}

/** A method of a built-in type, in the namespace of the type. */
export class PyMethodDescriptor extends PyObject {
  readonly native: Native;
  readonly owner: PyType;
  /** `__isabstractmethod__` */
  isAbstract = false;

  constructor(native: Native, owner: PyType) {
    super();
    this.native = native;
    this.owner = owner;
  }
}

export class PyClassMethodDescriptor extends PyObject {
  readonly native: Native;
  readonly owner: PyType;
  /** `__isabstractmethod__` */
  isAbstract = false;

  constructor(native: Native, owner: PyType) {
    super();
    this.native = native;
    this.owner = owner;
  }
}

/** An attribute computed by TypeScript. */
export class PyGetSet extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly doc: string | null;
  readonly get: (self: never, thread: Thread) => Result;
  readonly set: ((self: never, value: Value | undefined, thread: Thread) => null | Unwind) | null;
  /** `__isabstractmethod__` */
  isAbstract = false;

  constructor(
    name: string,
    owner: PyType,
    doc: string | null,
    get: (self: never, thread: Thread) => Result,
    set: ((self: never, value: Value | undefined, thread: Thread) => null | Unwind) | null,
  ) {
    super();
    this.name = name;
    this.owner = owner;
    this.doc = doc;
    this.get = get;
    this.set = set;
  }
}

/** An attribute that CPython keeps in the object's C structure and that can't be set. */
export class PyNativeMember extends PyGetSet {
  constructor(name: string, owner: PyType, doc: string | null, get: (self: never, thread: Thread) => Result) {
    super(name, owner, doc, get, () => raise.attributeError('readonly attribute'));
  }
}

instancesOf(PyNativeMember, memberType);
instancesOf(PyNativeFunction, nativeFunctionType);
instancesOf(PyMethodDescriptor, methodDescriptorType);
instancesOf(PyClassMethodDescriptor, classMethodDescriptorType);
instancesOf(PyGetSet, getSetType);

const GeneratorFunction = Object.getPrototypeOf(function* () {}) as object;

/** Makes a native written as `function*` a plain function that the driver runs. The thread is the last argument. */
export function plain<F extends (...args: never[]) => unknown>(implementation: F): F {
  if (Object.getPrototypeOf(implementation) !== GeneratorFunction) return implementation;
  const body = implementation as unknown as (...args: unknown[]) => Guest<unknown>;
  return ((...args: unknown[]) => drive(body(...args), args[args.length - 1] as Thread)) as unknown as F;
}
