/** Open files by their numbers: `os.open`, `os.read` … CPython: Modules/posixmodule.c; docs: library/os.html#file-descriptor-operations. */
import type { FileHandle, OpenMode } from '../../runtime/host/host.ts';
import { call } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index, knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { needBuffer } from '../../runtime/objects/buffer.ts';
import { hostCall } from '../../runtime/objects/host-errors.ts';
import { ConsoleHandle } from '../../runtime/objects/io/console-handle.ts';
import { filesOf, onHandle } from '../../runtime/objects/io/open-files.ts';
import { osError } from '../../runtime/objects/os-error.ts';
import { pathArgument, statusOf } from './path-argument.ts';
import { statResult } from './stat-result.ts';

export const openFlags = {
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_ACCMODE: 3,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_NDELAY: 0o4000,
  O_DSYNC: 0o10000,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
  O_CLOEXEC: 0o2000000,
  O_SYNC: 0o4010000,
};

function modeOf(flags: number): OpenMode {
  const access = flags & openFlags.O_ACCMODE;
  const creates = (flags & openFlags.O_CREAT) !== 0;
  const exclusive = (flags & openFlags.O_EXCL) !== 0;
  return {
    read: access !== openFlags.O_WRONLY,
    write: access !== openFlags.O_RDONLY,
    append: (flags & openFlags.O_APPEND) !== 0,
    create: creates ? (exclusive ? 'only if missing' : 'if missing') : 'never',
    truncate: (flags & openFlags.O_TRUNC) !== 0,
  };
}

export function handleOf(number: Value, thread: Thread): FileHandle {
  const known = knownInteger(number);
  if (known === undefined)
    return raise.typeError(`'${typeName(number)}' object cannot be interpreted as an integer`);
  const handle = filesOf(thread).handles.get(Number(known));
  if (handle === undefined) throw osError(9, 'Bad file descriptor');
  return handle;
}

