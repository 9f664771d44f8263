/** `closing`, `suppress`, `redirect_stdout`, `nullcontext` and their like. CPython: Lib/contextlib.py; docs: library/contextlib.html. */
import { coroutineMethod, waitFor } from '../../runtime/frames/native-coroutine.ts';
import { getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call0, call1 } from '../../runtime/kernel/call.ts';
import { getset, method } from '../../runtime/kernel/define.ts';
import { baseExceptionGroupType, raise } from '../../runtime/kernel/errors.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import { isSubclassOf } from '../../runtime/objects/instance-check.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { abstractAsyncManagerClass, abstractManagerClass } from './abstract.ts';
import { atOnce } from './managed.ts';

/** A manager of one thing. */
class Holder extends PyObject {
  thing: Value = null;
}

class Suppress extends PyObject {
  exceptions = new PyTuple([]);
}

/** Managers of this kind may be entered again while they are in force. */
class Redirection extends PyObject {
  target: Value = null;
  readonly former: Value[] = [];
}

/** The folders that the program was in before, for managers that are entered again. */
class FolderChange extends PyObject {
  path: Value = null;
  readonly former = new PyList([]);
}

export const closingClass: LibraryClass = abstractClass<Holder>('closing', {
  doc: 'Context to automatically close something at the end of a block.',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abstractManagerClass)],
  hasOwnData: true,
  slots: {
    new: (type) => adopt(new Holder(), type),
    init: holdBy('closing.__init__', '(self, thing)'),
  },
  attributes: () => [
    getset<Holder>('thing', null, (self) => self.thing),
    method('__enter__(self)', null, (self: Holder) => self.thing, 'def'),
    method(
      '__exit__(self, *exc_info)',
      null,
      function* (self: Holder, _info: Value[], thread: Thread): Guest<Value> {
        yield* finished(call0(yield* finished(getAttribute(self.thing, 'close', thread)), thread));
        return null;
      },
      'def',
    ),
  ],
});

export const asyncClosingClass: LibraryClass = abstractClass<Holder>('aclosing', {
  doc: 'Async context manager for safely finalizing an asynchronously cleaned-up\nresource such as an async generator, calling its ``aclose()`` method.',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abstractAsyncManagerClass)],
  hasOwnData: true,
  slots: {
    new: (type) => adopt(new Holder(), type),
    init: holdBy('aclosing.__init__', '(self, thing)'),
  },
  attributes: () => [
    getset<Holder>('thing', null, (self) => self.thing),
    coroutineMethod('__aenter__(self)', '', (self: Holder) => atOnce(self.thing)),
    coroutineMethod(
      '__aexit__(self, *exc_info)',
      '',
      function* (self: Holder, _info: Value[], thread: Thread): Guest<Value> {
        yield* waitFor(
          yield* finished(call0(yield* finished(getAttribute(self.thing, 'aclose', thread)), thread)),
          thread,
        );
        return null;
      },
    ),
  ],
});

export const nullContextClass: LibraryClass = abstractClass<Holder>('nullcontext', {
  doc: 'Context manager that does no additional processing.',
  module: 'contextlib',
  bases: (interpreter) => [
    interpreter.state(abstractManagerClass),
    interpreter.state(abstractAsyncManagerClass),
  ],
  hasOwnData: true,
  slots: {
    new: (type) => adopt(new Holder(), type),
    init: holdBy('nullcontext.__init__', '(self, enter_result=None)'),
  },
  attributes: () => [
    getset<Holder>('enter_result', null, (self) => self.thing),
    method('__enter__(self)', null, (self: Holder) => self.thing, 'def'),
    method('__exit__(self, *excinfo)', null, () => null, 'def'),
    coroutineMethod('__aenter__(self)', '', (self: Holder) => atOnce(self.thing)),
    coroutineMethod('__aexit__(self, *excinfo)', '', () => atOnce(null)),
  ],
});

export const suppressClass: LibraryClass = abstractClass<Suppress>('suppress', {
  doc: 'Context manager to suppress specified exceptions\n\nAfter the exception is suppressed, execution proceeds with the next\nstatement following the with statement.',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abstractManagerClass)],
  hasOwnData: true,
  slots: {
    new: (type) => adopt(new Suppress(), type),
    init: bySignature('suppress.__init__', '(self, *exceptions)', (self: Suppress, exceptions: Value[]) => {
      self.exceptions = new PyTuple(exceptions);
      return null;
    }),
  },
  attributes: () => [
    method('__enter__(self)', null, () => null, 'def'),
    method('__exit__(self, exctype, excinst, exctb)', null, suppressed, 'def'),
  ],
});

