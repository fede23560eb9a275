package dev.almanac.conformance;

import dev.almanac.Almanac;
import dev.almanac.data.PlanText;
import dev.almanac.data.ProjectFiles;
import dev.almanac.execute.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The hashes of what plans yield: a program of its own, for a machine of another kind. */
final class PlanBytes {

  private PlanBytes() {}

  /** Prints the name of every recorded plan and example, and the hash of its result. */
  public static void main(String[] paths) {
    of(Plans.job(1, Plans.BLOCK), Long.parseLong(paths[0])).forEach(System.out::println);
  }

  static List<String> of(Job job, long paths) {
    var plans = new ArrayList<Path>(PlanGoldenTest.plans());
    plans.addAll(PlanGoldenTest.examples());
    return plans.stream().map(f -> Repository.name(f) + " " + hash(f, job, paths)).toList();
  }

  private static String hash(Path file, Job job, long paths) {
    ProjectFiles files = Plans.open(file);
    Directives asked = Directives.of(files.plan());
    var request =
        new Almanac.Request(asked.settings(), asked.data(), OptionalLong.of(paths), asked.seed());
    Almanac.Answer answer = new Almanac(files).run(files.plan(), request, job);
    // A plan may need more paths than these: then it says so everywhere.
    String said = Plans.text(answer.diagnostics());
    return PlanText.sha256(answer.result().map(Plans::json).orElse(said));
  }
}
