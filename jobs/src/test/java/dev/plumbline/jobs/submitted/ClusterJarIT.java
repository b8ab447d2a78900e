package dev.plumbline.jobs.submitted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusterJarIT {
  private static final long MIB = 1 << 20;

  @Test
  void itIsSmallerThanSixteenMebibytes() throws IOException {
    assertThat(Files.size(ClusterJar.file())).isLessThan(16 * MIB);
  }

  @Test
  void ofTheChartsItHoldsTheOneFileThatTheReportShows() throws IOException {
    assertThat(ClusterJar.names(ClusterJar.file()))
        .filteredOn(name -> name.startsWith("META-INF/resources"))
        .filteredOn(name -> name.endsWith(".js") || name.endsWith(".mjs") || name.endsWith(".map"))
        .singleElement()
        .asString()
        .endsWith("/echarts.common.min.js");
    assertThat(ClusterJar.names(ClusterJar.file())).noneMatch(name -> name.endsWith(".tgz"));
  }

  @Test
  void noClassStandsInItTwice() throws IOException {
    assertThat(ClusterJar.classes(ClusterJar.file())).doesNotHaveDuplicates();
  }

  @Test
  void itHoldsNoClassThatSparkBrings() throws Exception {
    Set<String> sparks = new TreeSet<>();
    for (Path jar : SparkDistribution.installed().jars()) {
      sparks.addAll(ClusterJar.classes(jar));
    }
    assertThat(sparks).contains("org/apache/spark/SparkContext.class");
    assertThat(ClusterJar.classes(ClusterJar.file()))
        .contains("io/delta/tables/DeltaTable.class", "com/amazon/deequ/VerificationSuite.class")
        .noneMatch(sparks::contains);
  }

  /** Spark's own libraries are older than those that the other tests run with. */
  @Test
  void whatItCallsIsThereInSparksOwnVersions() throws Exception {
    List<Path> jars = SparkDistribution.installed().jars();
    try (Linkage linkage = new Linkage(ClusterJar.file(), jars)) {
      assertThat(linkage.missing("dev/plumbline/")).isEmpty();
    }
  }
}
