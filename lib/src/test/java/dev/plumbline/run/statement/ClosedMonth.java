package dev.plumbline.run.statement;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Statement;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A lake of which July is closed, and what is in it then. */
final class ClosedMonth {
  static final YearMonth JULY = YearMonth.of(2026, 7);
  static final LocalDate TODAY = LocalDate.of(2026, 8, 10);

  private ClosedMonth() {}

  /** I-1: 5.00 + 3.00 + 1.00 = 9.00; I-2: 0.50, whose holder nobody owns. */
  static WrittenMonth july(Path folder, long publication) {
    return WrittenMonth.of(folder, publication)
        .charge("I-1", "held", "speech", "echo", "5.00")
        .charge("I-1", "held", "vision", "argus", "3.00")
        .charge("I-1", "tax", "", "", "1.00")
        .charge("I-2", "held", "", "stray", "0.50")
        .part("speech", "5.00")
        .part("vision", "3.00")
        .invoice("I-1", "9.00")
        .invoice("I-2", "0.50");
  }

  static List<String> close(Path folder, LocalDate today, Runnable right) {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    lake.writes().underRight(right);
    return new MonthClose(lake, JULY, WrittenMonth.read(folder), today).lines(true);
  }

  static List<String> close(Path folder) {
    return close(folder, TODAY, () -> {});
  }

  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path month = folder.resolve("statements/2026-07");
    if (Files.exists(month)) {
      try (Stream<Path> paths = Files.list(month)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(path.getFileName().toString(), Files.readString(path));
        }
      }
    }
    return files;
  }

  static List<String> rows(Path folder) {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    return lake
        .readIfThere(Statement.TABLE)
        .select(Statement.NUMBER, Statement.KIND, Statement.BILLED_COST, Statement.FILES)
        .rows()
        .collectAsList()
        .stream()
        .map(
            row ->
                row.get(0)
                    + " "
                    + row.get(1)
                    + " "
                    + row.getDecimal(2).stripTrailingZeros().toPlainString()
                    + " "
                    + new TreeMap<>(row.getJavaMap(3)))
        .sorted()
        .toList();
  }
}
