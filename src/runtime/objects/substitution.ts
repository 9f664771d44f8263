/** Type variables replaced in `alias[int]`. CPython: Objects/genericaliasobject.c (_Py_subs_parameters), Lib/typing.py (_GenericAlias._determine_new_args). */
import { call1, call2 } from '../kernel/call.ts';
import { raise } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { Ellipsis, PyList, PyTuple } from '../kernel/values.ts';
import { attribute } from './type-forms.ts';

/** What each parameter stands for: of a `TypeVarTuple` all its arguments, as a tuple. */
interface Chosen {
  readonly parameters: readonly Value[];
  readonly given: readonly Value[];
}

/**
 * `args` of `self` with each of its `parameters` replaced by what the item of the same place in `given` tells. Of a
 * `Callable` all parameter types stand in a row, so that a whole list of them is opened.
 */
export function* substituted(
  self: Value,
  args: PyTuple,
  parameters: PyTuple,
  given: readonly Value[],
  thread: Thread,
  isCallable = false,
): Guest<Value[]> {
  const wanted = parameters.items.length;
  if (wanted === 0) raise.typeError(`${yield* finished(repr(self, thread))} is not a generic class`);
  const prepared = yield* preparedArguments(self, parameters.items, yield* opened(given, thread), thread);
  if (prepared.length !== wanted) {
    const text = yield* finished(repr(self, thread));
    const which = prepared.length > wanted ? 'many' : 'few';
    raise.typeError(`Too ${which} arguments for ${text}; actual ${prepared.length}, expected ${wanted}`);
  }
  const chosen = { parameters: parameters.items, given: prepared };
  return yield* replacedAll(args.items, chosen, isCallable, thread);
}

/** Each parameter may arrange the arguments: `*Ts` collects, a default steps in. */
export function* preparedArguments(
  alias: Value,
  parameters: readonly Value[],
  given: readonly Value[],
  thread: Thread,
): Guest<readonly Value[]> {
  let args: Value = new PyTuple(given);
  for (const parameter of parameters) {
    const prepare = (yield* attribute(parameter, '__typing_prepare_subst__', thread)) ?? null;
    if (prepare !== null) args = yield* finished(call2(prepare, alias, args, thread));
  }
  return args instanceof PyTuple ? args.items : yield* collect(args, thread);
}

/** Unpacked tuples of a known length give their items. */
export function* opened(given: readonly Value[], thread: Thread): Guest<Value[]> {
  const result: Value[] = [];
  for (const each of given) {
    const inner =
      each instanceof PyType ? undefined : yield* attribute(each, '__typing_unpacked_tuple_args__', thread);
    if (inner instanceof PyTuple && inner.items.at(-1) !== Ellipsis) result.push(...inner.items);
    else result.push(each);
  }
  return result;
}

function* replacedAll(
  args: readonly Value[],
  chosen: Chosen,
  isCallable: boolean,
  thread: Thread,
): Guest<Value[]> {
  const result: Value[] = [];
  for (const each of args) {
    if (each instanceof PyType) {
      result.push(each);
      continue;
    }
    const isTuple = each instanceof PyTuple || each instanceof PyList;
    if (isTuple && !isCallable) {
      const items = yield* replacedAll(each.items, chosen, false, thread);
      result.push(each instanceof PyTuple ? new PyTuple(items) : new PyList(items));
      continue;
    }
    const isVariadic = (yield* attribute(each, '__typing_is_unpacked_typevartuple__', thread)) === true;
    const made = yield* replaced(each, chosen, thread);
    if (made instanceof PyTuple && (isVariadic || isCallable)) result.push(...made.items);
    else result.push(made);
  }
  return result;
}

function* replaced(form: Value, { parameters, given }: Chosen, thread: Thread): Guest<Value> {
  const substitute = yield* attribute(form, '__typing_subst__', thread);
  if (substitute !== undefined) {
    const at = parameters.indexOf(form);
    return at < 0 ? form : yield* finished(call1(substitute, given[at]!, thread));
  }
  const inner = yield* attribute(form, '__parameters__', thread);
  if (!(inner instanceof PyTuple) || inner.items.length === 0) return form;
  const items: Value[] = [];
  for (const each of inner.items) {
    const at = parameters.indexOf(each);
    const value = at < 0 ? each : given[at]!;
    const isMany = value instanceof PyTuple && (yield* attribute(each, '__iter__', thread)) !== undefined;
    if (isMany) items.push(...value.items);
    else items.push(value);
  }
  return yield* finished(getItem(form, new PyTuple(items), thread));
}
