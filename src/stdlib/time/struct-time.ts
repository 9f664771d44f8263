/** `time.struct_time`: a tuple whose items have names. CPython: Modules/timemodule.c; docs: library/time.html#time.struct_time. */

import { tupleType, typeOf } from '../../runtime/kernel/birth.ts';
import { constant, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import type { Moment } from './calendar.ts';

const FIELDS = [
  'tm_year',
  'tm_mon',
  'tm_mday',
  'tm_hour',
  'tm_min',
  'tm_sec',
  'tm_wday',
  'tm_yday',
  'tm_isdst',
] as const;

const FIELD_DOCS: readonly string[] = [
  'year, for example, 1993',
  'month of year, range [1, 12]',
  'day of month, range [1, 31]',
  'hours, range [0, 23]',
  'minutes, range [0, 59]',
  'seconds, range [0, 61])',
  'day of week, range [0, 6], Monday is 0',
  'day of year, range [1, 366]',
  '1 if summer time is in effect, 0 if not, and -1 if unknown',
];

export class PyStructTime extends PyTuple {
  zone: Value = null;
  offset: Value = null;
}

export const structTimeType: PyType = defineType<PyStructTime>('struct_time', {
  signature: '(iterable=(), /)',
  doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that several fields' values are not the same as those defined by\n the C language standard for struct tm.  For example, the value of the\n field tm_year is the actual year, not year - 1900.  See individual\n fields' descriptions for details.",
  module: 'time',
  bases: [tupleType],
  instances: PyStructTime,
  isBase: false,
  slots: {
    *new(type, args, _names, thread) {
      const given = args[0];
      if (given === undefined)
        return raise.typeError("structseq() missing required argument 'sequence' (pos 1)");
      if (typeOf(given).slots.iter === undefined) return raise.typeError('constructor requires a sequence');
      const items = yield* collect(given, thread);
      if (items.length < 9)
        return raise.typeError(
          `time.struct_time() takes an at least 9-sequence (${items.length}-sequence given)`,
        );
      if (items.length > 11)
        return raise.typeError(
          `time.struct_time() takes an at most 11-sequence (${items.length}-sequence given)`,
        );
      const made = adopt(new PyStructTime(items.slice(0, 9)), type);
      made.zone = items[9] ?? null;
      made.offset = items[10] ?? null;
      return made;
    },
    *repr(self, thread) {
      const parts: string[] = [];
      for (const [i, name] of FIELDS.entries())
        parts.push(`${name}=${yield* finished(repr(self.items[i]!, thread))}`);
      return `time.struct_time(${parts.join(', ')})`;
    },
  },
  methods: [
    ...FIELDS.map((name, i) => getset<PyStructTime>(name, FIELD_DOCS[i]!, (self) => self.items[i]!)),
    getset<PyStructTime>('tm_zone', 'abbreviation of timezone name', (self) => self.zone),
    getset<PyStructTime>('tm_gmtoff', 'offset from UTC in seconds', (self) => self.offset),
    constant('n_fields', 11),
    constant('n_sequence_fields', 9),
    constant('n_unnamed_fields', 0),
    constant('__match_args__', new PyTuple(FIELDS)),
    method(
      '__reduce__(self, /)',
      '',
      (self: PyStructTime) => new PyTuple([structTimeType, new PyTuple([new PyTuple(self.items)])]),
    ),
  ],
});

export function structTime(moment: Moment, zone: string): PyStructTime {
  const { year, month, day, hour, minute, second, weekday, dayOfYear } = moment;
  const made = adopt(
    new PyStructTime([year, month, day, hour, minute, second, weekday, dayOfYear, 0]),
    structTimeType,
  );
  made.zone = zone;
  made.offset = 0;
  return made;
}
