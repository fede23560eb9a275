package dev.almanac.syntax;

import dev.almanac.grammar.AlmanacBaseVisitor;
import dev.almanac.grammar.AlmanacParser;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Builds the expressions of an {@link Ast}. */
final class ExpressionBuilder extends AlmanacBaseVisitor<Ast.Expression> {

  private final Source source;

  ExpressionBuilder(Source source) {
    this.source = source;
  }

  Ast.Expression of(AlmanacParser.ExpressionContext c) {
    return c.accept(this);
  }

  /** Without times it is what it is; with them it is a cash flow. */
  Ast.Expression value(AlmanacParser.TimedContext c) {
    Ast.Expression amount = of(c.expression());
    return c.timing().isEmpty()
        ? amount
        : new Ast.Timed(amount, c.timing().stream().map(this::timing).toList(), span(c));
  }

  Ast.Timing timing(AlmanacParser.TimingContext c) {
    return new Ast.Timing(c.kind.getText(), additive(c.additive()), span(c));
  }

  Span span(ParserRuleContext c) {
    Token stop = c.getStop() == null ? c.getStart() : c.getStop();
    int start = Math.min(c.getStart().getStartIndex(), source.text().length());
    return new Span(source, start, Math.max(start, stop.getStopIndex() + 1));
  }

  Ast.Name name(ParserRuleContext c) {
    return new Ast.Name(c.getText(), span(c));
  }

  List<Ast.Entry> entries(List<AlmanacParser.EntryContext> entries) {
    return entries.stream()
        .map(e -> {
          String key = e.key().getText();
          Ast.Name name = new Ast.Name(key.startsWith("\"") ? unquote(key) : key, span(e.key()));
          return new Ast.Entry(name, List.of(), of(e.expression()), span(e));
        })
        .toList();
  }

  Ast.Argument argument(AlmanacParser.ArgumentContext c) {
    return new Ast.Argument(
        Optional.ofNullable(c.anyName()).map(this::name), value(c.timed()), span(c));
  }

  Ast.Iteration iteration(AlmanacParser.IterationContext c) {
    return new Ast.Iteration(name(c.name()), c.interval().accept(this), span(c));
  }

