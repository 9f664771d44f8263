/** `SyntaxError` and its place in the source. CPython: Objects/exceptions.c (SyntaxError_*); docs: library/exceptions.html#SyntaxError. */
import type { Attribute, SlotDeclarations } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { collect } from '../kernel/iterate.ts';
import { None, type Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';
import { asString, str } from '../kernel/text.ts';
import { initException, member } from './exception-basics.ts';

const placeNames = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'] as const;

export const syntaxErrorSlots: SlotDeclarations<PyException> = {
  *init(self, args, names, thread) {
    initException(self, args, names);
    const members = new Map<string, Value>();
    self.members = members;
    if (args.length >= 1) members.set('msg', args[0]!);
    if (args.length !== 2) return None;
    const place = yield* collect(args[1]!, thread);
    const count = place.length;
    if (count < 4) raise.typeError(`function takes at least 4 arguments (${count} given)`);
    if (count > 6) raise.typeError(`function takes at most 6 arguments (${count} given)`);
    placeNames.forEach((name, i) => {
      if (i < count) members.set(name, place[i]!);
    });
    if (count === 5) raise.typeError('end_offset must be provided when end_lineno is provided');
    return None;
  },
  *str(self, thread) {
    const { members } = self;
    const message = yield* finished(str(members?.get('msg') ?? None, thread));
    const filename = asString(members?.get('filename'));
    const line = members?.get('lineno');
    const hasLine = typeof line === 'number' || typeof line === 'bigint';
    if (filename === undefined) return hasLine ? `${message} (line ${line})` : message;
    const name = filename.slice(filename.lastIndexOf('/') + 1);
    return hasLine ? `${message} (${name}, line ${line})` : `${message} (${name})`;
  },
};

export const syntaxErrorMembers: readonly Attribute[] = [
  member('msg', 'exception msg'),
  member('filename', 'exception filename'),
  member('lineno', 'exception lineno'),
  member('offset', 'exception offset'),
  member('text', 'exception text'),
  member('end_lineno', 'exception end lineno'),
  member('end_offset', 'exception end offset'),
  member('print_file_and_line', 'exception print_file_and_line'),
];
