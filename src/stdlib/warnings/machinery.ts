/** `_warnings`: issuing warnings and the filters to begin with. CPython: Python/_warnings.c. */
import { native } from '../../runtime/kernel/define.ts';
import type { InterpreterState } from '../../runtime/kernel/interpreter-state.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { filtersChanged, warningState } from './filters.ts';
import { issueFunctions } from './issue.ts';

const functions = [
  ...issueFunctions,
  native('_filters_mutated()', null, filtersChanged, { module: '_warnings' }),
];

const values = (interpreter: InterpreterState) => {
  const { filters, onceRegistry } = interpreter.state(warningState);
  return { filters, _onceregistry: onceRegistry, _defaultaction: 'default' };
};

/** What CPython has in C of it. */
export const warningsAccelerator = defineModule('_warnings', {
  doc: '_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.',
  functions,
  values,
});

/** The same for `warnings` itself, which also has to work where a program has put something else for `_warnings`. */
export const warningsCore = defineModule('_warnings_core', { functions, values });
