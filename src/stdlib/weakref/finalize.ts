/** `weakref.finalize`. CPython: Lib/weakref.py; docs: library/weakref.html#weakref.finalize. */
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call } from '../../runtime/kernel/call.ts';
import { type Attribute, getset, method } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { typeName } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { addressOf } from '../../runtime/kernel/identity.ts';
import { perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { type LibraryClass, libraryClass } from '../../runtime/objects/library-class.ts';
import { type PyWeakRef, weakReference } from '../../runtime/objects/weakref.ts';
import { formatException } from '../../runtime/traceback/format.ts';
import { registerNative } from '../atexit.ts';

/** What a finalizer that has not been called is to do. */
interface Task {
  readonly reference: PyWeakRef;
  readonly func: Value;
  readonly args: readonly Value[];
  readonly keywords: PyDict;
  atExit: boolean;
}

/** The finalizers of one interpreter that are alive, in the order of their making. */
const finalizers = perInterpreter('weakref.finalize', () => ({
  tasks: new Map<PyObject, Task>(),
  isHooked: false,
}));

export const finalizeClass: LibraryClass = libraryClass('finalize', {
  module: 'weakref',
  doc: 'Class for finalization of weakrefable objects\n\nfinalize(obj, func, *args, **kwargs) returns a callable finalizer\nobject which will be called when obj is garbage collected. The\nfirst time the finalizer is called it evaluates func(*arg, **kwargs)\nand returns the result. After this the finalizer is dead, and\ncalling it just returns None.\n\nWhen the program exits any remaining finalizers for which the\natexit attribute is true will be run in reverse order of creation.\nBy default atexit is true.\n',
  fields: [],
  slots: {
    init: bySignature(
      'finalize.__init__',
      '(self, obj, func, /, *args, **kwargs)',
      (self: PyObject, object: Value, func: Value, args: Value[], keywords: PyDict, thread: Thread) => {
        const all = thread.interpreter.state(finalizers);
        if (!all.isHooked) {
          all.isHooked = true;
          registerNative('finalize._exitfunc', runAll, thread);
        }
        const reference = weakReference(object, self, thread);
        all.tasks.set(self, { reference, func, args, keywords, atExit: true });
        return null;
      },
    ),
    *call(self, _args, _names, thread) {
      return yield* finalized(self, thread);
    },
    repr: (self, thread) => {
      const start = `<${self.type.name} object at ${addressOf(self, thread)};`;
      const object = taskOf(self, thread)?.reference.object;
      return object === undefined
        ? `${start} dead>`
        : `${start} for '${typeName(object)}' at ${addressOf(object, thread)}>`;
    },
  },
  attributes: methods,
});

function taskOf(self: PyObject, thread: Thread): Task | undefined {
  return thread.interpreter.state(finalizers).tasks.get(self);
}

function* finalized(self: PyObject, thread: Thread): Guest<Value> {
  const { tasks } = thread.interpreter.state(finalizers);
  const task = tasks.get(self);
  if (task === undefined) return null;
  tasks.delete(self);
  return yield* finished(call(task.func, ...withKeywords(task.args, task.keywords), thread));
}

/** What a finalizer holds, as a tuple; None when the object or the finalizer is gone. */
function contentOf(self: PyObject, thread: Thread): Value {
  const task = taskOf(self, thread);
  const object = task?.reference.object;
  if (task === undefined || object === undefined) return null;
  return new PyTuple([object, task.func, new PyTuple(task.args), task.keywords]);
}

function methods(): Attribute[] {
  return [
    method(
      'detach(self)',
      'If alive then mark as dead and return (obj, func, args, kwargs);\notherwise return None',
      (self: PyObject, thread: Thread) => {
        const content = contentOf(self, thread);
        if (content !== null) thread.interpreter.state(finalizers).tasks.delete(self);
        return content;
      },
      'def',
    ),
    method(
      'peek(self)',
      'If alive then return (obj, func, args, kwargs);\notherwise return None',
      contentOf,
      'def',
    ),
    getset<PyObject>(
      'alive',
      'Whether finalizer is alive',
      (self, thread) => taskOf(self, thread) !== undefined,
    ),
    getset<PyObject>(
      'atexit',
      'Whether finalizer should be called at exit',
      (self, thread) => taskOf(self, thread)?.atExit ?? false,
      function* (self, value, thread) {
        const task = taskOf(self, thread);
        if (task !== undefined) task.atExit = yield* finished(truth(value ?? null, thread));
        return null;
      },
    ),
  ];
}

/** At the end of the program, the last ones first; an error is reported, and the next has its turn. */
function* runAll(thread: Thread): Guest<void> {
  const { tasks } = thread.interpreter.state(finalizers);
  for (;;) {
    const next = [...tasks].filter(([, task]) => task.atExit).at(-1);
    if (next === undefined) return;
    try {
      yield* finalized(next[0], thread);
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      const text = yield* formatException(error, thread);
      thread.interpreter.host.console.write('stderr', text);
    }
  }
}
