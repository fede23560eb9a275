package dev.almanac.cli;

import dev.almanac.diagnostic.Suggestion;
import dev.almanac.limit.Limits;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the words after {@code alm}. */
final class CommandLine {

  private static final long MOST_THREADS = 1024;
  private static final long WIDEST = 1000;
  private static final long MOST_WORST = 1000;
  private static final long NARROWEST = 20;

  private static final long LARGEST_BLOCK = 8192;

  private final Command command;
  private final List<String> operands = new ArrayList<>();
  private final List<String> revisions = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, Path> data = new LinkedHashMap<>();
  private Limits limits = Limits.standard();
  private final Map<Option, String> texts = new EnumMap<>(Option.class);
  private final Map<Option, Long> numbers = new EnumMap<>(Option.class);

  private CommandLine(Command command) {
    this.command = command;
  }

  /** Reads a command's options and files. */
  static Invocation parse(Command command, List<String> words) throws UsageError {
    var line = new CommandLine(command);
    line.read(words);
    if (!line.texts.containsKey(Option.HELP)) {
      line.requireOperands();
      line.requirePath();
      line.requireAsWritten();
    }
    return new Invocation(
        command,
        List.copyOf(line.operands),
        List.copyOf(line.revisions),
        line.files(),
        line.settings,
        line.data,
        line.limits,
        line.texts,
        line.numbers);
  }

  /** Returns the command of this name. */
  static Command command(String word) throws UsageError {
    var words = new ArrayList<String>();
    for (Command command : Command.values()) {
      if (command.word.equals(word)) {
        return command;
      }
      words.add(command.word);
    }
    if (word.startsWith("-")) {
      throw new UsageError(
          "a command comes first, then its options, such as `alm run " + word + "`");
    }
    if (word.endsWith(".alm")) {
      throw new UsageError(
          "there is no command `" + word + "`; did you mean `alm run " + word + "`?");
    }
    String near =
        Suggestion.closest(word, words).map(w -> "; did you mean `alm " + w + "`?").orElse("");
    throw new UsageError("there is no command `" + word + "`" + near);
  }

