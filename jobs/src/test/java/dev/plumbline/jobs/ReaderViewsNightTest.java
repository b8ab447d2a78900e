package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.readers.Reader;
import dev.plumbline.run.readers.Shown;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers of other programs run the SQL that lies in the lake, while a burst of commits is half
 * done: the views show the publication before it, whole. The lake's name has whatever SQL, globs
 * and partitions could take for their own.
 */
@Tag("long")
class ReaderViewsNightTest {
  /** What a night changes, what it does not, and what the figures stand on. */
  private static final List<TableSpec> COMPARED =
      List.of(
          GpuWaterfallDaily.TABLE,
          GpuEfficiencyDaily.TABLE,
          IdleWasteDaily.TABLE,
          InvoiceBridge.TABLE,
          AttentionDaily.TABLE,
          LineageCompleteness.TABLE,
          GpuSegment.TABLE,
          GpuHourCost.TABLE);

  @TempDir private Path folder;

  @AfterEach
  void forgetTheViews() {
    SparkSession session = SharedSpark.session();
    List.of("bronze", "silver", "gold")
        .forEach(name -> session.sql("DROP SCHEMA IF EXISTS " + name + " CASCADE"));
  }

  @Test
  void viewsShowTheOldPublicationWholeWhileTheNextIsCommitted() throws Exception {
    SmallLanding landing = SmallLanding.in(folder);
    Lake lake =
        new Lake(SharedSpark.session(), folder.resolve("env=la`ke o'x [1]* %41 ü").toString());
    run(lake, landing, NightMoments.UNWATCHED);
    Map<String, List<String>> first = published(lake);
    Map<String, Long> versions = versions(lake);
    assertThat(first.get("gold.gpu_waterfall_daily")).isNotEmpty();

    landing.correctFirstDay();
    Set<String> half = new TreeSet<>();
    run(
        lake,
        landing,
        (moment, what) -> {
          if (moment == Moment.HALF && what.equals("gold")) {
            half.addAll(moved(lake, versions));
            runSpark(text(lake, Reader.SPARK));
            assertThat(views()).isEqualTo(first);
            assertThat(duck(lake)).isEqualTo(first);
          }
        });

    Set<String> whole = moved(lake, versions);
    assertThat(half).as("by path some tables were of the next publication").isNotEmpty();
    assertThat(whole).as("and others were not").containsAll(half).hasSizeGreaterThan(half.size());
    Map<String, List<String>> second = published(lake);
    assertThat(second).isNotEqualTo(first);
    assertThat(views()).as("until the views are renewed").isEqualTo(first);
    assertThat(duck(lake)).isEqualTo(second);
    PublishedNight newest = PublishedNight.newest(lake);
    for (Reader reader : Reader.values()) {
      assertThat(reader.sql(newest.shown())).isEqualTo(text(lake, reader));
    }
  }

  private static void run(Lake lake, SmallLanding landing, NightMoments moments) {
    new Night(
            lake,
            ConfigurationFile.read(landing.configuration()),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now(),
            moments)
        .run(NightRequest.whole());
  }

  /** The gold tables that whoever reads by path sees at another version than this. */
  private static Set<String> moved(Lake lake, Map<String, Long> before) {
    Set<String> moved = new TreeSet<>();
    for (Shown.At at : PublishedNight.newest(lake).shown().tables()) {
      if (at.table().layer() == TableSpec.Layer.GOLD
          && lake.version(at.table()) > before.get(at.table().fullName())) {
        moved.add(at.table().fullName());
      }
    }
    return moved;
  }

  private static String text(Lake lake, Reader reader) {
    return lake.files().read(reader.file()).orElseThrow();
  }

  private static void runSpark(String text) {
    for (String statement : statements(text)) {
      SharedSpark.session().sql(statement);
    }
  }

  private static List<String> statements(String text) {
    return List.of(text.replaceAll("(?m)^--.*\n", "").split(";\n"));
  }

  private static Map<String, List<String>> published(Lake lake) {
    PublishedNight night = PublishedNight.newest(lake);
    return rows(night::read);
  }

  private static Map<String, List<String>> rows(Function<TableSpec, Frame> reading) {
    Map<String, List<String>> rows = new TreeMap<>();
    COMPARED.forEach(
        table -> rows.put(table.fullName(), LakeContent.rows(table, reading.apply(table))));
    return rows;
  }

  private static Map<String, Long> versions(Lake lake) {
    Map<String, Long> versions = new TreeMap<>();
    PublishedNight.newest(lake)
        .shown()
        .tables()
        .forEach(at -> versions.put(at.table().fullName(), at.version()));
    return versions;
  }

  private static Map<String, List<String>> views() {
    return rows(table -> Frame.of(SharedSpark.session().table(table.fullName())));
  }

  /** What DuckDB sees by the views without an extension, brought back as Parquet. */
  private Map<String, List<String>> duck(Lake lake) {
    Path out = folder.resolve("duck");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      Files.createDirectories(out);
      for (String one : statements(text(lake, Reader.DUCKDB_FILES))) {
        statement.execute(one);
      }
      for (Shown.At at : PublishedNight.newest(lake).shown().tables()) {
        if (at.table().layer() != TableSpec.Layer.BRONZE) {
          statement.execute("SELECT * FROM " + at.table().fullName() + " LIMIT 1");
        }
      }
      for (TableSpec table : COMPARED) {
        statement.execute(
            "COPY (SELECT * FROM " + table.fullName() + ") TO '" + parquet(out, table) + "'");
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
    return rows(table -> Frame.of(SharedSpark.session().read().parquet(parquet(out, table))));
  }

  private static String parquet(Path folder, TableSpec table) {
    return folder.resolve(table.fullName() + ".parquet").toString();
  }
}
