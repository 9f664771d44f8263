/** `TypeVar`, `ParamSpec`, `TypeVarTuple` and `NoDefault`, which `typing` has. CPython: Objects/typevarobject.c; docs: library/typing.html#typing.TypeVar. */
import { pythonFrame } from '../frames/frame.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { noneType } from '../kernel/birth.ts';
import { type Attribute, constant, defineType, getset, method, readOnly } from '../kernel/define.ts';
import { givenTypeName, raise } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { setField } from '../kernel/shape.ts';
import type { Names } from '../kernel/slots.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { adopt, emptyTuple, NotImplemented, PyTuple } from '../kernel/values.ts';
import { TupleIterator } from './iterators.ts';
import { type Lazy, LazyValue } from './lazy-value.ts';
import {
  askTyping,
  isPlainlyType,
  setBasics,
  TypingAlias,
  unionOf,
  unpackAliasType,
} from './typing-forms.ts';

export type Variance = 'invariant' | 'covariant' | 'contravariant' | 'inferred';

/** What is known of a type variable when it is made; what is lazy is evaluated when it is asked for. */
export interface VariableParts {
  readonly name: string;
  readonly module: Value;
  readonly default: Lazy | null;
}

abstract class Variable extends PyObject {
  readonly name: string;
  readonly module: Value;
  readonly default: LazyValue;

  constructor({ name, module, default: otherwise }: VariableParts) {
    super();
    this.name = name;
    this.module = module;
    this.default = new LazyValue(otherwise, NoDefault);
  }

  hasDefault(): boolean {
    return this.default.isPending || this.default.known !== NoDefault;
  }
}

export class TypeVar extends Variable {
  readonly variance: Variance;
  readonly bound: LazyValue;
  readonly constraints: LazyValue;

  constructor(parts: VariableParts & { variance: Variance; bound: Lazy | null; constraints: Lazy | null }) {
    super(parts);
    this.variance = parts.variance;
    this.bound = new LazyValue(parts.bound, null);
    this.constraints = new LazyValue(parts.constraints, emptyTuple);
    adopt(this, typeVarType);
  }
}

export class ParamSpec extends Variable {
  readonly variance: Variance;
  readonly bound: LazyValue;

  constructor(parts: VariableParts & { variance: Variance; bound: Lazy | null }) {
    super(parts);
    this.variance = parts.variance;
    this.bound = new LazyValue(parts.bound, null);
    adopt(this, paramSpecType);
  }
}

export class TypeVarTuple extends Variable {
  /** `*Ts`, the same one at every time. */
  unpacked: TypingAlias | null = null;

  constructor(parts: VariableParts) {
    super(parts);
    adopt(this, typeVarTupleType);
  }
}

/** `P.args` and `P.kwargs` of a `ParamSpec`. */
class ParamSpecPart extends PyObject {
  readonly origin: ParamSpec;

  constructor(origin: ParamSpec, type: typeof paramSpecArgsType) {
    super();
    this.origin = origin;
    this.type = type;
  }
}

class NoDefaultObject extends PyObject {}

export const noDefaultType = defineType<NoDefaultObject>('NoDefaultType', {
  doc: 'The type of the NoDefault singleton.',
  module: 'typing',
  instances: NoDefaultObject,
  isBase: false,
  slots: {
    new: (_type, args) => (args.length > 0 ? raise.typeError('NoDefaultType takes no arguments') : NoDefault),
    repr: () => 'typing.NoDefault',
  },
  methods: [method('__reduce__(self, /)', null, () => 'NoDefault')],
});

export const NoDefault: PyObject = new NoDefaultObject();

/** `*Ts`, as a generic class names its type parameters. */
export function unpackedTypeVarTuple(variable: TypeVarTuple): PyObject {
  if (variable.unpacked !== null) return variable.unpacked;
  const alias = adopt(new TypingAlias(), unpackAliasType);
  setBasics(alias, null, true, null);
  const args = new PyTuple([variable]);
  setField(alias, '__args__', args);
  setField(alias, '__parameters__', args);
  setField(alias, '__module__', 'typing');
  variable.unpacked = alias;
  return alias;
}

const common = [
  getset<Variable>('__module__', null, (self) => self.module),
  getset<Variable>('__default__', null, (self, thread) => self.default.get(thread)),
  readOnly<Variable>('__name__', (self) => self.name),
  method('has_default(self, /)', null, (self: Variable) => self.hasDefault()),
  method('__reduce__(self, /)', null, (self: Variable) => self.name),
  method('__mro_entries__(self, bases, /)', null, (self: Variable) =>
    raise.typeError(`Cannot subclass an instance of ${self.type.name}`),
  ),
];

const union = {
  or: (self: Value, other: Value, thread: Thread) => drive(unionOf(self, other, thread), thread),
  ror: (self: Value, other: Value, thread: Thread) => drive(unionOf(other, self, thread), thread),
};

