package dev.plumbline.run.exports;

import dev.plumbline.failure.Failure;
import dev.plumbline.job.TaskFiles;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.LakeBytes;
import dev.plumbline.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The newest export of a lake, read without Spark. What is read is what was written, or the reading
 * fails and says what to do: every part is told by its digest.
 */
public final class Export {
  private final TaskFiles lake;
  private final Manifest manifest;
  private final Map<TableSpec, List<RowLayout.Cells>> read = new HashMap<>();

  private Export(TaskFiles lake, Manifest manifest) {
    this.lake = lake;
    this.manifest = manifest;
  }

  /**
   * The newest export of a lake.
   *
   * @param lake its folder or URI
   * @param stores what the configuration says of stores, by Hadoop's names
   * @throws Failure {@code INPUT} where nothing is exported, or the manifest is no such
   */
  public static Export newest(String lake, Map<String, String> stores) {
    return newest(new FilesHere(LakeBytes.of(lake, stores)));
  }

  /**
   * The newest export of a lake whose files are at hand.
   *
   * @throws Failure {@code INPUT} where nothing is exported, or the manifest is no such
   */
  public static Export newest(TaskFiles files) {
    String pointer = text(files, ExportFolder.NEWEST).orElseThrow(() -> missing(files));
    Manifest manifest = manifest(files, pointer);
    if (manifest.format() != Manifest.FORMAT) {
      throw foreign(
          "its format is %d, and %d is read here".formatted(manifest.format(), Manifest.FORMAT));
    }
    return new Export(files, manifest);
  }

  private static Failure foreign(String because) {
    return new Failure(
        Failure.Category.INPUT,
        "the published export is of another version of the program",
        because,
        "run plumbline nightly with this version: it exports anew");
  }

  /** Files that are read without a session. */
  private record FilesHere(LakeBytes bytes) implements TaskFiles {
    @Override
    public byte[] read(String path) throws IOException {
      return bytes.read(path);
    }

    @Override
    public String place(String path) {
      return bytes.place(path);
    }
  }

  private static Manifest manifest(TaskFiles files, String pointer) {
    try {
      String name = Manifest.name(pointer);
      String text =
          text(files, name).orElseThrow(() -> damaged(files, name, "it is not there", null));
      return Manifest.read(text);
    } catch (IllegalArgumentException e) {
      throw damaged(files, ExportFolder.NEWEST + " or the manifest", e.getMessage(), e);
    }
  }

  private static Optional<String> text(TaskFiles files, String name) {
    return bytes(files, name).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> bytes(TaskFiles files, String name) {
    String path = path(name);
    try {
      return Optional.of(files.read(path));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageException(
          "the published export cannot be read",
          files.place(path) + ": " + e.getMessage(),
          "check the path, permissions and the network, and run again",
          e);
    }
  }

  private static String path(String name) {
    return ExportTask.FOLDER + "/" + name;
  }

  private static Failure missing(TaskFiles files) {
    return new Failure(
        Failure.Category.INPUT,
        "the lake has no published export",
        files.place(path(ExportFolder.NEWEST)) + " is not there",
        "check --lake; plumbline nightly makes one whenever something is published, and with"
            + " nothing new as well");
  }

  private static Failure damaged(TaskFiles files, String name, String because, Exception origin) {
    return new Failure(
        Failure.Category.INPUT,
        "the published export is damaged",
        files.place(path(name)) + ": " + because,
        "remove the folder "
            + files.place(ExportTask.FOLDER)
            + " and run plumbline nightly: the"
            + " newest publication is exported anew",
        origin);
  }

  /** Where a file of the lake is, for people. */
  public String place(String path) {
    return lake.place(path);
  }

  /** The number of the publication. */
  public long publication() {
    return manifest.publication();
  }

  /** The run that published. */
  public String night() {
    return manifest.night();
  }

  /** When the run that published began. */
  public Instant at() {
    try {
      return Instant.parse(manifest.at());
    } catch (DateTimeException e) {
      throw damaged(lake, ExportFolder.manifest(publication()), e.getMessage(), e);
    }
  }

  /** All dates that are published. */
  public NavigableSet<LocalDate> dates() {
    try {
      return manifest.dates().stream()
          .map(LocalDate::parse)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (DateTimeException e) {
      throw damaged(lake, ExportFolder.manifest(publication()), e.getMessage(), e);
    }
  }

  /** Those of all published dates of which it has rows of a table. */
  public NavigableSet<LocalDate> dates(TableSpec table) {
    return ExportedTables.of(table).kept(dates());
  }

  /**
   * The rows of one date, of a table that is cut by date; other dates' parts are not touched.
   *
   * @param time the table's date
   */
  public List<RowLayout.Cells> rows(TableSpec table, Col time, LocalDate date) {
    Set<String> slices = Set.of(date.toString(), ExportParts.WHOLE);
    return rows(table, part -> slices.contains(part.slice()), line -> true).stream()
        .filter(row -> date.equals(row.date(time)))
        .toList();
  }

  /** How many rows a table has. */
  public long count(TableSpec table) {
    return found(ExportedTables.of(table)).rows();
  }

  /** All rows of a table, in the columns that it has; those that are not exported are null. */
  public List<RowLayout.Cells> rows(TableSpec table) {
    return read.computeIfAbsent(table, it -> rows(it, line -> true));
  }

  /**
   * The rows whose text meets this; the others are passed over unread.
   *
   * @throws Failure {@code INPUT} where the table was exported in other columns than are read here:
   *     what was not written would be taken for what nobody said
   */
  public List<RowLayout.Cells> rows(TableSpec table, Predicate<String> wanted) {
    return rows(table, part -> true, wanted);
  }

  private List<RowLayout.Cells> rows(
      TableSpec table, Predicate<ExportPart> parts, Predicate<String> wanted) {
    ExportedTable exported = ExportedTables.of(table);
    ManifestTable found = found(exported);
    RowLayout layout = exported.layout();
    List<RowLayout.Cells> rows = new ArrayList<>();
    for (ExportPart part : found.parts().stream().filter(parts).toList()) {
      for (String line : lines(part)) {
        if (wanted.test(line)) {
          rows.add(row(exported, layout, part, line));
        }
      }
    }
    return rows;
  }

  private ManifestTable found(ExportedTable exported) {
    ManifestTable found = manifest.tables().get(exported.name());
    if (found == null) {
      throw foreign("it has no " + exported.name());
    }
    if (!found.columns().equals(ManifestTable.columns(exported))) {
      throw foreign("its " + exported.name() + " has other columns than are read here");
    }
    return found;
  }

  private RowLayout.Cells row(
      ExportedTable exported, RowLayout layout, ExportPart part, String line) {
    try {
      return RowText.read(layout, exported.columns(), line);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw damaged(lake, part.path(), e.getMessage(), e);
    }
  }

  private List<String> lines(ExportPart part) {
    byte[] packed =
        bytes(lake, part.path())
            .orElseThrow(() -> damaged(lake, part.path(), "it is not there", null));
    byte[] text;
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      text = unpacked.readAllBytes();
    } catch (IOException e) {
      throw damaged(lake, part.path(), String.valueOf(e.getMessage()), e);
    }
    String sha256 = HexFormat.of().formatHex(PartIterator.sha256().digest(text));
    if (!sha256.equals(part.sha256())) {
      throw damaged(
          lake,
          part.path(),
          "its digest is " + sha256 + ", and " + part.sha256() + " was written",
          null);
    }
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
