package dev.plumbline.run.openlineage;

import dev.plumbline.config.Telling;
import dev.plumbline.config.Telling.ToFile;
import dev.plumbline.config.Telling.ToHttp;
import dev.plumbline.ingest.secrets.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Sends a run's events by the configured transport, at the end of the run, whatever its end. */
public final class LineageSender {
  private final Telling.Lineage transport;
  private final UnaryOperator<String> environment;
  private final Consumer<String> says;

  /**
   * A sender.
   *
   * @param transport where to, or null for nowhere
   * @param environment the variables that may hold a key
   * @param says takes a warning
   */
  public LineageSender(
      Telling.Lineage transport, UnaryOperator<String> environment, Consumer<String> says) {
    this.transport = transport;
    this.environment = environment;
    this.says = says;
  }

  /** Sends them in their order. */
  public void send(List<String> events) {
    if (transport == null || events.isEmpty()) {
      return;
    }
    try {
      if (transport instanceof ToFile file) {
        append(file.path(), events);
      } else if (transport instanceof ToHttp http) {
        new LineagePost(http, environment).send(events);
      }
    } catch (IOException | LineageRefused | RuntimeException e) {
      says.accept(
          SecretText.masked(
              "warning: the OpenLineage events of this run were not all sent: "
                  + words(e)
                  + "; they lie in the lake under _plumbline/lineage"));
    }
  }

  private static String words(Exception e) {
    return e instanceof LineageRefused
        ? e.getMessage()
        : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  /** In one write, so that runs which end at the same time do not mix their lines. */
  private static void append(Path file, List<String> events) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.writeString(
        file,
        String.join("\n", events) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
