/** `types.MappingProxyType`: a read-only view of a mapping. CPython: Objects/descrobject.c; docs: library/types.html#types.MappingProxyType. */
import { getAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call } from '../kernel/call.ts';
import { type Comparison, compare } from '../kernel/compare.ts';
import { classMethod, defineType, method } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { hash } from '../kernel/hashing.ts';
import { iterate } from '../kernel/iterate.ts';
import { PyObject, type Result, type Value } from '../kernel/object.ts';
import { binary, operators } from '../kernel/operators.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { contains, getItem, length } from '../kernel/subscript.ts';
import { repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';

export class MappingProxy extends PyObject {
  readonly mapping: Value;

  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
  }
}

export const mappingProxyType: PyType = defineType<MappingProxy>('mappingproxy', {
  signature: '(mapping)',
  doc: 'Read-only proxy of a mapping.',
  collection: 'mapping',
  instances: MappingProxy,
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (args.length === 0) raise.typeError("mappingproxy() missing required argument 'mapping' (pos 1)");
      if (args.length > 1) raise.typeError(`mappingproxy() takes at most 1 argument (${args.length} given)`);
      if (names !== null && names[0] !== 'mapping') {
        raise.typeError(`mappingproxy() got an unexpected keyword argument '${names[0]}'`);
      }
      const mapping = args[0]!;
      const isMapping = typeOf(mapping).slots.getitem !== undefined;
      if (
        !isMapping ||
        mapping instanceof PyList ||
        mapping instanceof PyTuple ||
        typeof mapping === 'string'
      ) {
        raise.typeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
      }
      return new MappingProxy(mapping);
    },
    *repr(self, thread) {
      return `mappingproxy(${yield* finished(repr(self.mapping, thread))})`;
    },
    str: (self, thread) => str(self.mapping, thread),
    hash: (self, thread) => hash(self.mapping, thread),
    len: (self, thread) => length(self.mapping, thread),
    iter: (self, thread) => iterate(self.mapping, thread),
    contains: (self, item, thread) => contains(self.mapping, item, thread),
    getitem: (self, key, thread) => getItem(self.mapping, key, thread),
    or: (self, other, thread) => binary(operators.or, self.mapping, bare(other), thread),
    ror: (self, other, thread) => binary(operators.or, bare(other), self.mapping, thread),
    ior: () => raise.typeError("'|=' is not supported by mappingproxy; use '|' instead"),
    eq: (self, other, thread) => compared('eq', self, other, thread),
    ne: (self, other, thread) => compared('ne', self, other, thread),
    lt: (self, other, thread) => compared('lt', self, other, thread),
    le: (self, other, thread) => compared('le', self, other, thread),
    gt: (self, other, thread) => compared('gt', self, other, thread),
    ge: (self, other, thread) => compared('ge', self, other, thread),
  },
  methods: [
    method(
      'get(self, key, default=None, /)',
      'Return the value for key if key is in the mapping, else default.',
      function* (self: MappingProxy, key: Value, fallback: Value, thread: Thread) {
        return yield* forwarded(self, 'get', [key, fallback], thread);
      },
    ),
    method(
      'keys(self, /)',
      "D.keys() -> a set-like object providing a view on D's keys",
      function* (self: MappingProxy, thread: Thread) {
        return yield* forwarded(self, 'keys', [], thread);
      },
    ),
    method(
      'values(self, /)',
      "D.values() -> an object providing a view on D's values",
      function* (self: MappingProxy, thread: Thread) {
        return yield* forwarded(self, 'values', [], thread);
      },
    ),
    method(
      'items(self, /)',
      "D.items() -> a set-like object providing a view on D's items",
      function* (self: MappingProxy, thread: Thread) {
        return yield* forwarded(self, 'items', [], thread);
      },
    ),
    method(
      'copy(self, /)',
      'D.copy() -> a shallow copy of D',
      function* (self: MappingProxy, thread: Thread) {
        return yield* forwarded(self, 'copy', [], thread);
      },
    ),
    method(
      '__reversed__(self, /)',
      'D.__reversed__() -> reverse iterator',
      function* (self: MappingProxy, thread: Thread) {
        return yield* forwarded(self, '__reversed__', [], thread);
      },
    ),
    classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
  ],
});

function* forwarded(self: MappingProxy, name: string, args: Value[], thread: Thread): Guest<Value> {
  const method = yield* finished(getAttribute(self.mapping, name, thread));
  return yield* finished(call(method, args, null, thread));
}

function compared(operation: Comparison, self: MappingProxy, other: Value, thread: Thread): Result {
  return compare(operation, self.mapping, bare(other), thread);
}

function bare(value: Value): Value {
  return value instanceof MappingProxy ? value.mapping : value;
}
