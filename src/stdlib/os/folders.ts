/** Folders and names: `os.mkdir`, `os.listdir`, `os.rename` … CPython: Modules/posixmodule.c, Lib/os.py; docs: library/os.html#files-and-directories. */
import { type Files, HostError } from '../../runtime/host/host.ts';
import { native } from '../../runtime/kernel/define.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyBytes, PyList } from '../../runtime/kernel/values.ts';
import { decodeBytes, encodeText } from '../../runtime/objects/codecs.ts';
import { fileSystemPath } from '../../runtime/objects/file-path.ts';
import { hostCall, reasonOf, succeeds } from '../../runtime/objects/host-errors.ts';
import { osError } from '../../runtime/objects/os-error.ts';
import { likeGiven, type PathArgument, pathArgument, statusAt } from './path-argument.ts';

function filesIn(thread: Thread): Files {
  return thread.interpreter.host.files;
}

/** A function of one path that does something and gives None. */
const onPath = (
  name: string,
  parameters: string,
  doc: string,
  act: (files: Files, path: string, thread: Thread) => void,
) =>
  native(`${name}(${parameters})`, doc, function* (given: Value, ...rest: unknown[]): Guest<Value> {
    const thread = rest.pop() as Thread;
    const path = yield* pathArgument(given, name, thread, name === 'chdir' ? ', integer' : '');
    hostCall(path.shown, () => act(filesIn(thread), path.text, thread));
    return null;
  });

function* rename(name: string, from: Value, to: Value, thread: Thread): Guest<Value> {
  const source = yield* pathArgument(from, name, thread, '', 'src');
  const target = yield* pathArgument(to, name, thread, '', 'dst');
  try {
    filesIn(thread).rename(source.text, target.text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw osError(...reasonOf(error), source.shown, target.shown);
  }
  return null;
}

function headAndTail(path: string): readonly [head: string, tail: string] {
  const whole = path.endsWith('/') ? path.replace(/(?<=[^/])\/+$/, '') : path;
  const at = whole.lastIndexOf('/') + 1;
  const head = whole.slice(0, at);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ''), whole.slice(at)];
}

function isFolder(path: string, thread: Thread): boolean {
  return succeeds(() => statusAt(path, true, thread).kind === 'folder');
}

