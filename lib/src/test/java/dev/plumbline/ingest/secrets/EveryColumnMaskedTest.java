package dev.plumbline.ingest.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.Reject;
import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** No column of text can come from outside without passing the masking. */
class EveryColumnMaskedTest {
  private static final LocalDate DAY = LocalDate.parse("2026-07-14");
  private static final String SECRET = "gh" + "p_q7Rk2mXv9LpT4wZs8NdB3hYc";

  /** Named by the configuration, or masked when the landing is listed (MaskedLandingTest). */
  private static final Set<String> PLACES =
      Set.of("source", "source_file", "x_source", "x_source_file");

  /** Texts of tables that no ingester gives: our own words, digests, and what was masked before. */
  private static final Map<TableSpec, Set<Col>> OTHERS =
      Map.of(
          Reject.TABLE,
          Set.of(
              Reject.SOURCE,
              Reject.SOURCE_FILE,
              Reject.SHA256,
              Reject.FORMAT,
              Reject.REASONS,
              Reject.REMEDY,
              Reject.RAW),
          IngestFile.TABLE,
          Set.of(
              IngestFile.SOURCE,
              IngestFile.FORMAT,
              IngestFile.PATH,
              IngestFile.SHA256,
              IngestFile.IGNORED_REASONS,
              IngestFile.ABSENT_REASONS,
              IngestFile.UNMAPPED_COLUMNS,
              IngestFile.PROBLEM,
              IngestFile.WARNINGS,
              IngestFile.MASKED_KINDS,
              IngestFile.SETTINGS_DIGEST,
              // A store's own digest of an object.
              IngestFile.OBJECT_TAG),
          IngestFileDay.TABLE,
          Set.of(
              IngestFileDay.SOURCE,
              IngestFileDay.PATH,
              IngestFileDay.SHA256,
              IngestFileDay.CONTENT_HASH),
          IngestReading.TABLE,
          Set.of(
              IngestReading.SOURCE,
              IngestReading.FORMAT,
              IngestReading.PATH,
              IngestReading.SHA256,
              IngestReading.PROBLEM),
          BillingExport.TABLE,
          Set.of(
              BillingExport.SOURCE,
              BillingExport.PATH,
              BillingExport.SHA256,
              BillingExport.RUN,
              BillingExport.STANDING,
              BillingExport.ORDERED_BY,
              BillingExport.CURRENCY,
              BillingExport.ISSUER,
              BillingExport.BILLING_ACCOUNT,
              BillingExport.INVOICE_ID));

  @Test
  void whatAnIngesterGivesPassesTheMaskingColumnByColumn() {
    for (Ingester ingester : Ingesters.ALL) {
      Set<TableSpec> tables = new HashSet<>(ingester.sideRows());
      tables.add(ingester.rows());
      for (TableSpec table : tables) {
        RecordingSink inner = RecordingSink.of(ingester);
        Object[] row =
            table.columns().stream().map(column -> planted(column.type())).toArray(Object[]::new);
        new MaskingSink(inner, table, Privacy.NONE).row(row, DAY, DAY);
        Object[] given = inner.rows.get(0).values();
        for (int i = 0; i < given.length; i++) {
          Col column = table.columns().get(i);
          if (holdsText(column.type()) && !PLACES.contains(column.name())) {
            assertThat(text(given[i]))
                .as("%s.%s", table.fullName(), column.name())
                .contains("[masked: github token]")
                .doesNotContain(SECRET);
          }
        }
      }
    }
  }

  @Test
  void everyOtherTextOfBronzeIsKnown() {
    Set<TableSpec> given = new HashSet<>();
    for (Ingester ingester : Ingesters.ALL) {
      given.add(ingester.rows());
      given.addAll(ingester.sideRows());
    }
    for (TableSpec table : Tables.ALL) {
      if (table.layer() == TableSpec.Layer.BRONZE && !given.contains(table)) {
        Set<String> texts = new TreeSet<>();
        table.columns().stream()
            .filter(column -> holdsText(column.type()))
            .forEach(column -> texts.add(column.name()));
        Set<String> known = new TreeSet<>();
        OTHERS.getOrDefault(table, Set.of()).forEach(column -> known.add(column.name()));
        assertThat(texts)
            .as("%s: say here where a new text is masked, and mask it there", table.fullName())
            .isEqualTo(known);
      }
    }
  }

  private static boolean holdsText(DataType type) {
    if (type instanceof MapType map) {
      return holdsText(map.keyType()) || holdsText(map.valueType());
    }
    if (type instanceof ArrayType array) {
      return holdsText(array.elementType());
    }
    if (type instanceof StructType struct) {
      return List.of(struct.fields()).stream().anyMatch(field -> holdsText(field.dataType()));
    }
    return type.equals(DataTypes.StringType);
  }

  private static Object planted(DataType type) {
    if (type instanceof MapType map) {
      return Map.of(planted(map.keyType()), planted(map.valueType()));
    }
    if (type instanceof ArrayType array) {
      return new ArrayList<>(List.of(planted(array.elementType())));
    }
    if (type instanceof StructType struct) {
      return List.of(struct.fields()).stream()
          .map(field -> planted(field.dataType()))
          .toArray(Object[]::new);
    }
    return type.equals(DataTypes.StringType) ? "run " + SECRET : 1L;
  }

  private static String text(Object value) {
    if (value instanceof Object[] struct) {
      return text(List.of(struct).stream().map(part -> part == null ? "" : text(part)).toList());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(EveryColumnMaskedTest::text).toList().toString();
    }
    return String.valueOf(value);
  }
}
