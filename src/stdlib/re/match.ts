/** `re.Match`. CPython: Modules/_sre/sre.c (match_*); docs: library/re.html#match-objects. */
import {
  classMethod,
  defineType,
  getset,
  method,
  readOnly,
  untoldMethod,
} from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { hash } from '../../runtime/kernel/hashing.ts';
import { PyObject, type Result, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { isIndex } from '../../runtime/objects/bounds.ts';
import { dictFrom } from '../../runtime/objects/dict.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { characters } from '../../runtime/objects/text-width.ts';
import type { PyPattern } from './pattern.ts';
import type { Searched, Searching } from './searching.ts';
import { expanded, templateFor } from './template.ts';

export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  readonly searched: Searched;
  readonly pos: number;
  readonly endpos: number;
  /** Where each group begins and ends, the whole match first; -1 for groups that did not match. */
  readonly spans: readonly number[];
  /** The number of the group that ended last; -1 when none did. */
  readonly lastIndex: number;

  /** The match that `searching` has found. */
  constructor(searching: Searching) {
    super();
    const { pattern } = searching;
    this.pattern = pattern;
    this.searched = searching.searched;
    this.pos = searching.pos;
    this.endpos = searching.endpos;
    this.lastIndex = searching.lastIndex;
    this.spans = searching.spans();
  }

  start(group: number): number {
    return this.spans[group * 2]!;
  }

  end(group: number): number {
    return this.spans[group * 2 + 1]!;
  }

  /** What a group matched; `otherwise` when it did not. */
  group(group: number, otherwise: Value = null): Value {
    const start = this.start(group);
    return start < 0 ? otherwise : this.searched.slice(start, this.end(group));
  }
}

export const matchType = once(() =>
  defineType<PyMatch>('Match', {
    signature: '()',
    doc: 'The result of re.match() and re.search().\nMatch objects always have a boolean value of True.',
    module: 're',
    isNamedInFull: true,
    instances: PyMatch,
    isBase: false,
    slots: {
      new: () => raise.typeError("cannot create 're.Match' instances"),
      *repr(self, thread) {
        const shown = yield* finished(repr(self.group(0), thread));
        return `<re.Match object; span=(${self.start(0)}, ${self.end(0)}), match=${firstOf(shown, 50)}>`;
      },
      getitem: (self, key, thread) => withGroup(self, key, thread, (group) => self.group(group)),
    },
    methods: [
      untoldMethod(
        'group(self, /, *args)',
        'group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the match by indices or names.\n    For 0 returns the entire match.',
        (self: PyMatch, args: readonly Value[], thread: Thread): Result => {
          if (args.length === 0) return self.group(0);
          if (args.length === 1) return withGroup(self, args[0]!, thread, (group) => self.group(group));
          return drive(groupsOf(self, args, thread), thread);
        },
      ),
      method(
        'start(self, group=0, /)',
        'Return index of the start of the substring matched by group.',
        (self: PyMatch, group: Value, thread: Thread) =>
          withGroup(self, group, thread, (number) => self.start(number)),
      ),
      method(
        'end(self, group=0, /)',
        'Return index of the end of the substring matched by group.',
        (self: PyMatch, group: Value, thread: Thread) =>
          withGroup(self, group, thread, (number) => self.end(number)),
      ),
      method(
        'span(self, group=0, /)',
        'For match object m, return the 2-tuple (m.start(group), m.end(group)).',
        (self: PyMatch, group: Value, thread: Thread) =>
          withGroup(self, group, thread, (number) => spanOf(self, number)),
      ),
      method(
        'groups(self, /, default=None)',
        'Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.',
        (self: PyMatch, otherwise: Value) => {
          const items: Value[] = [];
          for (let group = 1; group <= self.pattern.groups; group++) items.push(self.group(group, otherwise));
          return new PyTuple(items);
        },
      ),
      method(
        'groupdict(self, /, default=None)',
        'Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.',
        (self: PyMatch, otherwise: Value, thread: Thread) => {
          const pairs: [Value, Value][] = [];
          for (const [name, group] of self.pattern.names) pairs.push([name, self.group(group, otherwise)]);
          return dictFrom(pairs, thread);
        },
      ),
      method(
        'expand(self, /, template)',
        'Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.',
        function* (self: PyMatch, template: Value, thread: Thread): Guest<Value> {
          return expanded(yield* templateFor(self.pattern, template, thread), self);
        },
      ),
      method('__copy__(self, /)', null, (self: PyMatch) => self),
      method('__deepcopy__(self, memo, /)', null, (self: PyMatch) => self),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      readOnly<PyMatch>('string', (self) => self.searched.value, 'The string passed to match() or search().'),
      readOnly<PyMatch>('re', (self) => self.pattern, 'The regular expression object.'),
      readOnly<PyMatch>(
        'pos',
        (self) => self.pos,
        'The index into the string at which the RE engine started looking for a match.',
      ),
      readOnly<PyMatch>(
        'endpos',
        (self) => self.endpos,
        'The index into the string beyond which the RE engine will not go.',
      ),
      getset<PyMatch>('lastindex', 'The integer index of the last matched capturing group.', (self) =>
        self.lastIndex < 0 ? null : self.lastIndex,
      ),
      getset<PyMatch>(
        'lastgroup',
        'The name of the last matched capturing group.',
        (self) => self.pattern.nameOf(self.lastIndex) ?? null,
      ),
      getset<PyMatch>('regs', null, (self) => {
        const spans: Value[] = [];
        for (let group = 0; group <= self.pattern.groups; group++) spans.push(spanOf(self, group));
        return new PyTuple(spans);
      }),
    ],
  }),
);

function spanOf(self: PyMatch, group: number): PyTuple {
  return new PyTuple([self.start(group), self.end(group)]);
}

/** Gives the number of the group that `key` names to `use`. */
function withGroup(self: PyMatch, key: Value, thread: Thread, use: (group: number) => Value): Result {
  const group = quickGroup(self, key);
  if (group !== undefined) return use(checked(self, group));
  return drive(slowGroup(self, key, thread, use), thread);
}

function quickGroup(self: PyMatch, key: Value): number | undefined {
  if (typeof key === 'number') return key;
  const name = asString(key);
  return name === undefined ? undefined : (self.pattern.names.get(name) ?? -1);
}

function* slowGroup(self: PyMatch, key: Value, thread: Thread, use: (group: number) => Value): Guest<Value> {
  if (!isIndex(key)) {
    if (self.pattern.names.size > 0) yield* finished(hash(key, thread));
    return use(checked(self, -1));
  }
  return use(checked(self, Number(yield* index(key, thread))));
}

function checked(self: PyMatch, group: number): number {
  return group >= 0 && group <= self.pattern.groups ? group : raise.indexError('no such group');
}

function* groupsOf(self: PyMatch, keys: readonly Value[], thread: Thread): Guest<Value> {
  const items: Value[] = [];
  for (const key of keys) {
    items.push(yield* finished(withGroup(self, key, thread, (group) => self.group(group))));
  }
  return new PyTuple(items);
}

/** At most so many characters. */
export function firstOf(text: string, most: number): string {
  return text.length <= most ? text : characters(text).slice(0, most).join('');
}
