package dev.plumbline.run.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of an export is read where its columns are those that this program exports. */
class ExportColumnsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path lake;

  @BeforeEach
  void exported() {
    new WrittenExport(1, "2026-07-14")
        .with(ModelVersion.TABLE, "{'registry':'r','model':'m','version':'1'}")
        .with(Deployment.TABLE, "{'registry':'r','model':'m','version':'1','target':'prod'}")
        .into(lake);
  }

  @Test
  void aTableThatLacksColumnsIsOfAnotherVersion() throws IOException {
    altered(
        columns -> {
          while (columns.size() > 2) {
            columns.remove(columns.size() - 1);
          }
        });

    assertRefused();
  }

  @Test
  void aTableOfWhichAColumnHasAnotherTypeIsOfAnotherVersion() throws IOException {
    altered(columns -> ((ObjectNode) columns.get(0)).put("type", "binary"));

    assertRefused();
  }

  @Test
  void anotherTableOfTheSameExportIsReadAsBefore() throws IOException {
    altered(ArrayNode::removeAll);

    assertThat(read().rows(Deployment.TABLE)).hasSize(1);
  }

  private void altered(Consumer<ArrayNode> alters) throws IOException {
    Path manifest = lake.resolve(ExportTask.FOLDER).resolve("1/manifest.json");
    JsonNode whole = JSON.readTree(Files.readString(manifest));
    alters.accept(
        (ArrayNode) whole.path("tables").path(ModelVersion.TABLE.fullName()).path("columns"));
    Files.writeString(manifest, JSON.writeValueAsString(whole));
  }

  private void assertRefused() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read().rows(ModelVersion.TABLE))
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.INPUT);
              assertThat(failure.getMessage()).contains("another version of the program");
              assertThat(failure.because()).contains(ModelVersion.TABLE.fullName());
              assertThat(failure.remedy()).contains("plumbline nightly");
            });
  }

  private Export read() {
    return Export.newest(lake.toString(), Map.of());
  }
}
