package dev.plumbline.ingest.secrets;

import dev.plumbline.ingest.Sink;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands between every ingester and the tables: whatever text passes, of rows, rejects and
 * warnings, passes without its secrets. Texts that come again, such as the devices of a scrape, are
 * looked through once.
 */
public final class MaskingSink implements Sink {
  /** Named by the configuration or masked when the landing was listed; rows are joined by them. */
  private static final Set<String> PLACES =
      Set.of("source", "source_file", "x_source", "x_source_file");

  private final Sink inner;
  private final TableSpec table;
  private final Privacy privacy;
  private final PrivateRows rows;
  private final Map<TableSpec, boolean[]> looks = new HashMap<>();
  private final RememberedTexts memory = new RememberedTexts();
  private final HiddenTexts hidden = new HiddenTexts();

  /**
   * Gives on what it gets.
   *
   * @param inner who gets it masked
   * @param table what {@link #row} gives
   * @param privacy what is personal data
   */
  public MaskingSink(Sink inner, TableSpec table, Privacy privacy) {
    this.inner = inner;
    this.table = table;
    this.privacy = privacy;
    this.rows = new PrivateRows(privacy, hidden);
  }

  /** How many texts did not come as they were; it goes on counting. */
  public HiddenTexts hidden() {
    return hidden;
  }

  /**
   * Where personal data is declared: the labels and fields of kept JSON that came, the first so
   * many, and every declared name that had a value.
   */
  public Set<String> namesMet() {
    return rows.met();
  }

  @Override
  public void row(Object[] values, LocalDate from, LocalDate through) {
    mask(table, values);
    inner.row(values, from, through);
  }

  @Override
  public void sideRow(TableSpec side, Object[] values) {
    mask(side, values);
    inner.sideRow(side, values);
  }

  @Override
  public void reject(long lineNumber, String raw, List<String> reasons) {
    boolean isHidden = raw != null && privacy.isDeclared();
    List<String> masked = reasons.stream().map(isHidden ? MaskingSink::code : this::text).toList();
    if (isHidden) {
      hidden.drop();
    }
    inner.reject(
        lineNumber, raw == null || isHidden ? null : looked(SecretText.masked(raw)), masked);
  }

  /** A reason without what it quotes of the record. */
  private static String code(String reason) {
    int detail = reason.indexOf(": ");
    return detail < 0 ? reason : reason.substring(0, detail);
  }

  @Override
  public void rejectedCharge(long lineNumber, Object[] values, boolean isUnreadable) {
    mask(FocusCharge.TABLE, values);
    inner.rejectedCharge(lineNumber, values, isUnreadable);
  }

  @Override
  public void accepted(long records) {
    inner.accepted(records);
  }

  @Override
  public void duplicate() {
    inner.duplicate();
  }

  @Override
  public void ignored(String reason, long records) {
    inner.ignored(text(reason), records);
  }

  @Override
  public void absent(String reason) {
    inner.absent(text(reason));
  }

  @Override
  public void warning(String text) {
    inner.warning(looked(SecretText.masked(text)));
  }

  @Override
  public void unmapped(String column) {
    inner.unmapped(text(column));
  }

  private void mask(TableSpec of, Object[] values) {
    boolean[] look = looks.computeIfAbsent(of, MaskingSink::columns);
    for (int i = 0; i < values.length; i++) {
      if (look[i] && values[i] != null) {
        values[i] = value(values[i]);
      }
    }
    if (privacy.isDeclared()) {
      rows.clean(of, values);
    }
  }

  private static boolean[] columns(TableSpec of) {
    List<Col> columns = of.columns();
    boolean[] look = new boolean[columns.size()];
    for (int i = 0; i < look.length; i++) {
      look[i] = !PLACES.contains(columns.get(i).name());
    }
    return look;
  }

  private Object value(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    if (value instanceof Object[] struct) {
      for (int i = 0; i < struct.length; i++) {
        struct[i] = struct[i] == null ? null : value(struct[i]);
      }
    }
    return value;
  }

  private Object map(Map<?, ?> map) {
    Map<Object, Object> masked = new LinkedHashMap<>();
    boolean isChanged = false;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = entry.getKey() instanceof String name ? text(name) : entry.getKey();
      Object value = entry.getValue();
      boolean isNamed = entry.getKey() instanceof String && value instanceof String;
      Object result =
          isNamed
              ? looked(memory.masked((String) entry.getKey(), (String) value))
              : value == null ? null : value(value);
      isChanged |= key != entry.getKey() || result != value;
      masked.put(key, result);
    }
    return isChanged ? masked : map;
  }

  private Object list(List<?> list) {
    List<Object> masked = new ArrayList<>(list.size());
    boolean isChanged = false;
    for (Object element : list) {
      Object result = element == null ? null : value(element);
      isChanged |= result != element;
      masked.add(result);
    }
    return isChanged ? masked : list;
  }

  private String text(String text) {
    return looked(memory.masked(text));
  }

  private String looked(String text) {
    hidden.look(text);
    return text;
  }
}
