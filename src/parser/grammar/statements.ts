/** Simple statements. Docs: reference/simple_stmts.html. */
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type * as ast from '../ast.ts';
import type { Expr, Stmt } from '../ast.ts';
import * as build from '../build.ts';
import { isBare } from './atoms.ts';
import type { GrammarRule } from './engine.ts';
import { augmentedOperators } from './operators.ts';
import { PatternParser } from './patterns.ts';
import { toTarget } from './targets.ts';

export class StatementParser extends PatternParser {
  declare protected typeParameters: GrammarRule<ast.TypeParam[]>;

  /** Simple statements with semicolons between them, up to the end of the line. */
  protected simpleLine = this.RULE('simpleLine', (body: Stmt[] = []): void => {
    let complete = true;
    body.push(this.SUBRULE(this.simpleStatement));
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Semicolon);
        complete = false;
        this.OPTION(() => {
          body.push(this.SUBRULE1(this.simpleStatement));
          complete = true;
        });
      },
    });
    this.CONSUME(tokens.Newline);
  });

  readonly #simple: { GATE?: () => boolean; ALT: () => Stmt }[] = [
    { GATE: () => this.#isTypeAlias(), ALT: () => this.SUBRULE(this.typeAlias) },
    { ALT: () => this.SUBRULE(this.expressionStatement) },
    { ALT: () => this.SUBRULE(this.returnStatement) },
    { ALT: () => this.SUBRULE(this.importStatement) },
    { ALT: () => this.SUBRULE(this.importFrom) },
    { ALT: () => this.SUBRULE(this.raiseStatement) },
    { ALT: () => this.#word('Pass', this.CONSUME(tokens.Pass) as Token) },
    { ALT: () => this.#word('Break', this.CONSUME(tokens.Break) as Token) },
    { ALT: () => this.#word('Continue', this.CONSUME(tokens.Continue) as Token) },
    { ALT: () => this.SUBRULE(this.deleteStatement) },
    { ALT: () => this.SUBRULE(this.assertStatement) },
    { ALT: () => this.SUBRULE(this.scopeStatement) },
  ];

  protected simpleStatement = this.RULE('simpleStatement', (): Stmt => this.OR(this.#simple));

  #word(kind: ast.Simple['kind'], token: Token): Stmt {
    return build.node(kind, token, token, {});
  }

  // ── Expressions and assignments ──────────────────────────────────────────────────────────────────

  protected expressionStatement = this.RULE('expressionStatement', (): Stmt => {
    const first = this.next();
    this.statementLevel = this.level;
    const value = this.SUBRULE(this.assignedValue);
    let statement: Stmt | undefined;
    this.OPTION(() => {
      statement = this.OR([
        { ALT: () => this.SUBRULE(this.assignment, { ARGS: [value, first] }) },
        { ALT: () => this.SUBRULE(this.augmentedAssignment, { ARGS: [value, first] }) },
        { ALT: () => this.SUBRULE(this.annotatedAssignment, { ARGS: [value, first] }) },
      ]);
    });
    this.statementLevel = 0;
    return statement ?? build.node('Expr', first, this.last(), { value });
  });

  protected assignment = this.RULE('assignment', (first?: Expr, start: Token = this.next()): Stmt => {
    const targets: Expr[] = [];
    let value = first!;
    this.AT_LEAST_ONE(() => {
      if (!this.RECORDING_PHASE) {
        if (!toTarget(value, 'Store')) this.fail();
        targets.push(value);
      }
      this.CONSUME(tokens.Equal);
      value = this.SUBRULE(this.assignedValue);
    });
    return build.node('Assign', start, this.last(), { targets, value });
  });

  readonly #augmented = augmentedOperators.map(({ type, op }) => ({
    ALT: (): ast.Operator => {
      this.CONSUME(type);
      return op;
    },
  }));

  protected augmentedAssignment = this.RULE(
    'augmentedAssignment',
    (target?: Expr, start: Token = this.next()): Stmt => {
      if (!this.RECORDING_PHASE && !isSingleTarget(target!)) this.fail();
      const op = this.OR(this.#augmented);
      const value = this.SUBRULE(this.assignedValue);
      return build.node('AugAssign', start, this.last(), {
        target: target as ast.AugAssign['target'],
        op,
        value,
      });
    },
  );

  protected annotatedAssignment = this.RULE('annotatedAssignment', (target?: Expr, first?: Token): Stmt => {
    if (!this.RECORDING_PHASE && !isSingleTarget(target!)) this.fail();
    this.CONSUME(tokens.Colon);
    const annotation = this.SUBRULE(this.expression);
    let value: Expr | null = null;
    this.OPTION(() => {
      this.CONSUME(tokens.Equal);
      value = this.SUBRULE(this.assignedValue);
    });
    return build.node('AnnAssign', first ?? annotation, this.last(), {
      target: target as ast.AnnAssign['target'],
      annotation,
      value,
      simple:
        first !== undefined && target!.kind === 'Name' && isBare(target!, first)
          ? (1 as const)
          : (0 as const),
    });
  });

  /** `type` begins an alias only before a name and `=` or `[`. */
  #isTypeAlias(): boolean {
    if (this.next().image !== 'type' || this.ahead(2).tokenTypeIdx !== tokens.Name.tokenTypeIdx) return false;
    return true;
  }

  protected typeAlias = this.RULE('typeAlias', (): Stmt => {
    const start = this.CONSUME(tokens.Name) as Token;
    const token = this.CONSUME1(tokens.Name) as Token;
    const type_params = this.OPTION(() => this.SUBRULE(this.typeParameters)) ?? [];
    this.CONSUME(tokens.Equal);
    const value = this.SUBRULE(this.expression);
    const name: ast.Name = build.name(token.image, token);
    name.ctx = 'Store';
    return build.node('TypeAlias', start, this.last(), { name, type_params, value });
  });

  // ── Statements that begin with a keyword ─────────────────────────────────────────────────────────

  protected returnStatement = this.RULE('returnStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Return) as Token;
    const value = this.OPTION(() => this.SUBRULE(this.starExpressions)) ?? null;
    return build.node('Return', start, this.last(), { value });
  });

  protected raiseStatement = this.RULE('raiseStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Raise) as Token;
    let exc: Expr | null = null;
    let cause: Expr | null = null;
    this.OPTION(() => {
      exc = this.SUBRULE(this.expression);
      this.OPTION1(() => {
        this.CONSUME(tokens.From);
        cause = this.SUBRULE1(this.expression);
      });
    });
    return build.node('Raise', start, this.last(), { exc, cause });
  });

  protected deleteStatement = this.RULE('deleteStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Del) as Token;
    const targets = this.SUBRULE(this.deleteTargets);
    return build.node('Delete', start, this.last(), { targets });
  });

  protected assertStatement = this.RULE('assertStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Assert) as Token;
    const test = this.SUBRULE(this.expression);
    const msg =
      this.OPTION(() => {
        this.CONSUME(tokens.Comma);
        return this.SUBRULE1(this.expression);
      }) ?? null;
    return build.node('Assert', start, this.last(), { test, msg });
  });

  protected scopeStatement = this.RULE('scopeStatement', (): Stmt => {
    const start = this.next();
    const kind = this.OR([
      { ALT: () => (this.CONSUME(tokens.Global), 'Global' as const) },
      { ALT: () => (this.CONSUME(tokens.Nonlocal), 'Nonlocal' as const) },
    ]);
    const names = [(this.CONSUME(tokens.Name) as Token).image];
    this.MANY(() => {
      this.CONSUME(tokens.Comma);
      names.push((this.CONSUME1(tokens.Name) as Token).image);
    });
    return build.node(kind, start, this.last(), { names });
  });

  // ── Imports ──────────────────────────────────────────────────────────────────────────────────────

  protected importStatement = this.RULE('importStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Import) as Token;
    const names = [this.SUBRULE(this.dottedAlias)];
    this.MANY(() => {
      this.CONSUME(tokens.Comma);
      names.push(this.SUBRULE1(this.dottedAlias));
    });
    return build.node('Import', start, this.last(), { names });
  });

  protected dottedAlias = this.RULE('dottedAlias', (): ast.Alias => {
    const start = this.next();
    const name = this.SUBRULE(this.dottedName);
    const asname =
      this.OPTION(() => {
        this.CONSUME(tokens.As);
        return (this.CONSUME(tokens.Name) as Token).image;
      }) ?? null;
    return build.node('alias', start, this.last(), { name, asname });
  });

  protected dottedName = this.RULE('dottedName', (): string => {
    let name = (this.CONSUME(tokens.Name) as Token).image;
    this.MANY(() => {
      this.CONSUME(tokens.Dot);
      name += `.${(this.CONSUME1(tokens.Name) as Token).image}`;
    });
    return name;
  });

  protected importFrom = this.RULE('importFrom', (): Stmt => {
    const start = this.CONSUME(tokens.From) as Token;
    let level = 0;
    this.MANY(() => {
      this.OR([
        { ALT: () => (this.CONSUME(tokens.Dot), (level += 1)) },
        { ALT: () => (this.CONSUME(tokens.EllipsisDots), (level += 3)) },
      ]);
    });
    const module = this.OPTION(() => this.SUBRULE(this.dottedName)) ?? null;
    if (module === null && level === 0) this.fail();
    this.CONSUME(tokens.Import);
    const names: ast.Alias[] = [];
    this.OR1([
      {
        ALT: () => {
          const star = this.CONSUME(tokens.Star) as Token;
          names.push(build.node('alias', star, star, { name: '*', asname: null }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(tokens.LeftParenthesis);
          this.SUBRULE(this.importedNames, { ARGS: [names, true] });
          this.CONSUME(tokens.RightParenthesis);
        },
      },
      { ALT: () => this.SUBRULE1(this.importedNames, { ARGS: [names, false] }) },
    ]);
    return build.node('ImportFrom', start, this.last(), { module, names, level });
  });

  /** A last comma is allowed only inside of parentheses. */
  protected importedNames = this.RULE('importedNames', (names: ast.Alias[] = [], lastComma = false): void => {
    let complete = true;
    names.push(this.SUBRULE(this.importedName));
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        complete = false;
        this.OPTION(() => {
          names.push(this.SUBRULE1(this.importedName));
          complete = true;
        });
      },
    });
    if (!complete && !lastComma) this.fail();
  });

  protected importedName = this.RULE('importedName', (): ast.Alias => {
    const name = this.CONSUME(tokens.Name) as Token;
    const asname =
      this.OPTION(() => {
        this.CONSUME(tokens.As);
        return (this.CONSUME1(tokens.Name) as Token).image;
      }) ?? null;
    return build.node('alias', name, this.last(), { name: name.image, asname });
  });
}

/** `a`, `a.b`, `a[b]`, in parentheses or not: what `+=` and an annotation can stand behind. */
function isSingleTarget(value: Expr): boolean {
  return (
    value.kind !== 'Tuple' && value.kind !== 'List' && value.kind !== 'Starred' && toTarget(value, 'Store')
  );
}
