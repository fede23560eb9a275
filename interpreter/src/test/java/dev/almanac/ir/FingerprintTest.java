package dev.almanac.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /**
   * An index into the program must be hashed as what it points at: a node that is new here, and
   * points at something, needs a line in {@link Fingerprint}. Slots and parameters point nowhere.
   */
  @Test
  void everyIndexIsKnown() {
    Stream<String> whole =
        Arrays.stream(Ir.class.getPermittedSubclasses())
            .flatMap(c ->
                Arrays.stream(c.getRecordComponents())
                    .filter(r -> r.getType() == int.class)
                    .map(RecordComponent::getName)
                    .map(name -> c.getSimpleName() + "." + name));
    assertThat(whole)
        .containsExactlyInAnyOrder(
            "Local.slot",
            "Global.index",
            "Parameter.index",
            "Call.function",
            "MakeStrategy.policy",
            "Solve.slot");
  }
}