function makeFolders(path: PathArgument, existOk: boolean, thread: Thread): void {
  const files = filesIn(thread);
  const [head, tail] = headAndTail(path.text);
  if (head !== '' && tail !== '' && !succeeds(() => files.status(head) !== undefined)) {
    makeFolders({ ...path, text: head, shown: likeGiven(head, path) }, true, thread);
    if (tail === '.') return;
  }
  try {
    files.makeFolder(path.text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (!existOk || !isFolder(path.text, thread)) throw osError(...reasonOf(error), path.shown);
  }
}

const replacing = (name: string) =>
  native(
    `${name}(src, dst, *, src_dir_fd=None, dst_dir_fd=None)`,
    'Rename a file or directory.',
    function* (from: Value, to: Value, _source: Value, _target: Value, thread: Thread): Guest<Value> {
      return yield* rename(name, from, to, thread);
    },
  );

const ONLY_EXISTS = 0;
const MAY_WRITE = 2;

export const folderFunctions: readonly PyNativeFunction[] = [
  native(
    'getcwd()',
    'Return a unicode string representing the current working directory.',
    (thread: Thread) => hostCall(null, () => filesIn(thread).workingFolder()),
  ),
  native(
    'getcwdb()',
    'Return a bytes string representing the current working directory.',
    (thread: Thread) =>
      new PyBytes(new TextEncoder().encode(hostCall(null, () => filesIn(thread).workingFolder()))),
  ),
  onPath('chdir', 'path', 'Change the current working directory to the specified path.', (files, path) =>
    files.changeFolder(path),
  ),
  native(
    'listdir(path=None)',
    'Return a list containing the names of the files in the directory.',
    function* (given: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(given ?? '.', 'listdir', thread, ', integer, None');
      const names = hostCall(path.shown, () => filesIn(thread).list(path.text));
      return new PyList(names.map((name) => likeGiven(name, path)));
    },
  ),
  onPath('mkdir', 'path, mode=511, *, dir_fd=None', 'Create a directory.', (files, path) =>
    files.makeFolder(path),
  ),
  native(
    'makedirs(name, mode=511, exist_ok=False)',
    'Create a leaf directory and all intermediate ones.',
    function* (name: Value, _mode: Value, existOk: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(name, 'mkdir', thread);
      makeFolders(path, yield* finished(truth(existOk, thread)), thread);
      return null;
    },
    { wording: 'def' },
  ),
  onPath('rmdir', 'path, *, dir_fd=None', 'Remove a directory.', (files, path) => files.removeFolder(path)),
  native(
    'removedirs(name)',
    'Remove a leaf directory and all empty intermediate ones.',
    function* (name: Value, thread: Thread): Guest<Value> {
      const path = yield* pathArgument(name, 'rmdir', thread);
      hostCall(path.shown, () => filesIn(thread).removeFolder(path.text));
      let [head, tail] = headAndTail(path.text);
      while (head !== '' && tail !== '') {
        const folder = head;
        const removed = succeeds(() => {
          filesIn(thread).removeFolder(folder);
          return true;
        });
        if (!removed) break;
        [head, tail] = headAndTail(head);
      }
      return null;
    },
    { wording: 'def' },
  ),
  onPath('remove', 'path, *, dir_fd=None', 'Remove a file (same as unlink()).', (files, path) =>
    files.removeFile(path),
  ),
  onPath('unlink', 'path, *, dir_fd=None', 'Remove a file (same as remove()).', (files, path) =>
    files.removeFile(path),
  ),
  replacing('rename'),
  replacing('replace'),
  native(
    'renames(old, new)',
    'Super-rename; create directories as necessary and delete any left empty.',
    function* (old: Value, renamed: Value, thread: Thread): Guest<Value> {
      const target = yield* pathArgument(renamed, 'rename', thread, '', 'dst');
      const [head, tail] = headAndTail(target.text);
      if (head !== '' && tail !== '' && !succeeds(() => filesIn(thread).status(head) !== undefined))
        makeFolders({ ...target, text: head, shown: likeGiven(head, target) }, false, thread);
      return yield* rename('rename', old, renamed, thread);
    },
    { wording: 'def' },
  ),
  native(
    'access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)',
    'Use the real uid/gid to test for access to a path.',
    function* (given: Value, mode: Value, ...rest: unknown[]): Guest<Value> {
      const thread = rest.pop() as Thread;
      const path = yield* pathArgument(given, 'access', thread);
      const wanted = Number(yield* index(mode, thread));
      return succeeds(() => {
        const { mode: permissions, user } = filesIn(thread).status(path.text);
        if (wanted === ONLY_EXISTS) return true;
        const bits = user === 0 ? permissions | 0o600 : permissions;
        const needed = wanted & (4 | MAY_WRITE | 1);
        return (((bits >> 6) | (bits >> 3) | bits) & needed) === needed;
      });
    },
  ),
  native('umask(mask, /)', 'Set the current numeric umask and return the previous umask.', () => 0o022),
  native(
    'fsencode(filename)',
    'Encode filename to the filesystem encoding with the error handler of the file system.',
    function* (given: Value, thread: Thread): Guest<Value> {
      const path = yield* fileSystemPath(given, thread);
      if (path instanceof PyBytes) return path;
      return yield* finished(encodeText(asString(path)!, 'utf-8', 'surrogateescape', thread));
    },
    { wording: 'def' },
  ),
  native(
    'fsdecode(filename)',
    'Decode filename from the filesystem encoding with the error handler of the file system.',
    function* (given: Value, thread: Thread): Guest<Value> {
      const path = yield* fileSystemPath(given, thread);
      if (!(path instanceof PyBytes)) return path;
      return yield* finished(decodeBytes(path.value, 'utf-8', 'surrogateescape', thread));
    },
    { wording: 'def' },
  ),
];
