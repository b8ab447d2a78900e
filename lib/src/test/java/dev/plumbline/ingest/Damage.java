package dev.plumbline.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways in which files arrive broken, reproducible by seed. */
enum Damage {
  TRUNCATED {
    @Override
    byte[] done(byte[] bytes, Random random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
  },
  BYTES_FLIPPED {
    @Override
    byte[] done(byte[] bytes, Random random) {
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      return damaged;
    }
  },
  MARKS_PUT_IN {
    @Override
    byte[] done(byte[] bytes, Random random) {
      String marks = "\"\\{},= \t\r\n#[]0-.eN";
      ByteArrayOutputStream damaged = new ByteArrayOutputStream();
      for (byte b : bytes) {
        if (random.nextInt(bytes.length / 3) == 0) {
          damaged.write(marks.charAt(random.nextInt(marks.length())));
        }
        damaged.write(b);
      }
      return damaged.toByteArray();
    }
  },
  LINES_DUPLICATED {
    @Override
    byte[] done(byte[] bytes, Random random) {
      List<String> lines = lines(bytes);
      lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
      return joined(lines);
    }
  },
  LINES_SHUFFLED {
    @Override
    byte[] done(byte[] bytes, Random random) {
      List<String> lines = lines(bytes);
      Collections.shuffle(lines, random);
      return joined(lines);
    }
  },
  COLUMNS_DROPPED {
    @Override
    byte[] done(byte[] bytes, Random random) {
      int column = random.nextInt(12);
      boolean inAllLines = random.nextBoolean();
      List<String> lines = lines(bytes);
      for (int i = inAllLines ? 0 : random.nextInt(lines.size()); i < lines.size(); i++) {
        List<String> cells = new ArrayList<>(List.of(lines.get(i).split(",", -1)));
        if (column < cells.size()) {
          cells.remove(column);
        }
        lines.set(i, String.join(",", cells));
      }
      return joined(lines);
    }
  };

  /** A damaged copy. */
  abstract byte[] done(byte[] bytes, Random random);

  private static List<String> lines(byte[] bytes) {
    return new ArrayList<>(
        List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
  }

  private static byte[] joined(List<String> lines) {
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }
}
