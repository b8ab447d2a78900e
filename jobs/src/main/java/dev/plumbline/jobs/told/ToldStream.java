package dev.plumbline.jobs.told;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What stands for the process's output: whoever prints a line, tells it. As text it passes as it
 * comes; as JSON each line becomes an object.
 */
final class ToldStream extends PrintStream {
  private final Teller teller;

  ToldStream(Teller teller, Level level) {
    super(new Lines(teller, level), true, StandardCharsets.UTF_8);
    this.teller = teller;
  }

  Teller teller() {
    return teller;
  }

  /** Cuts what is written into lines. */
  private static final class Lines extends OutputStream {
    private final Teller teller;
    private final Level level;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Teller teller, Level level) {
      this.teller = teller;
      this.level = level;
    }

    @Override
    public synchronized void write(int one) {
      if (one == '\n') {
        end();
      } else {
        line.write(one);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      int from = offset;
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n') {
          line.write(bytes, from, i - from);
          end();
          from = i + 1;
        }
      }
      line.write(bytes, from, offset + length - from);
    }

    private void end() {
      String text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      teller.printed(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, level);
    }

    @Override
    public synchronized void close() {
      if (line.size() > 0) {
        end();
      }
    }
  }
}
