/** The type of `NotImplemented`. CPython: Objects/object.c; docs: library/stdtypes.html#the-notimplemented-object. */
import { notImplementedType } from '../kernel/birth.ts';
import { describeType, method } from '../kernel/define.ts';
import { deprecationWarningType, raise } from '../kernel/errors.ts';
import { type PyObject, UNWIND } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { NotImplemented } from '../kernel/values.ts';

describeType<PyObject>(notImplementedType, {
  signature: '()',
  doc: 'The type of the NotImplemented singleton.',
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (args.length > 0 || names !== null) raise.typeError('NotImplementedType takes no arguments');
      return NotImplemented;
    },
    repr: () => 'NotImplemented',
    bool: (_self, thread) =>
      andThen<boolean>(
        thread,
        () =>
          thread.interpreter.warn(
            deprecationWarningType,
            'NotImplemented should not be used in a boolean context',
            1,
            thread,
          ),
        (outcome) => (outcome === UNWIND ? UNWIND : true),
      ),
  },
  methods: [method('__reduce__(self, /)', null, () => 'NotImplemented')],
});
