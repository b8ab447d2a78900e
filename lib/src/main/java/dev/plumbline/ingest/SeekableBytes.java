package dev.plumbline.ingest;

import java.io.IOException;
import java.io.InputStream;

/** A file's bytes that can be read in any order, for formats whose index stands at their end. */
public abstract class SeekableBytes extends InputStream {

  /** Size of the file. */
  public abstract long length() throws IOException;

  /** Where the next byte is read. */
  public abstract long position() throws IOException;

  /** Reads on from another place. */
  public abstract void seek(long position) throws IOException;
}
