package dev.plumbline.ingest.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file without the envelope that search calls put around their results, such as
 * {@code {"runs":[…],"next_page_token":"…"}}: only the objects in the list are left, blanks stand
 * for the rest, and line ends stay where they are. {@link dev.plumbline.ingest.json.JsonRecords}
 * thus cuts a dump of any size into one object at a time.
 *
 * <p>NaN and the infinities, which Python writes bare, come out in quotes, as MLflow's REST API
 * writes them. What follows a text that its line does not close is blanked up to the next line that
 * can begin an object: it belongs to the object that is refused for it.
 */
public final class PageStream extends InputStream {
  private static final int AHEAD = 8 * 1024;
  private static final String TEXT = "\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"";
  private static final String SCALAR = "(?:" + TEXT + "|[-+.\\w]++)";
  private static final String HEAD =
      "\\{\\s*+(?:%1$s\\s*+:\\s*+%2$s\\s*+,\\s*+){0,8}+\"(?:%3$s)\"\\s*+:\\s*+\\[";
  private static final String NO_NAME = "(?!)";
  private static final Pattern TAIL =
      Pattern.compile(
          "\\]\\s*+(?:,\\s*+%1$s\\s*+:\\s*+%2$s\\s*+){0,8}+\\}".formatted(TEXT, SCALAR));
  private static final Pattern NO_NUMBER = Pattern.compile("(NaN|-?Infinity)(?![\\w.])");

  private final InputStream stream;
  private final Pattern head;
  private final byte[] buffer = new byte[8 * AHEAD];
  private int position;
  private int limit;
  private boolean ended;
  private IOException failure;

  private byte[] quotedToken = {};
  private int givenOfToken;
  private int blanks;

  private boolean inPage;
  private int depth;
  private boolean quoted;
  private boolean escaped;
  private boolean skipping;
  private boolean atLineStart = true;
  private int lineIndent;
  private int objectIndent;

  /**
   * Reads on from where the stream stands.
   *
   * @param lists names of the lists that an envelope has; empty where there is none
   */
  public PageStream(InputStream stream, List<String> lists) {
    this.stream = stream;
    String names = lists.isEmpty() ? NO_NAME : String.join("|", lists);
    this.head = Pattern.compile(HEAD.formatted(TEXT, SCALAR, names));
  }

  @Override
  public int read() throws IOException {
    if (givenOfToken < quotedToken.length) {
      return quotedToken[givenOfToken++];
    }
    fill(1);
    if (position == limit) {
      if (failure != null) {
        throw failure;
      }
      return -1;
    }
    return next();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int given = 0;
    while (given < length) {
      if (given > 0 && failure != null && position == limit) {
        return given;
      }
      int next = read();
      if (next < 0) {
        return given == 0 ? -1 : given;
      }
      into[offset + given++] = (byte) next;
    }
    return given;
  }

  private int next() {
    if (atLineStart) {
      beginLine();
    }
    int here = buffer[position] & 0xFF;
    if (blanks == 0 && !skipping) {
      blanks = envelope(here);
      if (blanks == 0 && isNoNumber(here)) {
        return quotedToken[givenOfToken++];
      }
    }
    position++;
    atLineStart = here == '\n';
    if (blanks > 0) {
      blanks--;
      return here == '\n' ? here : ' ';
    }
    if (here == '\n') {
      skipping |= quoted;
      return here;
    }
    if (skipping) {
      return ' ';
    }
    follow(here);
    return here;
  }

  /** A broken object ends where a line begins another, no deeper than it stood itself. */
  private void beginLine() {
    String line = ahead(256);
    lineIndent = 0;
    while (lineIndent < line.length() && " \t".indexOf(line.charAt(lineIndent)) >= 0) {
      lineIndent++;
    }
    char first = lineIndent < line.length() ? line.charAt(lineIndent) : '\n';
    boolean begins = first == '{' || inPage && first == ']';
    if (skipping && begins && lineIndent <= objectIndent) {
      skipping = false;
      quoted = false;
      escaped = false;
      depth = 0;
    }
  }

  /** How many bytes from here belong to the envelope. */
  private int envelope(int here) {
    if (depth > 0 || here != (inPage ? ']' : '{')) {
      return 0;
    }
    Matcher envelope = (inPage ? TAIL : head).matcher(ahead(AHEAD));
    if (!envelope.lookingAt()) {
      return 0;
    }
    inPage = !inPage;
    return envelope.end();
  }

  private boolean isNoNumber(int here) {
    if (depth == 0 || quoted || here != 'N' && here != 'I' && here != '-') {
      return false;
    }
    Matcher token = NO_NUMBER.matcher(ahead(16));
    if (!token.lookingAt()) {
      return false;
    }
    quotedToken = ("\"" + token.group() + "\"").getBytes(StandardCharsets.US_ASCII);
    givenOfToken = 0;
    position += token.end();
    return true;
  }

  private void follow(int here) {
    if (depth == 0) {
      if (here == '{') {
        depth = 1;
        objectIndent = lineIndent;
      }
    } else if (quoted) {
      quoted = escaped || here != '"';
      escaped = !escaped && here == '\\';
    } else {
      switch (here) {
        case '"' -> quoted = true;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {
          // Nothing that nests.
        }
      }
    }
  }

  private String ahead(int bytes) {
    fill(bytes);
    int length = Math.min(bytes, limit - position);
    return new String(buffer, position, length, StandardCharsets.ISO_8859_1);
  }

  /** Has so many bytes ready where the stream has them; what it fails with is kept for later. */
  private void fill(int wanted) {
    if (ended || limit - position >= wanted) {
      return;
    }
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    while (!ended && limit < wanted) {
      try {
        int read = stream.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
      } catch (IOException e) {
        failure = e;
        ended = true;
      }
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
