/** The functions of `re`. CPython: Lib/re/__init__.py; docs: library/re.html#functions. */
import { native } from '../../runtime/kernel/define.ts';
import { deprecationWarningType, raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { knownPattern, patternFor, purgePatterns } from './cache.ts';
import { escapeText } from './escape.ts';
import type { Mode } from './matcher.ts';
import type { PyPattern } from './pattern.ts';
import {
  found,
  foundOneByOne,
  matched,
  splitAt,
  substituted,
  substitutedAndCounted,
} from './pattern-type.ts';

const inPython = { wording: 'def' } as const;

export function reFunctions(): PyNativeFunction[] {
  return [
    native(
      'match(pattern, string, flags=0)',
      'Try to apply the pattern at the start of the string, returning\na Match object, or None if no match was found.',
      matching('match'),
      inPython,
    ),
    native(
      'fullmatch(pattern, string, flags=0)',
      'Try to apply the pattern to all of the string, returning\na Match object, or None if no match was found.',
      matching('fullmatch'),
      inPython,
    ),
    native(
      'search(pattern, string, flags=0)',
      'Scan through string looking for a match to the pattern, returning\na Match object, or None if no match was found.',
      matching('search'),
      inPython,
    ),
    native(
      'sub(pattern, repl, string, *args, count=<missing>, flags=<missing>)',
      "Return the string obtained by replacing the leftmost\nnon-overlapping occurrences of the pattern in string by the\nreplacement repl.  repl can be either a string or a callable;\nif a string, backslash escapes in it are processed.  If it is\na callable, it's passed the Match object and must return\na replacement string to be used.",
      substituting('sub', substituted),
      { wording: 'def', textSignature: '(pattern, repl, string, count=0, flags=0)' },
    ),
    native(
      'subn(pattern, repl, string, *args, count=<missing>, flags=<missing>)',
      "Return a 2-tuple containing (new_string, number).\nnew_string is the string obtained by replacing the leftmost\nnon-overlapping occurrences of the pattern in the source\nstring by the replacement repl.  number is the number of\nsubstitutions that were made. repl can be either a string or a\ncallable; if a string, backslash escapes in it are processed.\nIf it is a callable, it's passed the Match object and must\nreturn a replacement string to be used.",
      substituting('subn', substitutedAndCounted),
      { wording: 'def', textSignature: '(pattern, repl, string, count=0, flags=0)' },
    ),
    native(
      'split(pattern, string, *args, maxsplit=<missing>, flags=<missing>)',
      'Split the source string by the occurrences of the pattern,\nreturning a list containing the resulting substrings.  If\ncapturing parentheses are used in pattern, then the text of all\ngroups in the pattern are also returned as part of the resulting\nlist.  If maxsplit is nonzero, at most maxsplit splits occur,\nand the remainder of the string is returned as the final element\nof the list.',
      splitting,
      { wording: 'def', textSignature: '(pattern, string, maxsplit=0, flags=0)' },
    ),
    native(
      'findall(pattern, string, flags=0)',
      'Return a list of all non-overlapping matches in the string.\n\nIf one or more capturing groups are present in the pattern, return\na list of groups; this will be a list of tuples if the pattern\nhas more than one group.\n\nEmpty matches are included in the result.',
      withPattern((pattern, string, thread) => found(pattern, string, 0, undefined, thread)),
      inPython,
    ),
    native(
      'finditer(pattern, string, flags=0)',
      'Return an iterator over all non-overlapping matches in the\nstring.  For each match, the iterator returns a Match object.\n\nEmpty matches are included in the result.',
      withPattern((pattern, string, thread) => foundOneByOne(pattern, string, 0, undefined, thread)),
      inPython,
    ),
    native(
      'compile(pattern, flags=0)',
      'Compile a regular expression pattern, returning a Pattern object.',
      compiled,
      inPython,
    ),
    native('_compile(pattern, flags)', null, compiled, inPython),
    native(
      'purge()',
      'Clear the regular expression caches',
      (thread: Thread) => {
        purgePatterns(thread);
        return null;
      },
      inPython,
    ),
    native(
      'escape(pattern)',
      '\nEscape special characters in a string.\n',
      (pattern: Value) => escapeText(pattern),
      inPython,
    ),
  ];
}

type Use = (pattern: PyPattern, string: Value, thread: Thread) => Result;

function withPattern(use: Use) {
  return (given: Value, string: Value, flags: Value, thread: Thread): Result => {
    const pattern = knownPattern(given, flags, thread);
    return pattern !== undefined
      ? use(pattern, string, thread)
      : drive(afterCompiling(given, string, flags, use, thread), thread);
  };
}

function* afterCompiling(given: Value, string: Value, flags: Value, use: Use, thread: Thread): Guest<Value> {
  return yield* finished(use(yield* patternFor(given, flags, thread), string, thread));
}

function matching(mode: Mode) {
  return withPattern((pattern, string, thread) => matched(pattern, mode, string, 0, undefined, thread));
}

function compiled(pattern: Value, flags: Value, thread: Thread): Result {
  return knownPattern(pattern, flags, thread) ?? drive(patternFor(pattern, flags, thread), thread);
}

type Substituting = typeof substituted;

function substituting(name: string, substitute: Substituting) {
  return function* (
    given: Value,
    replacement: Value,
    string: Value,
    args: readonly Value[],
    count: Value | undefined,
    flags: Value | undefined,
    thread: Thread,
  ): Guest<Value> {
    const [most, bits] = yield* settings(name, 3, 'count', args, count, flags, thread);
    const pattern = yield* patternFor(given, bits, thread);
    return yield* finished(substitute(pattern, replacement, string, most, thread));
  };
}

function* splitting(
  given: Value,
  string: Value,
  args: readonly Value[],
  maxsplit: Value | undefined,
  flags: Value | undefined,
  thread: Thread,
): Guest<Value> {
  const [most, bits] = yield* settings('split', 2, 'maxsplit', args, maxsplit, flags, thread);
  const pattern = yield* patternFor(given, bits, thread);
  return yield* finished(splitAt(pattern, string, most, thread));
}

/** A limit and flags, which may still be given by position. */
function* settings(
  callee: string,
  before: number,
  limitName: string,
  args: readonly Value[],
  limit: Value | undefined,
  flags: Value | undefined,
  thread: Thread,
): Guest<readonly [limit: Value, flags: Value]> {
  if (args.length === 0) return [limit ?? (limit === null ? null : 0), flags ?? (flags === null ? null : 0)];
  if (limit !== undefined) raise.typeError(`${callee}() got multiple values for argument '${limitName}'`);
  if (args.length > 1 && flags !== undefined) {
    raise.typeError(`${callee}() got multiple values for argument 'flags'`);
  }
  if (args.length > 2) {
    raise.typeError(
      `${callee}() takes from ${before} to ${before + 2} positional arguments but ${before + args.length} were given`,
    );
  }
  const message = `'${limitName}' is passed as positional argument`;
  yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
  return [args[0]!, args[1] ?? (args.length > 1 ? null : (flags ?? 0))];
}
