package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Nights over bills that a test writes, and what became of them. */
abstract class BillNights {
  @TempDir Path folder;
  Lake lake;

  @BeforeEach
  void lake() {
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
  }

  Path in(String path) {
    return folder.resolve("in").resolve(path);
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(in(path).getParent());
    Files.writeString(in(path), text);
  }

  void replace(String path, String one, String other) throws IOException {
    Files.writeString(in(path), Files.readString(in(path)).replace(one, other));
  }

  static BigDecimal amount(String text) {
    return new BigDecimal(text).setScale(12);
  }

  Map<String, BigDecimal> billed() {
    Map<String, BigDecimal> billed = new TreeMap<>();
    lake.read(InvoiceBridge.TABLE)
        .where(InvoiceBridge.STEP.of().equalTo("billed_cost"))
        .select(InvoiceBridge.INVOICE, InvoiceBridge.AMOUNT)
        .rows()
        .collectAsList()
        .forEach(row -> billed.put(row.getString(0), row.getDecimal(1)));
    return billed;
  }

  BigDecimal cost() {
    return lake
        .read(FocusCharge.TABLE)
        .select(FocusCharge.BILLED_COST)
        .rows()
        .collectAsList()
        .stream()
        .map(row -> row.getDecimal(0))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  Map<String, String> reconciled() {
    Map<String, String> rows = new TreeMap<>();
    for (Row row :
        lake.read(InvoiceReconciliation.TABLE)
            .select(
                InvoiceReconciliation.INVOICE,
                InvoiceReconciliation.BILLED_COST,
                InvoiceReconciliation.INVOICE_TOTAL,
                InvoiceReconciliation.DIFFERENCE,
                InvoiceReconciliation.COPIED_BILLED_COST)
            .rows()
            .collectAsList()) {
      rows.put(
          row.getString(0),
          plain(row.getDecimal(1))
              + (row.isNullAt(2)
                  ? ""
                  : " total "
                      + plain(row.getDecimal(2))
                      + " difference "
                      + plain(row.getDecimal(3)))
              + (row.getDecimal(4).signum() == 0 ? "" : " copied " + plain(row.getDecimal(4))));
    }
    return rows;
  }

  static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  Map<String, Long> ignored(String source, String path) {
    Map<String, Map<String, Long>> files = new TreeMap<>();
    lake.read(IngestFile.TABLE)
        .where(IngestFile.SOURCE.of().equalTo(source))
        .select(IngestFile.PATH, IngestFile.IGNORED_REASONS)
        .rows()
        .collectAsList()
        .forEach(row -> files.put(row.getString(0), row.getJavaMap(1)));
    assertThat(files).containsKey(path);
    return files.get(path);
  }

  String sha(String path) {
    return lake.read(IngestFile.TABLE)
        .where(IngestFile.PATH.of().equalTo(path))
        .select(IngestFile.SHA256)
        .rows()
        .first()
        .getString(0);
  }

  /** One row per file version, every record somewhere, and the rows of all files are there. */
  void assertRowsReconcile() {
    List<Row> files =
        lake.read(IngestFile.TABLE)
            .select(
                IngestFile.SOURCE,
                IngestFile.PATH,
                IngestFile.SHA256,
                IngestFile.ROWS_OUT,
                IngestFile.RECORDS_IN,
                IngestFile.RECORDS_ACCEPTED,
                IngestFile.RECORDS_REJECTED,
                IngestFile.RECORDS_DUPLICATE,
                IngestFile.RECORDS_IGNORED)
            .rows()
            .collectAsList();
    assertThat(files)
        .extracting(row -> row.getString(0) + row.getString(1) + row.getString(2))
        .doesNotHaveDuplicates();
    for (Row row : files) {
      long records = row.getLong(5) + row.getLong(6) + row.getLong(7) + row.getLong(8);
      assertThat(records).isEqualTo(row.getLong(4));
    }
    assertThat(files.stream().mapToLong(row -> row.getLong(3)).sum())
        .isEqualTo(
            count(FocusCharge.TABLE, FocusCharge.SOURCE)
                + count(RegistryRecord.TABLE, RegistryRecord.SOURCE));
  }

  long count(TableSpec table, Col column) {
    return lake.read(table).select(column).rows().count();
  }

  Failure refused(Category category, String... configuration) throws IOException {
    String sources = configuration[configuration.length - 1];
    String before = configuration.length > 1 ? configuration[0] : "";
    Failure failure =
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(
                () ->
                    night(
                        before,
                        sources,
                        new NightRequest(new TreeSet<>(), job -> false, NightRequest.Ingest.READ)))
            .actual();
    assertThat(failure.category()).isEqualTo(category);
    return failure;
  }

  void landing(String sources) throws IOException {
    night(sources, new NightRequest(new TreeSet<>(), job -> false, NightRequest.Ingest.READ));
  }

  NightResult night(String sources, NightRequest request) throws IOException {
    return night("", sources, request);
  }

  NightResult night(String before, String sources, NightRequest request) throws IOException {
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(configuration, before + "sources:\n" + sources);
    return new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now())
        .run(request);
  }
}
