/** The kinds of tokens, as Chevrotain token types. `name` is the name in CPython's `token` module. Docs: library/token.html. */
import type { TokenType } from 'chevrotain';

// Chevrotain numbers its own types from 1; the numbers here start above them, and stay small: lookahead tables are
// arrays. `createToken` would take a third of the start-up time of the grammar.
const firstNumber = 16;
const all: TokenType[] = [];

function tokenType(name: string, label: string): TokenType {
  const type: TokenType = {
    name,
    LABEL: label,
    tokenTypeIdx: firstNumber + all.length,
    CATEGORIES: [],
    categoryMatches: [],
    categoryMatchesMap: {},
    isParent: false,
  };
  all.push(type);
  return type;
}

export const Name = tokenType('NAME', 'name');
export const NumberLiteral = tokenType('NUMBER', 'number');
export const StringLiteral = tokenType('STRING', 'string');
export const FStringStart = tokenType('FSTRING_START', 'f-string start');
export const FStringMiddle = tokenType('FSTRING_MIDDLE', 'f-string text');
export const FStringEnd = tokenType('FSTRING_END', 'f-string end');
export const Newline = tokenType('NEWLINE', 'newline');
export const Indent = tokenType('INDENT', 'indent');
export const Dedent = tokenType('DEDENT', 'dedent');
export const EndMarker = tokenType('ENDMARKER', 'end of file');
/** A character that no token begins with: `$`, `?` or a backquote. */
export const Unknown = tokenType('OP', 'unknown');

/** What CPython looks for at the ends of some lines; no text has it. */
export const TypeComment = tokenType('TYPE_COMMENT', 'type comment');
/** Where the text stopped making tokens. */
export const Mistaken = tokenType('ERRORTOKEN', 'error');
/** Stands for any token while the grammar is recorded; no text has it. */
export const Recording = tokenType('RECORDING', 'recording');

// What the parser has read ahead, in place of its tokens; see ../parser/grammar/nests.ts.
export const ReadAtom = tokenType('READ_ATOM', 'brackets');
export const ReadCall = tokenType('READ_CALL', 'arguments');
export const ReadSubscript = tokenType('READ_SUBSCRIPT', 'subscript');
export const ReadField = tokenType('READ_FIELD', 'replacement field');
export const ReadParameters = tokenType('READ_PARAMETERS', 'parameters');
export const ReadBlock = tokenType('READ_BLOCK', 'block');

export const LeftParenthesis = tokenType('LPAR', '(');
export const RightParenthesis = tokenType('RPAR', ')');
export const LeftBracket = tokenType('LSQB', '[');
export const RightBracket = tokenType('RSQB', ']');
export const LeftBrace = tokenType('LBRACE', '{');
export const RightBrace = tokenType('RBRACE', '}');
export const Colon = tokenType('COLON', ':');
export const Comma = tokenType('COMMA', ',');
export const Semicolon = tokenType('SEMI', ';');
export const Dot = tokenType('DOT', '.');
export const EllipsisDots = tokenType('ELLIPSIS', '...');
export const Equal = tokenType('EQUAL', '=');
export const ColonEqual = tokenType('COLONEQUAL', ':=');
export const Arrow = tokenType('RARROW', '->');
export const At = tokenType('AT', '@');
export const Exclamation = tokenType('EXCLAMATION', '!');
export const Plus = tokenType('PLUS', '+');
export const Minus = tokenType('MINUS', '-');
export const Star = tokenType('STAR', '*');
export const Slash = tokenType('SLASH', '/');
export const DoubleSlash = tokenType('DOUBLESLASH', '//');
export const Percent = tokenType('PERCENT', '%');
export const DoubleStar = tokenType('DOUBLESTAR', '**');
export const Bar = tokenType('VBAR', '|');
export const Ampersand = tokenType('AMPER', '&');
export const Caret = tokenType('CIRCUMFLEX', '^');
export const Tilde = tokenType('TILDE', '~');
export const LeftShift = tokenType('LEFTSHIFT', '<<');
export const RightShift = tokenType('RIGHTSHIFT', '>>');
export const Less = tokenType('LESS', '<');
export const Greater = tokenType('GREATER', '>');
export const EqualEqual = tokenType('EQEQUAL', '==');
export const NotEqual = tokenType('NOTEQUAL', '!=');
export const LessEqual = tokenType('LESSEQUAL', '<=');
export const GreaterEqual = tokenType('GREATEREQUAL', '>=');

