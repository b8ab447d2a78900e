package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.jobs.reliability.FaultyFiles;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Landing files that others write or remove between the moments they are listed and read. */
class MovingFilesNightTest {
  private static final String HEADER = "timestamp, uuid, name, utilization.gpu [%]\n";
  private static final String LINE = "2026/07/%s.000, GPU-1, NVIDIA H100 80GB HBM3, 90 %%\n";

  @TempDir private Path folder;
  private Lake lake;

  /** What is done to a file when somebody opens it, once. */
  private static final Map<String, Change> CHANGES = new ConcurrentHashMap<>();

  private interface Change {
    void of(Path file) throws IOException;
  }

  /** Local files under the scheme {@code moving}. */
  public static final class Moving extends RawLocalFileSystem {

    /** Called by Hadoop. */
    public Moving() {}

    @Override
    public URI getUri() {
      return URI.create("moving:///");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
      Change change = CHANGES.remove(path.getName());
      if (change != null) {
        change.of(Path.of(path.toUri().getPath()));
      }
      return super.open(path, buffer);
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      return Stream.of(super.listStatus(path)).map(FaultyFiles::plain).toArray(FileStatus[]::new);
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      return FaultyFiles.plain(super.getFileStatus(path));
    }
  }

  @BeforeEach
  void aLakeAndALandingOfTwoDates() throws IOException {
    CHANGES.clear();
    SharedSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.moving.impl", Moving.class.getName());
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    write("14.csv", "14 12:00:00");
    write("20.csv", "20 12:00:00");
    assertThat(night()).doesNotContain("warning");
    assertThat(sampled()).containsExactly("2026-07-14T12:00:00Z", "2026-07-20T12:00:00Z");
  }

  @Test
  void aFileThatIsWrittenWhileItIsReadCountsAsBeforeAndIsReadTheNextNight() throws IOException {
    write("14.csv", "14 12:00:00", "14 13:00:00");
    write("20.csv", "20 12:00:00", "20 13:00:00", "20 14:00:00");
    CHANGES.put("20.csv", file -> write("20.csv", "20 15:00:00"));
    assertThat(night())
        .contains("source smi: 20.csv changed while it was read, and counts as it was before");
    assertThat(sampled())
        .containsExactly("2026-07-14T12:00:00Z", "2026-07-14T13:00:00Z", "2026-07-20T12:00:00Z");

    assertThat(night()).doesNotContain("warning");
    assertThat(sampled())
        .containsExactly("2026-07-14T12:00:00Z", "2026-07-14T13:00:00Z", "2026-07-20T15:00:00Z");
  }

  @Test
  void twoFilesOneAfterTheOtherAreLeftOutTheSameNight() throws IOException {
    write("15.csv", "15 12:00:00", "15 13:00:00");
    write("16.csv", "16 12:00:00", "16 13:00:00");
    write("17.csv", "17 12:00:00");
    CHANGES.put(
        "15.csv",
        file -> {
          write("15.csv", "15 12:00:00");
          // when all others are read again
          CHANGES.put("16.csv", other -> write("16.csv", "16 12:00:00"));
        });
    CHANGES.put("16.csv", file -> {});
    assertThat(night())
        .contains("15.csv changed while it was read", "16.csv changed while it was read");
    assertThat(sampled())
        .containsExactly("2026-07-14T12:00:00Z", "2026-07-17T12:00:00Z", "2026-07-20T12:00:00Z");
  }

  @Test
  void aDateOfWhichAFileIsBeingWrittenIsNotRebuiltWithoutIt() throws IOException {
    write("14-late.csv", "14 18:00:00");
    write("14.csv", "14 12:00:00", "14 13:00:00");
    CHANGES.put("14.csv", file -> write("14.csv", "14 11:00:00"));
    Failure failure = catchThrowableOfType(Failure.class, this::night);
    assertThat(failure.because())
        .isEqualTo("the landing file 14.csv of source smi changed while it was read");
    assertThat(failure.remedy()).contains("run again when nobody writes the file any more");
    assertThat(sampled()).containsExactly("2026-07-14T12:00:00Z", "2026-07-20T12:00:00Z");
  }

  /** It counts as before: what it had of the date may not be missing from it. */
  @Test
  void aDateOfWhichAChangedFileVanishesIsNotRebuiltWithoutIt() throws IOException {
    write("14-late.csv", "14 18:00:00");
    write("14.csv", "14 12:00:00", "14 13:00:00");
    CHANGES.put("14.csv", Files::delete);
    Failure failure = catchThrowableOfType(Failure.class, this::night);
    assertThat(failure.because()).isEqualTo("the landing file 14.csv of source smi is gone");
    assertThat(failure.remedy()).contains("put the file back");
    assertThat(sampled()).containsExactly("2026-07-14T12:00:00Z", "2026-07-20T12:00:00Z");
  }

  @Test
  void aFileThatVanishesBeforeItIsReadIsToldAndTheOthersAreRead() throws IOException {
    write("15.csv", "15 12:00:00");
    write("16.csv", "16 12:00:00");
    CHANGES.put("15.csv", Files::delete);
    assertThat(night()).contains("source smi: 15.csv vanished before it was read");
    assertThat(sampled()).contains("2026-07-16T12:00:00Z").hasSize(3);
  }

  private void write(String name, String... times) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (String time : times) {
      text.append(LINE.formatted(time));
    }
    Path file = folder.resolve("in/smi").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Reads the landing; what the terminal shows. */
  private String night() throws IOException {
    Path configuration = folder.resolve("in/plumbline.yaml");
    Files.writeString(
        configuration,
        "sources:\n  - {name: smi, format: nvidia-smi-csv, path: 'moving://"
            + folder.resolve("in/smi")
            + "/*.csv', node: n1, time_zone: UTC}\n");
    return NightHere.ingested(configuration, lake);
  }

  private List<String> sampled() {
    return lake.read(GpuSample.TABLE).select(GpuSample.SAMPLED_AT).rows().collectAsList().stream()
        .map(row -> row.get(0).toString())
        .sorted()
        .toList();
  }
}
