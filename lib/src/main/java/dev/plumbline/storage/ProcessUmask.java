package dev.plumbline.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The permissions that this process takes from every folder that it makes. Java cannot ask for
 * them; a folder that is made and looked at tells, on every system that has such permissions.
 */
final class ProcessUmask {
  private static final Optional<String> OF_THIS =
      seen(Path.of(System.getProperty("java.io.tmpdir")));

  private ProcessUmask() {}

  /**
   * Settings under which Hadoop's local files get the umask of the process, as those of every other
   * program do; Hadoop would take 022 for everybody. What somebody set holds.
   */
  static Configuration into(Configuration settings) {
    if (OF_THIS.isEmpty() || isSet(settings)) {
      return settings;
    }
    Configuration own = new Configuration(settings);
    own.set(FsPermission.UMASK_LABEL, OF_THIS.get());
    return own;
  }

  private static boolean isSet(Configuration settings) {
    String[] sources = settings.getPropertySources(FsPermission.UMASK_LABEL);
    return sources != null && !sources[sources.length - 1].equals("core-default.xml");
  }

  /** The umask as three octal digits; empty where it cannot be told. */
  static Optional<String> seen(Path folder) {
    Path probe = folder.resolve("plumbline-umask-" + UUID.randomUUID());
    try {
      Files.createDirectory(probe);
      try {
        Set<PosixFilePermission> taken = EnumSet.allOf(PosixFilePermission.class);
        taken.removeAll(Files.getPosixFilePermissions(probe));
        return Optional.of(octal(taken));
      } finally {
        Files.delete(probe);
      }
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static String octal(Set<PosixFilePermission> permissions) {
    int bits = 0;
    for (PosixFilePermission permission : permissions) {
      // Declared in the order of the bits, from the owner's right to read down.
      bits |= 1 << (PosixFilePermission.values().length - 1 - permission.ordinal());
    }
    return String.format("%03o", bits);
  }
}
