/**
 * The grammar once more, as ordered choices, for programs that the parser has refused: which token is the last that a
 * reader with unlimited look-ahead would see, and where a known mistake fits. Docs: reference/grammar.html.
 *
 * CPython finds no mistakes in the key of a pair of a dictionary behind the first but deeper ones, hence `laterKeyValue`.
 * The order of alternatives decides which of several mistakes is told; it is the order of the documented grammar.
 */
export const grammarText = `
file = [statements] ENDMARKER
evaluated = expressions NEWLINE* ENDMARKER
interactive = compound NEWLINE* ENDMARKER / ?moreStatements / simpleLine NEWLINE* ENDMARKER / NEWLINE* ENDMARKER
functionType = '(' [argumentTypes] ')' '->' expression NEWLINE* ENDMARKER
argumentTypes = ','.expression+ ',' '*' expression ',' '**' expression / ','.expression+ ',' '*' expression
 / ','.expression+ ',' '**' expression / '*' expression ',' '**' expression / '*' expression
 / '**' expression / ','.expression+
statements = statement+
statement = compound / simpleLine
simpleLine = simple !';' NEWLINE / ';'.simple+ [';'] NEWLINE
simple = assignment / &"type" typeAlias / starExpressions / &'return' returnStatement
 / &('import' / 'from') importStatement / &'raise' raiseStatement / 'pass' / &'del' deleteStatement
 / &'yield' yieldExpression / &'assert' assertStatement / 'break' / 'continue'
 / &'global' globalStatement / &'nonlocal' nonlocalStatement
compound = &('def' / '@' / 'async') function / &'if' ifStatement / &('class' / '@') classDefinition
 / &('with' / 'async') withStatement / &('for' / 'async') forStatement / &'try' tryStatement
 / &'while' whileStatement / matchStatement

assignment = NAME ':' expression ['=' value]
 / ('(' singleTarget ')' / attributeTarget) ':' expression ['=' value]
 / (starTargets '=')+ value !'='
 / singleTarget augmented ~ value
 / ?assignment
value = yieldExpression / starExpressions
augmented = '+=' / '-=' / '*=' / '@=' / '/=' / '%=' / '&=' / '|=' / '^=' / '<<=' / '>>=' / '**=' / '//='
returnStatement = 'return' [starExpressions]
raiseStatement = 'raise' expression ['from' expression] / 'raise'
globalStatement = 'global' ','.NAME+
nonlocalStatement = 'nonlocal' ','.NAME+
deleteStatement = 'del' ','.deleteTarget+ [','] &(';' / NEWLINE) / ?delete
assertStatement = 'assert' expression [',' expression]
importStatement = ?import / 'import' ','.(dottedName ['as' NAME])+
 / 'from' ('.' / '...')* dottedName 'import' importTargets / 'from' ('.' / '...')+ 'import' importTargets
importTargets = '(' importedNames [','] ')' / importedNames !',' / '*' / ?importTargets
importedNames = ','.(NAME ['as' NAME])+
dottedName = '.'.NAME+
typeAlias = "type" NAME [typeParameters] '=' expression

block = NEWLINE INDENT statements DEDENT / simpleLine / ?block
decorators = ('@' namedExpression NEWLINE)+
classDefinition = decorators classRaw / classRaw
classRaw = ?class / 'class' NAME [typeParameters] ['(' [arguments] ')'] ':' block
function = decorators functionRaw / functionRaw
functionRaw = ?function / 'def' NAME [defTypeParameters] &&'(' [parameters] ')' ['->' expression] &&':' block
 / 'async' 'def' NAME [defTypeParameters] &&'(' [parameters] ')' ['->' expression] &&':' block
parameters = ?parameters / slashNoDefault paramNoDefault* paramWithDefault* [starEtc]
 / slashWithDefault paramWithDefault* [starEtc] / paramNoDefault+ paramWithDefault* [starEtc]
 / paramWithDefault+ [starEtc] / starEtc
slashNoDefault = paramNoDefault+ '/' (',' [TYPE_COMMENT] / &')')
slashWithDefault = paramNoDefault* paramWithDefault+ '/' (',' [TYPE_COMMENT] / &')')
starEtc = ?starEtc / '*' paramNoDefault paramMaybeDefault* [kwds]
 / '*' NAME ':' starExpression (',' / &')') paramMaybeDefault* [kwds]
 / '*' ',' paramMaybeDefault+ [kwds] / kwds
kwds = ?kwds / '**' paramNoDefault
paramNoDefault = param (',' [TYPE_COMMENT] / &')')
paramWithDefault = param default (',' [TYPE_COMMENT] / &')')
paramMaybeDefault = param [default] (',' [TYPE_COMMENT] / &')')
param = NAME [':' expression]
default = '=' expression / ?default

ifStatement = ?if / 'if' namedExpression ':' block (elifStatement / [elseBlock])
elifStatement = ?elif / 'elif' namedExpression ':' block (elifStatement / [elseBlock])
elseBlock = ?else / 'else' &&':' block
whileStatement = ?while / 'while' namedExpression ':' block [elseBlock]
forStatement = ?for / 'for' starTargets 'in' ~ starExpressions ':' block [elseBlock]
 / 'async' 'for' starTargets 'in' ~ starExpressions ':' block [elseBlock] / ?forTarget
withStatement = ?withIndent / 'with' '(' ','.withItem+ [','] ')' ':' block / 'with' ','.withItem+ ':' block
 / 'async' 'with' '(' ','.withItem+ [','] ')' ':' block / 'async' 'with' ','.withItem+ ':' block / ?with
withItem = expression 'as' starTarget &(',' / ')' / ':') / ?withItem / expression
tryStatement = ?try / 'try' &&':' block finallyBlock / 'try' &&':' block exceptBlock+ [elseBlock] [finallyBlock]
 / 'try' &&':' block exceptStarBlock+ [elseBlock] [finallyBlock]
exceptBlock = ?exceptIndent / 'except' expression ['as' NAME] ':' block / 'except' ':' block / ?except
exceptStarBlock = ?exceptStarIndent / 'except' '*' expression ['as' NAME] ':' block / ?except
finallyBlock = ?finally / 'finally' &&':' block

matchStatement = "match" subject ':' NEWLINE INDENT caseBlock+ DEDENT / ?match
subject = starNamedExpression ',' [starNamedExpressions] / namedExpression
caseBlock = ?case / "case" patterns ['if' namedExpression] ':' block
patterns = openSequencePattern / pattern
pattern = asPattern / orPattern
asPattern = orPattern 'as' !"_" NAME !('.' / '(' / '=') / ?asPattern
orPattern = '|'.closedPattern+
closedPattern = literalPattern / capturePattern / "_" / valuePattern / groupPattern / sequencePattern / mappingPattern / classPattern
literalPattern = signedNumber !('+' / '-') / complexNumber / strings / 'None' / 'True' / 'False'
complexNumber = (?realPart / signedNumber) ('+' / '-') (?imaginaryPart / NUMBER)
signedNumber = NUMBER / '-' NUMBER
capturePattern = !"_" NAME !('.' / '(' / '=')
valuePattern = attr !('.' / '(' / '=')
attr = NAME ('.' NAME)+
nameOrAttr = NAME ('.' NAME)*
groupPattern = '(' pattern ')'
sequencePattern = '[' [maybeSequencePattern] ']' / '(' [openSequencePattern] ')'
openSequencePattern = maybeStarPattern ',' [maybeSequencePattern]
maybeSequencePattern = ','.maybeStarPattern+ [',']
maybeStarPattern = starPattern / pattern
starPattern = '*' NAME !('.' / '(' / '=') / '*' "_"
mappingPattern = '{' '}' / '{' doubleStarPattern [','] '}'
 / '{' ','.keyValuePattern+ ',' doubleStarPattern [','] '}' / '{' ','.keyValuePattern+ [','] '}'
keyValuePattern = (literalPattern / attr) ':' pattern
doubleStarPattern = '**' capturePattern
classPattern = nameOrAttr '(' ')' / nameOrAttr '(' positionalPatterns [','] ')'
 / nameOrAttr '(' keywordPatterns [','] ')' / nameOrAttr '(' positionalPatterns ',' keywordPatterns [','] ')'
 / ?classPattern
positionalPatterns = ','.pattern+
keywordPatterns = ','.(NAME '=' pattern)+

defTypeParameters = ?defTypeParameters / '[' ','.defTypeParameter+ [','] ']'
defTypeParameter = ?defTypeParameter / typeParameter
typeParameters = ?typeParameters / '[' ','.typeParameter+ [','] ']'
typeParameter = NAME [':' expression] ['=' expression] / ?typeParameter
 / '*' NAME ['=' starExpression] / '**' NAME ['=' expression]

expressions = expression (',' expression)+ [','] / expression ',' / expression
expression = ?expression / ?legacy / disjunction 'if' disjunction 'else' expression / disjunction / lambda
yieldExpression = 'yield' 'from' expression / 'yield' [starExpressions]
starExpressions = starExpression (',' starExpression)+ [','] / starExpression ',' / starExpression
starExpression = '*' bitwiseOr / expression
starNamedExpressions = ','.starNamedExpression+ [',']
starNamedExpression = '*' bitwiseOr / namedExpression
assignmentExpression = NAME ':=' ~ expression
namedExpression = assignmentExpression / ?namedExpression / expression !':='
disjunction = conjunction ('or' conjunction)*
conjunction = inversion ('and' inversion)*
inversion = 'not' inversion / comparison
comparison = bitwiseOr comparisonPart*
comparisonPart = '==' bitwiseOr / '!=' bitwiseOr / '<=' bitwiseOr / '<' bitwiseOr / '>=' bitwiseOr / '>' bitwiseOr
 / 'not' 'in' bitwiseOr / 'in' bitwiseOr / 'is' 'not' bitwiseOr / 'is' bitwiseOr
bitwiseOr = bitwiseXor ('|' bitwiseXor)*
bitwiseXor = bitwiseAnd ('^' bitwiseAnd)*
bitwiseAnd = shift ('&' shift)*
shift = sum (('<<' / '>>') sum)*
sum = term (('+' / '-') term / ?arithmetic)*
term = factor (('*' / '/' / '//' / '%' / '@') factor)*
factor = ('+' / '-' / '~') factor / ?factor / power
power = awaitPrimary '**' factor / awaitPrimary
awaitPrimary = 'await' primary / primary
primary = atom ('.' NAME / genexp / '(' [arguments] ')' / '[' slices ']')*
slices = slice !',' / ','.(slice / starredExpression)+ [',']
slice = [expression] ':' [expression] [':' [expression]] / namedExpression
atom = NAME / 'True' / 'False' / 'None' / &(STRING / FSTRING_START) strings / NUMBER
 / &'(' (tuple / group / genexp) / &'[' (list / listcomp) / &'{' (dict / set / dictcomp / setcomp) / '...'
group = '(' (yieldExpression / namedExpression) ')' / ?group
tuple = '(' [starNamedExpression ',' [starNamedExpressions]] ')'
list = '[' [starNamedExpressions] ']'
set = '{' starNamedExpressions '}'
dict = '{' [keyValue (',' laterKeyValue)* [',']] '}' / '{' ?dict '}'
laterKeyValue = '**' bitwiseOr / laterExpression ':' expression
laterExpression = disjunction 'if' disjunction 'else' expression / disjunction / lambda
keyValue = '**' bitwiseOr / kvpair
kvpair = expression ':' expression
genexp = '(' (assignmentExpression / expression !':=') forIfClauses ')' / ?comprehension
listcomp = '[' namedExpression forIfClauses ']' / ?comprehension
setcomp = '{' namedExpression forIfClauses '}' / ?comprehension
dictcomp = '{' kvpair forIfClauses '}' / ?dictComprehension
forIfClauses = forIfClause+
forIfClause = 'async' 'for' starTargets 'in' ~ disjunction ('if' disjunction)*
 / 'for' starTargets 'in' ~ disjunction ('if' disjunction)* / ?inClause / ?forTarget
arguments = args [','] &')' / ?arguments
args = ','.(starredExpression / (assignmentExpression / expression !':=') !'=')+ [',' kwargs] / kwargs
kwargs = ','.kwargOrStarred+ ',' ','.kwargOrDoubleStarred+ / ','.kwargOrStarred+ / ','.kwargOrDoubleStarred+
starredExpression = ?starred / '*' expression / ?bareStar
kwargOrStarred = ?kwarg / NAME '=' expression / starredExpression
kwargOrDoubleStarred = ?kwarg / NAME '=' expression / '**' expression

lambda = 'lambda' [lambdaParameters] ':' expression
lambdaParameters = ?lambdaParameters / lambdaSlashNoDefault lambdaNoDefault* lambdaWithDefault* [lambdaStarEtc]
 / lambdaSlashWithDefault lambdaWithDefault* [lambdaStarEtc] / lambdaNoDefault+ lambdaWithDefault* [lambdaStarEtc]
 / lambdaWithDefault+ [lambdaStarEtc] / lambdaStarEtc
lambdaSlashNoDefault = lambdaNoDefault+ '/' (',' / &':')
lambdaSlashWithDefault = lambdaNoDefault* lambdaWithDefault+ '/' (',' / &':')
lambdaStarEtc = ?lambdaStarEtc / '*' lambdaNoDefault lambdaMaybeDefault* [lambdaKwds]
 / '*' ',' lambdaMaybeDefault+ [lambdaKwds] / lambdaKwds
lambdaKwds = ?lambdaKwds / '**' lambdaNoDefault
lambdaNoDefault = NAME (',' / &':')
lambdaWithDefault = NAME default (',' / &':')
lambdaMaybeDefault = NAME [default] (',' / &':')

strings = (fstring / STRING)+
fstring = FSTRING_START fstringPart* FSTRING_END
fstringPart = replacementField / FSTRING_MIDDLE
replacementField = '{' value ['='] [conversion] [formatSpec] '}' / ?replacementField
conversion = ?conversion / '!' NAME
formatSpec = ':' fstringPart*

starTargets = starTarget !',' / starTarget (',' starTarget)* [',']
starTarget = '*' !'*' starTarget / targetWithStarAtom
targetWithStarAtom = attributeTarget !targetTail / starAtom
starAtom = NAME / '(' targetWithStarAtom ')' / '(' [starTargetsTuple] ')' / '[' [starTargetsList] ']'
starTargetsTuple = starTarget (',' starTarget)+ [','] / starTarget ','
starTargetsList = ','.starTarget+ [',']
singleTarget = attributeTarget / NAME / '(' singleTarget ')'
attributeTarget = targetPrimary ('.' NAME / '[' slices ']') !targetTail
targetPrimary = atom &targetTail ((('.' NAME / '[' slices ']' / genexp / '(' [arguments] ')')) &targetTail)*
targetTail = '(' / '[' / '.'
deleteTarget = attributeTarget / deleteAtom
deleteAtom = NAME / '(' deleteTarget ')' / '(' [','.deleteTarget+ [',']] ')' / '[' [','.deleteTarget+ [',']] ']'
`;
