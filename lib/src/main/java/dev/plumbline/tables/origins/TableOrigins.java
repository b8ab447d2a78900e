package dev.plumbline.tables.origins;

import dev.plumbline.schema.Origins;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.Optional;

/** The origins of every table that declares them. New ones are added here and nowhere else. */
public final class TableOrigins {
  /** All declarations. */
  public static final List<Origins> ALL =
      List.of(
          RequestOrigins.ORIGINS,
          RunOrigins.ORIGINS,
          EdgeOrigins.ORIGINS,
          DatasetOrigins.ORIGINS,
          AllocationOrigins.ORIGINS,
          PaidOrigins.ORIGINS,
          RegistryOrigins.MODEL_VERSION,
          RegistryOrigins.EVALUATION,
          RegistryOrigins.APPROVAL,
          RegistryOrigins.DEPLOYMENT,
          EfficiencyOrigins.ORIGINS,
          WaterfallOrigins.ORIGINS,
          WasteOrigins.ORIGINS,
          RunCostOrigins.ORIGINS,
          BridgeOrigins.ORIGINS,
          CommitmentOrigins.ORIGINS,
          ReconciliationOrigins.ORIGINS,
          PriceWalkOrigins.ORIGINS);

  private TableOrigins() {}

  /** Of which columns a table is made; empty where nothing is declared. */
  public static Optional<Origins> of(TableSpec table) {
    return ALL.stream().filter(origins -> origins.table().equals(table)).findFirst();
  }
}
