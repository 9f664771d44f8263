/** `_typing`: type variables, aliases, and the parts of `typing`. CPython: Modules/_typingmodule.c. */
import { compilePacked } from '../../runtime/eval/compile-source.ts';
import { enterNew, topFrame } from '../../runtime/frames/function.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { genericType } from '../../runtime/objects/generic.ts';
import { typeAliasType } from '../../runtime/objects/type-alias.ts';
import {
  NoDefault,
  paramSpecArgsType,
  paramSpecKwargsType,
  paramSpecType,
  typeVarTupleType,
  typeVarType,
} from '../../runtime/objects/type-variables.ts';
import {
  baseAliasType,
  typeParameters,
  typeText,
  typingAliasType,
  typingUnion,
  unionAliasType,
  unpackAliasType,
} from '../../runtime/objects/typing-forms.ts';
import composites from './composites.py';
import containers from './containers.py';
import forms from './forms.py';
import hints from './hints.py';
import markers from './markers.py';
import protocols from './protocols.py';
import records from './records.py';
import references from './references.py';
import supports from './supports.py';

const parts: Readonly<Record<string, () => string>> = {
  composites,
  containers,
  forms,
  hints,
  markers,
  protocols,
  records,
  references,
  supports,
};

function* runPart(name: string, namespace: PyDict, thread: Thread): Guest<Value> {
  const tree = parts[name] ?? raise.valueError(`no part of typing: ${name}`);
  const code = compilePacked(tree(), '<frozen typing>', namespace, thread.interpreter);
  yield* finished(enterNew(topFrame(code, null, thread), thread));
  return null;
}

export default defineModule('_typing', () => ({
  doc: 'Primitives and accelerators for the typing module.\n',
  functions: [
    native('_idfunc(x, /)', null, (x: Value) => x, { textSignature: null }),
    native('_run_part(name, namespace, /)', null, runPart),
    native(
      '_type_repr(obj, /)',
      'The text of a form inside of that of another.',
      function* (form: Value, thread: Thread) {
        return yield* typeText(form, thread);
      },
    ),
    native('_union(members, /)', null, function* (members: PyTuple, thread: Thread) {
      return yield* typingUnion(members.items, thread);
    }),
    native(
      '_parameters_of(args, is_ordered, /)',
      null,
      function* (args: PyTuple, isOrdered: boolean, thread: Thread) {
        return new PyTuple(yield* typeParameters(args.items, isOrdered, thread));
      },
    ),
  ],
  values: {
    TypeVar: typeVarType,
    ParamSpec: paramSpecType,
    TypeVarTuple: typeVarTupleType,
    ParamSpecArgs: paramSpecArgsType,
    ParamSpecKwargs: paramSpecKwargsType,
    TypeAliasType: typeAliasType,
    Generic: genericType,
    NoDefault,
    _BaseGenericAlias: baseAliasType,
    _GenericAlias: typingAliasType,
    _UnionGenericAlias: unionAliasType,
    _UnpackGenericAlias: unpackAliasType,
  },
}));
