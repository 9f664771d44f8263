/**
 * What exceptions have in common, and the types with a member or two. CPython: Objects/exceptions.c; docs:
 * library/exceptions.html. The types with more of their own: `os-error.ts`, `syntax-error.ts`, `unicode-error.ts`,
 * `exception-group.ts`.
 */
import { findAttribute, setAttribute } from '../kernel/attributes.ts';
import { type Attribute, describeType, getset, method, type SlotDeclarations } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import {
  attributeErrorType,
  baseExceptionGroupType,
  baseExceptionType,
  builtinExceptionTypes,
  exceptionGroupType,
  importErrorType,
  keyErrorType,
  nameErrorType,
  osErrorType,
  raise,
  stopIterationType,
  syntaxErrorType,
  systemExitType,
  typeName,
  unicodeDecodeErrorType,
  unicodeEncodeErrorType,
  unicodeTranslateErrorType,
} from '../kernel/errors.ts';
import { PyException, TracebackEntry } from '../kernel/exception.ts';
import { collect } from '../kernel/iterate.ts';
import { None, UNWIND, type Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import {
  exceptionText,
  initException,
  member,
  newException,
  stateOf,
  takeKeywords,
} from './exception-basics.ts';
import { exceptionDocs } from './exception-docs.ts';
import { dictionaryOf, replaceDict } from './instance-dict.ts';
import { osErrorMembers, osErrorSlots } from './os-error.ts';
import { syntaxErrorMembers, syntaxErrorSlots } from './syntax-error.ts';
import {
  decodeErrorSlots,
  encodeErrorSlots,
  translateErrorSlots,
  unicodeErrorMembers,
} from './unicode-error.ts';

const baseMethods: readonly Attribute[] = [
  method('__reduce__(self, /)', null, (self: PyException) => {
    const state = stateOf(self);
    const parts: Value[] = [self.type, new PyTuple(self.args)];
    return new PyTuple(state === null ? parts : [...parts, state]);
  }),
  method('__setstate__(self, object, /)', null, function* (self: PyException, state: Value, thread: Thread) {
    if (state === None) return None;
    if (!(state instanceof PyDict)) return raise.typeError('state is not a dictionary');
    for (const { key, value } of state) {
      yield* finished(setAttribute(self, asString(key) ?? String(key), value!, thread));
    }
    return None;
  }),
  method(
    'with_traceback(self, object, /)',
    'Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.',
    (self: PyException, traceback: Value) => {
      setTraceback(self, traceback);
      return self;
    },
  ),
  method(
    'add_note(self, object, /)',
    'Exception.add_note(note) --\n    add a note to the exception',
    function* (self: PyException, note: Value, thread: Thread) {
      if (asString(note) === undefined) raise.typeError(`note must be a str, not '${typeName(note)}'`);
      let notes = findAttribute(self, '__notes__', thread);
      if (notes === UNWIND) notes = yield UNWIND;
      if (notes === undefined) yield* finished(setAttribute(self, '__notes__', new PyList([note]), thread));
      else if (notes instanceof PyList) notes.items.push(note);
      else raise.typeError('Cannot add note: __notes__ is not a list');
      return None;
    },
  ),
  getset<PyException>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
  getset<PyException>(
    'args',
    null,
    (self) => new PyTuple(self.args),
    function* (self, value, thread) {
      if (value === undefined) return raise.typeError('args may not be deleted');
      self.args = yield* collect(value, thread);
      return None;
    },
  ),
  getset<PyException>('__traceback__', null, (self) => self.traceback, setTraceback),
  getset<PyException>(
    '__context__',
    'exception context',
    (self) => self.context,
    (self, value) => {
      self.context = link(value, '__context__', 'exception context');
      return None;
    },
  ),
  getset<PyException>(
    '__cause__',
    'exception cause',
    (self) => self.cause,
    (self, value) => {
      self.cause = link(value, '__cause__', 'exception cause');
      self.suppressContext = true;
      return None;
    },
  ),
  getset<PyException>(
    '__suppress_context__',
    null,
    (self) => self.suppressContext,
    (self, value) => {
      if (value === undefined) return raise.typeError("can't delete numeric/char attribute");
      if (typeof value !== 'boolean') return raise.typeError('attribute value type must be bool');
      self.suppressContext = value;
      return None;
    },
  ),
];

function setTraceback(self: PyException, value: Value | undefined): null {
  if (value === undefined) return raise.typeError('__traceback__ may not be deleted');
  if (value !== None && !(value instanceof TracebackEntry)) {
    return raise.typeError('__traceback__ must be a traceback or None');
  }
  self.traceback = value;
  return None;
}

function link(value: Value | undefined, name: string, noun: string): PyException | null {
  if (value === undefined) return raise.typeError(`${name} may not be deleted`);
  if (value !== None && !(value instanceof PyException)) {
    return raise.typeError(`${noun} must be None or derive from BaseException`);
  }
  return value;
}

const baseSlots: SlotDeclarations<PyException> = {
  new: newException,
  init: initException,
  *repr(self, thread) {
    const one = self.args.length === 1;
    const text = yield* finished(repr(one ? self.args[0]! : new PyTuple(self.args), thread));
    return one ? `${self.type.name}(${text})` : `${self.type.name}${text}`;
  },
  str: exceptionText,
};

/** What a type has that differs from what nearly all have. */
interface Peculiarity {
  slots?: SlotDeclarations<PyException>;
  methods?: readonly Attribute[];
  /** Instances have data that others have not, so a class can't be derived from two such types. */
  ownLayout?: boolean;
}

const peculiarities = new Map<PyType, Peculiarity>([
  [baseExceptionType, { slots: baseSlots, methods: baseMethods, ownLayout: true }],
  [
    stopIterationType,
    {
      slots: {
        init: (self, args, names) => {
          initException(self, args, names);
          self.members = new Map([['value', args[0] ?? None]]);
          return None;
        },
      },
      methods: [member('value', 'generator return value')],
      ownLayout: true,
    },
  ],
  [
    systemExitType,
    {
      slots: {
        init: (self, args, names) => {
          initException(self, args, names);
          self.members = new Map([['code', args.length > 1 ? new PyTuple(self.args) : (args[0] ?? None)]]);
          return None;
        },
      },
      methods: [member('code', 'exception code')],
      ownLayout: true,
    },
  ],
  [
    keyErrorType,
    {
      slots: {
        str: (self, thread) =>
          self.args.length === 1 ? repr(self.args[0]!, thread) : exceptionText(self, thread),
      },
    },
  ],
  [
    importErrorType,
    {
      slots: {
        init: (self, args, names) => {
          const allowed = ['name', 'path', 'name_from'];
          const { positional, keywords } = takeKeywords('ImportError', args, names, allowed);
          self.args = positional.slice();
          self.members = keywords;
          if (positional.length === 1) keywords.set('msg', positional[0]!);
          return None;
        },
        str: (self, thread) => {
          const message = self.members?.get('msg');
          return typeof message === 'string' ? message : exceptionText(self, thread);
        },
      },
      methods: [
        member('msg', 'exception message'),
        member('name', 'module name'),
        member('path', 'module path'),
        member('name_from', 'name imported from module'),
        method('__reduce__(self, /)', null, (self: PyException) =>
          reduceWith(self, ['name', 'path', 'name_from']),
        ),
      ],
      ownLayout: true,
    },
  ],
  [
    nameErrorType,
    { slots: initWithKeywords('NameError', ['name']), methods: [member('name', 'name')], ownLayout: true },
  ],
  [
    attributeErrorType,
    {
      slots: initWithKeywords('AttributeError', ['name', 'obj']),
      methods: [
        member('name', 'attribute name'),
        member('obj', 'object'),
        method('__getstate__(self, /)', null, attributeErrorState),
        method(
          '__reduce__(self, /)',
          null,
          (self: PyException) => new PyTuple([self.type, new PyTuple(self.args), attributeErrorState(self)]),
        ),
      ],
      ownLayout: true,
    },
  ],
  [osErrorType, { slots: osErrorSlots, methods: osErrorMembers, ownLayout: true }],
  [syntaxErrorType, { slots: syntaxErrorSlots, methods: syntaxErrorMembers, ownLayout: true }],
  [unicodeEncodeErrorType, { slots: encodeErrorSlots, methods: unicodeErrorMembers, ownLayout: true }],
  [unicodeDecodeErrorType, { slots: decodeErrorSlots, methods: unicodeErrorMembers, ownLayout: true }],
  [unicodeTranslateErrorType, { slots: translateErrorSlots, methods: unicodeErrorMembers, ownLayout: true }],
]);

function initWithKeywords(callee: string, allowed: readonly string[]): SlotDeclarations<PyException> {
  return {
    init: (self, args, names) => {
      const { positional, keywords } = takeKeywords(callee, args, names, allowed);
      self.args = positional.slice();
      self.members = keywords;
      return None;
    },
    str: exceptionText,
  };
}

function reduceWith(self: PyException, members: readonly string[]): Value {
  let state = stateOf(self);
  for (const name of members) {
    const value = self.members?.get(name);
    if (value === undefined) continue;
    state ??= new PyDict();
    state.setName(name, value);
  }
  const parts: Value[] = [self.type, new PyTuple(self.args)];
  return new PyTuple(state === null ? parts : [...parts, state]);
}

/** The object itself is left out: it may be impossible to pickle. */
function attributeErrorState(self: PyException): PyDict {
  const state = stateOf(self) ?? new PyDict();
  const name = self.members?.get('name');
  if (name !== undefined) state.setName('name', name);
  state.setName('args', new PyTuple(self.args));
  return state;
}

/** All others repeat the `__new__` of their parent, as `vars()` shows. */
const leavesNew = new Set<PyType>([
  stopIterationType,
  systemExitType,
  keyErrorType,
  importErrorType,
  nameErrorType,
  attributeErrorType,
  syntaxErrorType,
]);

for (const type of builtinExceptionTypes) {
  if (type === baseExceptionGroupType || type === exceptionGroupType) continue;
  const { slots, methods, ownLayout } = peculiarities.get(type) ?? {};
  const [parent] = type.bases as [PyType];
  const repeatsNew =
    parent.slots.new === newException && parent.attributes.has('__new__') && !leavesNew.has(type);
  describeType<PyException>(type, {
    ...(type === baseExceptionType && { instances: PyException }),
    doc: exceptionDocs[type.name]!,
    slots: {
      ...(repeatsNew && { new: newException }),
      init: parent.slots.init as typeof initException,
      ...slots,
    },
    methods: methods ?? [],
  });
  if (ownLayout) type.layout = type.solid = type;
}
