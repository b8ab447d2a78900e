package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night says how many secrets it masked, of which kinds, and never where. */
class MaskedTextsNightTest {
  private static final String TOKEN = "ghp" + "_0123456789abcdefghijABCDEFGHIJ012345";

  @TempDir private Path folder;

  @Test
  void filesCountTheirMaskedTextsAndThoseReadBeforeSaySoByNull() throws IOException {
    write("one.prom", ",job=\"run --token " + TOKEN + "\",password=\"blue-42!\"");
    NightHere.Ended first = NightHere.nightly(NightJobs.FEW, configuration(), lakeFolder());
    assertThat(first.code()).as(first.words()).isZero();
    assertThat(first.words())
        .contains(
            "secrets were found in what was read, and masked: github token 1, secret by name 1")
        .doesNotContain(TOKEN)
        .doesNotContain("one.prom")
        .doesNotContain("blue-42");
    assertThat(counts()).containsExactly("one.prom 2 Map(github token -> 1, secret by name -> 1)");

    madeByAnEarlierProgram();
    write("two.prom", "");
    NightHere.Ended second = NightHere.nightly(NightJobs.FEW, configuration(), lakeFolder());
    assertThat(second.code()).as(second.words()).isZero();
    assertThat(second.words()).doesNotContain("secrets were found");
    assertThat(counts()).containsExactly("one.prom null null", "two.prom 0 Map()");
  }

  private List<String> counts() {
    return lake()
        .read(IngestFile.TABLE)
        .select(IngestFile.PATH, IngestFile.MASKED_TEXTS, IngestFile.MASKED_KINDS)
        .rows()
        .collectAsList()
        .stream()
        .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
        .map(text -> text.replaceFirst(".*/", ""))
        .sorted()
        .toList();
  }

  /** The table as it was made before it had the two columns. */
  private void madeByAnEarlierProgram() throws IOException {
    Path table = lakeFolder().resolve(IngestFile.TABLE.path());
    Dataset<Row> without =
        lake().read(IngestFile.TABLE).drop(IngestFile.MASKED_TEXTS, IngestFile.MASKED_KINDS).rows();
    List<Row> rows = without.collectAsList();
    SharedSpark.session()
        .createDataFrame(rows, without.schema())
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .save(table.toString());
    Files.delete(lakeFolder().resolve("_plumbline/declared"));
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), lakeFolder().toString());
  }

  private Path lakeFolder() {
    return folder.resolve("lake");
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("plumbline.yaml"),
        """
        lake: lake
        sources:
          - {name: dcgm, format: dcgm-exposition, path: landing/*.prom, interval_seconds: 1800}
        """);
  }

  private void write(String name, String labels) throws IOException {
    StringBuilder scrape = new StringBuilder();
    for (int look = 0; look < 4; look++) {
      scrape.append("DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\",Hostname=\"");
      scrape.append(name.substring(0, 3)).append("\"").append(labels).append("} 80 ");
      scrape.append(1_784_005_200_000L + look * 1_800_000L).append('\n');
    }
    Files.createDirectories(folder.resolve("landing"));
    Files.writeString(folder.resolve("landing").resolve(name), scrape);
  }
}
