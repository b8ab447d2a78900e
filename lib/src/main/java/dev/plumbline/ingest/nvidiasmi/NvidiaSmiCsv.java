package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Logs of {@code nvidia-smi --query-gpu=… --format=csv}, with or without units and header. A record
 * is a line that is neither blank nor the first header; later headers are ignored as {@code header}
 * and hold from there on, the driver's messages as {@code driver_message}, lines of other queries
 * in the same log as {@code other_query}. A line is used whole or refused whole.
 *
 * <p>How local times that happen twice are told apart is said at {@link Passage}. A line that
 * repeats the time of its GPU's line before is a duplicate or, when it says something else, refused
 * as {@code conflicting_value}; lines repeated later in the file are not seen, the timeline merges
 * them.
 */
public final class NvidiaSmiCsv implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.telemetry(
          "nvidia-smi-csv", "GPU counters as nvidia-smi --query-gpu logs them in CSV.");
  private static final long MOST_WAITING = 64L << 20;

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return SmiGuide.guide();
  }

  /** The first line that is no message of the driver names the UUID and a counter. */
  @Override
  public boolean recognises(FileHead head) {
    Optional<String> first =
        head.text()
            .lines()
            .filter(line -> !line.isBlank() && !DriverMessages.isOne(line))
            .findFirst();
    Cells cells = new Cells();
    byte[] bytes = first.orElse("").getBytes(StandardCharsets.UTF_8);
    return cells.split(bytes, 0, bytes.length)
        && SmiHeader.of(cells)
            .filter(h -> h.has(SmiFields.UUID) && h.hasCounters() && !h.isOfAnotherQuery())
            .isPresent();
  }

  @Override
  public void check(SourceSettings settings) throws MalformedFile {
    DeclaredColumns.of(settings.dialect());
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new SmiCursor(file, bytes, MOST_WAITING);
  }
}
