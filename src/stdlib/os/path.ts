/** `os.path`: the rules of POSIX. CPython: Lib/posixpath.py; docs: library/os.path.html. */
import type { FileKind, Files } from '../../runtime/host/host.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { native } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { callMethod } from '../../runtime/kernel/special.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyFloat, PyTuple } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { hostCall, succeeds } from '../../runtime/objects/host-errors.ts';

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

function isKind(kind: FileKind) {
  return (path: string, files: Files) => succeeds(() => files.status(path).kind === kind);
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
    onPath(
      'exists(path)',
      'Test whether a path exists.  Returns False for broken symbolic links.',
      (path, files) => succeeds(() => files.status(path) !== undefined),
    ),
    onPath(
      'lexists(path)',
      'Test whether a path exists.  Returns True for broken symbolic links.',
      (path, files) => succeeds(() => files.status(path) !== undefined),
    ),
    onPath('isfile(path)', 'Test whether a path is a regular file', isKind('file')),
    onPath('isdir(s)', 'Return true if the pathname refers to an existing directory.', isKind('folder')),
    onPath('islink(path)', 'Test whether a path is a symbolic link', (path, files) =>
      succeeds(() => files.resolve(path) !== absolute(path, files)),
    ),
    onPath(
      'realpath(filename)',
      'Return the canonical path of the specified filename, eliminating any\nsymbolic links encountered in the path.',
      (path, files) => {
        const whole = absolute(path, files);
        return succeeds(() => files.resolve(whole) !== '') ? files.resolve(whole) : whole;
      },
    ),
    onPath('getsize(filename)', 'Return the size of a file, reported by os.stat().', (path, files) =>
      hostCall(path, () => files.status(path).size),
    ),
    onPath(
      'getmtime(filename)',
      'Return the last modification time of a file, reported by os.stat().',
      (path, files) => new PyFloat(hostCall(path, () => files.status(path).modified)),
    ),
    onPath(
      'expanduser(path)',
      'Expand ~ and ~user constructions.  If user or $HOME is unknown,\ndo nothing.',
      (path, _files, thread) => {
        const home = thread.interpreter.host.environment.get('HOME');
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
  },
});
