package dev.plumbline.ingest;

import dev.plumbline.schema.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Stands for a file whose format nobody recognised: it is refused as a whole, with a reason. It is
 * no format of its own and in no list; the table it names never gets a row of it.
 */
public final class Unread implements Ingester {
  private static final long serialVersionUID = 1L;

  /** What {@code bronze.ingest_file} says of such files. */
  public static final String FORMAT = "unread";

  private static final FormatFamily FAMILY =
      FormatFamily.telemetry(FORMAT, "A file of a format that is not read.");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public List<TableSpec> sideRows() {
    return List.of();
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide("", List.of(), List.of(), List.of());
  }

  @Override
  public boolean recognises(FileHead head) {
    return false;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    FileHead head = FileHead.of(file.fileName(), bytes.readNBytes(FileHead.BYTES));
    throw UnreadFormat.of(head)
        .map(format -> format.refusal(file.path()))
        .orElseGet(
            () ->
                new MalformedFile(
                    file.path(),
                    1,
                    "no format that is read begins like this file",
                    "the source says format: auto",
                    "give the source its format:, or keep other files out of its path"));
  }
}
