// The grammar of a plan. Line ends mean nothing: every declaration and statement begins with its own
// word, so nothing is ambiguous without them.
grammar Almanac;

// A plan is declarations, in any order.
file : declaration* EOF ;

declaration
  : IMPORT module=modulePath                                             # importDeclaration
  | PLAN plan=name parameters? (EXTENDS base=TEXT)? '{' entry* '}'       # planDeclaration
  | MARKET id=name '=' model=name '{' marketEntry* '}'                   # marketDeclaration
  | PERSON id=name '{' entry* '}'                                        # personDeclaration
  | MILESTONE id=name '=' expression                                     # milestoneDeclaration
  | kind=(LIABILITY | INCOME) id=name ('(' at=name ')')? '=' expression flowClause*
                                                                         # flowDeclaration
  | ASSETS '='? expression                                               # assetsDeclaration
  | STRATEGY id=name parameters? '{' strategyItem* '}'                   # strategyDeclaration
  | kind=(STRATEGY | INSTRUMENT) id=name '=' expression                  # useDeclaration
  | RUN id=name '=' expression                                           # runDeclaration
  | STUDY id=name '{' studyItem* '}'                                     # studyDeclaration
  | DATA id=name '=' format=name '(' path=TEXT? ')' '{' entry* '}'       # dataDeclaration
  | binding                                                              # letDeclaration
  | EXTERNAL? DEF id=name parameters (':' type)? ('=' timed)?            # functionDeclaration
  | SHOW shown                                                           # showDeclaration
  | EXPECT expression (IS value=expression WITHIN tolerance=expression)?
      (WITH CONFIDENCE confidence=expression)?                           # expectDeclaration
  ;

modulePath : name ('.' anyName)* | TEXT ;

// Settings of a plan or a person, columns of a table, fields of a record.
entry : key ':' expression ','? ;
key : anyName | TEXT ;

marketEntry : anyName ('(' name (',' name)* ')')? ':' expression ','? ;

// When an amount is due; it makes a cash flow of it.
timing : kind=(FROM | UNTIL | DUE | GROWING) additive ;
// What else is said of a liability or an income. `at` begins a block elsewhere, so it stands only here.
flowClause
  : timing
  | AT when=(START | END) OF unit=(YEAR | MONTH)
  | kind=(PRIORITY | MATCH) word=anyName
  | LATEST additive
  ;
// A value that may be a cash flow: the times belong to all that stands before them.
timed : expression timing* ;

// What a plan, a function or a strategy is given; a type may be of another, as a list is.
parameters : '(' (parameter (',' parameter)* ','?)? ')' ;
parameter : anyName (':' type)? ('=' expression)? ;
type : anyName ('<' type '>')? ;

// A study: what is varied, which combinations count, and what is run for each of them.
studyItem
  : AXIS id=name IN expression
  | WHERE condition=expression
  | RUN argument (',' argument)*
  ;

// A strategy: what is planned before the first year, what is carried along, what is done.
strategyItem
  : binding
  | STATE id=name (':' type)? '=' expression
  | POCKETS expression
  | AT when=(START | END) OF unit=(YEAR | MONTH) '{' statement* '}'
  ;
statement
  : HOLD argument (',' argument)*                                        # holdStatement
  | SPEND amount=expression (FROM source=expression)?                    # spendStatement
  | MOVE amount=expression FROM source=additive TO target=expression     # moveStatement
  | SAVE expression                                                      # saveStatement
  | RECORD id=name ('=' expression)?                                     # recordStatement
  | SET id=name '=' expression                                           # setStatement
  | binding                                                              # letStatement
  ;

// A value or a function with a name.
binding : LET id=name ('(' name (',' name)* ')')? (':' type)? '=' timed ;

// What is printed.
shown
  : form=(TABLE | PLOT) title=TEXT? FOR iteration (',' iteration)* (WHERE condition=expression)?
      '{' entry* '}'                                                     # shownTable
  | expression (AS title=TEXT)?                                          # shownValue
  ;

// Expressions, from what binds least to what binds most.
expression
  : IF expression THEN expression ELSE expression                        # conditional
  | fold=name iteration (',' iteration)* (WHERE condition=expression)? ':' body=expression
      (WEIGHTED BY weight=disjunction)?                                  # comprehension
  | disjunction                                                          # plain
  ;

iteration : name IN interval ;

disjunction : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation : NOT negation | comparison ;
comparison : interval (op=('<' | '<=' | '>' | '>=' | '==' | '!=') interval)? ;
interval : additive (TO additive (STEP additive)?)? ;
additive : multiplicative (op+=('+' | '-') multiplicative)* ;
multiplicative : signed (op+=('*' | '/') signed)* ;
signed : op=('-' | NOMINAL | REAL) signed | power ;
power : suffixed ('^' signed)? ;
suffixed : applied suffix* ;

// Units and conventions stand after a value.
suffix
  : YEAR | YEARS | MONTH | MONTHS
  | PER (YEAR | MONTH)
  | BP
  | GEOMETRIC | ARITHMETIC | LOG | SIMPLE
  ;