/** What `TypeVar` and `ParamSpec` tell of variance and bound; each stands for one argument. */
const bounded = [
  getset<TypeVar | ParamSpec>('__covariant__', null, (self) => self.variance === 'covariant'),
  getset<TypeVar | ParamSpec>('__contravariant__', null, (self) => self.variance === 'contravariant'),
  getset<TypeVar | ParamSpec>('__infer_variance__', null, (self) => self.variance === 'inferred'),
  getset<TypeVar | ParamSpec>('__bound__', null, (self, thread) => self.bound.get(thread)),
];

export const typeVarType = defineType<TypeVar>('TypeVar', {
  hasWeakReferences: true,
  doc: 'Type variable.',
  module: 'typing',
  instances: TypeVar,
  isBase: false,
  hasDict: true,
  slots: {
    *new(_type, args, names, thread) {
      const given = argumentsOf('typevar', args, names, ['name', 'bound', 'default', ...VARIANCES]);
      const [name, ...constraints] = given.positional;
      nameOf('typevar', name);
      const variance = yield* varianceFrom(given, thread);
      const bound = yield* boundOf(given, thread);
      if (constraints.length === 1) raise.typeError('A single constraint is not allowed');
      if (constraints.length > 0 && bound !== undefined) {
        raise.typeError('Constraints cannot be combined with bound=...');
      }
      return new TypeVar({
        name: nameOf('typevar', name),
        module: callersModule(thread),
        variance,
        bound: constantly(bound),
        constraints: constraints.length > 0 ? constantly(new PyTuple(constraints)) : null,
        default: constantly(given.take('default')),
      });
    },
    repr: (self) => `${signs[self.variance]}${self.name}`,
    ...union,
  },
  methods: [
    ...common,
    ...bounded,
    method(
      '__typing_subst__(self, arg, /)',
      null,
      function* (self: TypeVar, argument: Value, thread: Thread) {
        return isPlainlyType(argument)
          ? argument
          : yield* askTyping('_typevar_subst', [self, argument], thread);
      },
    ),
    method(
      '__typing_prepare_subst__(self, alias, args, /)',
      null,
      function* (self: TypeVar, alias: Value, args: PyTuple, thread: Thread) {
        const at = (yield* parametersOf(alias, thread)).indexOf(self);
        const { items } = args;
        if (at < items.length) return args;
        if (at === items.length && self.hasDefault())
          return new PyTuple([...items, yield* finished(self.default.get(thread))]);
        const name = yield* finished(str(alias, thread));
        return raise.typeError(
          `Too few arguments for ${name}; actual ${items.length}, expected at least ${at + 1}`,
        );
      },
    ),
    getset<TypeVar>('__constraints__', null, (self, thread) => self.constraints.get(thread)),
  ],
});

export const paramSpecType = defineType<ParamSpec>('ParamSpec', {
  hasWeakReferences: true,
  doc: 'Parameter specification variable.',
  module: 'typing',
  instances: ParamSpec,
  isBase: false,
  hasDict: true,
  slots: {
    *new(_type, args, names, thread) {
      const given = argumentsOf('paramspec', args, names, ['name', 'bound', 'default', ...VARIANCES], 1);
      nameOf('paramspec', given.positional[0]);
      const bound = given.take('bound') === null ? noneType : yield* boundOf(given, thread);
      const variance = yield* varianceFrom(given, thread);
      return new ParamSpec({
        name: nameOf('paramspec', given.positional[0]),
        module: callersModule(thread),
        variance,
        bound: constantly(bound),
        default: constantly(given.take('default')),
      });
    },
    repr: (self) => `${signs[self.variance]}${self.name}`,
    ...union,
  },
  methods: [
    ...common,
    ...bounded,
    ...substitution('_paramspec'),
    getset<ParamSpec>(
      'args',
      'Represents positional arguments.',
      (self) => new ParamSpecPart(self, paramSpecArgsType),
    ),
    getset<ParamSpec>(
      'kwargs',
      'Represents keyword arguments.',
      (self) => new ParamSpecPart(self, paramSpecKwargsType),
    ),
  ],
});

export const typeVarTupleType = defineType<TypeVarTuple>('TypeVarTuple', {
  hasWeakReferences: true,
  doc: 'Type variable tuple.',
  module: 'typing',
  instances: TypeVarTuple,
  isBase: false,
  hasDict: true,
  slots: {
    new: (_type, args, names, thread) => {
      const given = argumentsOf('typevartuple', args, names, ['name', 'default'], 1);
      return new TypeVarTuple({
        name: nameOf('typevartuple', given.positional[0]),
        module: callersModule(thread),
        default: constantly(given.take('default')),
      });
    },
    repr: (self) => self.name,
    iter: (self) => new TupleIterator(new PyTuple([unpackedTypeVarTuple(self)])),
  },
  methods: [
    ...common,
    method('__typing_subst__(self, arg, /)', null, () =>
      raise.typeError('Substitution of bare TypeVarTuple is not supported'),
    ),
    prepareSubstitution('_typevartuple'),
  ],
});