export const descriptorFunctions: readonly PyNativeFunction[] = [
  native(
    'open(path, flags, mode=511, *, dir_fd=None)',
    'Open a file for low level IO.  Returns a file descriptor (integer).',
    function* (given: Value, flags: Value, _mode: Value, _folder: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(given, 'open', thread);
      const how = modeOf(Number(yield* index(flags, thread)));
      const files = filesOf(thread);
      files.flushTo(path.text);
      const handle = hostCall(path.shown, () => thread.interpreter.host.files.open(path.text, how));
      files.opened(handle, null);
      return handle.number;
    },
  ),
  native('close(fd)', 'Close a file descriptor.', (number: Value, thread: Thread) => {
    const handle = handleOf(number, thread);
    onHandle(() => filesOf(thread).closed(handle));
    return null;
  }),
  native(
    'read(fd, length, /)',
    'Read from a file descriptor.  Returns a bytes object.',
    function* (number: Value, length: Value, thread: Thread): Guest<Value> {
      const known = knownInteger(number);
      if (known === undefined) handleOf(number, thread);
      const count = Number(yield* index(length, thread));
      if (count < 0) throw osError(22, 'Invalid argument');
      const handle = handleOf(number, thread);
      if (!(handle instanceof ConsoleHandle)) return new PyBytes(onHandle(() => handle.read(count)));
      const data = yield* finished<unknown>(onHandle(() => handle.readWhenThere(count, thread)));
      return new PyBytes(data as Uint8Array);
    },
  ),
  native(
    'write(fd, data, /)',
    'Write a bytes object to a file descriptor.',
    (number: Value, data: Value, thread: Thread) => {
      const bytes = needBuffer(data, thread);
      const handle = handleOf(number, thread);
      return onHandle(() => handle.write(bytes));
    },
  ),
  native(
    'lseek(fd, position, whence, /)',
    'Set the position of a file descriptor.  Return the new position.',
    function* (number: Value, position: Value, whence: Value, thread: Thread): Guest<Value> {
      const offset = Number(yield* index(position, thread));
      const how = Number(yield* index(whence, thread));
      const handle = handleOf(number, thread);
      return onHandle(() => {
        const from = how === 1 ? handle.position() : how === 2 ? handle.status().size : 0;
        if (from + offset < 0 || how < 0 || how > 2) throw osError(22, 'Invalid argument');
        handle.seek(from + offset);
        return from + offset;
      });
    },
  ),
  native(
    'fstat(fd)',
    'Perform a stat system call on the given file descriptor.',
    (number: Value, thread: Thread) => {
      const handle = handleOf(number, thread);
      return statResult(onHandle(() => handle.status()));
    },
  ),
  native(
    'isatty(fd, /)',
    'Return True if the fd is connected to a terminal.',
    (number: Value, thread: Thread) =>
      filesOf(thread)
        .handles.get(Number(knownInteger(number)))
        ?.isTerminal() ?? false,
  ),
  native(
    'ftruncate(fd, length, /)',
    'Truncate a file, specified by file descriptor, to a specific length.',
    function* (number: Value, length: Value, thread: Thread): Guest<Value> {
      const size = Number(yield* index(length, thread));
      const handle = handleOf(number, thread);
      if (size < 0) throw osError(22, 'Invalid argument');
      onHandle(() => handle.truncate(size));
      return null;
    },
  ),
  ...['fsync', 'fdatasync'].map((name) =>
    native(`${name}(fd)`, 'Force write of fd to disk.', (number: Value, thread: Thread) => {
      const handle = handleOf(number, thread);
      onHandle(() => handle.sync());
      return null;
    }),
  ),
  native('sync()', 'Force write of everything to disk.', () => null),
  native(
    'truncate(path, length)',
    'Truncate a file, specified by path, to a specific length.',
    function* (given: Value, length: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(given, 'truncate', thread, ', integer');
      const size = Number(yield* index(length, thread));
      filesOf(thread).flushTo(path.text);
      hostCall(path.shown, () => {
        const handle = thread.interpreter.host.files.open(path.text, modeOf(openFlags.O_RDWR));
        try {
          handle.truncate(size);
        } finally {
          handle.close();
        }
      });
      return null;
    },
  ),
  native(
    "fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs)",
    null,
    function* (
      number: Value,
      mode: Value,
      buffering: Value,
      encoding: Value,
      more: Value[],
      named: Iterable<{ key: Value; value: Value }>,
      thread: Thread,
    ): Guest<Value> {
      if (knownInteger(number) === undefined)
        raise.typeError(`invalid fd type (${typeName(number)}, expected integer)`);
      const entries = [...named];
      const open = thread.interpreter.builtins.getName('open')!;
      const args = [number, mode, buffering, encoding, ...more, ...entries.map(({ value }) => value)];
      const names = entries.map(({ key }) => key as string);
      return yield* finished(call(open, args, names.length === 0 ? null : names, thread));
    },
    { wording: 'def' },
  ),
  native(
    'stat(path, *, dir_fd=None, follow_symlinks=True)',
    'Perform a stat system call on the given path.',
    function* (path: Value, _folder: Value, follow: Value, thread: Thread): Guest<Value> {
      return statResult(yield* statusOf(path, 'stat', follow !== false, thread));
    },
  ),
  native(
    'lstat(path, *, dir_fd=None)',
    'Perform a stat system call on the given path, without following symbolic links.',
    function* (path: Value, _folder: Value, thread: Thread): Guest<Value> {
      return statResult(yield* statusOf(path, 'lstat', false, thread));
    },
  ),
  native(
    'device_encoding(fd)',
    "Return a string describing the encoding of a terminal's file descriptor.",
    (number: Value, thread: Thread) =>
      filesOf(thread)
        .handles.get(Number(knownInteger(number)))
        ?.isTerminal() === true
        ? 'UTF-8'
        : null,
  ),
  native(
    'get_inheritable(fd, /)',
    'Get the close-on-exe flag of the specified file descriptor.',
    (number: Value, thread: Thread) => {
      handleOf(number, thread);
      return false;
    },
  ),
];
