package dev.plumbline.ingest.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The columns of a Parquet schema, and their texts in one row. */
final class ParquetFields {
  private static final int RAW_CHARACTERS = 2000;

  /**
   * One column.
   *
   * @param name field names with dots between them
   * @param path field positions from the root
   */
  private record Field(String name, List<Integer> path) {}

  private final List<Field> fields = new ArrayList<>();
  private final List<String> names;
  private String[] texts = new String[0];

  ParquetFields(MessageType schema) {
    add(schema, "", List.of());
    names = fields.stream().map(Field::name).toList();
  }

  /** The schema without the top fields of which no column is wanted. */
  static MessageType only(MessageType schema, Predicate<String> wanted) {
    List<Type> kept = new ArrayList<>();
    for (Type field : schema.getFields()) {
      List<String> columns = new ParquetFields(new MessageType(schema.getName(), field)).names;
      if (columns.stream().anyMatch(wanted)) {
        kept.add(field);
      }
    }
    return new MessageType(schema.getName(), kept);
  }

  private void add(GroupType group, String prefix, List<Integer> path) {
    for (int i = 0; i < group.getFieldCount(); i++) {
      Type type = group.getType(i);
      List<Integer> here = new ArrayList<>(path);
      here.add(i);
      if (isStruct(type)) {
        add(type.asGroupType(), prefix + type.getName() + ".", here);
      } else {
        fields.add(new Field(prefix + type.getName(), here));
      }
    }
  }

  private static boolean isStruct(Type type) {
    return !type.isPrimitive()
        && !type.isRepetition(Type.Repetition.REPEATED)
        && !(type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation)
        && !(type.getLogicalTypeAnnotation() instanceof MapLogicalTypeAnnotation)
        && !ParquetText.isMap(type.asGroupType());
  }

  List<String> names() {
    return names;
  }

  void read(Group row) {
    String[] read = new String[fields.size()];
    for (int i = 0; i < read.length; i++) {
      read[i] = text(row, fields.get(i).path());
    }
    texts = read;
  }

  private static String text(Group row, List<Integer> path) {
    Group group = row;
    for (int depth = 0; depth < path.size() - 1; depth++) {
      if (group.getFieldRepetitionCount(path.get(depth)) == 0) {
        return null;
      }
      group = group.getGroup(path.get(depth), 0);
    }
    return ParquetText.of(group, path.get(path.size() - 1));
  }

  String text(int column) {
    return column < texts.length ? texts[column] : null;
  }

  /** The row as names and texts. */
  String raw() {
    StringJoiner row = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null) {
        row.add(names.get(i) + ": " + texts[i]);
      }
    }
    String text = row.toString();
    return text.length() > RAW_CHARACTERS ? text.substring(0, RAW_CHARACTERS) : text;
  }
}
