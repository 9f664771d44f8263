/** Links, permissions and times: `os.link`, `os.chmod`, `os.utime` … CPython: Modules/posixmodule.c; docs: library/os.html#files-and-directories. */
import { HostError } from '../../runtime/host/host.ts';
import { native } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { hostCall, reasonOf } from '../../runtime/objects/host-errors.ts';
import { filesOf } from '../../runtime/objects/io/open-files.ts';
import { osError } from '../../runtime/objects/os-error.ts';
import { likeGiven, pathArgument } from './path-argument.ts';

/** Does something with two paths; an error names both. */
function* onTwo(
  callee: string,
  first: Value,
  second: Value,
  thread: Thread,
  act: (first: string, second: string) => void,
): Guest<Value> {
  const source = yield* pathArgument(first, callee, thread, '', 'src');
  const target = yield* pathArgument(second, callee, thread, '', 'dst');
  try {
    act(source.text, target.text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw osError(...reasonOf(error), source.shown, target.shown);
  }
  return null;
}

/** The two times of `utime` in seconds. */
function* timesFrom(times: Value, nanoseconds: Value | undefined, thread: Thread): Guest<[number, number]> {
  if (nanoseconds !== undefined) {
    if (times !== null) raise.valueError("utime: you may specify either 'times' or 'ns' but not both");
    if (!(nanoseconds instanceof PyTuple) || nanoseconds.items.length !== 2)
      return raise.typeError("utime: 'ns' must be a tuple of two ints");
    const [accessed, modified] = nanoseconds.items;
    return [Number(yield* index(accessed!, thread)) / 1e9, Number(yield* index(modified!, thread)) / 1e9];
  }
  if (times === null) {
    const now = thread.interpreter.host.clock.time();
    return [now, now];
  }
  if (!(times instanceof PyTuple) || times.items.length !== 2)
    return raise.typeError("utime: 'times' must be either a tuple of two ints or None");
  const [accessed, modified] = times.items;
  return [yield* seconds(accessed!, thread), yield* seconds(modified!, thread)];
}

function* seconds(value: Value, thread: Thread): Guest<number> {
  return value instanceof PyFloat ? value.value : Number(yield* index(value, thread));
}

export const changeFunctions: readonly PyNativeFunction[] = [
  native(
    'chmod(path, mode, *, dir_fd=None, follow_symlinks=True)',
    'Change the access permissions of a file.',
    function* (given: Value, mode: Value, _folder: Value, _follow: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(given, 'chmod', thread, ', integer');
      const bits = Number(yield* index(mode, thread)) & 0o7777;
      hostCall(path.shown, () => thread.interpreter.host.files.changeMode(path.text, bits));
      return null;
    },
    { textSignature: "(path, mode, *, dir_fd=None, follow_symlinks=(os.name != 'nt'))" },
  ),
  native(
    'utime(path, times=None, *, ns=<missing>, dir_fd=None, follow_symlinks=True)',
    'Set the access and modified time of path.',
    function* (
      given: Value,
      times: Value,
      nanoseconds: Value | undefined,
      _folder: Value,
      follow: Value,
      thread: Thread,
    ): Guest<Value> {
      const path = yield* pathArgument(given, 'utime', thread, ', integer');
      const [accessed, modified] = yield* timesFrom(times, nanoseconds, thread);
      const follows = yield* finished(truth(follow, thread));
      filesOf(thread).flushTo(path.text);
      const { files } = thread.interpreter.host;
      hostCall(path.shown, () => files.setTimes(path.text, accessed, modified, follows));
      return null;
    },
  ),
  native(
    'link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)',
    'Create a hard link to a file.',
    function* (from: Value, to: Value, ...rest: unknown[]): Guest<Value> {
      const thread = rest.pop() as Thread;
      const { files } = thread.interpreter.host;
      return yield* onTwo('link', from, to, thread, (source, target) => files.link(source, target));
    },
  ),
  native(
    'symlink(src, dst, target_is_directory=False, *, dir_fd=None)',
    'Create a symbolic link pointing to src named dst.',
    function* (target: Value, path: Value, ...rest: unknown[]): Guest<Value> {
      const thread = rest.pop() as Thread;
      const { files } = thread.interpreter.host;
      return yield* onTwo('symlink', target, path, thread, (to, at) => files.symbolicLink(to, at));
    },
  ),
  native(
    'readlink(path, *, dir_fd=None)',
    'Return a string representing the path to which the symbolic link points.',
    function* (given: Value, _folder: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(given, 'readlink', thread);
      const target = hostCall(path.shown, () => thread.interpreter.host.files.readLink(path.text));
      return likeGiven(target, path);
    },
  ),
];
