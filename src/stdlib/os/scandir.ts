/** `os.scandir`, `os.DirEntry` and `os.walk`. CPython: Modules/posixmodule.c (ScandirIterator), Lib/os.py; docs: library/os.html#os.scandir. */
import type { FileStatus } from '../../runtime/host/host.ts';
import { objectType } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { classMethod, defineType, getset, method, native } from '../../runtime/kernel/define.ts';
import { osErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyInstance, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { hostCall, succeeds } from '../../runtime/objects/host-errors.ts';
import { isLink, likeGiven, type PathArgument, pathArgument, statusAt } from './path-argument.ts';
import { statResult } from './stat-result.ts';

export class PyDirEntry extends PyObject {
  readonly name: Value;
  readonly path: Value;
  readonly place: string;

  constructor(name: string, folder: PathArgument) {
    super();
    this.name = likeGiven(name, folder);
    this.place = joined(folder.text, name);
    this.path = likeGiven(this.place, folder);
  }

  status(follow: boolean, thread: Thread): FileStatus {
    return hostCall(this.path, () => statusAt(this.place, follow, thread));
  }

  isFolder(follow: boolean, thread: Thread): boolean {
    return succeeds(() => statusAt(this.place, follow, thread).kind === 'folder');
  }

  isLink(thread: Thread): boolean {
    return succeeds(() => isLink(statusAt(this.place, false, thread)));
  }
}

function joined(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

export const dirEntryType: () => PyType = once(() =>
  defineType<PyDirEntry>('DirEntry', {
    module: 'posix',
    instances: PyDirEntry,
    isBase: false,
    slots: {
      *repr(self, thread) {
        return `<DirEntry ${yield* finished(repr(self.name, thread))}>`;
      },
    },
    methods: [
      getset<PyDirEntry>(
        'name',
        'the entry\'s base filename, relative to scandir() "path" argument',
        (self) => self.name,
      ),
      getset<PyDirEntry>(
        'path',
        "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
        (self) => self.path,
      ),
      method(
        'is_dir(self, /, *, follow_symlinks=True)',
        'Return True if the entry is a directory; cached per entry.',
        (self: PyDirEntry, follow: Value, thread: Thread) => self.isFolder(follow !== false, thread),
      ),
      method(
        'is_file(self, /, *, follow_symlinks=True)',
        'Return True if the entry is a file; cached per entry.',
        (self: PyDirEntry, follow: Value, thread: Thread) =>
          succeeds(() => statusAt(self.place, follow !== false, thread).kind === 'file'),
      ),
      method(
        'is_symlink(self, /)',
        'Return True if the entry is a symbolic link; cached per entry.',
        (self: PyDirEntry, thread: Thread) => self.isLink(thread),
      ),
      method(
        'is_junction(self, /)',
        'Return True if the entry is a junction; cached per entry.',
        () => false,
      ),
      method(
        'stat(self, /, *, follow_symlinks=True)',
        'Return stat_result object for the entry; cached per entry.',
        (self: PyDirEntry, follow: Value, thread: Thread) =>
          statResult(self.status(follow !== false, thread)),
      ),
      method(
        'inode(self, /)',
        'Return inode of the entry; cached per entry.',
        (self: PyDirEntry, thread: Thread) => self.status(false, thread).inode,
      ),
      method('__fspath__(self, /)', 'Returns the path for the entry.', (self: PyDirEntry) => self.path),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', (cls: PyType, item: Value) =>
        genericAlias(cls, item),
      ),
    ],
  }),
);

class ScandirIterator extends PyObject {
  entries: PyDirEntry[];

  constructor(entries: PyDirEntry[]) {
    super();
    this.entries = entries;
  }
}

const scandirIteratorType: () => PyType = once(() =>
  defineType<ScandirIterator>('ScandirIterator', {
    module: 'posix',
    instances: ScandirIterator,
    isBase: false,
    slots: {
      iter: (self) => self,
      next: (self) => self.entries.shift() as unknown as Value,
    },
    methods: [
      method('__enter__(self, /)', null, (self: ScandirIterator) => self),
      method('__exit__(self, /, *args)', null, (self: ScandirIterator) => {
        self.entries = [];
        return null;
      }),
      method('close(self, /)', null, (self: ScandirIterator) => {
        self.entries = [];
        return null;
      }),
    ],
  }),
);

function entriesOf(folder: PathArgument, thread: Thread): PyDirEntry[] {
  dirEntryType();
  const names = hostCall(folder.shown, () => thread.interpreter.host.files.list(folder.text));
  return names.map((name) => new PyDirEntry(name, folder));
}

// ── Walking ────────────────────────────────────────────────────────────────────────────────────────

/** Folders still to be visited, and what is to be given without a visit; the last comes next. */
type Task = PathArgument | PyTuple;

/** `os._walk_symlinks_as_files`, as `shutil.rmtree` gives it for `followlinks`. */
export const linksAsFiles: PyObject = new PyInstance(objectType, []);

class Walk extends PyObject {
  readonly tasks: Task[];
  /** What was given last, whose folders the program may have changed meanwhile. */
  given: { folder: PathArgument; folders: PyList } | null = null;
  readonly topDown: boolean;
  readonly onError: Value;
  readonly followsLinks: boolean;
  /** Links to folders are given among the files. */
  readonly hidesLinks: boolean;

  constructor(
    top: PathArgument,
    topDown: boolean,
    onError: Value,
    followsLinks: boolean,
    hidesLinks: boolean,
  ) {
    super();
    this.tasks = [top];
    this.topDown = topDown;
    this.onError = onError;
    this.followsLinks = followsLinks;
    this.hidesLinks = hidesLinks;
  }

  enter(folder: PathArgument, names: readonly Value[], thread: Thread): void {
    for (const name of [...names].reverse()) {
      const text = asString(name) ?? '';
      const path = joined(folder.text, text);
      const link = !this.followsLinks && succeeds(() => isLink(statusAt(path, false, thread)));
      if (!link) this.tasks.push({ ...folder, text: path, shown: likeGiven(path, folder) });
    }
  }
}

const walkType: () => PyType = once(() =>
  defineType<Walk>('generator', {
    instances: Walk,
    isBase: false,
    slots: {
      iter: (self) => self,
      *next(self, thread) {
        if (self.given !== null) {
          self.enter(self.given.folder, self.given.folders.items, thread);
          self.given = null;
        }
        for (let task = self.tasks.pop(); task !== undefined; task = self.tasks.pop()) {
          if (task instanceof PyTuple) return task;
          const visited = yield* visit(self, task, thread);
          if (visited !== null) return visited;
        }
        return undefined as unknown as Value;
      },
    },
  }),
);

function* visit(walk: Walk, folder: PathArgument, thread: Thread): Guest<Value | null> {
  const folders: Value[] = [];
  const others: Value[] = [];
  try {
    for (const entry of entriesOf(folder, thread))
      (entry.isFolder(!walk.hidesLinks, thread) ? folders : others).push(entry.name);
  } catch (error) {
    if (!(error instanceof PyException) || !error.type.isSubtypeOf(osErrorType)) throw error;
    if (walk.onError !== null) yield* finished(call1(walk.onError, error, thread));
    return null;
  }
  const list = new PyList(folders);
  const triple = new PyTuple([folder.shown, list, new PyList(others)]);
  if (walk.topDown) {
    walk.given = { folder, folders: list };
    return triple;
  }
  walk.tasks.push(triple);
  walk.enter(folder, folders, thread);
  return null;
}

export const scanFunctions = [
  native(
    'scandir(path=None)',
    'Return an iterator of DirEntry objects for given path.',
    function* (given: Value, thread: Thread): Guest<Value> {
      const folder = yield* pathArgument(given ?? '.', 'scandir', thread, ', integer, None');
      scandirIteratorType();
      return new ScandirIterator(entriesOf(folder, thread));
    },
  ),
  native(
    'walk(top, topdown=True, onerror=None, followlinks=False)',
    'Directory tree generator.',
    function* (
      top: Value,
      topDown: Value,
      onError: Value,
      followsLinks: Value,
      thread: Thread,
    ): Guest<Value> {
      const folder = yield* pathArgument(top, 'walk', thread);
      walkType();
      const goesDown = yield* finished(truth(topDown, thread));
      const hidesLinks = followsLinks === linksAsFiles;
      const goesOn = !hidesLinks && (yield* finished(truth(followsLinks, thread)));
      return new Walk(folder, goesDown, onError, goesOn, hidesLinks);
    },
    { wording: 'def' },
  ),
];
