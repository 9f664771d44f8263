/** Known mistakes: what a wrong program looks like at a certain place of the grammar, and what CPython says about it. */

import type { Token } from '../../lexer/token.ts';
import type { Found, Problem } from './explain.ts';
import { invalidTarget, isBareLegacyStatement, kindName } from './targets.ts';

export interface Mistake {
  /** In the notation of the grammar. */
  pattern: string;
  /** Null: not this mistake after all. */
  tell: (found: Found) => Problem | null;
}

const mistake = (pattern: string, tell: Mistake['tell']): Mistake => ({ pattern, tell });

const says = (pattern: string, message: string): Mistake => mistake(pattern, (found) => found.here(message));
const colon = (pattern: string): Mistake => says(pattern, "expected ':'");
const at = (pattern: string, message: string): Mistake => mistake(pattern, (found) => found.at('a', message));
const next = (pattern: string, message: string): Mistake => mistake(pattern, (found) => found.next(message));
const block = (pattern: string, after: string): Mistake =>
  mistake(`${pattern} ':' NEWLINE !INDENT`, (found) =>
    found.indentation(`expected an indented block after ${after} on line ${found.token('a').lineno}`),
  );

const notLast = (names: string) => `parameter without a default follows parameter with a default${names}`;

const needParentheses = 'Generator expression must be parenthesized';
const maybeEquals = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
const noNames = "Expected one or more names after 'import'";
const operandNeedsParentheses = "'not' after an operator must be parenthesized";
const bothExcepts = "cannot have both 'except' and 'except*' on the same 'try'";

/** An error at the part of `a` that can't be assigned to. */
function target(found: Found, how: 'star' | 'del' | 'for'): Problem | null {
  const value = found.tree('a');
  const wrong = value === null ? null : invalidTarget(value, how);
  if (wrong === null) return null;
  const name = kindName(wrong);
  if (how === 'del') return found.place(wrong, `cannot delete ${name}`);
  return found.place(wrong, `cannot assign to ${name}`);
}

function parameters(names: {
  plain: string;
  initial: string;
  maybe: string;
  slashPlain: string;
  slashInitial: string;
  kind: string;
  parenthesized: string;
}): Mistake[] {
  const { plain, initial, maybe, slashPlain, slashInitial } = names;
  return [
    at("a='/' ','", 'at least one argument must precede /'),
    at(`(${slashPlain} / ${slashInitial}) ${maybe}* a='/'`, '/ may appear only once'),
    mistake(`[${slashPlain}] ${plain}* (${slashInitial} / ${initial}+) a=${plain}`, (found) =>
      found.place(found.token('a'), notLast('')),
    ),
    mistake(`${plain}* a='(' ${names.parenthesized} [','] b=')'`, (found) =>
      found.between('a', 'b', `${names.kind} parameters cannot be parenthesized`),
    ),
    at(
      `[${slashPlain} / ${slashInitial}] ${maybe}* '*' (',' / ${plain}) ${maybe}* a='/'`,
      '/ must be ahead of *',
    ),
    at(`${maybe}+ '/' a='*'`, 'expected comma between / and *'),
  ];
}

const keywords = (parameter: string): Mistake[] => [
  at(`'**' ${parameter} a='='`, 'var-keyword argument cannot have default value'),
  mistake(`'**' ${parameter} ',' a=${parameter}`, (found) =>
    found.place(found.token('a'), 'arguments cannot follow var-keyword argument'),
  ),
  at(`'**' ${parameter} ',' a=('*' / '**' / '/')`, 'arguments cannot follow var-keyword argument'),
];

function typeParameter(stars: string, kind: string): Mistake {
  return mistake(`'${stars}' NAME a=':' b=expression`, (found) => {
    const what = found.tree('b')?.kind === 'Tuple' ? 'constraints' : 'bound';
    return found.from('a', `cannot use ${what} with ${kind}`);
  });
}

const isImaginary = (token: Token): boolean => /[jJ]$/.test(token.image);

