package dev.almanac.data;

import dev.almanac.diagnostic.Suggestion;
import dev.almanac.limit.Limits;
import dev.almanac.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The texts a plan may read: the standard library, and the files of its project.
 *
 * <p>A project is the nearest folder upwards with the file {@code almanac.project}, else the plan's
 * own folder. Nothing outside it can be read, also not by a link. Sources are named from the
 * project's folder, so that no name tells of the machine.
 */
public final class ProjectFiles implements Imports {

  /** The file that marks a project's folder. */
  public static final String MARKER = "almanac.project";

  static final String EXTENSION = ".alm";

  private final Path root;
  private final Source plan;
  private final Limits limits;
  private final Map<String, String> refusals = new HashMap<>();

  private ProjectFiles(Path root, Source plan, Limits limits) {
    this.limits = limits;
    this.root = root;
    this.plan = plan;
  }

  /** Reads a plan and finds its project. */
  public static ProjectFiles of(Path file) throws Unreadable {
    return of(file, Limits.standard());
  }

  /** Reads a plan and finds its project; neither it nor what it imports is larger than allowed. */
  public static ProjectFiles of(Path file, Limits limits) throws Unreadable {
    String text = PlanText.read(file, limits);
    Path real = real(file);
    Path root = root(real);
    return new ProjectFiles(root, Source.of(name(root, real), text), limits);
  }

  /** Returns the project of a folder, for a plan that is not a file yet. */
  public static ProjectFiles in(Path folder, String name, Limits limits) throws Unreadable {
    Path file = real(folder).resolve(name);
    Path root = root(file);
    return new ProjectFiles(root, Source.of(name(root, file), ""), limits);
  }

  @Override
  public List<String> modules() {
    return StandardLibrary.modules();
  }

  /** Returns the plan. */
  public Source plan() {
    return plan;
  }

  /** Returns the project's folder, free of links. */
  public Path root() {
    return root;
  }

  @Override
  public Optional<Source> find(String module, Source importer) {
    refusals.remove(module);
    if (StandardLibrary.owns(module)) {
      return StandardLibrary.find(module);
    }
    if (importer.library()) {
      return Optional.empty();
    }
    try {
      Path real = real(inProject(module, importer));
      requireInside(real);
      return Optional.of(Source.of(name(root, real), PlanText.read(real, limits)));
    } catch (Unreadable e) {
      refusals.put(module, e.getMessage() + nearby(module, importer));
      return Optional.empty();
    }
  }

  @Override
  public DataFile data(String written, Source importer) throws Unreadable {
    if (importer.library()) {
      throw new Unreadable("the library has no data files");
    }
    String path = "\"" + written;
    try {
      Path real = real(inProject(path, importer));
      requireInside(real);
      return new DataFile(name(root, real), real);
    } catch (Unreadable e) {
      throw new Unreadable(e.getMessage() + nearby(path, importer));
    }
  }

  @Override
  public String hint(String module) {
    var modules = StandardLibrary.modules();
    String full = StandardLibrary.owns(module) ? module : "std." + module;
    if (modules.contains(full)) {
      return "did you mean `" + full + "`?";
    }
    String refusal = refusals.get(module);
    if (refusal != null && refusal.contains("did you mean")) {
      return refusal;
    }
    return Suggestion.closest(full, modules)
        .map(near -> "did you mean `" + near + "`?")
        .orElse(refusal != null ? refusal : "the library has " + String.join(", ", modules));
  }

  private static Path root(Path plan) {
    Path own = plan.getParent();
    // The topmost folder is no project: it holds everything there is.
    for (Path folder = own; folder != null; folder = folder.getParent()) {
      if (folder.getParent() != null && Files.isRegularFile(folder.resolve(MARKER))) {
        return folder;
      }
    }
    return own == null ? plan : own;
  }

  private static Path real(Path file) throws Unreadable {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw Unreadable.because(e);
    }
  }

  /** Names a file from the project's folder, unlike any text of the library. */
  private static String name(Path root, Path file) {
    String name = root.relativize(file).toString().replace('\\', '/');
    return name.startsWith("std/") ? "./" + name : name;
  }

  /** Returns where a module would be; names and paths begin at the importer's folder. */
  private Path inProject(String module, Source importer) throws Unreadable {
    try {
      Path written = Path.of(written(module));
      if (written.isAbsolute() || module.contains("\\")) {
        throw new Unreadable("paths begin at this text's folder and have / between folders");
      }
      Path file = folder(importer).resolve(written).normalize();
      requireInside(file);
      return file;
    } catch (InvalidPathException e) {
      throw new Unreadable("this is not a path");
    }
  }

  private static String written(String module) {
    return isPath(module) ? module.substring(1) : module.replace('.', '/') + EXTENSION;
  }

  private static boolean isPath(String module) {
    return module.startsWith("\"");
  }

  private Path folder(Source importer) {
    Path folder = root.resolve(importer.name()).getParent();
    return folder == null ? root : folder;
  }

  private void requireInside(Path file) throws Unreadable {
    if (root.getParent() == null) {
      throw new Unreadable(
          "a plan in the topmost folder reads no other file: put it into a folder of its own");
    }
    if (!file.startsWith(root)) {
      throw new Unreadable(
          "a plan reads only its project: the nearest folder upwards with a file `"
              + MARKER
              + "`, else its own folder");
    }
  }

  /** Returns a suggestion from the folder that was looked in. */
  private String nearby(String module, Source importer) {
    try {
      Path file = inProject(module, importer);
      Path folder = file.getParent();
      if (Files.exists(file) || folder == null || !Files.isDirectory(folder)) {
        return "";
      }
      String name = String.valueOf(file.getFileName());
      return Suggestion.closest(name, files(folder, name.substring(name.lastIndexOf('.') + 1)))
          .map(near -> "; did you mean `" + respelled(module, near) + "`?")
          .orElse("");
    } catch (Unreadable | IOException e) {
      return "";
    }
  }

  private static List<String> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .filter(f -> f.endsWith(ending))
          .toList();
    }
  }

  private static String respelled(String module, String file) {
    if (isPath(module)) {
      return module.substring(0, Math.max(1, module.lastIndexOf('/') + 1)) + file + "\"";
    }
    String name = file.substring(0, file.length() - EXTENSION.length());
    return module.substring(0, module.lastIndexOf('.') + 1) + name;
  }
}
