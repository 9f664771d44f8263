/** Targets of assignments, `for`, `with … as` and `del`. Docs: reference/simple_stmts.html#assignment-statements. */
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type { Context, Expr } from '../ast.ts';
import * as build from '../build.ts';
import { ExpressionParser } from './expressions.ts';

export class TargetParser extends ExpressionParser {
  /** `a`, `a, *b`, after `for`. */
  protected override targetList = this.RULE('targetList', (): Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.target);
    let elements: Expr[] | null = null;
    let complete = true;
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        elements ??= [first];
        complete = false;
        this.OPTION(() => {
          elements!.push(this.SUBRULE1(this.target));
          complete = true;
        });
      },
    });
    if (elements !== null) return { ...build.tuple(elements, start, this.last()), ctx: 'Store' };
    return first;
  });

  /** One target with an optional star. */
  protected target = this.RULE('target', (): Expr => {
    let star: Token | null = null;
    this.OPTION(() => {
      star = this.CONSUME(tokens.Star) as Token;
    });
    const value = this.SUBRULE(this.primary);
    if (!toTarget(value, 'Store')) this.fail();
    return star === null ? value : { ...build.starred(value, star, this.last()), ctx: 'Store' };
  });

  protected deleteTargets = this.RULE('deleteTargets', (): Expr[] => {
    const targets: Expr[] = [];
    let complete = true;
    const add = (value: Expr): void => {
      if (!toTarget(value, 'Del')) this.fail();
      targets.push(value);
    };
    add(this.SUBRULE(this.primary));
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        complete = false;
        this.OPTION(() => {
          add(this.SUBRULE1(this.primary));
          complete = true;
        });
      },
    });
    return targets;
  });
}

/** Turns an expression into a target; false when it can't be one. */
export function toTarget(value: Expr, context: Context): boolean {
  switch (value.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      value.ctx = context;
      return true;
    case 'Tuple':
    case 'List':
      value.ctx = context;
      return value.elts.every((each) => toTarget(each, context));
    case 'Starred':
      if (context === 'Del' || value.value.kind === 'Starred') return false;
      value.ctx = context;
      return toTarget(value.value, context);
    default:
      return false;
  }
}
