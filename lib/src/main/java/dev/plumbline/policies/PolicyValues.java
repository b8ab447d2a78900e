package dev.plumbline.policies;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of a policy under the keys they have in the configuration: the component's name in
 * snake_case, after the name of the record it stands in; the edition's stand alone, and a duration
 * ends in {@code _seconds}.
 */
public final class PolicyValues {
  /**
   * One value.
   *
   * @param key as in the configuration
   * @param type its Java type
   * @param value what is in force
   */
  public record Value(String key, Class<?> type, Object value) {}

  private PolicyValues() {}

  /** Every value, in the order in which they are declared. */
  public static List<Value> of(Policy policy) {
    List<Value> values = new ArrayList<>();
    changed(
        (Record) policy,
        "",
        value -> {
          values.add(value);
          return Optional.empty();
        });
    return values;
  }

  /**
   * The policy with other values.
   *
   * @param change what replaces a value; empty where it stays
   * @throws dev.plumbline.failure.Invalid if the policy does not take them
   */
  public static Policy with(Policy policy, Function<Value, Optional<Object>> change) {
    return (Policy) changed((Record) policy, "", change);
  }

  private static Record changed(
      Record record, String prefix, Function<Value, Optional<Object>> change) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object value = value(record, components[i]);
      String key = prefix + snake(components[i].getName());
      if (value instanceof Record inner) {
        values[i] = changed(inner, inner instanceof Edition ? prefix : key + "_", change);
      } else {
        String unit = value instanceof Duration ? "_seconds" : "";
        values[i] = change.apply(new Value(key + unit, types[i], value)).orElse(value);
      }
    }
    return made(record.getClass(), types, values);
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the accessors of a policy are public", e);
    }
  }

  private static Record made(Class<?> type, Class<?>[] types, Object[] values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return (Record) constructor.newInstance(values);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the constructor of a policy is public", e);
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
