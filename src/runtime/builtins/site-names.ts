/** `help`, `copyright`, `credits` and `license`. CPython: Lib/_sitebuiltins.py; docs: library/constants.html#constants-added-by-the-site-module. */
import { getAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { defineType, getset } from '../kernel/define.ts';
import { raise } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { finished } from '../kernel/pausing.ts';

/** A text that is shown when it is looked at, and printed when it is called. */
export class Printer extends PyObject {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

defineType<Printer>('_Printer', {
  module: '_sitebuiltins',
  doc: 'interactive prompt objects for printing the license text, a list of\ncontributors and the copyright notice.',
  instances: Printer,
  slots: {
    repr: (self) => self.text,
    *call(self, args, _names, thread): Generator<symbol, Value, Value> {
      if (args.length > 0)
        raise.typeError(`_Printer.__call__() takes 1 positional argument but ${args.length + 1} were given`);
      const print = thread.interpreter.builtins.getName('print')!;
      return yield* finished(call(print, [self.text], null, thread));
    },
  },
  methods: [getset<Printer>('__text_signature__', null, () => '()')],
});

/** Shows what the module `pydoc` writes. */
export class Helper extends PyObject {}

defineType<Helper>('_Helper', {
  module: '_sitebuiltins',
  doc: "Define the builtin 'help'.\n\nThis is a wrapper around pydoc.help that provides a helpful message\nwhen 'help' is typed at the Python interactive prompt.\n\nCalling help() at the Python prompt starts an interactive help session.\nCalling help(thing) prints help for the python object 'thing'.\n",
  instances: Helper,
  slots: {
    repr: () => 'Type help() for interactive help, or help(object) for help about object.',
    *call(_self, args, names, thread): Generator<symbol, Value, Value> {
      const pydoc = yield* finished(thread.interpreter.importModule('pydoc', thread));
      const help = yield* finished(getAttribute(pydoc, 'help', thread));
      return yield* finished(call(help, args, names, thread));
    },
  },
  methods: [getset<Helper>('__text_signature__', null, () => '(*args, **kwds)')],
});

export function siteNames(): [name: string, value: Value][] {
  return [
    ['help', new Helper()],
    ['copyright', new Printer(COPYRIGHT)],
    ['credits', new Printer(CREDITS)],
    ['license', new Printer('Ouroboros is distributed under the MIT License; see its file LICENSE.')],
  ];
}

const COPYRIGHT = 'Copyright (c) 2026 Ouroboros contributors';

const CREDITS =
  '    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n    for supporting Python development.  See www.python.org for more information.';
