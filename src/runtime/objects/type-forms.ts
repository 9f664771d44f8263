/** The data of `list[int]`, `int | str` and type aliases. CPython: Objects/genericaliasobject.c, Objects/unionobject.c. */
import { findAttribute } from '../kernel/attributes.ts';
import { None, PyObject, type Value } from '../kernel/object.ts';
import { fullName } from '../kernel/object-slots.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { Ellipsis, PyList, PyTuple } from '../kernel/values.ts';
import { type Lazy, LazyValue } from './lazy-value.ts';

/** `origin[args]` */
export class GenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;
  /** Written with a star: `*tuple[int, ...]`. */
  readonly unpacked: boolean;
  parameters: PyTuple | null = null;

  constructor(origin: Value, args: PyTuple, unpacked = false) {
    super();
    this.origin = origin;
    this.args = args;
    this.unpacked = unpacked;
  }
}

/** `int | str`; `isinstance` takes it for the tuple of its members. */
export class PyUnion extends PyObject {
  readonly args: PyTuple;
  parameters: PyTuple | null = null;

  constructor(args: PyTuple) {
    super();
    this.args = args;
  }
}

/** What `type X = …` makes. */
export class PyTypeAlias extends PyObject {
  readonly name: string;
  readonly parameters: PyTuple;
  readonly module: Value;
  readonly value: LazyValue;

  constructor(name: string, parameters: PyTuple, evaluate: Lazy, module: Value) {
    super();
    this.name = name;
    this.parameters = parameters;
    this.value = new LazyValue(evaluate, null);
    this.module = module;
  }
}

/** The text of something that stands where a type is expected. */
export function* formText(form: Value, thread: Thread): Guest<string> {
  if (form === Ellipsis) return '...';
  if (form instanceof PyType && !form.isHeap) return fullName(form);
  if (form instanceof PyList) {
    const parts: string[] = [];
    for (const item of form.items) parts.push(yield* formText(item, thread));
    return `[${parts.join(', ')}]`;
  }
  if (form instanceof GenericAlias || form instanceof PyUnion) return yield* finished(repr(form, thread));
  if ((yield* attribute(form, '__origin__', thread)) !== undefined) {
    if ((yield* attribute(form, '__args__', thread)) !== undefined)
      return yield* finished(repr(form, thread));
  }
  const qualname = yield* attribute(form, '__qualname__', thread);
  const module = yield* attribute(form, '__module__', thread);
  if (qualname === undefined || module === undefined || module === None || asString(qualname) === undefined) {
    return yield* finished(repr(form, thread));
  }
  return module === 'builtins' ? asString(qualname)! : `${asString(module)}.${asString(qualname)}`;
}

/** The type variables in `args`, each once, in order of appearance. */
export function* parametersOf(args: PyTuple, thread: Thread): Guest<PyTuple> {
  const found: Value[] = [];
  for (const each of args.items) {
    if (each instanceof PyType) continue;
    if ((yield* attribute(each, '__typing_subst__', thread)) !== undefined) {
      if (!found.includes(each)) found.push(each);
      continue;
    }
    const inner =
      each instanceof PyTuple || each instanceof PyList
        ? yield* parametersOf(new PyTuple(each.items), thread)
        : yield* attribute(each, '__parameters__', thread);
    if (inner instanceof PyTuple) for (const item of inner.items) if (!found.includes(item)) found.push(item);
  }
  return new PyTuple(found);
}

export function* attribute(object: Value, name: string, thread: Thread): Guest<Value | undefined> {
  return (yield* finished(findAttribute(object, name, thread) as Value)) as Value | undefined;
}