// Calls, and parts of a value.
applied : primary access* ;
access : '(' (argument (',' argument)* ','?)? ')' | '.' anyName ;
argument : (anyName ':')? timed ;

// What expressions are made of.
primary
  : NUMBER                                                               # numberLiteral
  | PERCENT                                                              # percentLiteral
  | MONEY                                                                # moneyLiteral
  | DATE                                                                 # dateLiteral
  | TEXT                                                                 # textLiteral
  | (TRUE | FALSE)                                                       # truthLiteral
  | REST                                                                 # restOfAllocation
  | name                                                                 # reference
  | '(' timed ')'                                                        # parenthesis
  | '[' expression FOR iteration (',' iteration)* (WHERE condition=expression)? ']'
                                                                         # listComprehension
  | '[' (timed (',' timed)* ','?)? ']'                                   # listLiteral
  | '{' entry* '}'                                                       # recordLiteral
  ;

// Words of the language that may also be names where no other reading is possible.
name
  : IDENTIFIER | MARKET | ASSETS | INCOME | START | END | STEP | YEAR | YEARS | MONTH | MONTHS
  | PLAN | LOG
  | CONFIDENCE | STUDY | AXIS | DATA | INSTRUMENT | PERSON | MILESTONE | PRIORITY | MATCH
  | LATEST
  | POCKETS | MOVE
  ;
// After a dot, before a colon: any word.
anyName
  : name | IMPORT | LIABILITY | STRATEGY | RUN | LET | DEF | EXTERNAL | SHOW | EXPECT | STATE | AT
  | OF | HOLD | SPEND | SAVE | RECORD | SET | FOR | IN | TO | WHERE | WEIGHTED | BY | FROM | UNTIL
  | DUE | GROWING | NOMINAL | REAL | PER | BP | GEOMETRIC
  | ARITHMETIC | SIMPLE | IS | WITHIN | WITH | EXTENDS | TABLE | PLOT | AS | REST
  ;

PLAN : 'plan' ;
EXTENDS : 'extends' ;
IMPORT : 'import' ;
MARKET : 'market' ;
LIABILITY : 'liability' ;
INCOME : 'income' ;
ASSETS : 'assets' ;
STRATEGY : 'strategy' ;
RUN : 'run' ;
LET : 'let' ;
DEF : 'def' ;
EXTERNAL : 'external' ;
SHOW : 'show' ;
EXPECT : 'expect' ;
STATE : 'state' ;
AT : 'at' ;
START : 'start' ;
END : 'end' ;
OF : 'of' ;
HOLD : 'hold' ;
SPEND : 'spend' ;
SAVE : 'save' ;
RECORD : 'record' ;
SET : 'set' ;
IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
FOR : 'for' ;
IN : 'in' ;
TO : 'to' ;
STEP : 'step' ;
WHERE : 'where' ;
WEIGHTED : 'weighted' ;
BY : 'by' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
TRUE : 'true' ;
FALSE : 'false' ;
FROM : 'from' ;
UNTIL : 'until' ;
DUE : 'due' ;
GROWING : 'growing' ;
NOMINAL : 'nominal' ;
REAL : 'real' ;
PER : 'per' ;
YEAR : 'year' ;
YEARS : 'years' ;
MONTH : 'month' ;
MONTHS : 'months' ;
BP : 'bp' ;
GEOMETRIC : 'geometric' ;
ARITHMETIC : 'arithmetic' ;
LOG : 'log' ;
SIMPLE : 'simple' ;
IS : 'is' ;
WITHIN : 'within' ;
WITH : 'with' ;
CONFIDENCE : 'confidence' ;
TABLE : 'table' ;
PLOT : 'plot' ;
AS : 'as' ;
STUDY : 'study' ;
AXIS : 'axis' ;
DATA : 'data' ;
INSTRUMENT : 'instrument' ;
POCKETS : 'pockets' ;
MOVE : 'move' ;
PERSON : 'person' ;
MILESTONE : 'milestone' ;
PRIORITY : 'priority' ;
MATCH : 'match' ;
LATEST : 'latest' ;
REST : 'rest' ;

LESS_EQUAL : '<=' ;
GREATER_EQUAL : '>=' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;

// Dates, figures, names and texts.
DATE : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
PERCENT : DECIMAL '%' ;
MONEY : '$' DECIMAL ;
NUMBER : DECIMAL ([eE] [+-]? DIGIT+)? ;
IDENTIFIER : [\p{L}_] [\p{L}\p{Nd}_]* ;
TEXT : '"' (~["\\\r\n] | '\\' ["\\nt])* '"' ;

// Comments and spaces may stand between any two words; the formatter reads them.
DOC : '///' ~[\r\n]* -> channel(HIDDEN) ;
COMMENT : '//' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n\uFEFF]+ -> channel(HIDDEN) ;

// Never matched by a rule: reported in a planner's words.
UNCLOSED_TEXT : '"' (~["\\\r\n] | '\\' .)* ;
UNKNOWN : . ;

// Figures may have underscores.
fragment DECIMAL : DIGIT (DIGIT | '_')* ('.' DIGIT (DIGIT | '_')*)? ;
fragment DIGIT : [0-9] ;
