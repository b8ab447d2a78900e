package dev.plumbline.storage;

import com.fasterxml.jackson.core.JacksonException;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/** The lake or the landing cannot be read or written; most of these are worth a retry. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What stays as it is until a person changes something. */
  private static final List<Class<?>> LASTING =
      List.of(
          AccessDeniedException.class,
          LastingFailure.class,
          AccessControlException.class,
          NotDirectoryException.class,
          ParentNotDirectoryException.class,
          FileAlreadyExistsException.class,
          UnsupportedFileSystemException.class,
          JacksonException.class,
          URISyntaxException.class);

  private final String cause;
  private final String remedy;

  /** A failure with its cause and what to do about it. */
  public StorageException(String problem, String cause, String remedy, Throwable origin) {
    super(problem, origin);
    this.cause = cause;
    this.remedy = remedy;
  }

  /** Why it happened. */
  public String because() {
    return cause;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }

  /** True when it may be gone without anybody doing anything, such as a network that was away. */
  public boolean isWorthRetrying() {
    return getCause() != null && isWorthRetrying(getCause());
  }

  /** The same of what reading or writing threw. */
  public static boolean isWorthRetrying(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      Throwable link = at;
      if (LASTING.stream().anyMatch(kind -> kind.isInstance(link))) {
        return false;
      }
    }
    return true;
  }
}
