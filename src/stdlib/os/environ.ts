/** `os.environ` and `os.environb`: two views of the same variables. CPython: _Environ in Lib/os.py; docs: library/os.html#os.environ. */
import { getset, method, native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { type InterpreterState, perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { collectKeys, iterate } from '../../runtime/kernel/iterate.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callSpecial } from '../../runtime/kernel/special.ts';
import { getItem } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, NotImplemented, PyBytes } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import { decodeBytes, encodeText } from '../../runtime/objects/codecs.ts';
import { fileSystemPath } from '../../runtime/objects/file-path.ts';
import { osError } from '../../runtime/objects/os-error.ts';
import { isMapping, mutableMappingClass } from '../collections/abc/mapping.ts';

export class PyEnviron extends PyObject {
  /** Text by text, in the order in which they came. */
  readonly variables: PyDict;
  readonly isBytes: boolean;

  constructor(variables: PyDict, isBytes: boolean) {
    super();
    this.variables = variables;
    this.isBytes = isBytes;
  }
}

/** The variables of a program: those of the host, and what it changes for itself. */
const variablesOf = perInterpreter('environment', ({ host: { environment } }) => {
  const variables = new PyDict();
  for (const name of environment.names()) variables.setName(name, environment.get(name) ?? '');
  return variables;
});

export function environOf(interpreter: InterpreterState, isBytes: boolean): PyEnviron {
  return adopt(new PyEnviron(interpreter.state(variablesOf), isBytes), interpreter.state(environClass));
}

/** A variable as `os.environ` has it, whatever the program has put in its place. */
export function variableIn(environ: Value | undefined, name: string): Value | undefined {
  if (environ instanceof PyEnviron) return environ.variables.getName(name);
  return environ instanceof PyDict ? environ.getName(name) : undefined;
}

/** What text stands for a key or a value. */
function* textOf(self: PyEnviron, value: Value, thread: Thread): Guest<string> {
  if (!self.isBytes) return asString(value) ?? raise.typeError(`str expected, not ${typeName(value)}`);
  if (!(value instanceof PyBytes)) return raise.typeError(`bytes expected, not ${typeName(value)}`);
  return (yield* finished(decodeBytes(value.value, 'utf-8', 'surrogateescape', thread))) as string;
}

function* shownAs(self: PyEnviron, text: string, thread: Thread): Guest<Value> {
  return self.isBytes ? yield* finished(encodeText(text, 'utf-8', 'surrogateescape', thread)) : text;
}

function* shownAll(self: PyEnviron, thread: Thread): Guest<PyDict> {
  const all = new PyDict();
  for (const { key, value } of [...self.variables]) {
    const name = yield* shownAs(self, key as string, thread);
    all.set(name, yield* shownAs(self, value as string, thread), thread);
  }
  return all;
}

function* put(self: PyEnviron, key: Value, value: Value, thread: Thread): Guest<null> {
  const name = yield* textOf(self, key, thread);
  const text = yield* textOf(self, value, thread);
  checkVariable(name, text);
  self.variables.setName(name, text);
  return null;
}

function checkVariable(name: string, text: string): void {
  if (name.includes('\0') || text.includes('\0')) raise.valueError('embedded null byte');
  if (name.includes('=')) raise.valueError('illegal environment variable name');
  if (name === '') throw osError(22, 'Invalid argument');
}

/** A dictionary with the items of one mapping and then of another. */
function* united(first: Value, second: Value, thread: Thread): Guest<Value> {
  const all = new PyDict();
  for (const each of [first, second]) {
    const known = each instanceof PyEnviron ? yield* shownAll(each, thread) : each;
    for (const key of yield* collectKeys(known, yield* keysOf(known, thread), thread))
      all.set(key, yield* finished(getItem(known, key, thread)), thread);
  }
  return all;
}

function* keysOf(mapping: Value, thread: Thread): Guest<Value> {
  return yield* finished(callSpecial(mapping, 'keys', [], thread));
}

export const environClass = abstractClass<PyEnviron>('_Environ', {
  module: 'os',
  doc: null,
  bases: (interpreter) => [interpreter.state(mutableMappingClass)],
  hasOwnData: true,
  slots: {
    new: () => raise.typeError("cannot create '_Environ' instances"),
    *getitem(self, key, thread) {
      const name = yield* textOf(self, key, thread);
      const text = self.variables.getName(name);
      return text === undefined ? raise.keyError(key) : yield* shownAs(self, text as string, thread);
    },
    setitem: put,
    *delitem(self, key, thread) {
      if (!self.variables.deleteName(yield* textOf(self, key, thread))) raise.keyError(key);
      return null;
    },
    *iter(self, thread) {
      return yield* finished(iterate(yield* shownAll(self, thread), thread));
    },
    len: (self) => self.variables.size,
    *repr(self, thread) {
      const parts: string[] = [];
      for (const { key, value } of yield* shownAll(self, thread))
        parts.push(`${yield* finished(repr(key, thread))}: ${yield* finished(repr(value!, thread))}`);
      return `environ({${parts.join(', ')}})`;
    },
    *or(self, other, thread) {
      return (yield* isMapping(other, thread)) ? yield* united(self, other, thread) : NotImplemented;
    },
    *ror(self, other, thread) {
      return (yield* isMapping(other, thread)) ? yield* united(other, self, thread) : NotImplemented;
    },
    *ior(self, other, thread) {
      yield* finished(callSpecial(self, 'update', [other], thread));
      return self;
    },
  },
  attributes: () => [
    method(
      'copy(self)',
      null,
      function* (self: PyEnviron, thread: Thread): Guest<Value> {
        return yield* shownAll(self, thread);
      },
      'def',
    ),
    method(
      'setdefault(self, key, value)',
      null,
      function* (self: PyEnviron, key: Value, value: Value, thread: Thread): Guest<Value> {
        const known = self.variables.getName(yield* textOf(self, key, thread));
        if (known === undefined) yield* put(self, key, value, thread);
        return known === undefined ? value : yield* shownAs(self, known as string, thread);
      },
      'def',
    ),
    getset<PyEnviron>('_data', null, function* (self, thread) {
      return yield* shownAll(new PyEnviron(self.variables, true), thread);
    }),
  ],
});

const getter = (name: string, home: 'environ' | 'environb', doc: string) =>
  native(
    `${name}(key, default=None)`,
    doc,
    function* (key: Value, fallback: Value, thread: Thread): Guest<Value> {
      const module = yield* finished(thread.interpreter.importModule('os', thread));
      const environ = (module as unknown as { namespace: PyDict }).namespace.getName(home)!;
      return yield* finished(callSpecial(environ, 'get', [key, fallback], thread));
    },
    { wording: 'def' },
  );

/** A name or a value given as `str`, `bytes` or a path. */
function* given(value: Value, thread: Thread): Guest<string> {
  const path = yield* fileSystemPath(value, thread);
  return path instanceof PyBytes ? new TextDecoder().decode(path.value) : asString(path)!;
}

export const environFunctions: readonly PyNativeFunction[] = [
  getter(
    'getenv',
    'environ',
    "Get an environment variable, return None if it doesn't exist.\nThe optional second argument can specify an alternate default.\nkey, default and the result are str.",
  ),
  getter(
    'getenvb',
    'environb',
    "Get an environment variable, return None if it doesn't exist.\nThe optional second argument can specify an alternate default.\nkey, default and the result are bytes.",
  ),
  // what os.environ shows does not change, as in CPython; there are no child processes that would see more
  native(
    'putenv(name, value, /)',
    'Change or add an environment variable.',
    function* (name: Value, value: Value, thread: Thread): Guest<Value> {
      checkVariable(yield* given(name, thread), yield* given(value, thread));
      return null;
    },
  ),
  native(
    'unsetenv(name, /)',
    'Delete an environment variable.',
    function* (name: Value, thread: Thread): Guest<Value> {
      const text = yield* given(name, thread);
      if (text.includes('\0')) raise.valueError('embedded null byte');
      if (text === '' || text.includes('=')) throw osError(22, 'Invalid argument');
      return null;
    },
  ),
];
