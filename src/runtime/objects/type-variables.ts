/** `TypeVar`, `ParamSpec`, `TypeVarTuple` and `NoDefault`, which `typing` has. CPython: Objects/typevarobject.c; docs: library/typing.html#typing.TypeVar. */
import { pythonFrame } from '../frames/frame.ts';
import { noneType } from '../kernel/birth.ts';
import { classMethod, constant, defineType, getset, method } from '../kernel/define.ts';
import { givenTypeName, raise } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import type { Names } from '../kernel/slots.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { adopt, emptyTuple, NotImplemented, PyTuple } from '../kernel/values.ts';
import { TupleIterator } from './iterators.ts';
import { type Lazy, LazyValue } from './lazy-value.ts';
import { GenericAlias, PyUnion } from './type-forms.ts';

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

/** `*Ts` */
class Unpacked extends PyObject {
  readonly variable: TypeVarTuple;

  constructor(variable: TypeVarTuple) {
    super();
    this.variable = variable;
    this.type = unpackedType;
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
  return new Unpacked(variable);
}

const common = [
  getset<Variable>('__module__', null, (self) => self.module),
  getset<Variable>('__default__', null, (self, thread) => self.default.get(thread)),
  getset<Variable>('__name__', null, (self) => self.name),
  method('has_default(self, /)', null, (self: Variable) => self.hasDefault()),
  method('__reduce__(self, /)', null, (self: Variable) => self.name),
  method('__mro_entries__(self, bases, /)', null, (self: Variable) =>
    raise.typeError(`Cannot subclass an instance of ${self.type.name}`),
  ),
];

const union = {
  or: (self: Value, other: Value): Value => unionOf(self, other),
  ror: (self: Value, other: Value): Value => unionOf(other, self),
};

/** What `TypeVar` and `ParamSpec` tell of variance and bound; each stands for one argument. */
const bounded = [
  getset<TypeVar | ParamSpec>('__covariant__', null, (self) => self.variance === 'covariant'),
  getset<TypeVar | ParamSpec>('__contravariant__', null, (self) => self.variance === 'contravariant'),
  getset<TypeVar | ParamSpec>('__infer_variance__', null, (self) => self.variance === 'inferred'),
  getset<TypeVar | ParamSpec>('__bound__', null, (self, thread) => self.bound.get(thread)),
  method('__typing_subst__(self, arg, /)', null, (_self: TypeVar | ParamSpec, argument: Value) => argument),
];

export const typeVarType = defineType<TypeVar>('TypeVar', {
  hasWeakReferences: true,
  doc: 'Type variable.',
  module: 'typing',
  instances: TypeVar,
  isBase: false,
  hasDict: true,
  slots: {
    new: (_type, args, names, thread) => {
      const given = argumentsOf(args, names);
      const [name, ...constraints] = given.positional;
      if (constraints.length === 1) raise.typeError('A single constraint is not allowed');
      const bound = given.take('bound');
      if (constraints.length > 0 && bound !== undefined && bound !== null) {
        raise.typeError('Constraints cannot be combined with bound=...');
      }
      const variance = varianceFrom(given);
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
    new: (_type, args, names, thread) => {
      const given = argumentsOf(args, names);
      const variance = varianceFrom(given);
      return new ParamSpec({
        name: nameOf('paramspec', given.positional[0]),
        module: callersModule(thread),
        variance,
        bound: constantly(given.take('bound')),
        default: constantly(given.take('default')),
      });
    },
    repr: (self) => `${signs[self.variance]}${self.name}`,
    ...union,
  },
  methods: [
    ...common,
    ...bounded,
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
      const given = argumentsOf(args, names);
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
  ],
});

export const paramSpecArgsType = partOfParamSpec('ParamSpecArgs', 'args');
export const paramSpecKwargsType = partOfParamSpec('ParamSpecKwargs', 'kwargs');

const unpackedType = defineType<Unpacked>('_UnpackGenericAlias', {
  module: 'typing',
  instances: Unpacked,
  isBase: false,
  slots: {
    repr: (self) => `typing.Unpack[${self.variable.name}]`,
    eq: (self, other) => (other instanceof Unpacked ? other.variable === self.variable : NotImplemented),
    hash: () => 0,
  },
  methods: [
    getset<Unpacked>('__args__', null, (self) => new PyTuple([self.variable])),
    getset<Unpacked>('__parameters__', null, (self) => new PyTuple([self.variable])),
    constant('__typing_is_unpacked_typevartuple__', true),
    classMethod(
      '__class_getitem__(cls, object, /)',
      null,
      (cls: PyObject, item: Value) => new GenericAlias(cls, new PyTuple([item])),
    ),
  ],
});

const signs: Readonly<Record<Variance, string>> = {
  invariant: '~',
  covariant: '+',
  contravariant: '-',
  inferred: '',
};

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
    methods: [getset<ParamSpecPart>('__origin__', null, (self) => self.origin)],
  });
}

function unionOf(left: Value, right: Value): Value {
  const members = [left, right].flatMap((each) => (each instanceof PyUnion ? each.args.items : [each]));
  const forms = new Set(members.map((each) => each ?? noneType));
  return forms.size === 1 ? left : new PyUnion(new PyTuple([...forms]), true);
}

// ── Arguments of the constructors ──────────────────────────────────────────────────────────────────

interface Given {
  readonly positional: readonly Value[];
  take(name: string): Value | undefined;
}

function argumentsOf(args: readonly Value[], names: Names): Given {
  const count = args.length - (names?.length ?? 0);
  const named = new Map((names ?? []).map((name, i) => [name, args[count + i]!]));
  const positional = args.slice(0, count);
  const name = named.get('name');
  if (positional.length === 0 && name !== undefined) positional.push(name);
  return { positional, take: (key) => named.get(key) };
}

function nameOf(callee: string, value: Value | undefined): string {
  if (value === undefined) return raise.typeError(`${callee}() missing required argument 'name' (pos 1)`);
  return (
    asString(value) ?? raise.typeError(`${callee}() argument 'name' must be str, not ${givenTypeName(value)}`)
  );
}

function varianceFrom(given: Given): Variance {
  const covariant = given.take('covariant') === true;
  const contravariant = given.take('contravariant') === true;
  if (covariant && contravariant) raise.valueError('Bivariant types are not supported.');
  if (given.take('infer_variance') === true) {
    if (covariant || contravariant) raise.valueError('Variance cannot be specified with infer_variance.');
    return 'inferred';
  }
  return covariant ? 'covariant' : contravariant ? 'contravariant' : 'invariant';
}

function constantly(value: Value | undefined): Lazy | null {
  return value === undefined || value === null ? null : () => value;
}

function callersModule(thread: Thread): Value {
  return pythonFrame(thread.frame)?.globals.getName('__name__') ?? null;
}
