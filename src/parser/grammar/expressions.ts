/** Operators, calls, subscripts, lambda, await, yield. Docs: reference/expressions.html. */
import type { TokenType } from 'chevrotain';
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type * as ast from '../ast.ts';
import type { Expr } from '../ast.ts';
import * as build from '../build.ts';
import { AtomParser, isBare } from './atoms.ts';
import {
  type BinaryEntry,
  binaryOperators,
  is,
  isNot,
  notIn,
  OperatorStack,
  type PrefixEntry,
  precedence,
  prefixOperators,
} from './operators.ts';
import { ParameterList } from './parameters.ts';

export interface CallArguments {
  args: Expr[];
  keywords: ast.Keyword[];
}

/** What waits for the rest of an expression: `lambda …:` or `body if test else`. */
type Pending = { start: Token; args: ast.Arguments } | { start: Token; body: Expr; test: Expr };

export class ExpressionParser extends AtomParser {
  protected readonly operators = new OperatorStack();
  /** The loosest operator of the disjunction read last, outside of brackets. */
  #loosest: number = precedence.power;

  // ── Expressions ──────────────────────────────────────────────────────────────────────────────────

  /** `lambda` and the conditional expression, in a loop: both go on with an expression at their end. */
  protected override expression = this.RULE('expression', (): Expr => {
    const { level } = this;
    let pending: Pending[] | null = null;
    this.MANY(() => {
      pending ??= [];
      pending.push(this.SUBRULE(this.lambdaHead));
      this.deepen(levels.lambda);
    });
    let start = this.next();
    let value = this.SUBRULE(this.disjunction);
    this.MANY1(() => {
      this.CONSUME(tokens.If);
      const test = this.SUBRULE1(this.disjunction);
      this.CONSUME(tokens.Else);
      pending ??= [];
      pending.push({ start, body: value, test });
      this.deepen(1);
      this.MANY2(() => {
        pending!.push(this.SUBRULE1(this.lambdaHead));
        this.deepen(levels.lambda);
      });
      start = this.next();
      value = this.SUBRULE2(this.disjunction);
    });
    if (pending !== null) {
      this.level = level;
      if (!this.RECORDING_PHASE) value = finishPending(pending, value, this.last());
    }
    return value;
  });

  protected lambdaHead = this.RULE('lambdaHead', (): Pending => {
    const start = this.CONSUME(tokens.Lambda) as Token;
    let args: ast.Arguments | undefined;
    if (this.RECORDING_PHASE || this.startsWith(tokens.ReadParameters)) {
      this.OPTION(() => {
        args = this.nodesOf(this.CONSUME(tokens.ReadParameters));
      });
    }
    if (args === undefined || this.RECORDING_PHASE) args = this.SUBRULE(this.lambdaParameters);
    this.CONSUME(tokens.Colon);
    return { start, args };
  });

  /** An element of a display or a condition: `*a`, `a := b`, or an expression. */
  protected override element = this.RULE('element', (): Expr => {
    const first = this.next();
    if (this.RECORDING_PHASE || first.tokenTypeIdx === starNumber) {
      let value: Expr | undefined;
      this.OPTION(() => {
        this.CONSUME(tokens.Star);
        value = build.starred(this.SUBRULE(this.bitwiseOr), first, this.last());
      });
      if (value !== undefined && !this.RECORDING_PHASE) return value;
    }
    let value = this.SUBRULE(this.expression);
    this.OPTION1({
      GATE: () => this.last() === first && value.kind === 'Name',
      DEF: () => {
        this.CONSUME(tokens.ColonEqual);
        value = build.namedExpr(store(value as ast.Name), this.SUBRULE1(this.expression), this.last());
      },
    });
    return value;
  });

  /** A condition: an element without a star. */
  protected condition = this.RULE('condition', (): Expr => {
    const first = this.next();
    const value = this.SUBRULE(this.element);
    if (value.kind === 'Starred') this.fail(first);
    return value;
  });

  protected starExpression = this.RULE(
    'starExpression',
    (): Expr =>
      this.OR([
        {
          ALT: () => {
            const star = this.CONSUME(tokens.Star) as Token;
            return build.starred(this.SUBRULE(this.bitwiseOr), star, this.last());
          },
        },
        { ALT: () => this.SUBRULE(this.expression) },
      ]),
  );