export const paramSpecArgsType = partOfParamSpec('ParamSpecArgs', 'args');
export const paramSpecKwargsType = partOfParamSpec('ParamSpecKwargs', 'kwargs');

const signs: Readonly<Record<Variance, string>> = {
  invariant: '~',
  covariant: '+',
  contravariant: '-',
  inferred: '',
};

function* parametersOf(alias: Value, thread: Thread): Guest<readonly Value[]> {
  return yield* collect(yield* finished(getAttribute(alias, '__parameters__', thread)), thread);
}

function substitution(kind: string): Attribute[] {
  return [
    method(
      '__typing_subst__(self, arg, /)',
      null,
      function* (self: Variable, argument: Value, thread: Thread) {
        return yield* askTyping(`${kind}_subst`, [self, argument], thread);
      },
    ),
    prepareSubstitution(kind),
  ];
}

function prepareSubstitution(kind: string): Attribute {
  return method(
    '__typing_prepare_subst__(self, alias, args, /)',
    null,
    function* (self: Variable, alias: Value, args: Value, thread: Thread) {
      return yield* askTyping(`${kind}_prepare_subst`, [self, alias, args], thread);
    },
  );
}

function partOfParamSpec(name: string, part: string) {
  return defineType<ParamSpecPart>(name, {
    hasWeakReferences: true,
    doc: `The ${part} for a ParamSpec object.`,
    module: 'typing',
    isBase: false,
    slots: {
      repr: (self) => `${self.origin.name}.${part}`,
      eq: (self, other) =>
        other instanceof ParamSpecPart && other.type === self.type
          ? other.origin === self.origin
          : NotImplemented,
    },
    methods: [
      getset<ParamSpecPart>('__origin__', null, (self) => self.origin),
      constant('__hash__', null),
      method('__mro_entries__(self, bases, /)', null, () =>
        raise.typeError(`Cannot subclass an instance of ${name}`),
      ),
    ],
  });
}

// ── Arguments of the constructors ──────────────────────────────────────────────────────────────────

interface Given {
  readonly positional: readonly Value[];
  take(name: string): Value | undefined;
}

const VARIANCES = ['covariant', 'contravariant', 'infer_variance'];

function argumentsOf(
  callee: string,
  args: readonly Value[],
  names: Names,
  known: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Given {
  const count = args.length - (names?.length ?? 0);
  const named = new Map((names ?? []).map((name, i) => [name, args[count + i]!]));
  if (count > most) raise.typeError(`${callee}() takes exactly ${most} positional argument (${count} given)`);
  const positional = args.slice(0, count);
  const name = named.get('name');
  if (positional.length === 0 && name !== undefined) positional.push(name);
  else if (name !== undefined)
    raise.typeError(`argument for ${callee}() given by name ('name') and position (1)`);
  for (const key of named.keys())
    if (!known.includes(key)) raise.typeError(`${callee}() got an unexpected keyword argument '${key}'`);
  return { positional, take: (key) => named.get(key) };
}

/** `bound=`, checked to be a type; `undefined` when there is none. */
function* boundOf(given: Given, thread: Thread): Guest<Value | undefined> {
  const bound = given.take('bound');
  if (bound === undefined || bound === null) return undefined;
  return isPlainlyType(bound)
    ? bound
    : yield* askTyping('_type_check', [bound, 'Bound must be a type.'], thread);
}

function nameOf(callee: string, value: Value | undefined): string {
  if (value === undefined) return raise.typeError(`${callee}() missing required argument 'name' (pos 1)`);
  return (
    asString(value) ?? raise.typeError(`${callee}() argument 'name' must be str, not ${givenTypeName(value)}`)
  );
}

function* varianceFrom(given: Given, thread: Thread): Guest<Variance> {
  const wanted: boolean[] = [];
  for (const key of VARIANCES) wanted.push(yield* finished(truth(given.take(key) ?? false, thread)));
  const [covariant, contravariant, isInferred] = wanted;
  if (covariant && contravariant) raise.valueError('Bivariant types are not supported.');
  if (isInferred) {
    if (covariant || contravariant) raise.valueError('Variance cannot be specified with infer_variance.');
    return 'inferred';
  }
  return covariant ? 'covariant' : contravariant ? 'contravariant' : 'invariant';
}

function constantly(value: Value | undefined): Lazy | null {
  return value === undefined ? null : () => value;
}

function callersModule(thread: Thread): Value {
  return pythonFrame(thread.frame)?.globals.getName('__name__') ?? null;
}
