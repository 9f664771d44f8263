/** Tuples whose items have names, as the library makes them. CPython: Objects/structseq.c; docs: library/collections.html#collections.namedtuple. */
import { tupleType } from '../kernel/birth.ts';
import { constant, defineType, getset } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { collect } from '../kernel/iterate.ts';
import type { Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import { repr } from '../kernel/text.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, PyTuple } from '../kernel/values.ts';

export interface RecordDeclaration {
  readonly module: string;
  readonly doc: string;
  readonly fields: readonly string[];
  /** How reprs call it; the name of the type when absent. */
  readonly shownAs?: string;
  /** Programs can't make any. */
  readonly isClosed?: boolean;
}

/** The type of records with these fields; `recordOf` makes its instances. */
export function defineRecord(name: string, declaration: RecordDeclaration): PyType {
  const { module, doc, fields, shownAs, isClosed = false } = declaration;
  const type: PyType = defineType<PyTuple>(name, {
    signature: '(iterable=(), /)',
    module,
    doc,
    bases: [tupleType],
    isBase: false,
    slots: {
      *new(_type, args, _names, thread) {
        if (isClosed) raise.typeError(`cannot create '${shownAs ?? name}' instances`);
        const items = yield* collect(args[0] ?? null, thread);
        if (items.length !== fields.length) {
          raise.typeError(
            `${module}.${name}() takes a ${fields.length}-sequence (${items.length}-sequence given)`,
          );
        }
        return recordOf(type, items);
      },
      *repr(self, thread) {
        const parts: string[] = [];
        for (const [i, field] of fields.entries())
          parts.push(`${field}=${yield* finished(repr(self.items[i]!, thread))}`);
        return `${shownAs ?? name}(${parts.join(', ')})`;
      },
    },
    methods: [
      ...fields.map((field, i) => getset<PyTuple>(field, null, (self) => self.items[i]!)),
      constant('_fields', new PyTuple(fields)),
      constant('__match_args__', new PyTuple(fields)),
    ],
  });
  return type;
}

export function recordOf(type: PyType, items: readonly Value[]): PyTuple {
  return adopt(new PyTuple(items), type);
}
