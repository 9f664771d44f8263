/** The whole grammar: what a program, an expression and an interactive statement are. Docs: reference/toplevel_components.html. */

import type { SyntaxWarningNote } from '../../lexer/errors.ts';
import { maxIntDigits } from '../../lexer/numbers.ts';
import type { SourceText } from '../../lexer/source.ts';
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type { Expr, Expression, FunctionType, Interactive, Module, Root, Stmt } from '../ast.ts';
import * as build from '../build.ts';
import { DefinitionParser } from './definitions.ts';
import type { GrammarRule } from './engine.ts';
import type { CallArguments } from './expressions.ts';
import { LiteralReader } from './literals.ts';
import { foldNests, type NestContent, type ReadNest, unfolded } from './nests.ts';

export type Mode = 'exec' | 'eval' | 'single';

/** What a text is read as: a program, or the type of a function that stands in a comment. */
export type RootOf<M extends Mode | 'func_type'> = M extends Mode ? Root : FunctionType;

function isCompound(statement: Stmt): boolean {
  return 'body' in statement || statement.kind === 'Match';
}

/** How deep CPython's parser is in a name that is assigned: see `Engine.level`. */
const outermostLevel = 33;

export class PythonParser extends DefinitionParser {
  protected module = this.RULE('module', (): Module => {
    const body: Stmt[] = [];
    this.MANY(() => this.SUBRULE(this.statement, { ARGS: [body] }));
    this.CONSUME(tokens.EndMarker);
    return { kind: 'Module', body };
  });