function* suppressed(
  self: Suppress,
  type: Value,
  error: Value,
  _traceback: Value,
  thread: Thread,
): Guest<Value> {
  if (type === null) return null;
  if (yield* finished(isSubclassOf(type, self.exceptions, thread))) return true;
  if (!(type instanceof PyType && type.isSubtypeOf(baseExceptionGroupType))) return false;
  const split = yield* finished(getAttribute(error, 'split', thread));
  const parts = yield* finished(call1(split, self.exceptions, thread));
  const rest = (parts as PyTuple).items[1] ?? null;
  if (rest === null) return true;
  return thread.raise(rest as PyException) as never;
}

export const redirectStdoutClass = redirection(
  'redirect_stdout',
  'stdout',
  'Context manager for temporarily redirecting stdout to another file.',
);
export const redirectStderrClass = redirection(
  'redirect_stderr',
  'stderr',
  'Context manager for temporarily redirecting stderr to another file.',
);

function redirection(name: string, stream: string, doc: string): LibraryClass {
  return abstractClass<Redirection>(name, {
    doc,
    module: 'contextlib',
    bases: (interpreter) => [interpreter.state(abstractManagerClass)],
    hasOwnData: true,
    slots: {
      new: (type) => adopt(new Redirection(), type),
      init: bySignature(
        '_RedirectStream.__init__',
        '(self, new_target)',
        (self: Redirection, target: Value) => {
          self.target = target;
          return null;
        },
      ),
    },
    attributes: () => [
      method(
        '__enter__(self)',
        null,
        function* (self: Redirection, thread: Thread): Guest<Value> {
          const sys = yield* finished(thread.interpreter.importModule('sys', thread));
          self.former.push(yield* finished(getAttribute(sys, stream, thread)));
          yield* finished(setAttribute(sys, stream, self.target, thread));
          return self.target;
        },
        'def',
      ),
      method(
        '__exit__(self, exctype, excinst, exctb)',
        null,
        function* (
          self: Redirection,
          _type: Value,
          _error: Value,
          _traceback: Value,
          thread: Thread,
        ): Guest<Value> {
          const sys = yield* finished(thread.interpreter.importModule('sys', thread));
          yield* finished(setAttribute(sys, stream, self.former.pop() ?? null, thread));
          return null;
        },
        'def',
      ),
    ],
  });
}

export const chdirClass: LibraryClass = abstractClass<FolderChange>('chdir', {
  doc: 'Non thread-safe context manager to change the current working directory.',
  module: 'contextlib',
  bases: (interpreter) => [interpreter.state(abstractManagerClass)],
  hasOwnData: true,
  slots: {
    new: (type) => adopt(new FolderChange(), type),
    init: bySignature('chdir.__init__', '(self, path)', (self: FolderChange, path: Value) => {
      self.path = path;
      return null;
    }),
  },
  attributes: () => [
    getset<FolderChange>('path', null, (self) => self.path),
    getset<FolderChange>('_old_cwd', null, (self) => self.former),
    method(
      '__enter__(self)',
      null,
      function* (self: FolderChange, thread: Thread): Guest<Value> {
        self.former.items.push(yield* ofSystem('getcwd', [], thread));
        yield* ofSystem('chdir', [self.path], thread);
        return null;
      },
      'def',
    ),
    method(
      '__exit__(self, *excinfo)',
      null,
      function* (self: FolderChange, _info: Value[], thread: Thread): Guest<Value> {
        const former = self.former.items.pop();
        if (former === undefined) return raise.indexError('pop from empty list');
        yield* ofSystem('chdir', [former], thread);
        return null;
      },
      'def',
    ),
  ],
});

/** Calls a function of `os` as the program sees it. */
function* ofSystem(name: string, args: Value[], thread: Thread): Guest<Value> {
  const os = yield* finished(thread.interpreter.importModule('os', thread));
  return yield* finished(call(yield* finished(getAttribute(os, name, thread)), args, null, thread));
}

function holdBy(callee: string, parameters: string) {
  return bySignature(callee, parameters, (self: Holder, thing: Value) => {
    self.thing = thing;
    return null;
  });
}
