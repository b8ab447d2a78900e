package dev.plumbline.job;

import java.io.IOException;

/** Small files of a lake, by their paths below it. */
public interface TaskFiles {
  /**
   * All of a file.
   *
   * @throws java.io.FileNotFoundException when there is none
   */
  byte[] read(String path) throws IOException;

  /** Where a file is, for people. */
  String place(String path);
}
