/** `traceback`. CPython: Lib/traceback.py; docs: library/traceback.html. */
import { defineModule } from '../../runtime/objects/define-module.ts';
import { frameSummaryType, stackSummaryType } from './entries.ts';
import { tracebackFunctions } from './functions.ts';
import { tracebackExceptionType } from './traceback-exception.ts';

export default defineModule('traceback', {
  doc: 'Extract, format and print information about Python stack traces.',
  functions: tracebackFunctions,
  types: [frameSummaryType, stackSummaryType, tracebackExceptionType],
  all: [
    'extract_stack',
    'extract_tb',
    'format_exception',
    'format_exception_only',
    'format_list',
    'format_stack',
    'format_tb',
    'print_exc',
    'format_exc',
    'print_exception',
    'print_last',
    'print_stack',
    'print_tb',
    'clear_frames',
    'FrameSummary',
    'StackSummary',
    'TracebackException',
    'walk_stack',
    'walk_tb',
    'print_list',
  ],
});