const noTypeParameters = [
  mistake("'[' a=']'", (found) => found.from('a', 'Type parameter list cannot be empty')),
];

const withItems = "','.(expression ['as' starTarget])+";
const parenthesizedItems = "'(' ','.(expressions ['as' starTarget])+ [','] ')'";

export const mistakes: Readonly<Record<string, readonly Mistake[]>> = {
  // ── Simple statements ──────────────────────────────────────────────────────────────────────────────
  moreStatements: [
    mistake('a=simpleLine', (found) => {
      if (found.isLast()) return null;
      const last = found.lastOf('a');
      const message = 'multiple statements found while compiling a single statement';
      return { ...found.place(last, message), reached: last };
    }),
  ],
  assignment: [
    mistake("a=annotatedDisplay ':' expression", (found) =>
      found.at('a', `only single target (not ${found.kind('a')}) can be annotated`),
    ),
    at(
      "a=starNamedExpression ',' starNamedExpressions* ':' expression",
      'only single target (not tuple) can be annotated',
    ),
    at("a=expression ':' expression", 'illegal target for annotation'),
    mistake("(starTargets '=')* a=starExpressions '='", (found) => target(found, 'star')),
    at("(starTargets '=')* a=yieldExpression '='", 'assignment to yield expression not possible'),
    mistake('a=starExpressions augmented (yieldExpression / starExpressions)', (found) =>
      found.at('a', `'${found.kind('a')}' is an illegal expression for augmented assignment`),
    ),
  ],
  delete: [mistake("'del' a=starExpressions", (found) => target(found, 'del'))],
  import: [
    mistake("'import' a=NEWLINE", (found) => found.from('a', noNames)),
    mistake("a='import' ','.dottedName+ 'from' dottedName", (found) =>
      found.from('a', "Did you mean to use 'from ... import ...' instead?"),
    ),
  ],
  importTargets: [
    says("importedNames ',' NEWLINE", 'trailing comma not allowed without surrounding parentheses'),
    mistake('a=NEWLINE', (found) => found.from('a', noNames)),
  ],

  // ── Compound statements ────────────────────────────────────────────────────────────────────────────
  block: [mistake('NEWLINE !INDENT', (found) => found.indentation('expected an indented block'))],
  if: [colon("'if' namedExpression NEWLINE"), block("a='if' namedExpression", "'if' statement")],
  elif: [colon("'elif' namedExpression NEWLINE"), block("a='elif' namedExpression", "'elif' statement")],
  else: [block("a='else'", "'else' statement")],
  while: [colon("'while' namedExpression NEWLINE"), block("a='while' namedExpression", "'while' statement")],
  for: [
    colon("['async'] 'for' starTargets 'in' starExpressions NEWLINE"),
    block("['async'] a='for' starTargets 'in' starExpressions", "'for' statement"),
  ],
  forTarget: [mistake("['async'] 'for' a=starExpressions", (found) => target(found, 'for'))],
  inClause: [
    says("['async'] 'for' bitwiseOr (',' bitwiseOr)* [','] !'in'", "'in' expected after for-loop variables"),
  ],
  with: [
    colon(`['async'] 'with' ${withItems} NEWLINE`),
    colon(`['async'] 'with' ${parenthesizedItems} NEWLINE`),
  ],
  withIndent: [
    block(`['async'] a='with' ${withItems}`, "'with' statement"),
    block(`['async'] a='with' ${parenthesizedItems}`, "'with' statement"),
  ],
  withItem: [mistake("expression 'as' a=expression &(',' / ')' / ':')", (found) => target(found, 'star'))],
  try: [
    block("a='try'", "'try' statement"),
    says("'try' ':' block !('except' / 'finally')", "expected 'except' or 'finally' block"),
    mistake("'try' ':' block* exceptBlock+ a='except' b='*' expression ['as' NAME] ':'", (found) =>
      found.between('a', 'b', bothExcepts),
    ),
    at("'try' ':' block* exceptStarBlock+ a='except' [expression ['as' NAME]] ':'", bothExcepts),
  ],
  except: [
    mistake("'except' ['*'] a=expression ',' expressions ['as' NAME] ':'", (found) =>
      found.from('a', 'multiple exception types must be parenthesized'),
    ),
    colon("'except' ['*'] expression ['as' NAME] NEWLINE"),
    colon("'except' NEWLINE"),
    says("'except' '*' (NEWLINE / ':')", 'expected one or more exception types'),
  ],
  exceptIndent: [
    block("a='except' expression ['as' NAME]", "'except' statement"),
    block("a='except'", "'except' statement"),
  ],
  exceptStarIndent: [block("a='except' '*' expression ['as' NAME]", "'except*' statement")],
  finally: [block("a='finally'", "'finally' statement")],

  // ── match ──────────────────────────────────────────────────────────────────────────────────────────
  match: [colon('"match" subject NEWLINE'), block('a="match" subject', "'match' statement")],
  case: [
    colon('"case" patterns [\'if\' namedExpression] NEWLINE'),
    block('a="case" patterns [\'if\' namedExpression]', "'case' statement"),
  ],
  realPart: [
    mistake("['-'] a=NUMBER", (found) =>
      isImaginary(found.token('a')) ? found.at('a', 'real number required in complex literal') : null,
    ),
  ],
  imaginaryPart: [
    mistake('a=NUMBER', (found) =>
      isImaginary(found.token('a')) ? null : found.at('a', 'imaginary number required in complex literal'),
    ),
  ],
  asPattern: [
    at('orPattern \'as\' a="_"', "cannot use '_' as a target"),
    at("orPattern 'as' !NAME a=expression", 'invalid pattern target'),
  ],
  classPattern: [
    mistake("nameOrAttr '(' [positionalPatterns ','] keywordPatterns ',' a=positionalPatterns", (found) =>
      found.between('a', 'a', 'positional patterns follow keyword patterns'),
    ),
  ],

  // ── Definitions ────────────────────────────────────────────────────────────────────────────────────
  function: [
    block(
      "['async'] a='def' NAME [typeParameters] '(' [parameters] ')' ['->' expression]",
      'function definition',
    ),
  ],
  class: [
    colon("'class' NAME [typeParameters] ['(' [arguments] ')'] NEWLINE"),
    block("a='class' NAME [typeParameters] ['(' [arguments] ')']", 'class definition'),
  ],
  parameters: parameters({
    plain: 'paramNoDefault',
    initial: 'paramWithDefault',
    maybe: 'paramMaybeDefault',
    slashPlain: 'slashNoDefault',
    slashInitial: 'slashWithDefault',
    kind: 'Function',
    parenthesized: 'paramNoDefault+',
  }),
  lambdaParameters: parameters({
    plain: 'lambdaNoDefault',
    initial: 'lambdaWithDefault',
    maybe: 'lambdaMaybeDefault',
    slashPlain: 'lambdaSlashNoDefault',
    slashInitial: 'lambdaSlashWithDefault',
    kind: 'Lambda expression',
    parenthesized: "','.NAME+",
  }),
  default: [at("a='=' &(')' / ',')", 'expected default value expression')],
  starEtc: [
    at("a='*' (')' / ',' (')' / '**'))", 'named arguments must follow bare *'),
    at("'*' param a='='", 'var-positional argument cannot have default value'),
    at(
      "'*' (paramNoDefault / ',') paramMaybeDefault* a='*' (paramNoDefault / ',')",
      '* argument may appear only once',
    ),
  ],
  lambdaStarEtc: [
    says("'*' (':' / ',' (':' / '**'))", 'named arguments must follow bare *'),
    at("'*' NAME a='='", 'var-positional argument cannot have default value'),
    at(
      "'*' (lambdaNoDefault / ',') lambdaMaybeDefault* a='*' (lambdaNoDefault / ',')",
      '* argument may appear only once',
    ),
  ],
  kwds: keywords('param'),
  lambdaKwds: keywords('NAME'),
  typeParameters: noTypeParameters,
  defTypeParameters: noTypeParameters,
  typeParameter: [typeParameter('*', 'TypeVarTuple'), typeParameter('**', 'ParamSpec')],
  defTypeParameter: [typeParameter('*', 'TypeVarTuple'), typeParameter('**', 'ParamSpec')],

  // ── Expressions ────────────────────────────────────────────────────────────────────────────────────
  expression: [
    mistake('!(NAME STRING / SOFT_KEYWORD) a=disjunction b=expressionPlain', (found) => {
      const value = found.tree('a');
      if (value !== null && isBareLegacyStatement(value)) return null;
      if (found.bracketsAfter('b') === 0) return null;
      return found.between('a', 'b', 'invalid syntax. Perhaps you forgot a comma?');
    }),
    mistake("a=disjunction 'if' b=disjunction !('else' / ':')", (found) =>
      found.between('a', 'b', "expected 'else' after 'if' expression"),
    ),
    mistake("a='lambda' [lambdaParameters] b=':' &(FSTRING_MIDDLE / '}')", (found) =>
      found.between('a', 'b', 'f-string: lambda expressions are not allowed without parentheses'),
    ),
  ],
  arithmetic: [at("('+' / '-' / '*' / '/' / '%' / '//' / '@') a=notOperand", operandNeedsParentheses)],
  factor: [at("('+' / '-' / '~') a=notOperand", operandNeedsParentheses)],
  legacy: [
    mistake("a=NAME !'(' b=starExpressions", (found) => {
      const name = found.token('a').image;
      if (name !== 'print' && name !== 'exec') return null;
      return found.between('a', 'b', `Missing parentheses in call to '${name}'. Did you mean ${name}(...)?`);
    }),
  ],
  namedExpression: [
    mistake("a=expression ':=' expression", (found) =>
      found.at('a', `cannot use assignment expressions with ${found.kind('a')}`),
    ),
    mistake("a=NAME '=' b=bitwiseOr !('=' / ':=')", (found) => found.between('a', 'b', maybeEquals)),
    mistake(
      "!(list / tuple / genexp / 'True' / 'None' / 'False') a=bitwiseOr b='=' bitwiseOr !('=' / ':=')",
      (found) =>
        found.at('a', `cannot assign to ${found.kind('a')} here. Maybe you meant '==' instead of '='?`),
    ),
  ],
  group: [
    at("'(' a=starredExpression ')'", 'cannot use starred expression here'),
    at("'(' a='**' expression ')'", 'cannot use double starred expression here'),
  ],
  comprehension: [
    at(
      "('[' / '(' / '{') a=starredExpression forIfClauses",
      'iterable unpacking cannot be used in comprehension',
    ),
    mistake("('[' / '{') a=starNamedExpression ',' b=starNamedExpressions forIfClauses", (found) =>
      found.between('a', 'b', 'did you forget parentheses around the comprehension target?'),
    ),
    mistake("('[' / '{') a=starNamedExpression b=',' forIfClauses", (found) =>
      found.between('a', 'b', 'did you forget parentheses around the comprehension target?'),
    ),
  ],
  dictComprehension: [
    at("'{' a='**' bitwiseOr forIfClauses '}'", 'dict unpacking cannot be used in dict comprehension'),
  ],
  dict: [
    mistake("keyValue (',' laterKeyValue)* ',' ?keyValue", () => null),
    mistake("expression ':' a='*' bitwiseOr", (found) =>
      found.from('a', 'cannot use a starred expression in a dictionary value'),
    ),
    at("expression a=':' &('}' / ',')", "expression expected after dictionary key and ':'"),
  ],
  keyValue: [
    mistake("a=laterExpression !':'", (found) => found.afterKey('a', "':' expected after dictionary key")),
    mistake("laterExpression ':' a='*' bitwiseOr", (found) =>
      found.from('a', 'cannot use a starred expression in a dictionary value'),
    ),
    at("laterExpression a=':' &('}' / ',')", "expression expected after dictionary key and ':'"),
  ],

  // ── Calls ──────────────────────────────────────────────────────────────────────────────────────────
  arguments: [
    mistake(
      "(','.(starredExpression / (assignmentExpression / expression !':=') !'=')+ ',' kwargs / kwargs) a=',' ','.starredExpression+",
      (found) => found.from('a', 'iterable argument unpacking follows keyword argument unpacking'),
    ),
    mistake("a=expression b=forIfClauses ',' [args / expression forIfClauses]", (found) =>
      found.between('a', 'b', needParentheses),
    ),
    mistake("a=NAME b='=' expression forIfClauses", (found) => found.between('a', 'b', maybeEquals)),
    mistake("[args ','] a=NAME b='=' &(',' / ')')", (found) =>
      found.between('a', 'b', 'expected argument value expression'),
    ),
    mistake('a=args b=forIfClauses', (found) => {
      // A lone generator needs no parentheses, so this is about a second argument.
      const call = found.callOf('a');
      if (call === null || call.args.length <= 1) return null;
      return found.span(call.args.at(-1)!, found.lastOf('b'), needParentheses);
    }),
    mistake("args ',' a=expression b=forIfClauses", (found) => found.between('a', 'b', needParentheses)),
    mistake("a=args ',' args", (found) => {
      const call = found.callOf('a');
      const unpacking = call?.keywords.some((each) => each.arg === null) ? ' unpacking' : '';
      return found.here(`positional argument follows keyword argument${unpacking}`);
    }),
  ],
  kwarg: [
    mistake("a=('True' / 'False' / 'None') b='='", (found) =>
      found.between('a', 'b', `cannot assign to ${found.token('a').image}`),
    ),
    mistake("a=NAME b='=' expression forIfClauses", (found) => found.between('a', 'b', maybeEquals)),
    mistake("!(NAME '=') a=expression b='='", (found) =>
      found.between('a', 'b', 'expression cannot contain assignment, perhaps you meant "=="?'),
    ),
    mistake("a='**' expression '=' b=expression", (found) =>
      found.between('a', 'b', 'cannot assign to keyword argument unpacking'),
    ),
  ],
  starred: [
    mistake("a='*' expression '=' b=expression", (found) =>
      found.between('a', 'b', 'cannot assign to iterable argument unpacking'),
    ),
  ],
  bareStar: [says("'*'", 'Invalid star expression')],

  // ── F-strings ──────────────────────────────────────────────────────────────────────────────────────
  replacementField: [
    ...['=', '!', ':', '}'].map((sign) =>
      at(`'{' a='${sign}'`, `f-string: valid expression required before '${sign}'`),
    ),
    next("'{' !value", "f-string: expecting a valid expression after '{'"),
    next("'{' value !('=' / '!' / ':' / '}')", "f-string: expecting '=', or '!', or ':', or '}'"),
    next("'{' value '=' !('!' / ':' / '}')", "f-string: expecting '!', or ':', or '}'"),
    mistake("'{' value ['='] ?conversionCharacter", () => null),
    next("'{' value ['='] ['!' NAME] !(':' / '}')", "f-string: expecting ':' or '}'"),
    next("'{' value ['='] ['!' NAME] ':' fstringPart* !'}'", "f-string: expecting '}', or format specs"),
    next("'{' value ['='] ['!' NAME] !'}'", "f-string: expecting '}'"),
  ],
  conversionCharacter: [
    next("'!' &(':' / '}')", 'f-string: missing conversion character'),
    next("'!' !NAME", 'f-string: invalid conversion character'),
  ],
  conversion: [
    mistake("a='!' b=NAME", (found) => {
      const mark = found.token('a');
      const name = found.token('b');
      if (name.startOffset !== mark.endOffset) {
        // sic
        return found.between(
          'a',
          'b',
          'f-string: conversion type must come right after the exclamanation mark',
        );
      }
      if (/^[sra]$/.test(name.image)) return null;
      return found.at(
        'b',
        `f-string: invalid conversion character '${name.image}': expected 's', 'r', or 'a'`,
      );
    }),
  ],
};