  /** `a`, `a, b`, `*a, b`: a tuple where there is a comma. */
  protected override starExpressions = this.RULE('starExpressions', (): Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.starExpression);
    let elements: Expr[] | null = null;
    let complete = true;
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        elements ??= [first];
        complete = false;
        this.OPTION(() => {
          elements!.push(this.SUBRULE1(this.starExpression));
          complete = true;
        });
      },
    });
    return elements === null ? first : build.tuple(elements, start, this.last());
  });

  protected override yieldExpression = this.RULE('yieldExpression', (): Expr => {
    const start = this.CONSUME(tokens.Yield) as Token;
    let value: Expr | null = null;
    let from = false;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(tokens.From);
            from = true;
            value = this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            value = this.SUBRULE(this.starExpressions);
          },
        },
      ]);
    });
    return from ? build.yieldFrom(value!, start, this.last()) : build.yieldExpr(value, start, this.last());
  });

  /** What may stand right of `=`. */
  protected assignedValue = this.RULE(
    'assignedValue',
    (): Expr =>
      this.OR([
        { ALT: () => this.SUBRULE(this.yieldExpression) },
        { ALT: () => this.SUBRULE(this.starExpressions) },
      ]),
  );

  // ── Operators ────────────────────────────────────────────────────────────────────────────────────

  /** A row of operands with binary operators between them; the operator stack makes the tree. */
  protected override disjunction = this.RULE('disjunction', (): Expr => {
    const { operators, level } = this;
    const mark = operators.mark;
    let loosest: number = precedence.power;
    let plain = true;
    const prefix = (): void => {
      const entry = this.SUBRULE(this.prefixOperator);
      this.deepen(1);
      if (plain && mark === operators.mark) plain = false;
      if (!this.RECORDING_PHASE) {
        if (!operators.takesPrefix(entry, mark)) this.fail(this.last());
        operators.prefix(entry, this.last());
        if (entry.precedence < loosest) loosest = entry.precedence;
      }
    };
    this.MANY(prefix);
    const start = this.next();
    const first = this.SUBRULE(this.primary);
    if (plain && !this.RECORDING_PHASE && binaryStart[this.next().tokenTypeIdx] !== 1) {
      this.#loosest = precedence.power;
      return first;
    }
    if (!this.RECORDING_PHASE) operators.operand(first, start, this.last());
    this.MANY1(() => {
      const entry = this.SUBRULE(this.binaryOperator);
      if (!this.RECORDING_PHASE) {
        operators.binary(entry, mark);
        if (entry.precedence < loosest) loosest = entry.precedence;
        if (entry.precedence === precedence.power) this.deepen(levels.power);
        else this.level = level;
      }
      this.MANY2(() => {
        const unary = this.SUBRULE1(this.prefixOperator);
        this.deepen(1);
        if (this.RECORDING_PHASE) return;
        if (!operators.takesPrefix(unary, mark)) this.fail(this.last());
        operators.prefix(unary, this.last());
        if (unary.precedence < loosest) loosest = unary.precedence;
      });
      const start = this.next();
      const operand = this.SUBRULE1(this.primary);
      if (!this.RECORDING_PHASE) operators.operand(operand, start, this.last());
    });
    this.#loosest = loosest;
    this.level = level;
    return this.RECORDING_PHASE ? first : operators.finish(mark);
  });

  /** An operand of a star: nothing looser than `|`. */
  protected override bitwiseOr = this.RULE('bitwiseOr', (): Expr => {
    const value = this.SUBRULE(this.disjunction);
    if (this.#loosest < precedence.bitOr) this.fail();
    return value;
  });

  readonly #prefixes = prefixOperators.map((entry) => ({
    ALT: (): PrefixEntry => {
      this.CONSUME(entry.type);
      return entry;
    },
  }));

  protected prefixOperator = this.RULE('prefixOperator', (): PrefixEntry => this.OR(this.#prefixes));

  readonly #binaries = [
    ...binaryOperators.map((entry) => ({
      ALT: (): BinaryEntry => {
        this.CONSUME(entry.type);
        return entry;
      },
    })),
    {
      ALT: (): BinaryEntry => {
        this.CONSUME1(tokens.Not);
        this.CONSUME1(tokens.In);
        return notIn;
      },
    },
    {
      ALT: (): BinaryEntry => {
        this.CONSUME1(tokens.Is);
        return this.OPTION(() => (this.CONSUME2(tokens.Not), isNot)) ?? is;
      },
    },
  ];

  protected binaryOperator = this.RULE('binaryOperator', (): BinaryEntry => this.OR(this.#binaries));

  // ── Primaries ────────────────────────────────────────────────────────────────────────────────────

  protected primary = this.RULE('primary', (): Expr => {
    let awaited: Token | null = null;
    let start = this.next();
    if (this.RECORDING_PHASE || this.next().tokenTypeIdx === awaitNumber) {
      this.OPTION(() => {
        awaited = this.CONSUME(tokens.Await) as Token;
        start = this.next();
      });
    }
    let value: Expr = this.OR(this.atoms);
    this.MANY(() => {
      value = this.OR1([
        {
          ALT: () => {
            this.CONSUME(tokens.Dot);
            const name = this.CONSUME1(tokens.Name) as Token;
            return build.attribute(value, name.image, start, name);
          },
        },
        {
          ALT: () => {
            const { args, keywords } = this.SUBRULE(this.callArguments);
            return build.call(value, args, keywords, start, this.last());
          },
        },
        {
          ALT: () => {
            this.CONSUME(tokens.LeftBracket);
            const level = this.enterBrackets(levels.trailer);
            const slice = this.SUBRULE(this.slices);
            this.level = level;
            return build.subscript(value, slice, start, this.CONSUME(tokens.RightBracket) as Token);
          },
        },
        {
          ALT: () => {
            const { args, keywords } = this.nodesOf<CallArguments>(this.CONSUME(tokens.ReadCall));
            return build.call(value, args ?? [], keywords ?? [], start, this.last());
          },
        },
        {
          ALT: () => {
            const slice = this.nodesOf<Expr>(this.CONSUME(tokens.ReadSubscript));
            return build.subscript(value, slice, start, this.last());
          },
        },
      ]);
    });
    return awaited === null ? value : build.awaitExpr(value, awaited, this.last());
  });

  /** `(a, *b, c=d, **e)` or `(a for a in b)`, of a call or a class. */
  protected callArguments = this.RULE('callArguments', (): CallArguments => {
    const open = this.CONSUME(tokens.LeftParenthesis) as Token;
    const level = this.enterBrackets(levels.trailer);
    const args: Expr[] = [];
    const keywords: ast.Keyword[] = [];
    const call: CallArguments = { args, keywords };
    let complete = false;
    let generator = false;
    this.OPTION(() => {
      this.SUBRULE(this.callArgument, { ARGS: [call] });
      complete = true;
      this.OPTION1({
        GATE: () => keywords.length === 0 && args[0]!.kind !== 'Starred',
        DEF: () => {
          args[0] = build.listComp(
            'GeneratorExp',
            args[0]!,
            this.SUBRULE(this.comprehensionClauses),
            open,
            open,
          );
          generator = true;
        },
      });
      this.MANY({
        GATE: () => complete && !generator,
        DEF: () => {
          this.CONSUME(tokens.Comma);
          complete = false;
          this.OPTION2(() => {
            this.SUBRULE1(this.callArgument, { ARGS: [call] });
            complete = true;
          });
        },
      });
    });
    const close = this.CONSUME(tokens.RightParenthesis) as Token;
    this.level = level;
    if (generator) {
      const only = args[0]!;
      only.end_lineno = close.end_lineno;
      only.end_col_offset = close.end_col_offset;
    }
    return call;
  });

  protected callArgument = this.RULE('callArgument', (call?: CallArguments): void => {
    const { args, keywords } = call ?? { args: [], keywords: [] };
    const first = this.next();
    const last = keywords[keywords.length - 1];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(tokens.DoubleStar);
          keywords.push(build.keyword(null, this.SUBRULE(this.expression), first, this.last()));
        },
      },
      {
        IGNORE_AMBIGUITIES: true,
        ALT: () => {
          this.CONSUME(tokens.Star);
          if (last !== undefined && keywords.some((each) => each.arg === null)) this.fail(first);
          args.push(build.starred(this.SUBRULE1(this.expression), first, this.last()));
        },
      },
      {
        ALT: () => {
          const value = this.SUBRULE(this.element);
          let isKeyword = false;
          this.OPTION({
            GATE: () => value.kind === 'Name' && this.last() === first,
            DEF: () => {
              this.CONSUME(tokens.Equal);
              keywords.push(
                build.keyword((value as ast.Name).id, this.SUBRULE2(this.expression), first, this.last()),
              );
              isKeyword = true;
            },
          });
          if (isKeyword) return;
          if (last !== undefined) this.fail();
          args.push(value);
        },
      },
    ]);
  });

  protected slices = this.RULE('slices', (): Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.slice);
    let elements: Expr[] | null = null;
    let complete = true;
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        elements ??= [first];
        complete = false;
        this.OPTION(() => {
          elements!.push(this.SUBRULE1(this.slice));
          complete = true;
        });
      },
    });
    if (elements !== null) return build.tuple(elements, start, this.last());
    return first.kind === 'Starred' ? build.tuple([first], start, this.last()) : first;
  });

  protected slice = this.RULE(
    'slice',
    (): Expr =>
      this.OR([
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            const star = this.CONSUME(tokens.Star) as Token;
            return build.starred(this.SUBRULE(this.expression), star, this.last());
          },
        },
        {
          ALT: () => {
            const start = this.next();
            const lower = this.SUBRULE(this.element);
            return (
              this.OPTION(() => {
                if (lower.kind === 'NamedExpr' && isBare(lower, start)) this.fail();
                return this.SUBRULE(this.sliceRest, { ARGS: [lower, start] });
              }) ?? lower
            );
          },
        },
        { ALT: () => this.SUBRULE1(this.sliceRest, { ARGS: [null, this.next()] }) },
      ]),
  );

  /** `:upper:step`, after the lower bound. */
  protected sliceRest = this.RULE(
    'sliceRest',
    (lower: Expr | null = null, start: Token = this.next()): Expr => {
      let upper: Expr | null = null;
      let step: Expr | null = null;
      this.CONSUME(tokens.Colon);
      this.OPTION(() => {
        upper = this.SUBRULE(this.expression);
      });
      this.OPTION1(() => {
        this.CONSUME1(tokens.Colon);
        this.OPTION2(() => {
          step = this.SUBRULE1(this.expression);
        });
      });
      return build.slice(lower, upper, step, start, this.last());
    },
  );

  // ── Parameters of lambda ─────────────────────────────────────────────────────────────────────────

  protected lambdaParameters = this.RULE('lambdaParameters', (): ast.Arguments => {
    const list = new ParameterList();
    let complete = false;
    this.OPTION(() => {
      this.SUBRULE(this.lambdaParameter, { ARGS: [list] });
      complete = true;
      this.MANY({
        GATE: () => complete,
        DEF: () => {
          this.CONSUME(tokens.Comma);
          complete = false;
          this.OPTION1(() => {
            this.SUBRULE1(this.lambdaParameter, { ARGS: [list] });
            complete = true;
          });
        },
      });
    });
    if (!list.isComplete) this.fail();
    return list.finish();
  });

  protected lambdaParameter = this.RULE(
    'lambdaParameter',
    (list: ParameterList = new ParameterList()): void => {
      const first = this.next();
      this.OR([
        {
          ALT: () => {
            this.CONSUME(tokens.Slash);
            if (!list.slash()) this.fail(first);
          },
        },
        {
          ALT: () => {
            this.CONSUME(tokens.Star);
            const name = this.OPTION(() => this.CONSUME(tokens.Name) as Token);
            if (!list.star(name === undefined ? null : build.arg(name.image, null, name, name)))
              this.fail(first);
          },
        },
        {
          ALT: () => {
            this.CONSUME(tokens.DoubleStar);
            const name = this.CONSUME1(tokens.Name) as Token;
            if (!list.doubleStar(build.arg(name.image, null, name, name))) this.fail(first);
          },
        },
        {
          ALT: () => {
            const name = this.CONSUME2(tokens.Name) as Token;
            const initial = this.OPTION1(() => {
              this.CONSUME(tokens.Equal);
              this.deepen(levels.initial);
              const value = this.SUBRULE(this.expression);
              this.level -= levels.initial;
              return value;
            });
            if (!list.plain(build.arg(name.image, null, name, name), initial ?? null)) this.fail();
          },
        },
      ]);
    },
  );
}

/** Makes a name that was read as a value a target. */
function store(name: ast.Name): ast.Name {
  name.ctx = 'Store';
  return name;
}

function finishPending(pending: Pending[], last: Expr, end: Token): Expr {
  let value = last;
  for (let i = pending.length - 1; i >= 0; i--) {
    const each = pending[i]!;
    value =
      'args' in each
        ? build.lambda(each.args, value, each.start, end)
        : build.ifExp(each.test, each.body, value, each.start, end);
  }
  return value;
}

/** Levels of CPython's parser: see `Engine.level`. */
const levels = { lambda: 2, initial: 8, power: 2, trailer: 24 } as const;

const starNumber = tokens.Star.tokenTypeIdx!;
const awaitNumber = tokens.Await.tokenTypeIdx!;
const binaryStart = new Uint8Array(128);
for (const { type } of [...binaryOperators, is, notIn] as { type: TokenType }[])
  binaryStart[type.tokenTypeIdx!] = 1;
