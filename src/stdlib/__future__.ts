/** `__future__`: what `from __future__ import …` may name. Docs: library/__future__.html. */
import { defineType, getset, method } from '../runtime/kernel/define.ts';
import { PyObject, type Value } from '../runtime/kernel/object.ts';
import { finished } from '../runtime/kernel/pausing.ts';
import { repr } from '../runtime/kernel/text.ts';
import { PyList, PyTuple } from '../runtime/kernel/values.ts';
import { defineModule } from '../runtime/objects/define-module.ts';

type Release = readonly [major: number, minor: number, micro: number, level: string, serial: number];

/** A change of the language: since when it may be asked for, since when it is always there, and its compiler flag. */
class PyFeature extends PyObject {
  readonly optional: PyTuple;
  readonly mandatory: Value;
  readonly flag: number;

  constructor(optional: Release, mandatory: Release | null, flag: number) {
    super();
    this.optional = new PyTuple([...optional]);
    this.mandatory = mandatory === null ? null : new PyTuple([...mandatory]);
    this.flag = flag;
  }
}

defineType<PyFeature>('_Feature', {
  module: '__future__',
  instances: PyFeature,
  slots: {
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

const features: Readonly<Record<string, PyFeature>> = {
  nested_scopes: new PyFeature([2, 1, 0, 'beta', 1], [2, 2, 0, 'alpha', 0], 0x0010),
  generators: new PyFeature([2, 2, 0, 'alpha', 1], [2, 3, 0, 'final', 0], 0),
  division: new PyFeature([2, 2, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x20000),
  absolute_import: new PyFeature([2, 5, 0, 'alpha', 1], [3, 0, 0, 'alpha', 0], 0x40000),
  with_statement: new PyFeature([2, 5, 0, 'alpha', 1], [2, 6, 0, 'alpha', 0], 0x80000),
  print_function: new PyFeature([2, 6, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x100000),
  unicode_literals: new PyFeature([2, 6, 0, 'alpha', 2], [3, 0, 0, 'alpha', 0], 0x200000),
  barry_as_FLUFL: new PyFeature([3, 1, 0, 'alpha', 2], [4, 0, 0, 'alpha', 0], 0x400000),
  generator_stop: new PyFeature([3, 5, 0, 'beta', 1], [3, 7, 0, 'alpha', 0], 0x800000),
  annotations: new PyFeature([3, 7, 0, 'beta', 1], null, 0x1000000),
};

export default defineModule('__future__', {
  doc: 'Record of phased-in incompatible language changes.',
  values: () => ({ ...features, all_feature_names: new PyList(Object.keys(features)) }),
  all: ['all_feature_names', ...Object.keys(features)],
});
