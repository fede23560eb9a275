package dev.almanac.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @Test
  void readsOptionsInAnyOrder() throws UsageError {
    Invocation read =
        parse("run --set a=1 --paths 1_000_000 x.alm --seed=7 --set=b=x=y --csv out --quiet");
    assertThat(read.command()).isEqualTo(Command.RUN);
    assertThat(read.files()).containsExactly(Path.of("x.alm"));
    assertThat(read.settings()).isEqualTo(Map.of("a", "1", "b", "x=y"));
    assertThat(read.request(Path.of("")).paths()).isEqualTo(OptionalLong.of(1_000_000));
    assertThat(read.request(Path.of("")).seed()).isEqualTo(OptionalLong.of(7));
    assertThat(read.text(Option.CSV)).contains("out");
    assertThat(read.has(Option.QUIET)).isTrue();
    assertThat(read.has(Option.UNICODE)).isFalse();
    assertThat(read.number(Option.THREADS, 3)).isEqualTo(3);
  }

  @Test
  void readsFilesForData() throws UsageError {
    Invocation read = parse("check --data a=x.csv a.alm --data=b=folder");
    assertThat(read.data()).isEqualTo(Map.of("a", Path.of("x.csv"), "b", Path.of("folder")));
    assertThat(read.request(Path.of("/here")).data()).containsEntry("a", Path.of("/here/x.csv"));
    for (String wrong : List.of("a", "a=", "=x.csv")) {
      assertThatThrownBy(() -> parse("check a.alm --data " + wrong))
          .hasMessageContaining("`--data` needs a name and a path");
    }
    assertThatThrownBy(() -> parse("check a.alm --data a=x --data a=y"))
        .hasMessageContaining("given twice");
  }

  @Test
  void takesEverythingForFilesAfterTwoHyphens() throws UsageError {
    assertThat(parse("check a.alm -- --set b.alm").files())
        .containsExactly(Path.of("a.alm"), Path.of("--set"), Path.of("b.alm"));
  }

  @Test
  void needsNoFileForHelp() throws UsageError {
    assertThat(parse("run --help").has(Option.HELP)).isTrue();
    assertThat(parse("run -h").has(Option.HELP)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rnu x.alm             | there is no command `rnu`; did you mean `alm run`?
          x.alm                 | there is no command `x.alm`; did you mean `alm run x.alm`?
          zzz                   | there is no command `zzz`
          --paths 3             | a command comes first, then its options, such as `alm run --paths`
          run                   | `alm run` needs a file: alm run FILE
          check                 | `alm check` needs a file: alm check FILE...
          version x             | `alm version` takes no file
          run x.alm y.alm       | `alm run` takes one file; the second is `y.alm`
          new                   | `alm new` needs a name: alm new NAME
          new a b               | `alm new` takes one name; the second is `b`
          completion            | `alm completion` needs a shell: alm completion SHELL
          eval a b c            | `alm eval` takes one file; another is `c`
          doc --markdown a      | `--markdown` prints all of the library: it takes no name
          hlep                  | there is no command `hlep`; did you mean `alm help`?
          run --pahts 3 x       | `alm run` has no option `--pahts`; did you mean `--paths`?
          run --blok-size 3 x   | `alm run` has no option `--blok-size`
          run -x y              | `alm run` has no option `-x`
          check --json o x      | `--json` belongs to `alm run`, not to `alm check`
          run x --paths         | `--paths` needs a value: --paths N
          run x --json=         | `--json` needs a value: --json FILE
          run x --quiet=yes     | `--quiet` takes no value
          run x --seed 1 --seed 2 | `--seed` is given twice
          run x --paths 0       | `--paths` takes a whole number, from 1 on; not `0`
          run x --paths 1e6     | `--paths` takes a whole number, from 1 on; not `1e6`
          run x --paths 1__0    | `--paths` takes a whole number, from 1 on; not `1__0`
          run x --paths _1      | `--paths` takes a whole number, from 1 on; not `_1`
          run x --paths 99999999999999999999 | `--paths` takes a whole number, from 1 on; not `99999999999999999999`
          run x --seed -1       | `--seed` takes a whole number, from 0 on; not `-1`
          run x --threads 0     | `--threads` takes a whole number, 1 to 1024; not `0`
          run x --width 10      | `--width` takes a whole number, 20 to 1000; not `10`
          run x --block-size 3  | `--block-size` takes a power of two, 2 to 8192; not `3`
          run x --set a         | `--set` needs a name and a value, such as `--set floor=80%`; not `a`
          run x --set =a        | `--set` needs a name and a value, such as `--set floor=80%`; not `=a`
          run x --set a=1 --set a=2 | `a` is set twice
          run x --limit paths   | `--limit` needs a name and a figure, such as `--limit paths=100_000`; not `paths`
          run x --limit pahts=3 | there is no limit `pahts`; did you mean `paths`?
          run x --limit time=30 | the limit `time` is a time with its unit, such as 30s or 5min; not `30`
          run x --limit nesting=300 | the limit `nesting` is a whole number, such as 100_000, at most 200; not `300`
          run x --limit time=1s --limit time=2s | the limit `time` is given twice
          explain x --run base  | `--run` needs `--path N` or `--worst N`
          """)
  void saysWhatCannotBeFollowed(String words, String message) {
    assertThatThrownBy(() -> parse(words)).isInstanceOf(UsageError.class).hasMessage(message);
  }

  private static Invocation parse(String line) throws UsageError {
    List<String> words = Arrays.asList(line.split(" ", -1));
    return CommandLine.parse(CommandLine.command(words.getFirst()), words.subList(1, words.size()));
  }
}