export const PlusEqual = tokenType('PLUSEQUAL', '+=');
export const MinusEqual = tokenType('MINEQUAL', '-=');
export const StarEqual = tokenType('STAREQUAL', '*=');
export const SlashEqual = tokenType('SLASHEQUAL', '/=');
export const DoubleSlashEqual = tokenType('DOUBLESLASHEQUAL', '//=');
export const PercentEqual = tokenType('PERCENTEQUAL', '%=');
export const AtEqual = tokenType('ATEQUAL', '@=');
export const AmpersandEqual = tokenType('AMPEREQUAL', '&=');
export const BarEqual = tokenType('VBAREQUAL', '|=');
export const CaretEqual = tokenType('CIRCUMFLEXEQUAL', '^=');
export const LeftShiftEqual = tokenType('LEFTSHIFTEQUAL', '<<=');
export const RightShiftEqual = tokenType('RIGHTSHIFTEQUAL', '>>=');
export const DoubleStarEqual = tokenType('DOUBLESTAREQUAL', '**=');

export const False = tokenType('False', 'False');
export const None = tokenType('None', 'None');
export const True = tokenType('True', 'True');
export const And = tokenType('and', 'and');
export const As = tokenType('as', 'as');
export const Assert = tokenType('assert', 'assert');
export const Async = tokenType('async', 'async');
export const Await = tokenType('await', 'await');
export const Break = tokenType('break', 'break');
export const Class = tokenType('class', 'class');
export const Continue = tokenType('continue', 'continue');
export const Def = tokenType('def', 'def');
export const Del = tokenType('del', 'del');
export const Elif = tokenType('elif', 'elif');
export const Else = tokenType('else', 'else');
export const Except = tokenType('except', 'except');
export const Finally = tokenType('finally', 'finally');
export const For = tokenType('for', 'for');
export const From = tokenType('from', 'from');
export const Global = tokenType('global', 'global');
export const If = tokenType('if', 'if');
export const Import = tokenType('import', 'import');
export const In = tokenType('in', 'in');
export const Is = tokenType('is', 'is');
export const Lambda = tokenType('lambda', 'lambda');
export const Nonlocal = tokenType('nonlocal', 'nonlocal');
export const Not = tokenType('not', 'not');
export const Or = tokenType('or', 'or');
export const Pass = tokenType('pass', 'pass');
export const Raise = tokenType('raise', 'raise');
export const Return = tokenType('return', 'return');
export const Try = tokenType('try', 'try');
export const While = tokenType('while', 'while');
export const With = tokenType('with', 'with');
export const Yield = tokenType('yield', 'yield');

export const vocabulary: readonly TokenType[] = all;

/** The reserved words. `match`, `case`, `type` and `_` are names that the grammar looks at. */
export const keywords: ReadonlyMap<string, TokenType> = new Map([
  ['False', False],
  ['None', None],
  ['True', True],
  ['and', And],
  ['as', As],
  ['assert', Assert],
  ['async', Async],
  ['await', Await],
  ['break', Break],
  ['class', Class],
  ['continue', Continue],
  ['def', Def],
  ['del', Del],
  ['elif', Elif],
  ['else', Else],
  ['except', Except],
  ['finally', Finally],
  ['for', For],
  ['from', From],
  ['global', Global],
  ['if', If],
  ['import', Import],
  ['in', In],
  ['is', Is],
  ['lambda', Lambda],
  ['nonlocal', Nonlocal],
  ['not', Not],
  ['or', Or],
  ['pass', Pass],
  ['raise', Raise],
  ['return', Return],
  ['try', Try],
  ['while', While],
  ['with', With],
  ['yield', Yield],
]);

/** Operators by spelling. */
export const operators: ReadonlyMap<string, TokenType> = new Map([
  ['(', LeftParenthesis],
  [')', RightParenthesis],
  ['[', LeftBracket],
  [']', RightBracket],
  ['{', LeftBrace],
  ['}', RightBrace],
  [':', Colon],
  [',', Comma],
  [';', Semicolon],
  ['.', Dot],
  ['...', EllipsisDots],
  ['=', Equal],
  [':=', ColonEqual],
  ['->', Arrow],
  ['@', At],
  ['!', Exclamation],
  ['+', Plus],
  ['-', Minus],
  ['*', Star],
  ['/', Slash],
  ['//', DoubleSlash],
  ['%', Percent],
  ['**', DoubleStar],
  ['|', Bar],
  ['&', Ampersand],
  ['^', Caret],
  ['~', Tilde],
  ['<<', LeftShift],
  ['>>', RightShift],
  ['<', Less],
  ['>', Greater],
  ['==', EqualEqual],
  ['!=', NotEqual],
  ['<=', LessEqual],
  ['>=', GreaterEqual],
  ['+=', PlusEqual],
  ['-=', MinusEqual],
  ['*=', StarEqual],
  ['/=', SlashEqual],
  ['//=', DoubleSlashEqual],
  ['%=', PercentEqual],
  ['@=', AtEqual],
  ['&=', AmpersandEqual],
  ['|=', BarEqual],
  ['^=', CaretEqual],
  ['<<=', LeftShiftEqual],
  ['>>=', RightShiftEqual],
  ['**=', DoubleStarEqual],
]);
