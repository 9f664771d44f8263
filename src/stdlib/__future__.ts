/** `__future__`: what `from __future__ import …` may name. Docs: library/__future__.html. */
import { bySignature } from '../runtime/kernel/by-signature.ts';
import { defineType, getset, method } from '../runtime/kernel/define.ts';
import { PyObject, type Value } from '../runtime/kernel/object.ts';
import { finished } from '../runtime/kernel/pausing.ts';
import { repr } from '../runtime/kernel/text.ts';
import { adopt, PyList, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';

type Release = readonly [major: number, minor: number, micro: number, level: string, serial: number];

/** A change of the language: since when it may be asked for, since when it is always there, and its compiler flag. */
class PyFeature extends PyObject {
  optional: Value = null;
  mandatory: Value = null;
  flag: Value = null;
}

const featureType = defineType<PyFeature>('_Feature', {
  module: '__future__',
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyFeature(), type),
    init: bySignature(
      '_Feature.__init__',
      '(self, optionalRelease, mandatoryRelease, compiler_flag)',
      (self: PyFeature, optional: Value, mandatory: Value, flag: Value) => {
        Object.assign(self, { optional, mandatory, flag });
        return null;
      },
    ),
    *repr(self, thread) {
      const parts: string[] = [];
      for (const part of [self.optional, self.mandatory, self.flag])
        parts.push(yield* finished(repr(part, thread)));
      return `_Feature(${parts.join(', ')})`;
    },
  },
  methods: [
    method(
      'getOptionalRelease(self)',
      'Return first release in which this feature was recognized.\n\nThis is a 5-tuple, of the same form as sys.version_info.\n',
      (self: PyFeature) => self.optional,
      'def',
    ),
    method(
      'getMandatoryRelease(self)',
      'Return release in which this feature will become mandatory.\n\nThis is a 5-tuple, of the same form as sys.version_info, or, if\nthe feature was dropped, or the release date is undetermined, is None.\n',
      (self: PyFeature) => self.mandatory,
      'def',
    ),
    getset<PyFeature>('optional', null, (self) => self.optional),
    getset<PyFeature>('mandatory', null, (self) => self.mandatory),
    getset<PyFeature>('compiler_flag', null, (self) => self.flag),
  ],
});

function feature(optional: Release, mandatory: Release | null, flag: number): PyFeature {
  return Object.assign(adopt(new PyFeature(), featureType), {
    optional: new PyTuple([...optional]),
    mandatory: mandatory === null ? null : new PyTuple([...mandatory]),
    flag,
  });
}

/** The flags that `compile` takes. */
const flags: Readonly<Record<string, number>> = {
  CO_NESTED: 0x10,
  CO_GENERATOR_ALLOWED: 0,
  CO_FUTURE_DIVISION: 0x20000,
  CO_FUTURE_ABSOLUTE_IMPORT: 0x40000,
  CO_FUTURE_WITH_STATEMENT: 0x80000,
  CO_FUTURE_PRINT_FUNCTION: 0x100000,
  CO_FUTURE_UNICODE_LITERALS: 0x200000,
  CO_FUTURE_BARRY_AS_BDFL: 0x400000,
  CO_FUTURE_GENERATOR_STOP: 0x800000,
  CO_FUTURE_ANNOTATIONS: 0x1000000,
};

const features: Readonly<Record<string, PyFeature>> = {
  nested_scopes: feature([2, 1, 0, 'beta', 1], [2, 2, 0, 'alpha', 0], 0x10),
  generators: feature([2, 2, 0, 'alpha', 1], [2, 3, 0, 'final', 0], 0),
  division: feature([2, 2, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x20000),
  absolute_import: feature([2, 5, 0, 'alpha', 1], [3, 0, 0, 'alpha', 0], 0x40000),
  with_statement: feature([2, 5, 0, 'alpha', 1], [2, 6, 0, 'alpha', 0], 0x80000),
  print_function: feature([2, 6, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x100000),
  unicode_literals: feature([2, 6, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x200000),
  barry_as_FLUFL: feature([3, 1, 0, 'alpha', 2], [4, 0, 0, 'alpha', 0], 0x400000),
  generator_stop: feature([3, 5, 0, 'beta', 1], [3, 7, 0, 'alpha', 0], 0x800000),
  annotations: feature([3, 7, 0, 'beta', 1], null, 0x1000000),
};

export default defineModule('__future__', {
  doc: 'Record of phased-in incompatible language changes.',
  types: [featureType],
  values: () => ({ ...flags, ...features, all_feature_names: new PyList(Object.keys(features)) }),
  all: ['all_feature_names', ...Object.keys(features)],
});
