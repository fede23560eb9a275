package dev.almanac.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chromium without a window, spoken to in its own protocol: for tests of pages, where it is
 * installed.
 */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int PATIENCE = 30;
  private static final Pattern SOCKET = Pattern.compile("\"webSocketDebuggerUrl\": *\"([^\"]+)\"");

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder heard = new StringBuilder();
  private int calls = 0;

  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(n -> Path.of(folder).resolve(n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser(Path chromium) throws IOException, InterruptedException {
    this.profile = Files.createTempDirectory("almanac-browser");
    this.process =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String port = port();
    HttpClient client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    Matcher found = SOCKET.matcher(client.send(request, BodyHandlers.ofString()).body());
    if (!found.find()) {
      throw new IOException("the browser opened no page");
    }
    this.socket =
        client.newWebSocketBuilder().buildAsync(URI.create(found.group(1)), new Ear()).join();
    call("Page.enable", "{}");
    call("Runtime.enable", "{}");
    call("Log.enable", "{}");
    call("Network.enable", "{}");
  }

  private String port() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < PATIENCE * 10; i++) {
      if (Files.exists(file) && !Files.readString(file).isBlank()) {
        return Files.readString(file).lines().findFirst().orElseThrow();
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException("the browser does not start");
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  /** Asks for something and returns the whole answer. */
  String call(String method, String parameters) throws InterruptedException {
    String id = "\"id\":" + ++calls;
    socket
        .sendText("{" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
        .join();
    return await(id + ",");
  }

  /** Waits for what has this text in it. */
  String await(String text) throws InterruptedException {
    while (true) {
      String message = messages.poll(PATIENCE, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing was heard of " + text);
      }
      heard.append(message).append('\n');
      if (message.contains(text)) {
        return message;
      }
    }
  }

  /** Opens a page and waits until all of it is there. */
  void open(Path page, int width) throws InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":" + width + ",\"height\":900,\"deviceScaleFactor\":1,\"mobile\":false}");
    call("Page.navigate", "{\"url\":\"" + page.toUri() + "\"}");
    if (!heard.toString().contains("Page.loadEventFired")) {
      await("Page.loadEventFired");
    }
  }

  /** Returns the value of an expression of JavaScript, as it stands in the answer. */
  String value(String expression) throws InterruptedException {
    String quoted = expression.replace("\\", "\\\\").replace("\"", "\\\"");
    String answer =
        call("Runtime.evaluate", "{\"returnByValue\":true,\"expression\":\"" + quoted + "\"}");
    Matcher value = Pattern.compile("\"value\": *(\"[^\"]*\"|[^,}]+)").matcher(answer);
    return value.find() ? value.group(1).replace("\"", "") : answer;
  }

  /** Returns all that was said, and forgets it. */
  String said() {
    String all = heard.toString();
    heard.setLength(0);
    return all;
  }

  /** What its children still write while it ends is no fault of a test. */
  @Override
  public void close() {
    socket.abort();
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(p -> p.onExit().join());
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.out.println("a browser's profile is left in " + profile);
    }
  }
}
