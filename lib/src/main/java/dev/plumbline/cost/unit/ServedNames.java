package dev.plumbline.cost.unit;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.cost.counter.ServerDays;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.ServingSample;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** Which served version a statement is about that says the model's name and no version. */
final class ServedNames {
  private final List<Serving> entries;
  private final List<ServedVersion> versions;

  ServedNames(List<Serving> entries) {
    this.entries = entries;
    this.versions = entries.stream().map(Serving::served).distinct().toList();
  }

  /** The one version that is served under the name on the date; null where several are, or none. */
  Integer number(String name, LocalDate date) {
    Map<List<String>, ServedVersion> served = new LinkedHashMap<>();
    for (Serving entry : entries) {
      boolean isInForce = entry.from() == null || !entry.from().isAfter(date);
      if (isInForce) {
        // The first entry of the same owners holds.
        served.putIfAbsent(
            List.of(String.valueOf(entry.namespace()), String.valueOf(entry.pod())),
            entry.served());
      }
    }
    Set<Integer> found =
        served.values().stream()
            .filter(version -> version.name().equals(name))
            .map(versions::indexOf)
            .collect(Collectors.toCollection(TreeSet::new));
    return found.size() == 1 ? found.iterator().next() : null;
  }

  /** As a column, for statements of these dates. */
  Column of(Col name, Col date, Collection<LocalDate> dates) {
    Column number = when(lit(false), lit(null));
    Set<String> names =
        versions.stream().map(ServedVersion::name).collect(Collectors.toCollection(TreeSet::new));
    for (LocalDate day : dates) {
      for (String one : names) {
        Integer found = number(one, day);
        if (found != null) {
          number = number.when(date.of().equalTo(lit(day)).and(name.of().equalTo(one)), lit(found));
        }
      }
    }
    return number;
  }

  /** Of a server: by its pod where it says that, else by the model's name. */
  Column ofServer(ServedOwners owners, Col owner, Collection<LocalDate> dates) {
    return when(owner.of().isNotNull(), owners.of(owner, ServerDays.DATE))
        .otherwise(of(ServingSample.MODEL, ServerDays.DATE, dates));
  }

  /** The owner as GPU time names it; null where the server does not say its pod. */
  static Column owner() {
    Column pod = ServingSample.POD.of();
    return when(pod.isNull(), lit(null))
        .when(ServingSample.NAMESPACE.of().isNull(), pod)
        .otherwise(concat(ServingSample.NAMESPACE.of(), lit("/"), pod));
  }
}
