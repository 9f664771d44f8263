/** `collections.abc.Callable[[int, str], bool]`. CPython: Lib/_collections_abc.py (_CallableGenericAlias). */
import { typeOf } from '../../../runtime/kernel/birth.ts';
import { defineType, method } from '../../../runtime/kernel/define.ts';
import { raise } from '../../../runtime/kernel/errors.ts';
import type { Value } from '../../../runtime/kernel/object.ts';
import { once } from '../../../runtime/kernel/once.ts';
import { finished, type Guest } from '../../../runtime/kernel/pausing.ts';
import { str } from '../../../runtime/kernel/text.ts';
import type { Thread } from '../../../runtime/kernel/thread.ts';
import type { PyType } from '../../../runtime/kernel/type.ts';
import { Ellipsis, PyList, PyTuple } from '../../../runtime/kernel/values.ts';
import { genericAliasType } from '../../../runtime/objects/generic-alias.ts';
import { formText, GenericAlias } from '../../../runtime/objects/type-forms.ts';

/** Its arguments are the parameter types, all in a row, and the result type. */
class CallableAlias extends GenericAlias {}

export const callableAliasType: () => PyType = once(() =>
  defineType<CallableAlias>('_CallableGenericAlias', {
    doc: 'Represent `Callable[argtypes, resulttype]`.\n\nThis sets ``__args__`` to a tuple containing the flattened ``argtypes``\nfollowed by ``resulttype``.\n',
    module: 'collections.abc',
    bases: [genericAliasType],
    instances: CallableAlias,
    slots: {
      *new(_type, args, names, thread) {
        if (names !== null || args.length !== 2)
          raise.typeError(
            `_CallableGenericAlias.__new__() takes 3 positional arguments but ${args.length + 1} were given`,
          );
        return yield* make(args[0]!, args[1]!, thread);
      },
      *repr(self, thread) {
        const args = self.args.items;
        if (args.length === 2 && isParameters(args[0]!))
          return yield* finished(genericAliasType.slots.repr!(self as never, thread));
        const parts: string[] = [];
        for (const each of args) parts.push(yield* formText(each, thread));
        const result = parts.pop();
        return `collections.abc.Callable[[${parts.join(', ')}], ${result}]`;
      },
      *getitem(self, item, thread) {
        const given = item instanceof PyTuple ? item : new PyTuple([item]);
        const plain = yield* finished(genericAliasType.slots.getitem!(self as never, given, thread));
        const { items } = (plain as GenericAlias).args;
        const isWhole = items[0] instanceof PyTuple || items[0] instanceof PyList;
        const args = isWhole ? items : [new PyTuple(items.slice(0, -1)), items[items.length - 1]!];
        return yield* make(self.origin, new PyTuple(args), thread);
      },
    },
    methods: [
      method('__reduce__(self)', null, (self: CallableAlias) => {
        const { items } = self.args;
        const isWhole = items.length === 2 && isParameters(items[0]!);
        const args = isWhole ? items : [new PyList(items.slice(0, -1)), items[items.length - 1]!];
        return new PyTuple([callableAliasType(), new PyTuple([self.origin, new PyTuple(args)])]);
      }),
    ],
  }),
);

/** `Callable.__class_getitem__` */
export function* callableAlias(cls: PyType, item: Value, thread: Thread): Guest<Value> {
  return yield* make(cls, item, thread);
}

function* make(origin: Value, item: Value, thread: Thread): Guest<Value> {
  callableAliasType();
  if (!(item instanceof PyTuple) || item.items.length !== 2)
    return raise.typeError('Callable must be used as Callable[[arg, ...], result].');
  const [parameters, result] = item.items as [Value, Value];
  if (parameters instanceof PyTuple || parameters instanceof PyList)
    return new CallableAlias(origin, new PyTuple([...parameters.items, result]));
  if (!isParameters(parameters)) {
    const given = yield* finished(str(parameters, thread));
    raise.typeError(`Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got ${given}`);
  }
  return new CallableAlias(origin, item);
}

/** Stands for all parameters at once. */
function isParameters(form: Value): boolean {
  if (form === Ellipsis || form instanceof PyList) return true;
  const { name, module } = typeOf(form);
  return module === 'typing' && (name === 'ParamSpec' || name === '_ConcatenateGenericAlias');
}
