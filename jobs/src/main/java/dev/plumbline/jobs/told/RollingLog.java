package dev.plumbline.jobs.told;

import dev.plumbline.config.Telling.LogFile;
import dev.plumbline.config.Telling.Rotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.appender.rolling.DefaultRolloverStrategy;
import org.apache.logging.log4j.core.appender.rolling.SizeBasedTriggeringPolicy;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;

/**
 * A log that runs are appended to, rotated by Log4j. Whether a new file is begun is asked when a
 * run begins and not in its middle, so that each run stands whole in one file; FILE.1 is the newest
 * of those that were rotated away.
 */
final class RollingLog {
  /** A run that goes wild is cut here all the same. */
  private static final int OF_ONE_RUN = 20;

  private static final int MEGABYTE = 1 << 20;

  private final RollingFileAppender appender;

  private RollingLog(RollingFileAppender appender) {
    this.appender = appender;
  }

  /** Opens it, and rotates it where it is due. */
  static RollingLog open(LogFile file, Instant now) throws IOException {
    Path path = Path.of(file.path());
    if (path.getParent() != null) {
      Files.createDirectories(path.getParent());
    }
    boolean isDue = Files.exists(path) && isDue(file, path, now);
    // Log4j would only print that it cannot.
    Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    RollingFileAppender appender = appender(file);
    if (appender == null) {
      throw new IOException("Log4j does not open " + path);
    }
    appender.start();
    if (isDue) {
      appender.getManager().rollover();
    }
    return new RollingLog(appender);
  }

  private static boolean isDue(LogFile file, Path path, Instant now) throws IOException {
    if (Files.size(path) >= (long) file.megabytes() * MEGABYTE) {
      return true;
    }
    LocalDate written =
        LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC);
    return file.rotation() == Rotation.DAILY
        && Files.size(path) > 0
        && written.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static RollingFileAppender appender(LogFile file) {
    Configuration configuration =
        LoggerContext.getContext(RollingLog.class.getClassLoader(), false, null).getConfiguration();
    return RollingFileAppender.newBuilder()
        .setName("plumbline-run")
        .setConfiguration(configuration)
        .setIgnoreExceptions(false)
        .setLayout(
            PatternLayout.newBuilder()
                .withPattern("%m%n")
                .withCharset(StandardCharsets.UTF_8)
                .withConfiguration(configuration)
                .build())
        .withFileName(file.path())
        .withFilePattern(file.path() + ".%i")
        .withAppend(true)
        .withPolicy(SizeBasedTriggeringPolicy.createPolicy(file.megabytes() * OF_ONE_RUN + " MB"))
        .withStrategy(
            DefaultRolloverStrategy.newBuilder()
                .withFileIndex("min")
                .withMin("1")
                .withMax(Integer.toString(file.kept()))
                .withConfig(configuration)
                .build())
        .build();
  }

  /** Appends a line. */
  void add(String line) {
    appender.append(
        Log4jLogEvent.newBuilder()
            .setLevel(Level.INFO)
            .setLoggerName("plumbline")
            .setMessage(new SimpleMessage(line))
            .build());
  }

  /** Writes what is left. */
  void close() {
    appender.stop();
  }
}