  protected evaluated = this.RULE('evaluated', (): Expression => {
    const start = this.next();
    const first = this.SUBRULE(this.expression);
    let elements: Expr[] | null = null;
    let complete = true;
    this.MANY1({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        elements ??= [first];
        complete = false;
        this.OPTION(() => {
          elements!.push(this.SUBRULE1(this.expression));
          complete = true;
        });
      },
    });
    const body = elements === null ? first : build.tuple(elements, start, this.last());
    this.MANY(() => this.CONSUME(tokens.Newline));
    this.CONSUME(tokens.EndMarker);
    return { kind: 'Expression', body };
  });

  protected interactive = this.RULE('interactive', (): Interactive => {
    const body: Stmt[] = [];
    this.OPTION(() => this.SUBRULE(this.statement, { ARGS: [body] }));
    const last = this.last();
    this.MANY(() => this.CONSUME(tokens.Newline));
    const end = this.CONSUME(tokens.EndMarker) as Token;
    if (!this.RECORDING_PHASE) {
      // A compound statement in one line is not complete before the line is.
      const lineIsOpen = last.tokenType === tokens.Newline && last.col_offset < 0;
      if (body.length === 0 || (lineIsOpen && isCompound(body[0]!))) this.fail(end);
    }
    return { kind: 'Interactive', body };
  });

  /** `(int, *str, **bool) -> None` */
  protected functionType = this.RULE('functionType', (): FunctionType => {
    const argtypes: Expr[] = [];
    this.CONSUME(tokens.LeftParenthesis);
    let stars = 0;
    this.OPTION(() => {
      stars = this.SUBRULE(this.argumentType, { ARGS: [argtypes, stars] });
      this.MANY(() => {
        this.CONSUME(tokens.Comma);
        stars = this.SUBRULE1(this.argumentType, { ARGS: [argtypes, stars] });
      });
    });
    this.CONSUME(tokens.RightParenthesis);
    this.CONSUME(tokens.Arrow);
    const returns = this.SUBRULE(this.expression);
    this.MANY1(() => this.CONSUME(tokens.Newline));
    this.CONSUME(tokens.EndMarker);
    return { kind: 'FunctionType', argtypes, returns };
  });

  /** One that has more stars than those before it; or none, when none had. Gives the number of its stars. */
  protected argumentType = this.RULE('argumentType', (argtypes: Expr[] = [], before = 0): number => {
    const start = this.next();
    let stars = 0;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(tokens.Star);
            stars = 1;
          },
        },
        {
          ALT: () => {
            this.CONSUME(tokens.DoubleStar);
            stars = 2;
          },
        },
      ]);
    });
    if (before > 0 && stars <= before) this.fail(start);
    argtypes.push(this.SUBRULE(this.expression));
    return stars;
  });

  /** An expression of any kind, for those who explain failures. */
  protected fragment = this.RULE('fragment', (): Expr => {
    const start = this.next();
    let value: Expr | undefined;
    this.OR([
      { ALT: () => (value = this.SUBRULE(this.yieldExpression)) },
      {
        ALT: () => {
          const elements = [this.SUBRULE(this.element)];
          value = elements[0]!;
          if (!this.RECORDING_PHASE && !this.startsWith(tokens.Comma)) return;
          this.SUBRULE(this.moreElements, { ARGS: [elements] });
          value = build.tuple(elements, start, this.last());
        },
      },
    ]);
    this.CONSUME(tokens.EndMarker);
    return value!;
  });

  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  /**
   * Throws `ParseFailure`, `TooDeep`, or `PythonSyntaxError` for a literal that can't be read; a `RangeError` when the
   * JavaScript stack is too small. It is enough when nests are folded that are so many levels apart, which takes longer.
   */
  read<M extends Mode | 'func_type'>(
    source: SourceText,
    list: Token[],
    mode: M,
    levelsApart: number | null = null,
    intDigits = maxIntDigits,
  ): RootOf<M> {
    this.literals = new LiteralReader(source, intDigits);
    const rule = this.#starts[mode] as GrammarRule<RootOf<M>>;
    try {
      const folded = levelsApart === null ? list : foldNests(list, levelsApart, this.#readNest);
      return this.#parse(folded, rule);
    } catch (thrown) {
      throw unfolded(thrown);
    } finally {
      this.tokVector = [];
    }
  }

  readonly #starts = {
    exec: this.module,
    eval: this.evaluated,
    single: this.interactive,
    func_type: this.functionType,
  };

  readonly #readNest: ReadNest = (type, list, raw) => {
    switch (type) {
      case tokens.ReadAtom:
        return this.#parseAll(list, this.primary);
      case tokens.ReadCall:
        return this.#parseAll(list, this.callArguments);
      case tokens.ReadSubscript:
        return this.#parseAll(list, this.subscript);
      case tokens.ReadParameters:
        return this.#parseAll(list, this.lambdaParameters);
      case tokens.ReadBlock:
        return this.#parseAll(list, this.indented);
      default:
        return this.#parseAll(list, raw ? this.rawField : this.plainField);
    }
  };

  // A rule that is entered from outside gets no arguments.

  protected subscript = this.RULE('subscript', (): Expr => {
    this.CONSUME(tokens.LeftBracket);
    const slice = this.SUBRULE(this.slices);
    this.CONSUME(tokens.RightBracket);
    return slice;
  });

  protected plainField = this.RULE('plainField', (): Expr[] => {
    const values: Expr[] = [];
    this.SUBRULE(this.replacementField, { ARGS: [values, false] });
    return values;
  });

  protected rawField = this.RULE('rawField', (): Expr[] => {
    const values: Expr[] = [];
    this.SUBRULE(this.replacementField, { ARGS: [values, true] });
    return values;
  });

  /** The node of some tokens that end with ENDMARKER; throws as `read`. */
  readExpression(source: SourceText, list: Token[]): Expr {
    return this.#start(source, list, this.fragment);
  }

  /** The arguments of a call, parentheses included. */
  readArguments(source: SourceText, list: Token[]): CallArguments {
    return this.#start(source, list, this.callArguments);
  }

  #start<Result>(source: SourceText, list: Token[], rule: GrammarRule<Result>): Result {
    this.literals = new LiteralReader(source);
    return this.#parse(list, rule);
  }

  #parse<Result>(list: Token[], rule: GrammarRule<Result>): Result {
    this.operators.clear();
    this.level = outermostLevel;
    this.deepest = outermostLevel;
    this.statementLevel = 0;
    return this.parseTokens(list, rule);
  }

  /** What all tokens but the last make. */
  #parseAll<Result>(list: Token[], rule: GrammarRule<Result>): NestContent {
    const nodes = this.#parse(list, rule);
    if (!this.isAtLast) this.fail();
    return { nodes: () => nodes, levels: this.deepest - outermostLevel };
  }

  get warnings(): SyntaxWarningNote[] {
    return this.literals.warnings;
  }
}
