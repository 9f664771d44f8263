/** `warnings`. CPython: Lib/warnings.py, Python/_warnings.c; docs: library/warnings.html. */
import { native } from '../../runtime/kernel/define.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { catchWarningsType } from './catch-warnings.ts';
import { filterFunctions, warningState } from './filters.ts';
import { issueFunctions } from './issue.ts';
import { showFunctions, warningMessageType } from './show.ts';

export default defineModule('warnings', {
  doc: 'Python part of the warnings subsystem.',
  functions: [...Object.values(showFunctions), ...issueFunctions, ...filterFunctions],
  types: [catchWarningsType, warningMessageType],
  values: (interpreter) => {
    const { filters, onceRegistry } = interpreter.state(warningState);
    return { filters, onceregistry: onceRegistry, defaultaction: 'default', _defaultaction: 'default' };
  },
  all: [
    'warn',
    'warn_explicit',
    'showwarning',
    'formatwarning',
    'filterwarnings',
    'simplefilter',
    'resetwarnings',
    'catch_warnings',
  ],
});

/** What CPython has in C of it. */
export const warningsAccelerator = defineModule('_warnings', {
  doc: '_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.',
  functions: [
    ...issueFunctions,
    native('_filters_mutated()', null, () => null), // no cache depends on the filters
  ],
  values: (interpreter) => {
    const { filters, onceRegistry } = interpreter.state(warningState);
    return { filters, _onceregistry: onceRegistry, _defaultaction: 'default' };
  },
});
