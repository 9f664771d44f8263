/** `re`. CPython: Lib/re/__init__.py; docs: library/re.html. */
import { defineModule } from '../../runtime/objects/define-module.ts';
import { matchIteratorType, scannerType } from './finding.ts';
import { reFunctions } from './functions.ts';
import { matchType } from './match.ts';
import { patternErrorClass } from './pattern-error.ts';
import { patternType } from './pattern-type.ts';
import { namedFlags, regexFlagClass } from './regex-flag.ts';
import { scannerClass } from './scanner-class.ts';

export default defineModule('re', () => {
  scannerType();
  matchIteratorType();
  return {
    doc: 'Support for regular expressions (RE).\n\nThis module provides regular expression matching operations similar to\nthose found in Perl.  It supports both 8-bit and Unicode strings; both\nthe pattern and the strings being processed can contain null bytes and\ncharacters outside the US ASCII range.\n',
    functions: reFunctions(),
    types: [patternType(), matchType()],
    classes: [regexFlagClass, patternErrorClass, scannerClass],
    values: (interpreter) => ({ ...namedFlags(interpreter), __version__: '2.2.1' }),
    aliases: { error: 'PatternError' },
    all: [
      'match',
      'fullmatch',
      'search',
      'sub',
      'subn',
      'split',
      'findall',
      'finditer',
      'compile',
      'purge',
      'escape',
      'error',
      'Pattern',
      'Match',
      'A',
      'I',
      'L',
      'M',
      'S',
      'X',
      'U',
      'ASCII',
      'IGNORECASE',
      'LOCALE',
      'MULTILINE',
      'DOTALL',
      'VERBOSE',
      'UNICODE',
      'NOFLAG',
      'RegexFlag',
      'PatternError',
    ],
  };
});
