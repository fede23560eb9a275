package dev.almanac.syntax;

import dev.almanac.grammar.AlmanacBaseVisitor;
import dev.almanac.grammar.AlmanacParser;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns ANTLR's parse tree, read without mistakes, into an {@link Ast}. */
final class TreeBuilder extends AlmanacBaseVisitor<Ast> {

  private final Source source;
  private final ExpressionBuilder expressions;

  TreeBuilder(Source source) {
    this.source = source;
    this.expressions = new ExpressionBuilder(source);
  }

  List<Ast.Declaration> declarations(AlmanacParser.FileContext c) {
    var declarations = new ArrayList<Ast.Declaration>();
    for (AlmanacParser.DeclarationContext d : c.declaration()) {
      declarations.add((Ast.Declaration) d.accept(this));
    }
    return declarations;
  }

  @Override
  public Ast visitImportDeclaration(AlmanacParser.ImportDeclarationContext c) {
    AlmanacParser.ModulePathContext path = c.modulePath();
    String module =
        path.TEXT() != null ? ExpressionBuilder.unquote(path.getText()) : path.getText();
    return new Ast.Import(path.TEXT() != null ? "\"" + module : module, span(path), span(c));
  }

  @Override
  public Ast visitPlanDeclaration(AlmanacParser.PlanDeclarationContext c) {
    return new Ast.Plan(
        name(c.plan),
        parameters(c.parameters()),
        text(c.base),
        expressions.entries(c.entry()),
        span(c));
  }

  @Override
  public Ast visitMarketDeclaration(AlmanacParser.MarketDeclarationContext c) {
    var entries = new ArrayList<Ast.Entry>();
    for (AlmanacParser.MarketEntryContext e : c.marketEntry()) {
      List<Ast.Name> arguments = e.name().stream().map(this::name).toList();
      entries.add(
          new Ast.Entry(
              expressions.name(e.anyName()), arguments, expressions.of(e.expression()), span(e)));
    }
    return new Ast.Market(name(c.id), name(c.model), entries, span(c));
  }

  @Override
  public Ast visitFlowDeclaration(AlmanacParser.FlowDeclarationContext c) {
    var clauses = new ArrayList<Ast.Clause>();
    for (AlmanacParser.FlowClauseContext f : c.flowClause()) {
      clauses.add(clause(f));
    }
    return new Ast.Flow(
        c.INCOME() != null,
        name(c.id),
        Optional.ofNullable(c.at).map(this::name),
        expressions.of(c.expression()),
        clauses,
        span(c));
  }

  private Ast.Clause clause(AlmanacParser.FlowClauseContext f) {
    if (f.timing() != null) {
      return expressions.timing(f.timing());
    }
    if (f.LATEST() != null) {
      return new Ast.Latest(expressions.additive(f.additive()), span(f));
    }
    return f.kind != null
        ? new Ast.Remark(f.kind.getText(), name(f.word), span(f))
        : new Ast.Instant(f.START() != null, f.MONTH() != null, span(f));
  }

  @Override
  public Ast visitPersonDeclaration(AlmanacParser.PersonDeclarationContext c) {
    return new Ast.Person(name(c.id), expressions.entries(c.entry()), span(c));
  }

  @Override
  public Ast visitMilestoneDeclaration(AlmanacParser.MilestoneDeclarationContext c) {
    return new Ast.Milestone(name(c.id), expressions.of(c.expression()), span(c));
  }

  @Override
  public Ast visitAssetsDeclaration(AlmanacParser.AssetsDeclarationContext c) {
    return new Ast.Assets(expressions.of(c.expression()), span(c));
  }

  @Override
  public Ast visitStrategyDeclaration(AlmanacParser.StrategyDeclarationContext c) {
    var items = new ArrayList<Ast.StrategyItem>();
    for (AlmanacParser.StrategyItemContext i : c.strategyItem()) {
      items.add(item(i));
    }
    return new Ast.Strategy(name(c.id), parameters(c.parameters()), items, span(c));
  }

  private Ast.StrategyItem item(AlmanacParser.StrategyItemContext c) {
    if (c.binding() != null) {
      return let(c.binding());
    }
    if (c.STATE() != null) {
      return new Ast.State(
          name(c.id),
          Optional.ofNullable(c.type()).map(this::type),
          expressions.of(c.expression()),
          span(c));
    }
    if (c.POCKETS() != null) {
      return new Ast.Pockets(expressions.of(c.expression()), span(c));
    }
    var statements = new ArrayList<Ast.Statement>();
    for (AlmanacParser.StatementContext s : c.statement()) {
      statements.add((Ast.Statement) s.accept(this));
    }
    Span head = span(c.AT().getSymbol()).to(span(c.unit));
    return new Ast.Block(
        new Ast.Instant(c.START() != null, c.MONTH() != null, head), statements, span(c));
  }

  @Override
  public Ast visitHoldStatement(AlmanacParser.HoldStatementContext c) {
    return new Ast.Hold(c.argument().stream().map(expressions::argument).toList(), span(c));
  }

  @Override
  public Ast visitSpendStatement(AlmanacParser.SpendStatementContext c) {
    return new Ast.Spend(expressions.of(c.amount), optional(c.source), span(c));
  }

