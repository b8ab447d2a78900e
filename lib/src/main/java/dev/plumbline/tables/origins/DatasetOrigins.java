package dev.plumbline.tables.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import java.util.Map;

/**
 * Origins of {@link DatasetVersion}: the datasets that events of runs name, under the first of all
 * their names, and those that a registry declares as sources.
 */
final class DatasetOrigins {
  static final Origins ORIGINS = declared(used(named())).build();

  private DatasetOrigins() {}

  private static Origins.Builder named() {
    return Origins.of(DatasetVersion.TABLE)
        .made(
            DatasetVersion.DATASET_NAMESPACE,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED,
            RegistryRecord.DATASET_NAMESPACE)
        .made(
            DatasetVersion.DATASET_NAME,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED,
            RegistryRecord.DATASET_NAME)
        .made(
            DatasetVersion.VERSION, LineageEvent.INPUTS, LineageEvent.OUTPUTS, LineageEvent.RUN_ID)
        .made(DatasetVersion.IDENTITY_STATE, LineageEvent.INPUTS, LineageEvent.OUTPUTS)
        .summed(
            DatasetVersion.ALIASES,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED,
            RegistryRecord.DATASET_NAMESPACE,
            RegistryRecord.DATASET_NAME)
        .rows(Influence.FILTER, RegistryRecord.KIND)
        .rows(
            Influence.JOIN,
            LineageEvent.INPUTS,
            LineageEvent.OUTPUTS,
            LineageEvent.DESCRIBED,
            RegistryRecord.DATASET_NAMESPACE,
            RegistryRecord.DATASET_NAME)
        .rows(Influence.GROUP_BY, LineageEvent.RUN_ID);
  }

  private static Origins.Builder used(Origins.Builder table) {
    return table
        .summed(DatasetVersion.PRODUCED_BY, LineageEvent.RUN_ID)
        .summed(DatasetVersion.PRODUCED_AT, LineageEvent.EVENT_AT)
        .decided(
            DatasetVersion.PRODUCED_AT,
            LineageEvent.KIND,
            LineageEvent.EVENT_TYPE,
            LineageEvent.EVENT_ID)
        .counted(DatasetVersion.READ_BY)
        .summed(DatasetVersion.FIRST_SEEN_AT, LineageEvent.EVENT_AT, RegistryRecord.RECORD_AT);
  }

  /** The earliest declaration stands; of several at one time the first in text order. */
  private static Origins.Builder declared(Origins.Builder table) {
    Col[] order = {
      RegistryRecord.RECORD_AT,
      RegistryRecord.OWNER,
      RegistryRecord.LICENCE,
      RegistryRecord.LEGAL_BASIS,
      RegistryRecord.PERSONAL_DATA_CLASS
    };
    Map.of(
            DatasetVersion.OWNER, RegistryRecord.OWNER,
            DatasetVersion.LICENCE, RegistryRecord.LICENCE,
            DatasetVersion.LICENCE_EXPRESSION, RegistryRecord.LICENCE,
            DatasetVersion.LEGAL_BASIS, RegistryRecord.LEGAL_BASIS,
            DatasetVersion.PERSONAL_DATA_CLASS, RegistryRecord.PERSONAL_DATA_CLASS)
        .forEach((made, of) -> table.summed(made, of).decided(made, order));
    return table.summed(DatasetVersion.DECLARED_AT, RegistryRecord.RECORD_AT);
  }
}
