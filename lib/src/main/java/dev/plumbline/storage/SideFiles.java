package dev.plumbline.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schema.TableSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Rows that a task makes beside its main rows, written as JSON lines, one file per table. */
final class SideFiles implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String folder;
  private final String part;
  private final Configuration hadoop;
  private final Map<TableSpec, JsonGenerator> open = new HashMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();

  SideFiles(String folder, String part, Configuration hadoop) {
    this.folder = folder;
    this.part = part;
    this.hadoop = hadoop;
  }

  void write(TableSpec table, Object[] values) throws IOException {
    JsonGenerator out = open.get(table);
    if (out == null) {
      out = create(table);
      open.put(table, out);
    }
    out.writeStartObject();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        out.writeFieldName(table.columns().get(i).name());
        value(out, values[i]);
      }
    }
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private static void value(JsonGenerator out, Object value) throws IOException {
    if (value instanceof java.time.temporal.Temporal) {
      out.writeString(value.toString());
    } else {
      out.writePOJO(value);
    }
  }

  private JsonGenerator create(TableSpec table) throws IOException {
    Path path = new Path(folder, table.name() + "/part-" + part + ".json");
    FileSystem files = path.getFileSystem(hadoop);
    paths.put(table.fullName(), path.toString());
    JsonGenerator out =
        JSON.getFactory().createGenerator((java.io.OutputStream) files.create(path));
    out.setRootValueSeparator(null);
    return out;
  }

  Map<String, String> paths() {
    return paths;
  }

  @Override
  public void close() throws IOException {
    for (JsonGenerator out : open.values()) {
      out.close();
    }
    open.clear();
  }
}
