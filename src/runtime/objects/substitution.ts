/** Type variables replaced in `alias[int]`. CPython: Objects/genericaliasobject.c (_Py_subs_parameters). */
import { getAttribute } from '../kernel/attributes.ts';
import { call1 } from '../kernel/call.ts';
import { raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { PyTuple } from '../kernel/values.ts';
import { attribute } from './type-forms.ts';

/** `args` of `self` with each of its `parameters` replaced by the item of the same place in `item`. */
export function* substituted(
  self: Value,
  args: PyTuple,
  parameters: PyTuple,
  item: Value,
  thread: Thread,
): Guest<Value[]> {
  const wanted = parameters.items.length;
  if (wanted === 0) raise.typeError(`${yield* finished(repr(self, thread))} is not a generic class`);
  const given = item instanceof PyTuple ? item.items : [item];
  if (given.length !== wanted) {
    const text = yield* finished(repr(self, thread));
    raise.typeError(
      `Too ${given.length > wanted ? 'many' : 'few'} arguments for ${text}; actual ${given.length}, expected ${wanted}`,
    );
  }
  const result: Value[] = [];
  for (const each of args.items) result.push(yield* replaced(each, parameters, given, thread));
  return result;
}

function* replaced(form: Value, parameters: PyTuple, given: readonly Value[], thread: Thread): Guest<Value> {
  if (form instanceof PyType) return form;
  if (form instanceof PyTuple) {
    const items: Value[] = [];
    for (const each of form.items) items.push(yield* replaced(each, parameters, given, thread));
    return new PyTuple(items);
  }
  const at = parameters.items.indexOf(form);
  if (at >= 0) {
    const substitute = yield* finished(getAttribute(form, '__typing_subst__', thread));
    return yield* finished(call1(substitute, given[at]!, thread));
  }
  const inner = yield* attribute(form, '__parameters__', thread);
  if (!(inner instanceof PyTuple) || inner.items.length === 0) return form;
  const chosen = inner.items.map((each) => given[parameters.items.indexOf(each)] ?? each);
  return yield* finished(getItem(form, chosen.length === 1 ? chosen[0]! : new PyTuple(chosen), thread));
}
