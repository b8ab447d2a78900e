package dev.plumbline.cost.unit;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.terms.OwnerKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Which served version a row is about, as its number among the configured ones. */
final class ServedOwners {
  /** The number; null where no entry matches. */
  static final Col SERVED = Col.temporary("served_number", DataTypes.IntegerType);

  private final List<Serving> entries;
  private final List<ServedVersion> versions;

  ServedOwners(List<Serving> entries) {
    this.entries = entries;
    this.versions = entries.stream().map(Serving::served).distinct().toList();
  }

  /** What is served, each once. */
  List<ServedVersion> versions() {
    return versions;
  }

  /** Of the first entry that matches owner and date; unallocated time serves nothing. */
  Column of(Col owner, Col date) {
    Column number = when(owner.of().equalTo(OwnerKind.UNALLOCATED.text()), lit(null));
    for (Serving entry : entries) {
      number =
          number.when(
              owner.of().rlike(entry.ownerPattern()).and(isInForce(entry, date)),
              lit(versions.indexOf(entry.served())));
    }
    return number;
  }

  private static Column isInForce(Serving entry, Col date) {
    return entry.from() == null ? lit(true) : date.of().geq(lit(entry.from()));
  }

  /** What is told by the model's name. */
  ServedNames names() {
    return new ServedNames(entries);
  }

  /** The registry that the entries of a version name; null where they name none. */
  Column registry() {
    Column registry = when(lit(false), lit(null));
    for (int i = 0; i < versions.size(); i++) {
      registry = registry.when(SERVED.of().equalTo(i), lit(versions.get(i).registry()));
    }
    return registry.cast(InferenceUsage.REGISTRY.type());
  }

  /** The registry that usage is about: what it says, else the entry it is told by. */
  Column registryOfUsage() {
    return when(isNotSaid(), coalesce(InferenceUsage.REGISTRY.of(), registry()))
        .otherwise(InferenceUsage.REGISTRY.of());
  }

  private static Column isNotSaid() {
    return InferenceUsage.VERSION.of().equalTo(InferenceUsage.NOT_SAID);
  }

  /** Of the version and target that usage is of, or of the model's name where it says no more. */
  Column ofUsage(Collection<LocalDate> dates) {
    Column number = when(isNotSaid(), names().of(InferenceUsage.MODEL, UnitEconomics.DATE, dates));
    for (int i = 0; i < versions.size(); i++) {
      ServedVersion served = versions.get(i);
      number =
          number.when(
              InferenceUsage.MODEL
                  .of()
                  .equalTo(served.model())
                  .and(InferenceUsage.VERSION.of().equalTo(served.version()))
                  .and(InferenceUsage.TARGET.of().equalTo(served.target())),
              lit(i));
    }
    return number;
  }
}
