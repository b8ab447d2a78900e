package dev.plumbline.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.submitted.ClusterJar;
import dev.plumbline.jobs.submitted.Linkage;
import dev.plumbline.jobs.submitted.SparkDistribution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class S3ClusterJarIT {

  /** Spark's own libraries are older than those that the other tests run with. */
  @Test
  void whatItCallsIsThereInItOrInSparkOrInTheJarBesideIt() throws Exception {
    List<Path> beside = new ArrayList<>(SparkDistribution.installed().jars());
    beside.add(ClusterJar.of("jobs"));
    try (Linkage linkage = new Linkage(ClusterJar.of("s3"), beside)) {
      assertThat(linkage.missing("dev/plumbline/")).isEmpty();
      assertThat(linkage.missing("com/amazonaws/")).isEmpty();
    }
  }
}
