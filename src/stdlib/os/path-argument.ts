/** Paths and descriptors as functions of `os` take them. CPython: path_converter in Modules/posixmodule.c. */
import type { FileStatus } from '../../runtime/host/host.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import type { Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { fileSystemPath } from '../../runtime/objects/file-path.ts';
import { hostCall } from '../../runtime/objects/host-errors.ts';
import { filesOf, onHandle } from '../../runtime/objects/io/open-files.ts';
import { osError } from '../../runtime/objects/os-error.ts';

export interface PathArgument {
  readonly text: string;
  /** As errors show it. */
  readonly shown: Value;
  readonly isBytes: boolean;
}

/** `stat: path should be …`: what a function takes, after strings, bytes and path-like objects. */
export type Also = '' | ', integer' | ', None' | ', integer, None';

const accepted: Readonly<Record<Also, string>> = {
  '': 'string, bytes or os.PathLike',
  ', integer': 'string, bytes, os.PathLike or integer',
  ', None': 'string, bytes, os.PathLike or None',
  ', integer, None': 'string, bytes, os.PathLike, integer or None',
};

export function* pathArgument(
  value: Value,
  callee: string,
  thread: Thread,
  also: Also = '',
  argument = 'path',
): Guest<PathArgument> {
  const isPath =
    asString(value) !== undefined ||
    value instanceof PyBytes ||
    typeOf(value).lookup('__fspath__') !== undefined;
  if (!isPath)
    return raise.typeError(`${callee}: ${argument} should be ${accepted[also]}, not ${typeName(value)}`);
  const found = yield* fileSystemPath(value, thread);
  const isBytes = found instanceof PyBytes;
  const text = isBytes ? new TextDecoder().decode(found.value) : asString(found)!;
  if (text.includes('\0'))
    raise.valueError(`${callee}: embedded null ${isBytes ? 'byte' : 'character'} in ${argument}`);
  return { text, shown: found, isBytes };
}

/** A name in the kind of string that the path was. */
export function likeGiven(text: string, { isBytes }: PathArgument): Value {
  return isBytes ? new PyBytes(new TextEncoder().encode(text)) : text;
}

/** The status of a path or an open file. */
export function* statusOf(value: Value, callee: string, follow: boolean, thread: Thread): Guest<FileStatus> {
  const number = knownInteger(value);
  if (number !== undefined) {
    const handle = filesOf(thread).handles.get(Number(number));
    if (handle === undefined) throw osError(9, 'Bad file descriptor', value);
    return onHandle(() => handle.status());
  }
  const path = yield* pathArgument(value, callee, thread, callee === 'stat' ? ', integer' : '');
  return hostCall(path.shown, () => statusAt(path.text, follow, thread));
}

/** Throws a `HostError` where the host does. */
export function statusAt(path: string, follow: boolean, thread: Thread): FileStatus {
  filesOf(thread).flushTo(path);
  const { files } = thread.interpreter.host;
  return follow ? files.status(path) : files.linkStatus(path);
}

export function isLink({ mode }: FileStatus): boolean {
  return (mode & 0o170000) === 0o120000;
}