  private void read(List<String> words) throws UsageError {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        if (command == Command.DIFF) {
          revisions.addAll(operands); // as git has it: revisions first, then files
          operands.clear();
        }
        operands.addAll(words.subList(i + 1, words.size()));
        return;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        operands.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      Option option = option(equals < 0 ? word : word.substring(0, equals));
      if (option.takesValue() && equals < 0) {
        if (++i == words.size()) {
          throw missing(option);
        }
        put(option, words.get(i));
      } else if (option.takesValue() || equals < 0) {
        put(option, equals < 0 ? "" : word.substring(equals + 1));
      } else {
        throw new UsageError("`" + option.word + "` takes no value");
      }
    }
  }

  private static UsageError missing(Option option) {
    return new UsageError(
        "`" + option.word + "` needs a value: " + option.word + " " + option.value);
  }

  private Option option(String word) throws UsageError {
    if (word.equals("-h")) {
      return Option.HELP;
    }
    if (word.equals("-o") && command.options.contains(Option.OUTPUT)) {
      return Option.OUTPUT;
    }
    Optional<Command> other = Optional.empty();
    for (Option option : command.options) {
      if (option.word.equals(word)) {
        return option;
      }
    }
    for (Command c : Command.values()) {
      if (other.isEmpty() && c.options.stream().anyMatch(o -> o.word.equals(word))) {
        other = Optional.of(c);
      }
    }
    if (other.isPresent()) {
      throw new UsageError(
          "`"
              + word
              + "` belongs to `alm "
              + other.get().word
              + "`, not to `alm "
              + command.word
              + "`");
    }
    List<String> known =
        command.options.stream().filter(o -> !o.isHidden()).map(o -> o.word).toList();
    String near =
        Suggestion.closest(word, known).map(w -> "; did you mean `" + w + "`?").orElse("");
    throw new UsageError("`alm " + command.word + "` has no option `" + word + "`" + near);
  }

  private void put(Option option, String value) throws UsageError {
    if (option == Option.SET) {
      putSetting(value);
      return;
    }
    if (option == Option.DATA) {
      putData(value);
      return;
    }
    if (option == Option.LIMIT) {
      limits = GivenLimits.with(limits, value);
      return;
    }
    if (option.takesValue() && value.isEmpty()) {
      throw missing(option);
    }
    if (texts.put(option, value) != null && option.takesValue()) {
      throw new UsageError("`" + option.word + "` is given twice");
    }
    switch (option) {
      case PATHS -> putNumber(option, value, 1, Long.MAX_VALUE);
      case SEED, PATH -> putNumber(option, value, 0, Long.MAX_VALUE);
      case WORST -> putNumber(option, value, 1, MOST_WORST);
      case THREADS -> putNumber(option, value, 1, MOST_THREADS);
      case BLOCK_SIZE -> putBlockSize(value);
      case WIDTH -> putNumber(option, value, NARROWEST, WIDEST);
      case JSON, CSV, JUNIT, OUTPUT, HTML -> {
        var _ = path(value);
      }
      default -> {}
    }
  }

  private void putSetting(String setting) throws UsageError {
    int equals = setting.indexOf('=');
    if (equals <= 0) {
      throw new UsageError(
          "`--set` needs a name and a value, such as `--set floor=80%`; not `" + setting + "`");
    }
    String name = setting.substring(0, equals).strip();
    if (settings.put(name, setting.substring(equals + 1).strip()) != null) {
      throw new UsageError("`" + name + "` is set twice");
    }
  }

  private void putData(String given) throws UsageError {
    int equals = given.indexOf('=');
    if (equals <= 0 || equals == given.length() - 1) {
      throw new UsageError(
          "`--data` needs a name and a path, such as `--data monthly=returns.csv`; not `"
              + given
              + "`");
    }
    String name = given.substring(0, equals).strip();
    if (data.put(name, path(given.substring(equals + 1))) != null) {
      throw new UsageError("the data `" + name + "` is given twice");
    }
  }

  private void putNumber(Option option, String text, long least, long most) throws UsageError {
    Optional<Long> number = number(text);
    if (number.isPresent() && number.get() >= least && number.get() <= most) {
      numbers.put(option, number.get());
      return;
    }
    String range = most == Long.MAX_VALUE ? "from " + least + " on" : least + " to " + most;
    throw new UsageError(
        "`" + option.word + "` takes a whole number, " + range + "; not `" + text + "`");
  }

  private void putBlockSize(String text) throws UsageError {
    Optional<Long> size = number(text).filter(CommandLine::isBlockSize);
    if (size.isEmpty()) {
      throw new UsageError("`--block-size` takes a power of two, 2 to 8192; not `" + text + "`");
    }
    numbers.put(Option.BLOCK_SIZE, size.get());
  }

  private static boolean isBlockSize(long size) {
    return size > 1 && size <= LARGEST_BLOCK && Long.bitCount(size) == 1;
  }

  /** Reads digits, with single underscores between them. */
  private static Optional<Long> number(String text) {
    boolean digits = !text.isEmpty() && !text.startsWith("_") && !text.endsWith("_");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits &= (c >= '0' && c <= '9') || (c == '_' && !text.startsWith("__", i));
    }
    try {
      return digits ? Optional.of(Long.parseLong(text.replace("_", ""))) : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private void requireOperands() throws UsageError {
    String alm = "`alm " + command.word + "`";
    if (!command.takesOperands() && !operands.isEmpty()) {
      throw new UsageError(alm + " takes no file");
    }
    if (!command.takesNone() && operands.isEmpty()) {
      String usage = "alm " + command.word + " " + command.operands;
      throw new UsageError(alm + " needs " + command.operand() + ": " + usage);
    }
    if (operands.size() > command.most()) {
      String more = operands.get(command.most());
      String one = command.operand().replaceFirst("an? ", "one ");
      throw new UsageError(
          command.most() == 1
              ? alm + " takes " + one + "; the second is `" + more + "`"
              : alm + " takes one file; another is `" + more + "`");
    }
    boolean library = command == Command.DOC && texts.containsKey(Option.MARKDOWN);
    if (library && !operands.isEmpty()) {
      throw new UsageError("`--markdown` prints all of the library: it takes no name");
    }
  }

  private void requirePath() throws UsageError {
    for (Option option : List.of(Option.RUN, Option.STRATEGY)) {
      boolean follows = texts.containsKey(Option.PATH) || texts.containsKey(Option.WORST);
      if (texts.containsKey(option) && !follows) {
        throw new UsageError("`" + option.word + "` needs `--path N` or `--worst N`");
      }
    }
    if (texts.containsKey(Option.PATH) && texts.containsKey(Option.WORST)) {
      throw new UsageError("`--path` follows one path, `--worst` finds some: choose one of them");
    }
  }

  private void requireAsWritten() throws UsageError {
    boolean other =
        !settings.isEmpty()
            || !data.isEmpty()
            || texts.containsKey(Option.PATHS)
            || texts.containsKey(Option.SEED);
    if (texts.containsKey(Option.RECORD) && other) {
      throw new UsageError(
          "`--record` keeps the result of the plan as it is written: it goes without `--set`,"
              + " `--data`, `--paths` and `--seed`");
    }
  }

  private List<Path> files() throws UsageError {
    var files = new ArrayList<Path>();
    for (String operand : operands) {
      files.add(path(operand));
    }
    return files;
  }

  static Path path(String text) throws UsageError {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageError("`" + text + "` is not a path");
    }
  }
}
