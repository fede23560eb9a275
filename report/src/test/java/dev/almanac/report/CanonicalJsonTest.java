package dev.almanac.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void writesTheWholeResult() {
    var expectation = Samples.expectation("expect c", Verdict.UNDECIDED, "too near");
    var shown = new Shown.Single("ruin", Samples.exact(0.5, Display.PERCENT), Samples.PLACE);
    assertThat(CanonicalJson.write(Samples.result(List.of(shown), List.of(expectation))))
        .isEqualTo(
            """
            {"conventions":{"basis":"real USD"},"engine":"0.1.0","expectations":[{"detail":"too near",\
            "line":3,"text":"expect c","verdict":"undecided"}],\
            "parameters":{"retirement_age":{"display":"years","value":62}},"plan":"household",\
            "runs":[{"name":"base","outcomes":[\
            {"figures":{"failure":{"display":"percent","standardError":0.002,"value":0.0425}},\
            "strategy":"ladder"},\
            {"figures":{"failure":{"display":"percent","standardError":0.0033,"value":0.1225}},\
            "strategy":"total_return"}],"paths":10000,"seed":7,"settings":{"market":"us_2026"}}],\
            "schema":1,\
            "shown":[{"cell":{"display":"percent","value":0.5},"kind":"value","title":"ruin"}],\
            "sources":[{"name":"plan.alm","sha256":"b2"},{"name":"std/markets.alm","sha256":"a1"}]}\
            """);
  }

  @Test
  void writesEveryKindOfShow() {
    var row = List.<Cell>of(Samples.word("x"), new Cell.Missing(), new Cell.Truth(true, false));
    var table = Samples.table(List.of("a", "b", "c"), List.of(row));
    assertThat(CanonicalJson.shown(table).write())
        .isEqualTo(
            """
            {"columns":["a","b","c"],"kind":"table","rows":[[{"text":"x"},null,\
            {"truth":"undecided"}]],"title":"A table"}\
            """);
    assertThat(CanonicalJson.shown(Samples.plot(table)).write()).contains("\"kind\":\"plot\"");
    assertThat(CanonicalJson.shown(Samples.histogram()).write())
        .isEqualTo(
            """
            {"counts":[1,40,8,0],"display":"percent","edges":[0,0.25,0.5,0.75,1],\
            "kind":"histogram","title":"A histogram"}\
            """);
  }

  @Test
  void whatIsNoNumberIsAWord() {
    var cell = Samples.simulated(Double.NaN, Double.POSITIVE_INFINITY, Display.NUMBER);
    assertThat(CanonicalJson.cell(cell).write())
        .isEqualTo("{\"display\":\"number\",\"standardError\":\"infinite\",\"value\":\"none\"}");
  }

  @Test
  void theOrderOfMapsChangesNothing() {
    PlanResult result = Samples.result(List.of(), List.of());
    var other =
        new PlanResult(
            result.plan(),
            result.engine(),
            new java.util.TreeMap<>(result.sources()),
            result.parameters(),
            result.conventions(),
            result.runs(),
            result.shown(),
            result.expectations());
    assertThat(CanonicalJson.write(other)).isEqualTo(CanonicalJson.write(result));
  }

  @Test
  void foldersOfTheMachineAreLeftOut() {
    var sources = Map.of("/a/p.alm", "1", "C:\\b\\p.alm", "2", "lib/q.alm", "3");
    var result =
        new PlanResult("p", "0", sources, Map.of(), Map.of(), List.of(), List.of(), List.of());
    assertThat(CanonicalJson.write(result))
        .contains(
            """
            [{"name":"lib/q.alm","sha256":"3"},{"name":"p.alm","sha256":"1"},\
            {"name":"p.alm","sha256":"2"}]\
            """);
  }

  @Test
  void textsAreEscapedAsTheRfcAsks() {
    assertThat(Json.of("€$\017\nA'B\"\\\\\"/\37\b\t\f\r").write())
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\u001f\\b\\t\\f\\r\"");
    assertThat(Json.of("🙂\uD800").write()).isEqualTo("\"🙂\uFFFD\"");
  }

  @Test
  void keysAreSortedByTheirUnits() {
    var members = Json.members();
    for (String key : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
      members.put(key, new Json.Null());
    }
    assertThat(members.values().keySet())
        .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
  }

  @Test
  void integersThatADoubleCannotHoldAreTexts() {
    assertThat(Json.of(9007199254740991L).write()).isEqualTo("9007199254740991");
    assertThat(Json.of(-9007199254740993L).write()).isEqualTo("\"-9007199254740993\"");
    assertThat(Json.members().write() + Json.array(List.<String>of(), Json::of).write())
        .isEqualTo("{}[]");
  }
}