  @Override
  public Ast visitMoveStatement(AlmanacParser.MoveStatementContext c) {
    return new Ast.Move(
        expressions.of(c.amount),
        expressions.additive(c.source),
        expressions.of(c.target),
        span(c));
  }

  @Override
  public Ast visitSaveStatement(AlmanacParser.SaveStatementContext c) {
    return new Ast.Save(expressions.of(c.expression()), span(c));
  }

  @Override
  public Ast visitRecordStatement(AlmanacParser.RecordStatementContext c) {
    return new Ast.Recording(name(c.id), optional(c.expression()), span(c));
  }

  @Override
  public Ast visitSetStatement(AlmanacParser.SetStatementContext c) {
    return new Ast.Set(name(c.id), expressions.of(c.expression()), span(c));
  }

  @Override
  public Ast visitLetStatement(AlmanacParser.LetStatementContext c) {
    return let(c.binding());
  }

  @Override
  public Ast visitUseDeclaration(AlmanacParser.UseDeclarationContext c) {
    return new Ast.Use(c.kind.getText(), name(c.id), expressions.of(c.expression()), span(c));
  }

  @Override
  public Ast visitRunDeclaration(AlmanacParser.RunDeclarationContext c) {
    return new Ast.Use("run", name(c.id), expressions.of(c.expression()), span(c));
  }

  @Override
  public Ast visitStudyDeclaration(AlmanacParser.StudyDeclarationContext c) {
    List<Ast.StudyItem> items = c.studyItem().stream().map(this::studyItem).toList();
    return new Ast.Study(name(c.id), items, span(c));
  }

  private Ast.StudyItem studyItem(AlmanacParser.StudyItemContext c) {
    if (c.AXIS() != null) {
      return new Ast.Axis(name(c.id), expressions.of(c.expression()), span(c));
    }
    if (c.WHERE() != null) {
      return new Ast.Condition(expressions.of(c.condition), span(c));
    }
    return new Ast.StudyRun(c.argument().stream().map(expressions::argument).toList(), span(c));
  }

  @Override
  public Ast visitDataDeclaration(AlmanacParser.DataDeclarationContext c) {
    return new Ast.Data(
        name(c.id), name(c.format), text(c.path), expressions.entries(c.entry()), span(c));
  }

  @Override
  public Ast visitLetDeclaration(AlmanacParser.LetDeclarationContext c) {
    return let(c.binding());
  }

  private Ast.Let let(AlmanacParser.BindingContext c) {
    List<Ast.Name> names = c.name().stream().map(this::name).toList();
    return new Ast.Let(
        names.getFirst(),
        names.subList(1, names.size()),
        Optional.ofNullable(c.type()).map(this::type),
        expressions.value(c.timed()),
        span(c));
  }

  @Override
  public Ast visitFunctionDeclaration(AlmanacParser.FunctionDeclarationContext c) {
    return new Ast.Function(
        name(c.id),
        parameters(c.parameters()),
        Optional.ofNullable(c.type()).map(this::type),
        Optional.ofNullable(c.timed()).map(expressions::value),
        span(c));
  }

  @Override
  public Ast visitShowDeclaration(AlmanacParser.ShowDeclarationContext c) {
    return switch (c.shown()) {
      case AlmanacParser.ShownTableContext t ->
          new Ast.ShowTable(
              t.PLOT() != null,
              title(t.title),
              t.iteration().stream().map(expressions::iteration).toList(),
              optional(t.condition),
              expressions.entries(t.entry()),
              span(c));
      case AlmanacParser.ShownValueContext v ->
          new Ast.Show(expressions.of(v.expression()), title(v.title), span(c));
      default -> throw new IllegalStateException("unknown form of show");
    };
  }

  @Override
  public Ast visitExpectDeclaration(AlmanacParser.ExpectDeclarationContext c) {
    return new Ast.Expect(
        expressions.of(c.expression(0)),
        optional(c.value),
        optional(c.tolerance),
        optional(c.confidence),
        span(c));
  }

  private Optional<Ast.Expression> optional(AlmanacParser.@Nullable ExpressionContext c) {
    return Optional.ofNullable(c).map(expressions::of);
  }

  private Optional<Ast.Text> text(@Nullable Token token) {
    return Optional.ofNullable(token)
        .map(t -> new Ast.Text(ExpressionBuilder.unquote(t.getText()), span(t)));
  }

  private static Optional<String> title(@Nullable Token token) {
    return Optional.ofNullable(token).map(t -> ExpressionBuilder.unquote(t.getText()));
  }

  private List<Ast.Parameter> parameters(AlmanacParser.@Nullable ParametersContext c) {
    if (c == null) {
      return List.of();
    }
    return c.parameter().stream()
        .map(p ->
            new Ast.Parameter(
                expressions.name(p.anyName()),
                Optional.ofNullable(p.type()).map(this::type),
                optional(p.expression()),
                span(p)))
        .toList();
  }

  private Ast.TypeName type(AlmanacParser.TypeContext c) {
    return new Ast.TypeName(
        expressions.name(c.anyName()), Optional.ofNullable(c.type()).map(this::type), span(c));
  }

  private Ast.Name name(ParserRuleContext c) {
    return expressions.name(c);
  }

  private Span span(ParserRuleContext c) {
    return expressions.span(c);
  }

  private Span span(Token token) {
    return new Span(source, token.getStartIndex(), token.getStopIndex() + 1);
  }
}
