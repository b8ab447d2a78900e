package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The files of the statements of July 2026, by name, each with its SHA-256. */
final class StatementsOnDisk {
  private StatementsOnDisk() {}

  static Map<String, String> of(Path lake) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(lake.resolve("statements/2026-07"))) {
      paths.forEach(path -> files.put(path.getFileName().toString(), sha256(path)));
    }
    return files;
  }

  private static String sha256(Path path) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each document has three files, and they are what its row says. */
  static void assertAsIssued(Path folder, Lake lake) throws IOException {
    RowLayout layout = RowLayout.of(Statement.TABLE);
    Map<String, String> there = of(folder);
    for (Row row : lake.read(Statement.TABLE).rows().collectAsList()) {
      Cells cells = layout.read(row);
      assertThat(cells.<String, String>map(Statement.FILES)).hasSize(3);
      assertThat(there).containsAllEntriesOf(cells.map(Statement.FILES));
    }
  }
}
