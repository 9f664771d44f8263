/** `ModuleSpec`: how a module was found. CPython: Lib/importlib/_bootstrap.py; docs: library/importlib.html#importlib.machinery.ModuleSpec. */

import { findAttribute, getAttribute } from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { bySignature } from '../kernel/by-signature.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset } from '../kernel/define.ts';
import { PyObject, UNWIND, type Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { getField, setField } from '../kernel/shape.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented, PyList } from '../kernel/values.ts';
import { dictionaryOf, replaceDict } from '../objects/instance-dict.ts';
import type { PyModule } from '../objects/module.ts';
import { callInPython } from './in-python.ts';

/** What it knows is in its `__dict__`, under CPython's names. */
export class PyModuleSpec extends PyObject {}

export interface SpecFacts {
  readonly name: Value;
  readonly loader: Value;
  readonly origin?: Value;
  readonly loaderState?: Value;
  /** Of packages: the list that becomes `__path__`. */
  readonly locations?: Value;
  /** `origin` is a place that can be loaded from, and becomes `__file__`. */
  readonly hasLocation?: boolean;
}

export function newSpec(facts: SpecFacts): PyModuleSpec {
  const spec = adopt(new PyModuleSpec(), moduleSpecType());
  fill(spec, facts);
  return spec;
}

function fill(spec: PyModuleSpec, facts: SpecFacts): void {
  const { name, loader, origin = null, loaderState = null, locations = null, hasLocation = false } = facts;
  setField(spec, 'name', name);
  setField(spec, 'loader', loader);
  setField(spec, 'origin', origin);
  setField(spec, 'loader_state', loaderState);
  setField(spec, 'submodule_search_locations', locations);
  setField(spec, '_uninitialized_submodules', new PyList([]));
  setField(spec, '_set_fileattr', hasLocation);
  setField(spec, '_cached', null);
}

export function specField(spec: PyModuleSpec, name: string): Value {
  return getField(spec, name) ?? null;
}

/** The package that relative imports of the module start from. */
export function parentOf(spec: PyModuleSpec): string {
  const name = asString(specField(spec, 'name')) ?? '';
  const isPackage = specField(spec, 'submodule_search_locations') !== null;
  return isPackage ? name : name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}

/** Where CPython would keep the compiled module; nobody reads or writes it here. */
export function cachedOf(spec: PyModuleSpec): Value {
  const known = specField(spec, '_cached');
  const origin = asString(specField(spec, 'origin'));
  if (known !== null || origin === undefined || specField(spec, '_set_fileattr') !== true) return known;
  const cached = cachedPath(origin);
  setField(spec, '_cached', cached);
  return cached;
}

/** `sys.implementation.cache_tag` */
export const CACHE_TAG = 'ouroboros-313';

function cachedPath(path: string): Value {
  if (!path.endsWith('.py')) return null;
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}__pycache__/${path.slice(slash, -3)}.${CACHE_TAG}.pyc`;
}

const compared = ['name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location'];

export const moduleSpecType: () => PyType = once(() =>
  defineType<PyModuleSpec>('ModuleSpec', {
    module: '_frozen_importlib',
    doc: 'The specification for a module, used for loading.',
    instances: PyModuleSpec,
    hasDict: true,
    slots: {
      new: (type) => adopt(new PyModuleSpec(), type),
      init: bySignature(
        'ModuleSpec.__init__',
        '(self, name, loader, *, origin=None, loader_state=None, is_package=None)',
        function* (
          self: PyModuleSpec,
          name: Value,
          loader: Value,
          origin: Value,
          loaderState: Value,
          isPackage: Value,
          thread: Thread,
        ): Guest<null> {
          const locations = (yield* finished(truth(isPackage, thread))) ? new PyList([]) : null;
          fill(self, { name, loader, origin, loaderState, locations });
          return null;
        },
      ),
      *repr(self, thread) {
        const parts: string[] = [];
        for (const name of ['name', 'loader', 'origin', 'submodule_search_locations']) {
          const value = specField(self, name);
          const isTold = name === 'name' || name === 'loader' || value !== null;
          if (isTold) parts.push(`${name}=${yield* finished(repr(value, thread))}`);
        }
        return `${typeOf(self).name}(${parts.join(', ')})`;
      },
      *eq(self, other, thread) {
        for (const name of compared) {
          let theirs = findAttribute(other, name, thread);
          if (theirs === UNWIND) theirs = yield UNWIND;
          if (theirs === undefined) return NotImplemented;
          const ours = yield* finished(getAttribute(self, name, thread));
          if (!(yield* finished(equal(ours, theirs as Value, thread)))) return false;
        }
        return true;
      },
    },
    methods: [
      getset<PyModuleSpec>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
      getset<PyModuleSpec>('parent', "The name of the module's parent.", parentOf),
      getset<PyModuleSpec>(
        'cached',
        null,
        function* (self, thread) {
          const known = specField(self, '_cached');
          const origin = specField(self, 'origin');
          if (known !== null || origin === null || specField(self, '_set_fileattr') !== true) return known;
          const found = yield* callInPython(
            ['_get_cached'],
            [origin],
            thread,
            'importlib._bootstrap_external',
          );
          setField(self, '_cached', found);
          return found;
        },
        (self, value) => {
          setField(self, '_cached', value ?? null);
          return null;
        },
      ),
      getset<PyModuleSpec>(
        'has_location',
        null,
        (self) => specField(self, '_set_fileattr'),
        function* (self, value, thread) {
          setField(self, '_set_fileattr', yield* finished(truth(value ?? null, thread)));
          return null;
        },
      ),
    ],
  }),
);

/** What a module knows of where it comes from, in CPython's order. */
export function moduleNames(spec: PyModuleSpec): readonly (readonly [string, Value])[] {
  const names: [string, Value][] = [
    ['__name__', specField(spec, 'name')],
    ['__loader__', specField(spec, 'loader')],
    ['__package__', parentOf(spec)],
    ['__spec__', spec],
  ];
  const locations = specField(spec, 'submodule_search_locations');
  if (locations !== null) names.push(['__path__', locations]);
  if (specField(spec, '_set_fileattr') !== true) return names;
  names.push(['__file__', specField(spec, 'origin')]);
  const cached = cachedOf(spec);
  if (cached !== null) names.push(['__cached__', cached]);
  return names;
}

export function initModule(module: PyModule, spec: PyModuleSpec): void {
  for (const [name, value] of moduleNames(spec)) module.namespace.setName(name, value);
}
