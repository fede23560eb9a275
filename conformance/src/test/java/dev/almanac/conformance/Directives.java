package dev.almanac.conformance;

import dev.almanac.Almanac;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import dev.almanac.source.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a recorded plan asks of the command line, in comments in its first lines: {@code // set:
 * name=value}, {@code // data: name=path} (from the folder of the tests), {@code // seed: 3},
 * {@code // limit: paths=100} (once for each limit), {@code // explain: run strategy path} (an
 * empty name is {@code _}).
 */
record Directives(
    Map<String, String> settings,
    Map<String, Path> data,
    OptionalLong seed,
    Limits limits,
    List<String> explain) {

  static Directives of(Source source) {
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, Path> data = new LinkedHashMap<>();
    OptionalLong seed = OptionalLong.empty();
    Limits limits = Limits.standard();
    List<String> explain = List.of();
    for (String line : source.text().lines().takeWhile(l -> l.startsWith("//")).toList()) {
      if (line.startsWith("// set: ")) {
        String[] pair = line.substring(8).split("=", 2);
        settings.put(pair[0], pair[1]);
      } else if (line.startsWith("// data: ")) {
        String[] pair = line.substring(9).split("=", 2);
        data.put(pair[0], Path.of(pair[1]));
      } else if (line.startsWith("// seed: ")) {
        seed = OptionalLong.of(Long.parseLong(line.substring(9)));
      } else if (line.startsWith("// limit: ")) {
        String[] pair = line.substring(10).split("=", 2);
        Limit limit = Limit.named(pair[0]).orElseThrow();
        limits = limits.with(limit, limit.read(pair[1]).orElseThrow());
      } else if (line.startsWith("// explain: ")) {
        explain = List.of(line.substring(12).replace("_", "").split(" ", -1));
      }
    }
    return new Directives(settings, data, seed, limits, explain);
  }

  Almanac.Request request() {
    return new Almanac.Request(settings, data, OptionalLong.empty(), seed);
  }
}
