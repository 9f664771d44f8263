/** Parameters of functions and lambdas, put in their places as they are read. Docs: reference/compound_stmts.html#function-definitions. */
import type { Arg, Arguments, Expr } from '../ast.ts';
import * as build from '../build.ts';

/** Each method adds one item and says whether it may stand here. */
export class ParameterList {
  readonly #arguments: Arguments = build.noArguments();
  #sawSlash = false;
  #sawStar = false;
  #bareStar = false;

  plain(arg: Arg, initial: Expr | null): boolean {
    const { args, kwonlyargs, kw_defaults, defaults, kwarg } = this.#arguments;
    if (kwarg !== null) return false;
    if (this.#sawStar) {
      this.#bareStar = false;
      kwonlyargs.push(arg);
      kw_defaults.push(initial);
      return true;
    }
    args.push(arg);
    if (initial !== null) defaults.push(initial);
    return initial !== null || defaults.length === 0;
  }

  slash(): boolean {
    const list = this.#arguments;
    if (this.#sawSlash || this.#sawStar || list.kwarg !== null || list.args.length === 0) return false;
    this.#sawSlash = true;
    list.posonlyargs = list.args;
    list.args = [];
    return true;
  }

  star(arg: Arg | null): boolean {
    if (this.#sawStar || this.#arguments.kwarg !== null) return false;
    this.#sawStar = true;
    this.#bareStar = arg === null;
    this.#arguments.vararg = arg;
    return true;
  }

  doubleStar(arg: Arg): boolean {
    if (this.#arguments.kwarg !== null || this.#bareStar) return false;
    this.#arguments.kwarg = arg;
    return true;
  }

  /** False after a `*` that no parameter follows. */
  get isComplete(): boolean {
    return !this.#bareStar;
  }

  finish(): Arguments {
    return this.#arguments;
  }
}
