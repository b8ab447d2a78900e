package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import org.junit.jupiter.api.Test;

/** Paths of stores, where the module of none is on the class path. */
class ObjectStoresTest {

  @Test
  void pathsOfDisksAndHadoopsOwnFileSystemsAreOfNoStore() {
    for (String path : new String[] {"lake", "/lake", "file:///lake", "hdfs://host/lake"}) {
      assertThat(ObjectStores.of(path)).isEmpty();
    }
  }

  @Test
  void aPathInS3WithoutItsModuleIsToldWithTheRemedy() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> ObjectStores.of("s3a://bucket/lake"))
        .satisfies(failure -> assertThat(failure.category()).isEqualTo(Category.CONFIGURATION))
        .satisfies(
            failure -> assertThat(failure.remedy()).contains("--with-s3").contains("--jars"));
  }

  @Test
  void otherNamesOfS3AreToBeWrittenAsOne() {
    for (String path : new String[] {"s3://bucket/lake", "s3n://bucket/lake"}) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> ObjectStores.of(path))
          .satisfies(
              failure -> assertThat(failure.remedy()).isEqualTo("write it as s3a://bucket/lake"));
    }
  }
}
