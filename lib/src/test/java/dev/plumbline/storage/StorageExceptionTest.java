package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.junit.jupiter.api.Test;

/** Which failures of storage may be gone when a scheduler tries again. */
class StorageExceptionTest {
  private static boolean isWorthRetrying(Throwable origin) {
    return new StorageException("problem", "cause", "remedy", origin).isWorthRetrying();
  }

  @Test
  void whatANetworkOrAFullDiskThrowsIsWorthARetry() {
    assertThat(isWorthRetrying(new IOException("No space left on device"))).isTrue();
    assertThat(isWorthRetrying(new SocketTimeoutException("read"))).isTrue();
  }

  @Test
  void whatAPersonMustChangeIsNot() throws IOException {
    assertThat(isWorthRetrying(new AccessDeniedException("/lake"))).isFalse();
    assertThat(isWorthRetrying(new IOException(new NotDirectoryException("/lake")))).isFalse();
    assertThat(isWorthRetrying(new UnsupportedFileSystemException("no gs"))).isFalse();
    assertThat(isWorthRetrying(noJson())).isFalse();
  }

  @Test
  void aTableThatCannotBeAlteredIsNot() {
    assertThat(isWorthRetrying(null)).isFalse();
  }

  private static IOException noJson() {
    try {
      new ObjectMapper().readTree("{");
      throw new AssertionError("no JSON was read");
    } catch (JsonProcessingException e) {
      return e;
    }
  }
}
