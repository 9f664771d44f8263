/** `os.path`: the rules of POSIX. CPython: Lib/posixpath.py; docs: library/os.path.html. */
import type { FileStatus, Files } from '../../runtime/host/host.ts';
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { native } from '../../runtime/kernel/define.ts';
import { osErrorType, raise, typeName, valueErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { hostCall, succeeds } from '../../runtime/objects/host-errors.ts';
import { PyModule } from '../../runtime/objects/module.ts';
import { variableIn } from './environ.ts';
import { isLink, statusOf } from './path-argument.ts';

/** `os.fspath(path)`, of paths that are text. */
export function* pathText(path: Value, thread: Thread, callee = ''): Guest<string> {
  const text = asString(path);
  if (text !== undefined) return text;
  const convert = typeOf(path).lookup('__fspath__');
  if (convert === undefined)
    return raise.typeError(`${callee}expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const converted = yield* finished(callMethod(convert, path, [], thread));
  return (
    asString(converted) ??
    raise.typeError(
      `expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(converted)}`,
    )
  );
}

function joined(first: string, rest: readonly string[]): string {
  let path = first;
  for (const part of rest) {
    if (part.startsWith('/') || path === '') path = part;
    else path += path.endsWith('/') ? part : `/${part}`;
  }
  return path;
}

function split(path: string): readonly [head: string, tail: string] {
  const at = path.lastIndexOf('/') + 1;
  const head = path.slice(0, at);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ''), path.slice(at)];
}

function splitExtension(path: string): readonly [root: string, extension: string] {
  const name = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.');
  if (dot <= name || /^\.*$/.test(path.slice(name, dot))) return [path, ''];
  return [path.slice(0, dot), path.slice(dot)];
}

export function normalized(path: string): string {
  if (path === '') return '.';
  const slashes = path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (slashes === '' && (parts.length === 0 || parts.at(-1) === '..'))) parts.push(part);
    else parts.pop();
  }
  return slashes + parts.join('/') || '.';
}

function absolute(path: string, files: Files): string {
  return normalized(path.startsWith('/') ? path : joined(files.workingFolder(), [path]));
}

function relative(path: string, start: string, files: Files): string {
  const from = absolute(start, files)
    .split('/')
    .filter((part) => part !== '');
  const to = absolute(path, files)
    .split('/')
    .filter((part) => part !== '');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.';
}

/** A function of one path. */
function onPath(signature: string, doc: string, body: (path: string, files: Files, thread: Thread) => Value) {
  return native(
    signature,
    doc,
    function* (path: Value, thread: Thread): Guest<Value> {
      return body(yield* pathText(path, thread), thread.interpreter.host.files, thread);
    },
    { wording: 'def' },
  );
}

/** A question about a path or an open file; false when there is nothing. */
function onFile(signature: string, doc: string, follow: boolean, holds: (status: FileStatus) => boolean) {
  return native(
    signature,
    doc,
    function* (path: Value, thread: Thread): Guest<Value> {
      try {
        return holds(yield* statusOf(path, follow ? 'stat' : 'lstat', follow, thread));
      } catch (error) {
        const isExpected =
          error instanceof PyException &&
          (error.type.isSubtypeOf(osErrorType) || error.type.isSubtypeOf(valueErrorType));
        if (isExpected) return false;
        throw error;
      }
    },
    { wording: 'def' },
  );
}

/** What the status of a path or an open file tells. */
function told(name: string, doc: string, what: (status: FileStatus) => Value) {
  return native(
    `${name}(filename)`,
    doc,
    function* (path: Value, thread: Thread): Guest<Value> {
      return what(yield* statusOf(path, 'stat', true, thread));
    },
    { wording: 'def' },
  );
}

function isSame(a: FileStatus, b: FileStatus): boolean {
  return a.inode === b.inode && a.device === b.device;
}

/** The canonical path, as far as there are files. */
function canonical(path: string, files: Files): string {
  const whole = absolute(path, files);
  for (let head = whole; ; head = split(head)[0]) {
    if (!succeeds(() => files.resolve(head) !== '')) {
      if (head === '/' || head === '') return whole;
      continue;
    }
    const rest = whole.slice(head.length);
    return rest === '' ? files.resolve(head) : joined(files.resolve(head), [rest.replace(/^\/+/, '')]);
  }
}

/** A variable of `os.environ` as the program has it now. */
function variable(name: string, thread: Thread): string | undefined {
  const os = thread.interpreter.modules.getName('os');
  return os instanceof PyModule
    ? asString(variableIn(os.namespace.getName('environ'), name))
    : thread.interpreter.host.environment.get(name);
}

function commonPath(paths: readonly string[]): string {
  if (paths.length === 0) raise.valueError('commonpath() arg is an empty sequence');
  const rooted = paths[0]!.startsWith('/');
  if (paths.some((path) => path.startsWith('/') !== rooted))
    raise.valueError("Can't mix absolute and relative paths");
  const lists = paths.map((path) => path.split('/').filter((part) => part !== '' && part !== '.'));
  const common: string[] = [];
  for (const [i, part] of lists[0]!.entries()) {
    if (lists.some((list) => list[i] !== part)) break;
    common.push(part);
  }
  return (rooted ? '/' : '') + common.join('/');
}

export default defineModule('posixpath', {
  doc: 'Common operations on Posix pathnames.',
  functions: [
    native(
      'join(a, *p)',
      "Join two or more pathname components, inserting '/' as needed.\nIf any component is an absolute path, all previous path components\nwill be discarded.  An empty last part will result in a path that\nends with a separator.",
      function* (first: Value, rest: Value[], thread: Thread): Guest<Value> {
        const start = yield* pathText(first, thread);
        const parts: string[] = [];
        for (const each of rest) {
          parts.push(
            asString(each) ??
              (typeOf(each).lookup('__fspath__') === undefined
                ? raise.typeError(
                    `join() argument must be str, bytes, or os.PathLike object, not '${typeName(each)}'`,
                  )
                : yield* pathText(each, thread)),
          );
        }
        return joined(start, parts);
      },
      { wording: 'def' },
    ),
    onPath('basename(p)', 'Returns the final component of a pathname', (path) => split(path)[1]),
    onPath('dirname(p)', 'Returns the directory component of a pathname', (path) => split(path)[0]),
    onPath(
      'split(p)',
      'Split a pathname.  Returns tuple "(head, tail)" where "tail" is\neverything after the final slash.  Either part may be empty.',
      (path) => new PyTuple([...split(path)]),
    ),
    onPath(
      'splitext(p)',
      'Split the extension from a pathname.\n\nExtension is everything from the last dot to the end, ignoring\nleading dots.  Returns "(root, ext)"; ext may be empty.',
      (path) => new PyTuple([...splitExtension(path)]),
    ),
    onPath(
      'splitdrive(p)',
      'Split a pathname into drive and path. On Posix, drive is always\nempty.',
      (path) => new PyTuple(['', path]),
    ),
    onPath('normpath(path)', 'Normalize path, eliminating double slashes, etc.', normalized),
    onPath('normcase(s)', 'Normalize case of pathname.  Has no effect under Posix', (path) => path),
    onPath('abspath(path)', 'Return an absolute path.', absolute),
    onPath('isabs(s)', 'Test whether a path is absolute', (path) => path.startsWith('/')),
    onFile(
      'exists(path)',
      'Test whether a path exists.  Returns False for broken symbolic links.',
      true,
      () => true,
    ),
    onFile(
      'lexists(path)',
      'Test whether a path exists.  Returns True for broken symbolic links.',
      false,
      () => true,
    ),
    onFile('isfile(path)', 'Test whether a path is a regular file', true, ({ kind }) => kind === 'file'),
    onFile(
      'isdir(s)',
      'Return true if the pathname refers to an existing directory.',
      true,
      ({ kind }) => kind === 'folder',
    ),
    onFile('islink(path)', 'Test whether a path is a symbolic link', false, isLink),
    onPath('isjunction(path)', 'Test whether a path is a junction', () => false),
    onPath(
      'isdevdrive(path)',
      'Determines whether the specified path is on a Windows Dev Drive.',
      () => false,
    ),
    onPath('ismount(path)', 'Test whether a path is a mount point', (path, files) =>
      succeeds(() => {
        const here = files.linkStatus(path);
        const above = files.linkStatus(joined(path, ['..']));
        return here.kind === 'folder' && (here.device !== above.device || here.inode === above.inode);
      }),
    ),
    native(
      'realpath(filename, *, strict=False)',
      'Return the canonical path of the specified filename, eliminating any\nsymbolic links encountered in the path.',
      function* (path: Value, strict: Value, thread: Thread): Guest<Value> {
        const text = yield* pathText(path, thread);
        const { files } = thread.interpreter.host;
        if (yield* finished(truth(strict, thread)))
          return hostCall(text, () => files.resolve(absolute(text, files)));
        return canonical(text, files);
      },
      { wording: 'def' },
    ),
    told('getsize', 'Return the size of a file, reported by os.stat().', ({ size }) => size),
    told(
      'getmtime',
      'Return the last modification time of a file, reported by os.stat().',
      ({ modified }) => new PyFloat(modified),
    ),
    told(
      'getatime',
      'Return the last access time of a file, reported by os.stat().',
      ({ accessed }) => new PyFloat(accessed),
    ),
    told(
      'getctime',
      'Return the metadata change time of a file, reported by os.stat().',
      ({ changed }) => new PyFloat(changed),
    ),
    ...(['samefile(f1, f2)', 'sameopenfile(fp1, fp2)'] as const).map((signature) =>
      native(
        signature,
        'Test whether two pathnames reference the same actual file or directory',
        function* (first: Value, second: Value, thread: Thread): Guest<Value> {
          const a = yield* statusOf(first, 'stat', true, thread);
          return isSame(a, yield* statusOf(second, 'stat', true, thread));
        },
        { wording: 'def' },
      ),
    ),
    native(
      'samestat(s1, s2)',
      'Test whether two stat buffers reference the same file',
      function* (first: Value, second: Value, thread: Thread): Guest<Value> {
        for (const name of ['st_ino', 'st_dev']) {
          const a = yield* finished(getAttribute(first, name, thread));
          if (a !== (yield* finished(getAttribute(second, name, thread)))) return false;
        }
        return true;
      },
      { wording: 'def' },
    ),
    onPath(
      'expandvars(path)',
      'Expand shell variables, with or without braces.  Unknown variables\nare left unchanged.',
      (path, _files, thread) =>
        path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (whole, plain?: string, braced?: string) => {
          return variable(plain ?? braced ?? '', thread) ?? whole;
        }),
    ),
    onPath('splitroot(path)', 'Split a pathname into drive, root and tail.', (path) => {
      const root = path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : '';
      return new PyTuple(['', root, path.slice(root.length)]);
    }),
    native(
      'commonpath(paths)',
      'Given a sequence of path names, returns the longest common sub-path.',
      function* (paths: Value, thread: Thread): Guest<Value> {
        const texts: string[] = [];
        for (const each of yield* collect(paths, thread)) texts.push(yield* pathText(each, thread));
        return commonPath(texts);
      },
      { wording: 'def' },
    ),
    onPath(
      'expanduser(path)',
      'Expand ~ and ~user constructions.  If user or $HOME is unknown,\ndo nothing.',
      (path, _files, thread) => {
        const home = variable('HOME', thread);
        return home !== undefined && (path === '~' || path.startsWith('~/')) ? home + path.slice(1) : path;
      },
    ),
    native(
      'relpath(path, start=None)',
      'Return a relative version of path',
      function* (path: Value, start: Value, thread: Thread): Guest<Value> {
        const text = yield* pathText(path, thread);
        if (text === '') raise.valueError('no path specified');
        return relative(
          text,
          start === null ? '.' : yield* pathText(start, thread),
          thread.interpreter.host.files,
        );
      },
      { wording: 'def' },
    ),
    native(
      'commonprefix(m)',
      'Given a list of pathnames, returns the longest common leading component',
      function* (paths: Value, thread: Thread): Guest<Value> {
        const texts: string[] = [];
        for (const each of yield* collect(paths, thread)) texts.push(yield* pathText(each, thread));
        let prefix = texts[0] ?? '';
        for (const each of texts) while (!each.startsWith(prefix)) prefix = prefix.slice(0, -1);
        return prefix;
      },
      { wording: 'def' },
    ),
  ],
  values: {
    curdir: '.',
    pardir: '..',
    extsep: '.',
    sep: '/',
    pathsep: ':',
    defpath: '/bin:/usr/bin',
    altsep: null,
    devnull: '/dev/null',
    supports_unicode_filenames: false,
  },
});