  static String unquote(String text) {
    var plain = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        c = text.charAt(i);
        c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
      }
      plain.append(c);
    }
    return plain.toString();
  }

  @Override
  public Ast.Expression visitConditional(AlmanacParser.ConditionalContext c) {
    return new Ast.Conditional(
        of(c.expression(0)), of(c.expression(1)), of(c.expression(2)), span(c));
  }

  @Override
  public Ast.Expression visitComprehension(AlmanacParser.ComprehensionContext c) {
    return new Ast.Comprehension(
        name(c.fold),
        c.iteration().stream().map(this::iteration).toList(),
        Optional.ofNullable(c.condition).map(this::of),
        of(c.body),
        Optional.ofNullable(c.weight).map(w -> w.accept(this)),
        span(c));
  }

  @Override
  public Ast.Expression visitListComprehension(AlmanacParser.ListComprehensionContext c) {
    return new Ast.Comprehension(
        new Ast.Name("list", span(c)),
        c.iteration().stream().map(this::iteration).toList(),
        Optional.ofNullable(c.condition).map(this::of),
        of(c.expression(0)),
        Optional.empty(),
        span(c));
  }

  @Override
  public Ast.Expression visitDisjunction(AlmanacParser.DisjunctionContext c) {
    Ast.Expression left = c.conjunction(0).accept(this);
    for (int i = 1; i < c.conjunction().size(); i++) {
      left = binary("or", left, c.conjunction(0), c.conjunction(i));
    }
    return left;
  }

  @Override
  public Ast.Expression visitConjunction(AlmanacParser.ConjunctionContext c) {
    Ast.Expression left = c.negation(0).accept(this);
    for (int i = 1; i < c.negation().size(); i++) {
      left = binary("and", left, c.negation(0), c.negation(i));
    }
    return left;
  }

  @Override
  public Ast.Expression visitNegation(AlmanacParser.NegationContext c) {
    return c.NOT() == null
        ? c.comparison().accept(this)
        : new Ast.Unary("not", c.negation().accept(this), span(c));
  }

  @Override
  public Ast.Expression visitComparison(AlmanacParser.ComparisonContext c) {
    Ast.Expression left = c.interval(0).accept(this);
    return c.op == null ? left : binary(c.op.getText(), left, c.interval(0), c.interval(1));
  }

  @Override
  public Ast.Expression visitInterval(AlmanacParser.IntervalContext c) {
    Ast.Expression from = additive(c.additive(0));
    if (c.TO() == null) {
      return from;
    }
    Optional<Ast.Expression> step = Optional.ofNullable(c.additive(2)).map(this::additive);
    return new Ast.Range(from, additive(c.additive(1)), step, span(c));
  }

  Ast.Expression additive(AlmanacParser.AdditiveContext c) {
    Ast.Expression left = c.multiplicative(0).accept(this);
    for (int i = 1; i < c.multiplicative().size(); i++) {
      left = binary(c.op.get(i - 1).getText(), left, c.multiplicative(0), c.multiplicative(i));
    }
    return left;
  }

  @Override
  public Ast.Expression visitMultiplicative(AlmanacParser.MultiplicativeContext c) {
    Ast.Expression left = c.signed(0).accept(this);
    for (int i = 1; i < c.signed().size(); i++) {
      left = binary(c.op.get(i - 1).getText(), left, c.signed(0), c.signed(i));
    }
    return left;
  }

  @Override
  public Ast.Expression visitSigned(AlmanacParser.SignedContext c) {
    return c.op == null
        ? c.power().accept(this)
        : new Ast.Unary(c.op.getText(), c.signed().accept(this), span(c));
  }

  @Override
  public Ast.Expression visitPower(AlmanacParser.PowerContext c) {
    Ast.Expression base = c.suffixed().accept(this);
    return c.signed() == null ? base : binary("^", base, c.suffixed(), c.signed());
  }

  @Override
  public Ast.Expression visitSuffixed(AlmanacParser.SuffixedContext c) {
    Ast.Expression value = c.applied().accept(this);
    for (AlmanacParser.SuffixContext s : c.suffix()) {
      String unit = s.PER() == null ? s.getText() : "per " + s.getChild(1).getText();
      value = new Ast.WithUnit(value, unit, span(c.applied()).to(span(s)));
    }
    return value;
  }

  @Override
  public Ast.Expression visitApplied(AlmanacParser.AppliedContext c) {
    Ast.Expression value = c.primary().accept(this);
    for (AlmanacParser.AccessContext a : c.access()) {
      Span whole = span(c.primary()).to(span(a));
      value =
          a.anyName() != null
              ? new Ast.Member(value, name(a.anyName()), whole)
              : new Ast.Call(value, a.argument().stream().map(this::argument).toList(), whole);
    }
    return value;
  }

  @Override
  public Ast.Expression visitNumberLiteral(AlmanacParser.NumberLiteralContext c) {
    String digits = c.getText().replace("_", "");
    boolean whole = digits.chars().allMatch(Character::isDigit);
    return new Ast.Numeral(
        whole ? Ast.NumeralKind.WHOLE : Ast.NumeralKind.DECIMAL,
        Double.parseDouble(digits),
        span(c));
  }

  @Override
  public Ast.Expression visitPercentLiteral(AlmanacParser.PercentLiteralContext c) {
    String digits = c.getText().replace("_", "").replace("%", "");
    // Decimal shift, not division: 8.12 % must be the double nearest to 0.0812.
    return new Ast.Numeral(Ast.NumeralKind.PERCENT, Double.parseDouble(digits + "e-2"), span(c));
  }

  @Override
  public Ast.Expression visitMoneyLiteral(AlmanacParser.MoneyLiteralContext c) {
    String digits = c.getText().replace("_", "").substring(1);
    return new Ast.Numeral(Ast.NumeralKind.MONEY, Double.parseDouble(digits), span(c));
  }

  @Override
  public Ast.Expression visitDateLiteral(AlmanacParser.DateLiteralContext c) {
    return new Ast.Date(c.getText(), span(c));
  }

  @Override
  public Ast.Expression visitTextLiteral(AlmanacParser.TextLiteralContext c) {
    return new Ast.Text(unquote(c.getText()), span(c));
  }

  @Override
  public Ast.Expression visitTruthLiteral(AlmanacParser.TruthLiteralContext c) {
    return new Ast.Truth(c.TRUE() != null, span(c));
  }

  @Override
  public Ast.Expression visitRestOfAllocation(AlmanacParser.RestOfAllocationContext c) {
    return new Ast.Rest(span(c));
  }

  @Override
  public Ast.Expression visitReference(AlmanacParser.ReferenceContext c) {
    return new Ast.Reference(c.getText(), span(c));
  }

  @Override
  public Ast.Expression visitParenthesis(AlmanacParser.ParenthesisContext c) {
    return value(c.timed());
  }

  @Override
  public Ast.Expression visitListLiteral(AlmanacParser.ListLiteralContext c) {
    return new Ast.ListLiteral(c.timed().stream().map(this::value).toList(), span(c));
  }

  @Override
  public Ast.Expression visitRecordLiteral(AlmanacParser.RecordLiteralContext c) {
    return new Ast.RecordLiteral(entries(c.entry()), span(c));
  }

  /** Stands for all from the first operand on, with the parentheses around it. */
  private Ast.Expression binary(
      String op, Ast.Expression left, ParserRuleContext first, ParserRuleContext right) {
    Ast.Expression operand = right.accept(this);
    return new Ast.Binary(op, left, operand, span(first).to(span(right)));
  }
}
