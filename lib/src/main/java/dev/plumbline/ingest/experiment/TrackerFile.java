package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.terms.reject.RecordReject;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/**
 * How the files of a tracker are taken apart into things.
 *
 * @param tracker its name, as rejects carry it
 * @param lists names of the lists that its answers have
 * @param things what is in an object of a file, in its order; nothing in an empty page of results
 */
public record TrackerFile<T extends TrackedObject>(
    String tracker, List<String> lists, Function<JsonNode, List<T>> things) {

  /** Reads the things of some kinds. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Gives a masked thing to the sink, counted once.
     *
     * @return false when it is of another kind and nothing was done
     */
    boolean read(T thing, long line, Sink sink);
  }

  /**
   * Starts reading a file.
   *
   * @param mark what stands in every object, by which one that is cut off is told from text
   */
  public Ingester.Cursor open(InputStream bytes, String mark, Reader<T> reader) {
    return new JsonCursor(
        new JsonRecords(new PageStream(bytes, lists), mark),
        (node, line, sink) -> {
          JsonTexts.mask(node);
          for (T thing : things.apply(node)) {
            if (!reader.read(thing, line, sink)) {
              leaveOut(thing, line, sink);
            }
          }
        });
  }

  private void leaveOut(T thing, long line, Sink sink) {
    if (thing.kind().name().equals("UNKNOWN")) {
      sink.reject(
          line, JsonCursor.raw(thing.object()), List.of(RecordReject.NOT_OF_TRACKER.of(tracker)));
    } else {
      sink.ignored(thing.reason(), 1);
    }
  }
}
